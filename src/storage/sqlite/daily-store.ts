import type { Address } from '../../channels/channel.ts'
import type { DailyOutcome, DailyStore, DueLearner } from '../../delivery/daily-store.ts'
import { emptyProgress, type Progress, type ReviewCard } from '../../learning/record.ts'
import type { Schedule } from '../../learning/schedule.ts'
import { localDay } from '../../shared/clock.ts'
import type { Database } from './database.ts'
import { sqliteIdle } from './idle.ts'
import { prepareDrafts } from './outbox-drafts.ts'

/** Due cards read of one learner: a day's message asks far fewer. */
const CARDS = 20

/** The last word of a learner about being remembered. */
const CONSENTED = (learner: string) =>
  `(SELECT state FROM consents g WHERE g.learner = ${learner} ORDER BY g.seq DESC LIMIT 1) = 'given'`

/** Exported for the test that reads its plan: at a million learners a scan would hold up every answer. */
export const DUE = `SELECT s.learner, s.lane, s.address, s.next_at AS dueAt, s.schedule, l.progress,
    c.heard_at AS heardAt, c.unasked_at AS unaskedAt,
    (SELECT count(*) FROM memories m WHERE m.lane = s.lane) AS people,
    EXISTS (SELECT 1 FROM outbox o WHERE o.id = 'd:' || s.learner || ':' || json_extract(s.schedule, '$.lastSent') || ':1'
      AND (o.state = 'rejected' OR (o.state = 'skipped' AND o.detail <> 'unreachable'))) AS dropped
  FROM schedules s LEFT JOIN learners l ON l.learner = s.learner LEFT JOIN chats c ON c.lane = s.lane
  WHERE s.next_at <= :now AND s.next_at IS NOT NULL AND s.reachable = 1 AND ${CONSENTED('s.learner')}
    AND NOT EXISTS (SELECT 1 FROM unreachable u WHERE u.lane = s.lane)
  ORDER BY s.next_at, s.learner LIMIT :limit`

interface DueRow {
  learner: string
  lane: string
  address: string
  dueAt: number
  schedule: string
  progress: string | null
  heardAt: number | null
  unaskedAt: number | null
  dropped: number
  people: number
}

type CardRow = [string, string, number, number, number, number, number, number, number | null]

/** Who is to be written to, over one SQLite file. */
export function sqliteDailyStore(database: Database): DailyStore {
  const { db, transaction } = database
  const drafts = prepareDrafts(db)
  const sql = {
    due: db.prepare(DUE),
    cards: db.prepare(
      `SELECT fact, text, stability, difficulty, reps, lapses, last, due, last_pass FROM cards
       WHERE learner = ? AND due <= ? ORDER BY due, fact LIMIT ${CARDS}`,
    ),
    waiting: db.prepare(
      `SELECT s.lane, s.schedule, l.progress FROM schedules s LEFT JOIN learners l ON l.learner = s.learner
       WHERE s.learner = :learner AND s.next_at = :dueAt AND s.reachable = 1 AND ${CONSENTED('s.learner')}
         AND NOT EXISTS (SELECT 1 FROM lanes w WHERE w.lane = s.lane)
         AND NOT EXISTS (SELECT 1 FROM links k JOIN lanes w ON w.lane = k.lane WHERE k.learner = s.learner)`,
    ),
    move: db.prepare('UPDATE schedules SET schedule = ?, next_at = ? WHERE learner = ?'),
    unasked: db.prepare('UPDATE chats SET unasked_at = ? WHERE lane = ?'),
    progress: db.prepare('UPDATE learners SET progress = ? WHERE learner = ?'),
    heard: db.prepare('SELECT heard_at AS at FROM chats WHERE lane = ?'),
    next: db.prepare('SELECT min(next_at) AS at FROM schedules WHERE next_at IS NOT NULL AND reachable = 1'),
  }
  // Rows come as arrays: ten thousand cards of a batch are read in half the time.
  sql.cards.setReturnArrays(true)
  /** What the last batch was decided on: a turn in between may change a name or add a lesson and leave the time alone. */
  let read = new Map<string, DueRow>()

  function cardsOf(learner: string, today: number): ReviewCard[] {
    const rows = sql.cards.all(learner, today) as unknown as CardRow[]
    return rows.map(([fact, text, stability, difficulty, reps, lapses, last, due, lastPass]) => ({
      fact,
      text,
      stability,
      difficulty,
      reps,
      lapses,
      last,
      due,
      lastPass,
    }))
  }

  function settle({ learner, dueAt, draft, schedule, nextAt, progress }: DailyOutcome, now: number): boolean {
    const row = sql.waiting.get({ learner, dueAt }) as Pick<DueRow, 'lane' | 'schedule' | 'progress'> | undefined
    if (row === undefined) return false
    const before = read.get(learner)
    if (before !== undefined && (before.schedule !== row.schedule || before.progress !== row.progress)) return false
    if (draft !== null) {
      drafts.put(draft, now, null)
      sql.unasked.run(now, row.lane)
    }
    sql.move.run(JSON.stringify(schedule), nextAt, learner)
    if (progress !== undefined) sql.progress.run(JSON.stringify(progress), learner)
    return true
  }

  return {
    ...sqliteIdle(database),
    async dueLearners(now, limit) {
      const rows = sql.due.all({ now, limit }) as unknown as DueRow[]
      const today = localDay(now)
      read = new Map(rows.map((row) => [row.learner, row]))
      return rows.map((row) => toDue(row, cardsOf(row.learner, today)))
    },
    settleDaily: async (outcomes, now) =>
      transaction(() => outcomes.filter((outcome) => settle(outcome, now)).map(({ learner }) => learner)),
    async heardAt(lane) {
      const at = sql.heard.get(lane)?.at
      return typeof at === 'number' ? at : null
    },
    async nextDailyAt() {
      const at = sql.next.get()?.at
      return typeof at === 'number' ? at : null
    },
  }
}

function toDue(row: DueRow, cards: ReviewCard[]): DueLearner {
  // Somebody may have joined the phone since this one last spoke.
  const schedule = JSON.parse(row.schedule) as Schedule
  return {
    learner: row.learner,
    lane: row.lane,
    to: JSON.parse(row.address) as Address,
    dueAt: row.dueAt,
    schedule: { ...schedule, shared: schedule.shared || row.people > 1 },
    progress: row.progress === null ? emptyProgress() : (JSON.parse(row.progress) as Progress),
    cards,
    heardAt: row.heardAt,
    lastUnaskedAt: row.unaskedAt,
    lastDropped: row.dropped === 1,
  }
}
