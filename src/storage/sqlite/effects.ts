import type { DatabaseSync } from 'node:sqlite'
import type { Effect } from '../../conversation/turn-store.ts'
import { STATEMENTS } from './outbox-sql.ts'

/** Ranks of scheduled and broadcast rows, as `WHY_ORDER` counts them. */
const UNASKED = '[1,2]'

/** Applies what a turn changes. Called inside the turn's transaction. */
export function prepareEffects(db: DatabaseSync): { apply(effect: Effect, now: number): void } {
  const sql = {
    saveMemory: db.prepare(
      `INSERT INTO memories (lane, learner, memory) VALUES (?, ?, ?)
       ON CONFLICT (lane) DO UPDATE SET learner = excluded.learner, memory = excluded.memory`,
    ),
    consent: db.prepare('INSERT INTO consents (learner, state, wording, channel, at) VALUES (?, ?, ?, ?, ?)'),
    forgetMemory: db.prepare('DELETE FROM memories WHERE lane = ? OR learner = ?'),
    forgetConsents: db.prepare('DELETE FROM consents WHERE learner = ?'),
    forgetWords: db.prepare(
      `UPDATE inbox SET lane = NULL, message = NULL, hidden = NULL, cut_from = NULL WHERE lane = ? AND done_at IS NOT NULL`,
    ),
    uncountReplies: db.prepare('UPDATE inbox SET replies = 0 WHERE seq IN (SELECT turn FROM outbox WHERE lane = ?)'),
    stopOpen: db.prepare(
      `UPDATE outbox SET keep_text = 0, stop_wanted = 1, turn = NULL WHERE lane = ? AND final_at IS NULL`,
    ),
    cancelOpen: db.prepare(
      `UPDATE outbox SET state = 'cancelled', detail = 'erased', final_at = ?, message = NULL, ack = NULL
       WHERE lane = ? AND state = 'pending'`,
    ),
    cancelPending: db.prepare(STATEMENTS.cancel),
    stopSending: db.prepare(STATEMENTS.stopSending),
    forgetSent: db.prepare('DELETE FROM outbox WHERE lane = ? AND final_at IS NOT NULL'),
    rememberErasure: db.prepare('INSERT INTO erasures (learner, at) VALUES (?, ?)'),
    reachable: db.prepare('DELETE FROM unreachable WHERE lane = ?'),
    unreachable: db.prepare('INSERT INTO unreachable (lane, at) VALUES (?, ?) ON CONFLICT (lane) DO NOTHING'),
    gap: db.prepare('INSERT INTO gaps (question, at) VALUES (?, ?)'),
  }

  function erase(lane: string, learner: string | null, at: number): void {
    sql.forgetMemory.run(lane, learner)
    if (learner !== null) sql.forgetConsents.run(learner)
    sql.uncountReplies.run(lane)
    sql.forgetWords.run(lane)
    sql.stopOpen.run(lane)
    sql.cancelOpen.run(at, lane)
    sql.forgetSent.run(lane)
    sql.reachable.run(lane)
    // The learner's id is random: with it an older backup can be erased again, and it names nobody.
    sql.rememberErasure.run(learner, at)
  }

  return {
    apply(effect) {
      switch (effect.type) {
        case 'memorySaved':
          sql.saveMemory.run(effect.lane, effect.learner, JSON.stringify(effect.memory))
          return
        case 'consentRecorded':
          sql.consent.run(effect.learner, effect.state, effect.wording, effect.channel, effect.at)
          return
        case 'personErased':
          erase(effect.lane, effect.learner, effect.at)
          return
        case 'reachabilityChanged':
          if (effect.reachable) sql.reachable.run(effect.lane)
          else sql.unreachable.run(effect.lane, effect.at)
          return
        case 'sendingStopped':
          sql.stopSending.run({ lane: effect.lane, ranks: UNASKED })
          sql.cancelPending.run({ lane: effect.lane, now: effect.at, detail: 'stopped', ranks: UNASKED })
          return
        case 'gapNoted':
          sql.gap.run(effect.question, effect.at)
          return
      }
    },
  }
}
