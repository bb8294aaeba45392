import type { DatabaseSync } from 'node:sqlite'
import { type Attempt, emptyProgress, type LearnerChange } from '../../learning/record.ts'

const NOTHING_YET = JSON.stringify(emptyProgress())

/** Applies what a turn changed of a learner's record. Called inside the turn's transaction. */
export function prepareLearnerChanges(db: DatabaseSync): {
  apply(learner: string, change: LearnerChange, now: number): void
} {
  const sql = {
    learned: db.prepare(
      `INSERT INTO learners (learner, progress, created_at, active_at) VALUES (?1, ?2, ?3, ?3)
       ON CONFLICT (learner) DO UPDATE SET progress = excluded.progress, active_at = excluded.active_at`,
    ),
    seen: db.prepare(
      `INSERT INTO learners (learner, progress, created_at, active_at) VALUES (?1, ?2, ?3, ?3)
       ON CONFLICT (learner) DO UPDATE SET active_at = excluded.active_at`,
    ),
    card: db.prepare(
      `INSERT INTO cards (learner, fact, text, stability, difficulty, reps, lapses, last, due, last_pass)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (learner, fact) DO UPDATE SET text = excluded.text, stability = excluded.stability,
         difficulty = excluded.difficulty, reps = excluded.reps, lapses = excluded.lapses, last = excluded.last,
         due = excluded.due, last_pass = excluded.last_pass`,
    ),
    dropCard: db.prepare('DELETE FROM cards WHERE learner = ? AND fact = ?'),
    item: db.prepare(
      `INSERT INTO items (learner, item, times, fails, last_at, last_pass) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (learner, item) DO UPDATE SET times = excluded.times, fails = excluded.fails,
         last_at = excluded.last_at, last_pass = excluded.last_pass`,
    ),
    dropItem: db.prepare('DELETE FROM items WHERE learner = ? AND item = ?'),
    // The same attempt comes twice when a turn is run again after a crash.
    attempt: db.prepare(
      `INSERT INTO attempts (learner, item, at, try, version, guide, skill, level, facts, shown, chosen, pass, kind, ms,
         day, channel)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (learner, item, at, try) DO NOTHING`,
    ),
    void: db.prepare('UPDATE attempts SET voided = 1 WHERE learner = ? AND item = ? AND at = ? AND try = 1'),
  }

  function append(learner: string, one: Attempt): void {
    sql.attempt.run(
      learner,
      one.item,
      one.at,
      one.try,
      one.version,
      one.guide,
      one.skill,
      one.level,
      JSON.stringify(one.facts),
      JSON.stringify(one.order),
      one.key,
      one.pass ? 1 : 0,
      one.kind,
      Math.round(one.ms),
      one.day,
      one.channel,
    )
  }

  return {
    apply(learner, change, now) {
      if (change.progress === undefined) sql.seen.run(learner, NOTHING_YET, now)
      else sql.learned.run(learner, JSON.stringify(change.progress), now)
      // As `changed` does it: what is dropped goes first, so that a fact both dropped and set is set.
      for (const fact of change.dropped ?? []) sql.dropCard.run(learner, fact)
      for (const one of change.cards ?? []) {
        const { fact, text, stability, difficulty, reps, lapses, last, due, lastPass } = one
        sql.card.run(learner, fact, text, stability, difficulty, reps, lapses, last, due, lastPass)
      }
      for (const item of change.droppedItems ?? []) sql.dropItem.run(learner, item)
      for (const { item, times, fails, lastAt, lastPass } of change.items ?? [])
        sql.item.run(learner, item, times, fails, lastAt, lastPass ? 1 : 0)
      if (change.attempt) append(learner, change.attempt)
      if (change.voided) sql.void.run(learner, change.voided.item, change.voided.at)
    },
  }
}
