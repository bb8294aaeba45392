import type { Accepted } from '../../channels/channel.ts'
import type {
  Committed,
  Effect,
  PendingMessage,
  TurnCommit,
  TurnStore,
  TurnWork,
} from '../../conversation/turn-store.ts'
import type { Schedule } from '../../learning/schedule.ts'
import { decodeIncoming, encodeIncoming } from '../codec.ts'
import { CODE_LIFE, KEY_LIFE, MESSAGES_PER_TURN, QUOTED_LIFE, TEXT_LIFE } from '../periods.ts'
import type { Database } from './database.ts'
import { prepareTickets } from './desk.ts'
import { prepareEffects } from './effects.ts'
import { prepareErase } from './erase.ts'
import { groupCommit } from './group-commit.ts'
import { prepareLinks } from './links.ts'
import { prepareDrafts } from './outbox-drafts.ts'
import { prepareProfiles } from './profiles.ts'

interface InboxRow {
  key: string
  lane: string
  message: string
  hidden: string
  cut_from: number | null
}

interface LaneRow {
  lane: string
  taken_seq: number
  holder: string | null
  lease_until: number
  attempts: number
}

/**
 * A process that dies takes up to eight chats along, most of them innocent, so a crash weighs less than a failure;
 * but a message that kills the process each time is given up in the end, or the bot would never run again.
 */
const CRASHES_PER_ATTEMPT = 4

/** After these the freed pages of the log are emptied too. */
const ERASING: ReadonlySet<Effect['type']> = new Set(['personErased', 'wordsErased', 'chatUnlinked'])

/** Until when somebody of a chat is being answered in another of their chats; 0 when nobody is. */
const ANSWERED_ELSEWHERE = `SELECT coalesce(max(b.lease_until), 0) FROM links k JOIN links o ON o.learner = k.learner AND o.lane <> k.lane
  JOIN lanes b ON b.lane = o.lane WHERE k.lane = lanes.lane AND b.holder IS NOT NULL`

/** Documents rewritten at once, about 20 microseconds each: an answer in between waits no longer than that. */
const MEMORIES_PER_SWEEP = 2_000

