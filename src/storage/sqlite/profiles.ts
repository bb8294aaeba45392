import type { DatabaseSync } from 'node:sqlite'
import type { Opened, Profile } from '../../conversation/turn-store.ts'

import { joinedMemory } from '../joined-memory.ts'

/** Who learns in a chat, who of them speaks now, and what each is remembered by. */
export interface Profiles {
  /** The memory of whoever speaks now, or of the named learner; null when there is none. */
  memoryOf(lane: string, learner?: string): unknown
  /** The memory of whoever speaks now, and everybody who learns in the chat, in the order they came. */
  spokenIn(lane: string): { memory: unknown; profiles: Profile[] }
  /** What unasked messages opened that went out, oldest first. */
  openedIn(lane: string): Opened[]
  /** The document replaces the one before; somebody new in the chat speaks from now on. */
  save(lane: string, learner: string, memory: unknown, now: number): void
  choose(lane: string, learner: string | null): void
  /** The chat wrote. Remembered only where somebody agreed to be. */
  heard(lane: string, now: number): void
  /** Whoever writes is reachable again, whatever a send was answered before. */
  wrote(lane: string): void
  /** These patches are in the memory now. */
  absorb(lane: string, ids: readonly string[]): void
  /** These parts replace those in the person's documents in other chats. */
  share(lane: string, learner: string, parts: Readonly<Record<string, unknown>>): void
  /** Two people are one: wherever `gone` is remembered, the learner is, and an answer just given can no longer be taken back. */
  become(gone: string, learner: string): void
  /** Nothing is remembered of the person in this chat. */
  remove(lane: string, learner: string): void
}

/** Prepares the statements once. Called while the database is opened. */
export function prepareProfiles(db: DatabaseSync): Profiles {
  const sql = {
    current: db.prepare(
      'SELECT m.memory FROM chats c JOIN memories m ON m.lane = c.lane AND m.learner = c.current WHERE c.lane = ?',
    ),
    named: db.prepare('SELECT memory FROM memories WHERE lane = ? AND learner = ?'),
    everybody: db.prepare(
      `SELECT m.learner, m.memory, c.current IS m.learner,
         EXISTS (SELECT 1 FROM links k WHERE k.lane = m.lane AND k.learner = m.learner)
       FROM memories m LEFT JOIN chats c ON c.lane = m.lane WHERE m.lane = ? ORDER BY m.seq`,
    ),
    // The time the sending began: whoever answers saw the message after it, whatever the platform's clock rounds to.
    opened: db.prepare(
      `SELECT id, opens_for AS learner, opens AS patch, claimed_at AS at FROM outbox
       WHERE lane = ? AND opens IS NOT NULL AND state IN ('sent', 'unknown') ORDER BY claimed_at, seq`,
    ),
    replace: db.prepare('UPDATE memories SET memory = ?, saved_at = ?, words = 2 WHERE lane = ? AND learner = ?'),
    add: db.prepare('INSERT INTO memories (memory, saved_at, lane, learner) VALUES (?, ?, ?, ?)'),
    choose: db.prepare(
      'INSERT INTO chats (lane, current) VALUES (?, ?) ON CONFLICT (lane) DO UPDATE SET current = excluded.current',
    ),
    leave: db.prepare('UPDATE chats SET current = NULL WHERE lane = ?'),
    heard: db.prepare('UPDATE chats SET heard_at = ? WHERE lane = ?'),
    reachable: db.prepare('DELETE FROM unreachable WHERE lane = ?'),
    unmute: db.prepare('UPDATE schedules SET reachable = 1 WHERE lane = ? AND reachable = 0'),
    elsewhere: db.prepare('SELECT lane, memory FROM memories WHERE learner = ? AND lane <> ?'),
    rewrite: db.prepare('UPDATE memories SET memory = ? WHERE lane = ? AND learner = ?'),
    of: db.prepare('SELECT lane, memory FROM memories WHERE learner = ?'),
    twice: db.prepare(
      `DELETE FROM memories WHERE learner = ?1
         AND EXISTS (SELECT 1 FROM memories o WHERE o.lane = memories.lane AND o.learner = ?2)`,
    ),
    rename: db.prepare('UPDATE memories SET learner = ?2 WHERE learner = ?1'),
    speak: db.prepare('UPDATE chats SET current = ?2 WHERE current = ?1'),
    remove: db.prepare('DELETE FROM memories WHERE lane = ? AND learner = ?'),
    unspeak: db.prepare('UPDATE chats SET current = NULL WHERE lane = ? AND current = ?'),
    absorb: db.prepare('UPDATE outbox SET opens = NULL, opens_for = NULL WHERE lane = ? AND id = ?'),
  }

  sql.everybody.setReturnArrays(true)

  return {
    memoryOf(lane, learner) {
      const row = learner === undefined ? sql.current.get(lane) : sql.named.get(lane, learner)
      return typeof row?.memory === 'string' ? JSON.parse(row.memory) : null
    },
    spokenIn(lane) {
      const rows = sql.everybody.all(lane) as unknown as [
        learner: string,
        memory: string,
        speaks: 0 | 1,
        linked: 0 | 1,
      ][]
      let spoken: unknown = null
      const profiles = rows.map(([learner, text, speaks, linked]): Profile => {
        const memory = JSON.parse(text) as { settings?: Pick<Profile, 'name' | 'form'> }
        if (speaks === 1) spoken = memory
        const { settings } = memory
        return {
          learner,
          name: settings?.name ?? null,
          form: (settings?.form ?? null) as Profile['form'],
          ...(linked === 1 ? { linked: true } : {}),
        }
      })
      return { memory: spoken, profiles }
    },
    openedIn(lane) {
      const rows = sql.opened.all(lane) as { id: string; learner: string; patch: string; at: number }[]
      return rows.map(({ id, learner, patch, at }) => ({ id, learner, patch: JSON.parse(patch) as unknown, at }))
    },
    save(lane, learner, memory, now) {
      const text = JSON.stringify(memory)
      if (sql.replace.run(text, now, lane, learner).changes > 0) return
      sql.add.run(text, now, lane, learner)
      sql.choose.run(lane, learner)
    },
    choose(lane, learner) {
      if (learner === null) sql.leave.run(lane)
      else sql.choose.run(lane, learner)
    },
    heard: (lane, now) => void sql.heard.run(now, lane),
    wrote(lane) {
      if (sql.reachable.run(lane).changes > 0) sql.unmute.run(lane)
    },
    absorb(lane, ids) {
      for (const id of ids) sql.absorb.run(lane, id)
    },
    share(lane, learner, parts) {
      for (const row of sql.elsewhere.all(learner, lane)) {
        const memory = { ...(JSON.parse(String(row.memory)) as object), ...parts }
        sql.rewrite.run(JSON.stringify(memory), row.lane as string, learner)
      }
    },
    become(gone, learner) {
      sql.twice.run(gone, learner)
      sql.rename.run(gone, learner)
      sql.speak.run(gone, learner)
      for (const { lane, memory } of sql.of.all(learner))
        sql.rewrite.run(JSON.stringify(joinedMemory(JSON.parse(String(memory)), learner)), lane as string, learner)
    },
    remove(lane, learner) {
      sql.remove.run(lane, learner)
      sql.unspeak.run(lane, learner)
    },
  }
}
