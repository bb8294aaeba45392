import type { LearnerStore, LiveCode, Mentorship } from '../../learning/learner-store.ts'
import type { Attempt, FactKey, ItemState, LearnerRecord, Progress, ReviewCard } from '../../learning/record.ts'
import { CODE_TRIES } from '../periods.ts'
import type { Database } from './database.ts'
import { prepareErase } from './erase.ts'
import { prepareExport } from './export.ts'

const CARD = 'fact, text, stability, difficulty, reps, lapses, last, due, last_pass AS lastPass'
const ATTEMPT =
  'learner, item, version, guide, skill, level, facts, shown, chosen, pass, try, kind, ms, day, channel, at, voided'
const MENTORSHIP = 'm.mentor, m.learner, m.sees, m.mentor_name AS mentorName, m.learner_name AS learnerName, m.since'

interface AttemptRow extends Omit<Attempt, 'facts' | 'order' | 'key' | 'pass'> {
  learner: string
  facts: string
  shown: string
  chosen: string | null
  pass: number
  voided: number
}

/** What is known of learners, over one SQLite file. `erased` is told after an erasure is stored. */
export function sqliteLearnerStore(database: Database, erased: () => void): LearnerStore {
  const { db, transaction } = database
  const erase = prepareErase(db)
  const exported = prepareExport(db)
  const sql = {
    progress: db.prepare('SELECT progress FROM learners WHERE learner = ?'),
    cards: db.prepare(`SELECT ${CARD} FROM cards WHERE learner = ? ORDER BY fact`),
    items: db.prepare(
      'SELECT item, times, fails, last_at AS lastAt, last_pass AS lastPass FROM items WHERE learner = ? ORDER BY item',
    ),
    attempts: db.prepare(`SELECT ${ATTEMPT} FROM attempts WHERE try = 1 ORDER BY seq LIMIT ?`),
    attemptsOf: db.prepare(`SELECT ${ATTEMPT} FROM attempts WHERE learner = ? AND try = 1 ORDER BY seq LIMIT ?`),
    mentees: db.prepare(
      `SELECT ${MENTORSHIP}, l.progress FROM mentorships m LEFT JOIN learners l ON l.learner = m.learner
       WHERE m.mentor = ? ORDER BY m.since, m.learner`,
    ),
    mentorsOf: db.prepare(`SELECT ${MENTORSHIP} FROM mentorships m WHERE m.learner = ? ORDER BY m.since, m.mentor`),
    code: db.prepare(
      `SELECT id, kind, learner, lane, name, expires_at AS expiresAt, tries FROM codes
       WHERE hash = ? AND expires_at > ? AND tries < ${CODE_TRIES} ORDER BY expires_at DESC, id LIMIT 1`,
    ),
  }

  function record(learner: string): LearnerRecord | null {
    const row = sql.progress.get(learner)
    if (row === undefined) return null
    const cards = sql.cards.all(learner) as unknown as ReviewCard[]
    const items = sql.items.all(learner) as unknown as (Omit<ItemState, 'lastPass'> & { lastPass: number })[]
    return {
      learner,
      progress: JSON.parse(String(row.progress)) as Progress,
      cards: new Map<FactKey, ReviewCard>(cards.map((card) => [card.fact, { ...card }])),
      items: new Map(items.map((item) => [item.item, { ...item, lastPass: item.lastPass === 1 }])),
    }
  }

  return {
    record: async (learner) => record(learner),
    async attempts(learner, limit) {
      const rows = learner === null ? sql.attempts.all(limit) : sql.attemptsOf.all(learner, limit)
      return (rows as unknown as AttemptRow[]).map(toAttempt)
    },
    async mentees(mentor) {
      const rows = sql.mentees.all(mentor) as unknown as (Mentorship & { progress: string | null })[]
      return rows.map((row) => ({ ...row, progress: row.progress === null ? null : JSON.parse(row.progress) }))
    },
    mentorsOf: async (learner) => sql.mentorsOf.all(learner).map((row) => ({ ...row }) as unknown as Mentorship),
    async liveCode(hash, now) {
      const row = sql.code.get(hash, now)
      return row === undefined ? null : ({ ...row } as unknown as LiveCode)
    },
    exportOf: async (learner) => exported.of(learner),
    async erase(learner, now) {
      const done = transaction(() => erase.learner(learner, now))
      if (done) erased()
      return done
    },
  }
}

function toAttempt({ facts, shown, chosen, pass, voided, ...row }: AttemptRow): Attempt & {
  learner: string
  voided: boolean
} {
  return {
    ...row,
    facts: JSON.parse(facts) as string[],
    order: JSON.parse(shown) as string[],
    key: chosen,
    pass: pass === 1,
    voided: voided === 1,
  }
}