/** The inbox, the leases and what a turn changes, over one SQLite file. `erased` is told after an erasure is stored. */
export function sqliteTurnStore(database: Database, erased: () => void = database.emptyLog): TurnStore {
  const { db, transaction, lightly } = database
  const profiles = prepareProfiles(db)
  const erase = prepareErase(db)
  const links = prepareLinks(db, profiles, erase)
  const effects = prepareEffects(db, profiles, erase, links)
  const drafts = prepareDrafts(db)
  const tickets = prepareTickets(db)
  const sql = {
    forgetKey: db.prepare('UPDATE inbox SET key = NULL WHERE key = ? AND done_at IS NOT NULL AND received_at <= ?'),
    insert: db.prepare(
      `INSERT INTO inbox (key, lane, message, hidden, cut_from, received_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (key) DO NOTHING`,
    ),
    waitingLane: db.prepare(
      `INSERT INTO lanes (lane, first_seq) VALUES (?, ?)
       ON CONFLICT (lane) DO UPDATE SET not_before = 0`,
    ),
    nextLane: db.prepare(
      `SELECT lane, attempts + crashes / ${CRASHES_PER_ATTEMPT} AS attempts FROM lanes
       WHERE (holder IS NULL OR lease_until <= :now) AND not_before <= :now AND (${ANSWERED_ELSEWHERE}) <= :now
       ORDER BY first_seq LIMIT 1`,
    ),
    lease: db.prepare(
      `UPDATE lanes SET holder = :holder, lease_until = :until, not_before = 0, attempts = attempts + 1,
         taken_seq = (SELECT max(seq) FROM inbox WHERE lane = :lane AND done_at IS NULL)
       WHERE lane = :lane`,
    ),
    undone: db.prepare(
      `SELECT key, lane, message, hidden, cut_from FROM inbox WHERE lane = ? AND done_at IS NULL ORDER BY seq LIMIT ?`,
    ),
    renew: db.prepare('UPDATE lanes SET lease_until = ? WHERE lane = ? AND holder = ?'),
    giveBack: db.prepare(
      `UPDATE lanes SET holder = NULL, lease_until = 0, attempts = attempts - :refund,
         not_before = CASE WHEN EXISTS (
           SELECT 1 FROM inbox i WHERE i.lane = lanes.lane AND i.done_at IS NULL AND i.seq > lanes.taken_seq
         ) THEN 0 ELSE :until END
       WHERE lane = :lane AND holder = :holder`,
    ),
    lane: db.prepare('SELECT lane, taken_seq, holder, lease_until, attempts FROM lanes WHERE lane = ?'),
    doneSeq: db.prepare('SELECT seq FROM inbox WHERE key = ? AND done_at IS NULL'),
    finish: db.prepare(
      `UPDATE inbox SET done_at = :now, replies = :replies,
         lane = CASE WHEN :keep THEN lane END, message = CASE WHEN :keep THEN message END, hidden = CASE WHEN :keep THEN hidden END
       WHERE seq = :seq`,
    ),
    firstUndone: db.prepare('SELECT min(seq) AS seq FROM inbox WHERE lane = ? AND done_at IS NULL'),
    freeLane: db.prepare(
      'UPDATE lanes SET first_seq = ?, holder = NULL, lease_until = 0, not_before = 0, attempts = 0, crashes = 0 WHERE lane = ?',
    ),
    dropLane: db.prepare('DELETE FROM lanes WHERE lane = ?'),
    nextAt: db.prepare(`SELECT min(max(not_before, lease_until, (${ANSWERED_ELSEWHERE}))) AS at FROM lanes`),
    forgetBlank: db.prepare('DELETE FROM inbox WHERE done_at IS NOT NULL AND message IS NULL AND received_at <= ?'),
    forgetText: db.prepare('DELETE FROM inbox WHERE done_at IS NOT NULL AND received_at <= ?'),
    forgetKeys: db.prepare(
      'UPDATE inbox SET key = NULL WHERE key IS NOT NULL AND done_at IS NOT NULL AND received_at <= ?',
    ),
    forgetQuotes: db.prepare(
      `UPDATE memories SET words = 1, memory = json_replace(memory, '$.topics', json('[]'), '$.lastAnswer', NULL, '$.scamText', NULL)
       WHERE seq IN (SELECT seq FROM memories WHERE words = 2 AND saved_at <= ? LIMIT ${MEMORIES_PER_SWEEP})`,
    ),
    forgetLists: db.prepare(
      `UPDATE memories SET words = 0, memory = json_replace(memory, '$.lists', json('[]'))
       WHERE seq IN (SELECT seq FROM memories WHERE words = 1 AND saved_at <= ? LIMIT ${MEMORIES_PER_SWEEP})`,
    ),
    forgetCodes: db.prepare('DELETE FROM codes WHERE expires_at <= ?'),
    forgetUnreachable: db.prepare(
      'DELETE FROM unreachable WHERE at <= ? AND lane NOT IN (SELECT lane FROM chats) AND lane NOT IN (SELECT lane FROM schedules)',
    ),
    reach: db.prepare(
      `SELECT address, schedule FROM schedules
       WHERE learner = ? AND reachable = 1 AND json_extract(schedule, '$.stoppedAt') IS NULL`,
    ),
    backlog: db.prepare('SELECT count(*) AS n FROM inbox WHERE done_at IS NULL'),
  }

  function acceptAll(items: readonly { message: PendingMessage; now: number }[]): Accepted[] {
    return transaction(() => items.map(({ message, now }) => acceptOne(message, now)))
  }

  function acceptOne({ key, lane, message, hidden, cutFrom }: PendingMessage, now: number): Accepted {
    sql.forgetKey.run(key, now - KEY_LIFE)
    const result = sql.insert.run(key, lane, encodeIncoming(message), JSON.stringify(hidden), cutFrom ?? null, now)
    if (result.changes === 0) return 'duplicate'
    sql.waitingLane.run(lane, result.lastInsertRowid)
    return 'new'
  }

  const accept = groupCommit(acceptAll)

  function take(holder: string, now: number, leaseMs: number): TurnWork | null {
    const next = sql.nextLane.get({ now }) as { lane: string; attempts: number } | undefined
    if (next === undefined) return null
    // Nobody comes between these statements: all of them run in this process, without a pause.
    lightly(() => sql.lease.run({ holder, until: now + leaseMs, lane: next.lane }))
    const rows = sql.undone.all(next.lane, MESSAGES_PER_TURN) as unknown as [InboxRow, ...InboxRow[]]
    const handover = tickets.handoverIn(next.lane)
    return {
      lane: next.lane,
      messages: rows.map(toPending) as unknown as TurnWork['messages'],
      memory: profiles.memoryOf(next.lane),
      profiles: profiles.of(next.lane),
      opened: profiles.openedIn(next.lane),
      ...(handover ? { handover: { ...handover } } : {}),
      attempts: next.attempts,
    }
  }

  function commitOne(turn: TurnCommit): Committed {
    const { lane, holder, done, absorbed, effects: changes, messages, now, keepText } = turn
    const seqs = done.flatMap((key) => {
      const row = sql.doneSeq.get(key)
      return row === undefined ? [] : [Number(row.seq)]
    })
    const [first] = seqs
    const replies = messages.filter(({ why }) => why === 'reply')
    if (first === undefined) return 'already-done'
    const held = sql.lane.get(lane) as LaneRow | undefined
    if (holder !== undefined && held?.holder !== holder) return 'lease-lost'
    if (changes.some((effect) => effect.type === 'peopleLinked' && links.mustWait(effect.request, lane, now)))
      return 'run-again'
    for (const seq of seqs) {
      sql.finish.run({ now, seq, keep: keepText ? 1 : 0, replies: seq === first ? replies.length : 0 })
    }
    // Before the effects: one of them may say that this very message was the platform's word of a block.
    profiles.wrote(lane)
    for (const effect of changes) effects.apply(effect, now)
    profiles.absorb(lane, absorbed)
    profiles.heard(lane, now)
    for (const draft of messages) drafts.put(draft, now, draft.why === 'reply' ? first : null)
    const rest = sql.firstUndone.get(lane)?.seq
    if (typeof rest === 'number') sql.freeLane.run(rest, lane)
    else sql.dropLane.run(lane)
    return 'committed'
  }

  const commit = groupCommit((turns: readonly TurnCommit[]) => transaction(() => turns.map(commitOne)))

  const { linkCode, linkCodesSince, linkRequest, chatsOf } = links
  return {
    ...{ linkCode, linkCodesSince, linkRequest, chatsOf },
    acceptOnce: (message, now) => accept({ message, now }),
    takeWork: async (holder, now, leaseMs) => take(holder, now, leaseMs),
    renew: async (lane, holder, until) => lightly(() => sql.renew.run(until, lane, holder).changes > 0),
    async postpone(lane, holder, until) {
      lightly(() => sql.giveBack.run({ lane, holder, until, refund: 1 }))
    },
    async retryLater(lane, holder, until) {
      lightly(() => sql.giveBack.run({ lane, holder, until, refund: 0 }))
    },
    async commitTurn(turn) {
      const result = await commit(turn)
      if (result === 'committed' && turn.effects.some(({ type }) => ERASING.has(type))) erased()
      return result
    },
    async nextWorkAt(now) {
      const at = sql.nextAt.get()?.at
      return typeof at === 'number' ? Math.max(at, now) : null
    },
    forgetOld: async (now) =>
      transaction(() => {
        const gone =
          Number(sql.forgetBlank.run(now - KEY_LIFE).changes) + Number(sql.forgetText.run(now - TEXT_LIFE).changes)
        sql.forgetKeys.run(now - KEY_LIFE)
        sql.forgetUnreachable.run(now - KEY_LIFE)
        sql.forgetCodes.run(now - CODE_LIFE)
        links.forgetOld(now)
        sql.forgetQuotes.run(now - QUOTED_LIFE)
        sql.forgetLists.run(now - TEXT_LIFE)
        return gone
      }),
    memoryOf: async (lane, learner) => profiles.memoryOf(lane, learner),
    async reachOf(learner) {
      const row = sql.reach.get(learner)
      if (row === undefined) return null
      return { to: JSON.parse(String(row.address)), voice: (JSON.parse(String(row.schedule)) as Schedule).voice }
    },
    backlog: async () => Number(sql.backlog.get()?.n ?? 0),
  }
}

function toPending(row: InboxRow): PendingMessage {
  return {
    key: row.key,
    lane: row.lane,
    message: decodeIncoming(row.message),
    hidden: JSON.parse(row.hidden) as PendingMessage['hidden'],
    ...(row.cut_from === null ? {} : { cutFrom: row.cut_from }),
  }
}
