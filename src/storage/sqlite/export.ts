import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Everything stored about one learner, table by table, for "dữ liệu của tôi". Hashes of codes and the words of others stay out. */
export function prepareExport(db: DatabaseSync): { of(learner: string): Record<string, unknown> | null } {
  const tables: Record<string, StatementSync> = {
    memories: db.prepare('SELECT lane, memory, saved_at AS savedAt FROM memories WHERE learner = ? ORDER BY seq'),
    consents: db.prepare('SELECT state, wording, channel, at FROM consents WHERE learner = ? ORDER BY seq'),
    learning: db.prepare(
      `SELECT progress, created_at AS createdAt, active_at AS activeAt, noticed_at AS noticedAt FROM learners
       WHERE learner = ?`,
    ),
    cards: db.prepare(
      `SELECT fact, text, stability, difficulty, reps, lapses, last, due, last_pass AS lastPass FROM cards
       WHERE learner = ? ORDER BY fact`,
    ),
    items: db.prepare(
      'SELECT item, times, fails, last_at AS lastAt, last_pass AS lastPass FROM items WHERE learner = ? ORDER BY item',
    ),
    attempts: db.prepare(
      `SELECT item, version, guide, skill, level, facts, shown, chosen, pass, try, kind, ms, day, channel, at, voided
       FROM attempts WHERE learner = ? ORDER BY seq`,
    ),
    schedules: db.prepare('SELECT lane, address, schedule, next_at AS nextAt FROM schedules WHERE learner = ?'),
    codes: db.prepare('SELECT id, kind, name, expires_at AS expiresAt, tries FROM codes WHERE learner = ? ORDER BY id'),
    links: db.prepare('SELECT lane, address, since FROM links WHERE learner = ? ORDER BY since, lane'),
    mentors: db.prepare(
      'SELECT mentor_name AS mentorName, sees, since FROM mentorships WHERE learner = ? ORDER BY mentor',
    ),
    tickets: db.prepare(
      `SELECT w.ticket, w.by, w.text, w.at FROM ticket_words w JOIN tickets t ON t.number = w.ticket
       WHERE t.learner = ? ORDER BY w.ticket, w.seq`,
    ),
    mentees: db.prepare(
      'SELECT learner_name AS learnerName, sees, since FROM mentorships WHERE mentor = ? ORDER BY learner',
    ),
  }
  // On a shared phone nobody can tell whose words they were, so nobody is handed the others'.
  const alone = `lane IN (SELECT lane FROM memories WHERE learner = ?1)
    AND NOT EXISTS (SELECT 1 FROM memories o WHERE o.lane = t.lane AND o.learner <> ?1)`
  const words: Record<string, StatementSync> = {
    received: db.prepare(
      `SELECT message, received_at AS at FROM inbox t WHERE message IS NOT NULL AND ${alone} ORDER BY seq`,
    ),
    sent: db.prepare(
      `SELECT message, state, created_at AS at FROM outbox t WHERE message IS NOT NULL AND ${alone} ORDER BY seq`,
    ),
  }

  return {
    of(learner) {
      const rows = Object.entries(tables).map(([name, sql]) => [name, sql.all(learner).map(readable)] as const)
      if (rows.every(([, list]) => list.length === 0)) return null
      const said = Object.entries(words).map(([name, sql]) => [name, sql.all(learner).map(readable)] as const)
      return { learner, ...Object.fromEntries([...rows, ...said]) }
    },
  }
}

const DOCUMENTS = new Set(['memory', 'progress', 'facts', 'shown', 'address', 'schedule', 'message'])
const YES_OR_NO = new Set(['pass', 'voided', 'lastPass'])

/** A row with its JSON columns opened and its flags as true and false. `lastPass` of a card is a day and stays a number. */
function readable(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === 'string' && DOCUMENTS.has(name)) return [name, JSON.parse(value) as unknown]
      if (YES_OR_NO.has(name) && !('stability' in row)) return [name, value === 1]
      return [name, value]
    }),
  )
}
