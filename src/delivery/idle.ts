import type { TurnStore } from '../conversation/turn-store.ts'
import type { LearnerStore } from '../learning/learner-store.ts'
import { OWN_DATA } from '../replies/own-data.ts'
import { say } from '../replies/voice.ts'
import { localDay, localTime, timeOn } from '../shared/clock.ts'
import type { OutboxStore } from './outbox.ts'

/** Who has not written for twelve months is told once, where they may be written to, and erased a month later. */

export interface IdleParts {
  learners: Pick<LearnerStore, 'idleSince' | 'noticed' | 'erase'>
  turns: Pick<TurnStore, 'reachOf'>
  outbox: Pick<OutboxStore, 'addOnce'>
}

/** The consent text says twelve months. */
const IDLE_DAYS = 365
/** Between the notice and the erasure, in milliseconds: long enough for somebody who is away for some weeks. */
const GRACE_MS = 30 * 24 * 3_600_000
/** Well inside the hours in which unasked messages may come. */
const HOURS = { from: 9, to: 19 }
/** Looked at in one go. Those who wait for the end of their month stand in front, so it must be many. */
const MOST = 10_000

/** Does what is due now; by night nothing. Repeated as often as one likes: nobody is told or erased twice. */
export async function endIdle(parts: IdleParts, now: number): Promise<{ told: number; erased: number }> {
  const { learners, turns, outbox } = parts
  const day = localDay(now)
  const { hour } = localTime(now)
  const done = { told: 0, erased: 0 }
  if (hour < HOURS.from || hour >= HOURS.to) return done
  for (const { learner, noticedAt } of await learners.idleSince(day - IDLE_DAYS, MOST)) {
    if (noticedAt !== null) {
      if (now - noticedAt >= GRACE_MS && (await learners.erase(learner, now))) done.erased += 1
      continue
    }
    const reach = await turns.reachOf(learner)
    if (reach) {
      const message = { type: 'text', text: say(OWN_DATA.idleNotice.text, reach.voice) } as const
      const draft = { id: `n:${learner}:${day}`, to: reach.to, message, why: 'scheduled', keepText: false } as const
      await outbox.addOnce([{ ...draft, notBefore: now, deadline: timeOn(day, 20, 30) }], now)
    }
    await learners.noticed(learner, now)
    done.told += 1
  }
  return done
}
