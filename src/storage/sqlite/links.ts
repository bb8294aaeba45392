import type { DatabaseSync } from 'node:sqlite'
import type { Address } from '../../channels/channel.ts'
import type { LinkedChat, LinkReads, LinkRequest } from '../../conversation/link-store.ts'
import type { Effect } from '../../conversation/turn-store.ts'
import { CODE_TRIES } from '../periods.ts'
import type { Erase } from './erase.ts'
import { prepareJoin } from './join-people.ts'
import type { Profiles } from './profiles.ts'

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>

/** The chats of one person: codes, what is asked, linking and unlinking. Called inside a transaction, but for what is read. */
export interface Links extends LinkReads {
  ask(effect: Of<'linkAsked'>): void
  drop(effect: Of<'linkDropped'>): void
  link(effect: Of<'peopleLinked'>): void
  unlink(effect: Of<'chatUnlinked'>): void
  moveDaily(effect: Of<'dailyMoved'>): void
  /** Linking must wait: somebody concerned is being answered in another chat than `lane`, or nobody is asked any more. */
  mustWait(request: LinkRequest, lane: string, now: number): boolean
  forgetOld(now: number): void
}

/** Prepares the statements once. Called while the database is opened. */
export function prepareLinks(db: DatabaseSync, profiles: Profiles, erase: Erase): Links {
  const join = prepareJoin(db, profiles)
  const sql = {
    code: db.prepare(
      `SELECT id, learner, lane, address, name, expires_at AS expiresAt FROM codes
       WHERE hash = ? AND kind = 'link' AND expires_at > ? AND tries < ${CODE_TRIES} ORDER BY expires_at DESC, id LIMIT 1`,
    ),
    codesSince: db.prepare("SELECT count(*) AS n FROM codes WHERE learner = ? AND kind = 'link' AND expires_at > ?"),
    request: db.prepare(
      `SELECT id, learner, lane, address, asker, asker_lane, asker_address, asker_name, way, expires_at
       FROM link_requests WHERE learner = ? AND expires_at > ? ORDER BY expires_at DESC, id LIMIT 1`,
    ),
    isAsked: db.prepare('SELECT 1 FROM link_requests WHERE id = ?'),
    chats: db.prepare(
      `SELECT k.lane, k.address, EXISTS (SELECT 1 FROM schedules s WHERE s.learner = k.learner AND s.lane = k.lane) AS daily
       FROM links k WHERE k.learner = ? ORDER BY k.since, k.lane`,
    ),
    ask: db.prepare(
      `INSERT INTO link_requests (id, learner, lane, address, asker, asker_lane, asker_address, asker_name, way, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    dropRequests: db.prepare('DELETE FROM link_requests WHERE learner = ?1 OR asker = ?1'),
    killCodes: db.prepare(`UPDATE codes SET tries = ${CODE_TRIES} WHERE learner = ? AND kind = 'link'`),
    add: db.prepare('INSERT INTO links (learner, lane, address, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    remove: db.prepare('DELETE FROM links WHERE learner = ? AND lane = ?'),
    // Somebody left in one chat writes in one chat.
    removeLast: db.prepare(
      'DELETE FROM links WHERE learner = ?1 AND (SELECT count(*) FROM links WHERE learner = ?1) = 1',
    ),
    dropCodes: db.prepare("DELETE FROM codes WHERE learner = ? AND lane = ? AND kind = 'link'"),
    isDaily: db.prepare('SELECT 1 FROM schedules WHERE learner = ? AND lane = ?'),
    moveDaily: db.prepare(
      `UPDATE schedules SET lane = ?2, address = ?3, reachable = NOT EXISTS (SELECT 1 FROM unreachable WHERE lane = ?2)
       WHERE learner = ?1`,
    ),
    answering: db.prepare(
      `SELECT 1 FROM lanes l JOIN memories m ON m.lane = l.lane
       WHERE m.learner IN (:learner, :asker) AND l.lane <> :lane AND l.holder IS NOT NULL AND l.lease_until > :now LIMIT 1`,
    ),
    forget: db.prepare('DELETE FROM link_requests WHERE expires_at <= ?'),
  }

  function chatsOf(learner: string): LinkedChat[] {
    return sql.chats
      .all(learner)
      .map(({ lane, address, daily }) => ({ lane: String(lane), to: addressOf(address), daily: daily === 1 }))
  }

  return {
    async linkCode(hash, now) {
      const row = sql.code.get(hash, now)
      if (row === undefined) return null
      const { address, ...code } = row
      return { ...code, to: addressOf(address) } as Awaited<ReturnType<LinkReads['linkCode']>>
    },
    linkCodesSince: async (learner, since) => Number(sql.codesSince.get(learner, since)?.n ?? 0),
    async linkRequest(learner, now) {
      const row = sql.request.get(learner, now)
      return row === undefined ? null : toRequest(row)
    },
    chatsOf: async (learner) => chatsOf(learner),

    ask({ request: { id, learner, lane, to, asker, askerLane, askerTo, askerName, way, expiresAt } }) {
      sql.dropRequests.run(learner)
      const [address, askerAddress] = [to, askerTo].map((each) => JSON.stringify(each)) as [string, string]
      sql.ask.run(id, learner, lane, address, asker, askerLane, askerAddress, askerName, way, expiresAt)
    },
    drop({ learner }) {
      sql.dropRequests.run(learner)
      sql.killCodes.run(learner)
    },
    link({ request, memory, at }) {
      const { learner, lane, to, asker, askerLane, askerTo, way } = request
      if (sql.isAsked.get(request.id) === undefined) return
      for (const each of [learner, asker]) {
        sql.dropRequests.run(each)
        if (each === learner || way === 'merge') sql.killCodes.run(each)
      }
      if (way === 'merge') join(asker, learner, at)
      else if (profiles.memoryOf(askerLane, learner) === null) profiles.save(askerLane, learner, memory, at)
      sql.add.run(learner, lane, JSON.stringify(to), at)
      sql.add.run(learner, askerLane, JSON.stringify(askerTo), at)
    },
    unlink({ lane, learner, at }) {
      profiles.remove(lane, learner)
      sql.remove.run(learner, lane)
      sql.dropCodes.run(learner, lane)
      const [next] = chatsOf(learner)
      if (next && sql.isDaily.get(learner, lane) !== undefined)
        sql.moveDaily.run(learner, next.lane, JSON.stringify(next.to))
      sql.removeLast.run(learner)
      erase.chat(lane, learner, at)
    },
    moveDaily: ({ learner, lane, to }) => void sql.moveDaily.run(learner, lane, JSON.stringify(to)),
    mustWait: ({ id, learner, asker }, lane, now) =>
      sql.isAsked.get(id) === undefined || sql.answering.get({ learner, asker, lane, now }) !== undefined,
    forgetOld: (now) => void sql.forget.run(now),
  }
}

function addressOf(text: unknown): Address {
  return JSON.parse(String(text)) as Address
}

function toRequest(row: Record<string, unknown>): LinkRequest {
  return {
    id: String(row.id),
    learner: String(row.learner),
    lane: String(row.lane),
    to: addressOf(row.address),
    asker: String(row.asker),
    askerLane: String(row.asker_lane),
    askerTo: addressOf(row.asker_address),
    askerName: String(row.asker_name),
    way: row.way === 'merge' ? 'merge' : 'beside',
    expiresAt: Number(row.expires_at),
  }
}
