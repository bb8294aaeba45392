import type { DatabaseSync } from 'node:sqlite'
import type { Effect } from '../../conversation/turn-store.ts'
import { type Schedule, withSent } from '../../learning/schedule.ts'
import { CODE_TRIES } from '../periods.ts'

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>

/** Schedules, one-time codes, helpers and proofs of consent: what a turn changes of them. Called inside its transaction. */
export function preparePeople(db: DatabaseSync): {
  consent(effect: Of<'consentRecorded'>): void
  schedule(effect: Of<'scheduleSaved'>): void
  issue(effect: Of<'codeIssued'>): void
  spend(effect: Of<'codeSpent'>): void
  help(effect: Of<'mentorshipSaved'>): void
  endHelp(effect: Of<'mentorshipEnded'>): void
  /** The chat takes messages, or none. */
  reach(lane: string, reachable: boolean, at: number): void
} {
  const sql = {
    consent: db.prepare('INSERT INTO consents (learner, state, wording, channel, at) VALUES (?, ?, ?, ?, ?)'),
    withdrawn: db.prepare('UPDATE schedules SET next_at = NULL WHERE learner = ? AND next_at IS NOT NULL'),
    schedule: db.prepare(
      `INSERT INTO schedules (learner, lane, address, schedule, next_at, reachable)
       VALUES (?1, ?2, ?3, ?4, ?5, NOT EXISTS (SELECT 1 FROM unreachable WHERE lane = ?2))
       ON CONFLICT (learner) DO UPDATE SET lane = excluded.lane, address = excluded.address,
         schedule = excluded.schedule, next_at = excluded.next_at, reachable = excluded.reachable`,
    ),
    scheduleKept: db.prepare('UPDATE schedules SET schedule = ?2, next_at = ?3 WHERE learner = ?1'),
    scheduled: db.prepare('SELECT schedule FROM schedules WHERE learner = ?'),
    issue: db.prepare(
      `INSERT INTO codes (id, hash, kind, learner, lane, name, expires_at, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    ),
    killOlder: db.prepare(`UPDATE codes SET tries = ${CODE_TRIES} WHERE learner = ? AND kind = 'link'`),
    used: db.prepare('DELETE FROM codes WHERE id = ?'),
    tried: db.prepare('UPDATE codes SET tries = tries + 1 WHERE id = ?'),
    help: db.prepare(
      `INSERT INTO mentorships (mentor, learner, sees, mentor_name, learner_name, since) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (mentor, learner) DO UPDATE SET sees = excluded.sees, mentor_name = excluded.mentor_name,
         learner_name = excluded.learner_name`,
    ),
    endHelp: db.prepare('DELETE FROM mentorships WHERE mentor = ? AND learner = ?'),
    reachable: db.prepare('DELETE FROM unreachable WHERE lane = ?'),
    unreachable: db.prepare('INSERT INTO unreachable (lane, at) VALUES (?, ?) ON CONFLICT (lane) DO NOTHING'),
    mute: db.prepare('UPDATE schedules SET reachable = ?1 WHERE lane = ?2 AND reachable <> ?1'),
  }

  return {
    consent({ learner, state, wording, channel, at }) {
      sql.consent.run(learner, state, wording, channel, at)
      if (state === 'withdrawn') sql.withdrawn.run(learner)
    },
    schedule({ learner, lane, to, schedule, nextAt, keepsChat }) {
      const stored = sql.scheduled.get(learner)
      const known =
        stored === undefined ? schedule : withSent(schedule, JSON.parse(String(stored.schedule)) as Schedule)
      if (keepsChat) sql.scheduleKept.run(learner, JSON.stringify(known), nextAt)
      else sql.schedule.run(learner, lane, JSON.stringify(to), JSON.stringify(known), nextAt)
    },
    issue(effect) {
      const { id, hash, kind, learner, lane, name, expiresAt } = effect
      if (kind === 'link') sql.killOlder.run(learner)
      const address = effect.kind === 'link' ? JSON.stringify(effect.to) : null
      sql.issue.run(id, hash, kind, learner, lane, name, expiresAt, address)
    },
    spend: ({ id, used }) => void (used ? sql.used : sql.tried).run(id),
    help: ({ mentor, learner, sees, mentorName, learnerName, at }) =>
      void sql.help.run(mentor, learner, sees, mentorName, learnerName, at),
    endHelp: ({ mentor, learner }) => void sql.endHelp.run(mentor, learner),
    reach(lane, reachable, at) {
      if (reachable) sql.reachable.run(lane)
      else sql.unreachable.run(lane, at)
      sql.mute.run(reachable ? 1 : 0, lane)
    },
  }
}
