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
import { encodeIncoming } from '../codec.ts'
import { CODE_LIFE, KEY_LIFE, QUOTED_LIFE, TEXT_LIFE } from '../periods.ts'
import type { Database } from './database.ts'
import { prepareTickets } from './desk.ts'
import { prepareEffects } from './effects.ts'
import { prepareErase } from './erase.ts'
import { groupCommit } from './group-commit.ts'
import { prepareLinks } from './links.ts'
import { prepareDrafts } from './outbox-drafts.ts'
import { inPortions, PORTION } from './portions.ts'
import { prepareProfiles } from './profiles.ts'
import { prepareTaking } from './taking.ts'

/** After these the freed pages of the log are emptied too. */
const ERASING: ReadonlySet<Effect['type']> = new Set(['personErased', 'wordsErased', 'chatUnlinked'])

/**
 * Documents that still quote so much. `words > 0` says nothing new to us, and to SQLite that the index of such documents alone will
 * do: without it every portion walks over all that were swept before. Exported for the test that reads its plan.
 */
export const UNSWEPT = (words: 1 | 2) =>
  `SELECT seq FROM memories WHERE words = ${words} AND words > 0 AND saved_at <= ? LIMIT ${PORTION}`

/**
 * Answered messages whose keys are too old to come again, and those whose words were erased after the key was forgotten: nothing is
 * left in such a row. Exported for the test that reads its plan.
 */
export const KEYED = `SELECT seq FROM inbox WHERE (key IS NOT NULL OR message IS NULL) AND done_at IS NOT NULL AND received_at <= ? LIMIT ${PORTION}`

/** The inbox, the leases and what a turn changes, over one SQLite file. `erased` is told after an erasure is stored. */
export function sqliteTurnStore(database: Database, erased: () => void = database.emptyLog): TurnStore {
  const { db, transaction, lightly } = database
  const profiles = prepareProfiles(db)
  const erase = prepareErase(db)
  const links = prepareLinks(db, profiles, erase)
  const effects = prepareEffects(db, profiles, erase, links)
  const drafts = prepareDrafts(db)
  const tickets = prepareTickets(db)
  const taking = prepareTaking(db, profiles, tickets.handoverIn)
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
    renew: db.prepare('UPDATE lanes SET lease_until = ? WHERE lane = ? AND holder = ?'),
    giveBack: db.prepare(
      `UPDATE lanes SET holder = NULL, lease_until = 0, attempts = attempts - :refund,
         not_before = CASE WHEN EXISTS (
           SELECT 1 FROM inbox i WHERE i.lane = lanes.lane AND i.done_at IS NULL AND i.seq > lanes.taken_seq
         ) THEN 0 ELSE :until END
       WHERE lane = :lane AND holder = :holder`,
    ),
    holder: db.prepare('SELECT holder FROM lanes WHERE lane = ?'),
    undone: db.prepare('SELECT seq FROM inbox WHERE key = ? AND done_at IS NULL'),
    finish: db.prepare(
      `UPDATE inbox SET done_at = ?1, replies = ?2, lane = CASE WHEN ?3 THEN lane END,
         message = CASE WHEN ?3 THEN message END, hidden = CASE WHEN ?3 THEN hidden END
       WHERE seq = ?4`,
    ),
    dropLane: db.prepare(
      'DELETE FROM lanes WHERE lane = ?1 AND NOT EXISTS (SELECT 1 FROM inbox WHERE lane = ?1 AND done_at IS NULL)',
    ),
    freeLane: db.prepare(
      `UPDATE lanes SET first_seq = (SELECT min(seq) FROM inbox WHERE lane = ?1 AND done_at IS NULL),
         holder = NULL, lease_until = 0, not_before = 0, attempts = 0, crashes = 0 WHERE lane = ?1`,
    ),
    forgetBlank: db.prepare(`DELETE FROM inbox WHERE message IS NULL AND seq IN (${KEYED})`),
    forgetText: db.prepare(
      `DELETE FROM inbox WHERE seq IN (SELECT seq FROM inbox WHERE done_at IS NOT NULL AND received_at <= ? LIMIT ${PORTION})`,
    ),
    forgetKeys: db.prepare(`UPDATE inbox SET key = NULL WHERE message IS NOT NULL AND seq IN (${KEYED})`),
    forgetQuotes: db.prepare(
      `UPDATE memories SET words = 1, memory = json_replace(memory, '$.topics', json('[]'), '$.lastAnswer', NULL, '$.scamText', NULL)
       WHERE seq IN (${UNSWEPT(2)})`,
    ),
    forgetLists: db.prepare(
      `UPDATE memories SET words = 0, memory = json_replace(memory, '$.lists', json('[]'))
       WHERE seq IN (${UNSWEPT(1)})`,
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
    const insert = () =>
      sql.insert.run(key, lane, encodeIncoming(message), JSON.stringify(hidden), cutFrom ?? null, now)
    let result = insert()
    if (result.changes === 0 && sql.forgetKey.run(key, now - KEY_LIFE).changes > 0) result = insert()
    if (result.changes === 0) return 'duplicate'
    sql.waitingLane.run(lane, result.lastInsertRowid)
    return 'new'
  }

  const accept = groupCommit(acceptAll)

  /** Leases need not outlive a power cut, so this waits for no disk. */
  function take(holder: string, now: number, leaseMs: number, most: number): TurnWork[] {
    return lightly(() => transaction(() => taking.take(holder, now, leaseMs, most)))
  }

  function commitOne(turn: TurnCommit): Committed {
    const { lane, holder, done, absorbed, effects: changes, messages, now, keepText } = turn
    const seqs = done.flatMap((key) => sql.undone.get(key)?.seq ?? []) as number[]
    const [first] = seqs
    if (first === undefined) return 'already-done'
    if (holder !== undefined && sql.holder.get(lane)?.holder !== holder) return 'lease-lost'
    if (changes.some((effect) => effect.type === 'peopleLinked' && links.mustWait(effect.request, lane, now)))
      return 'run-again'
    const replies = messages.filter(({ why }) => why === 'reply').length
    for (const seq of seqs) sql.finish.run(now, seq === first ? replies : 0, keepText ? 1 : 0, seq)
    // Before the effects: one of them may say that this very message was the platform's word of a block.
    profiles.wrote(lane)
    for (const effect of changes) effects.apply(effect, now)
    profiles.absorb(lane, absorbed)
    profiles.heard(lane, now)
    for (const draft of messages) drafts.put(draft, now, draft.why === 'reply' ? first : null)
    if (sql.dropLane.run(lane).changes === 0) sql.freeLane.run(lane)
    return 'committed'
  }

  const commit = groupCommit((turns: readonly TurnCommit[]) => transaction(() => turns.map(commitOne)))

  /** Rows of the inbox that went: those without words go with their keys. */
  async function forgetKeys(now: number, stopped: AbortSignal | undefined): Promise<number> {
    let gone = 0
    const change = () => {
      const blank = Number(sql.forgetBlank.run(now - KEY_LIFE).changes)
      gone += blank
      return blank + Number(sql.forgetKeys.run(now - KEY_LIFE).changes)
    }
    await inPortions(database, change, stopped)
    return gone
  }

  function forgetFew(now: number): void {
    sql.forgetUnreachable.run(now - KEY_LIFE)
    sql.forgetCodes.run(now - CODE_LIFE)
    links.forgetOld(now)
  }

  const { linkCode, linkCodesSince, linkRequest, chatsOf } = links
  return {
    ...{ linkCode, linkCodesSince, linkRequest, chatsOf },
    acceptOnce: (message, now) => accept({ message, now }),
    takeWork: async (holder, now, leaseMs) => take(holder, now, leaseMs, 1)[0] ?? null,
    takeWaiting: async (holder, now, leaseMs, most) => take(holder, now, leaseMs, most),
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
      const at = taking.freeAt(now)
      return at === null ? null : Math.max(at, now)
    },
    async forgetOld(now, stopped) {
      transaction(() => forgetFew(now))
      const blank = await forgetKeys(now, stopped)
      const texts = await inPortions(database, () => sql.forgetText.run(now - TEXT_LIFE).changes, stopped)
      await inPortions(database, () => sql.forgetQuotes.run(now - QUOTED_LIFE).changes, stopped)
      await inPortions(database, () => sql.forgetLists.run(now - TEXT_LIFE).changes, stopped)
      // What is forgotten must not stay readable in the log, which a quiet bot writes over only after days.
      if (!stopped?.aborted) database.emptyLog()
      return blank + texts
    },
    memoryOf: async (lane, learner) => profiles.memoryOf(lane, learner),
    async reachOf(learner) {
      const row = sql.reach.get(learner)
      if (row === undefined) return null
      return { to: JSON.parse(String(row.address)), voice: (JSON.parse(String(row.schedule)) as Schedule).voice }
    },
    backlog: async () => Number(sql.backlog.get()?.n ?? 0),
  }
}
