import { type Address, accountKey, type OutgoingMessage } from '../channels/channel.ts'
import type { LearnerStore } from '../learning/learner-store.ts'
import { OWN_DATA } from '../replies/own-data.ts'
import { say } from '../replies/voice.ts'
import { localDay, localTime, timeOn } from '../shared/clock.ts'
import { type Reach, WINDOW_MS } from './daily-decision.ts'
import type { IdleLearner, IdleStore } from './daily-store.ts'
import type { OutboxStore } from './outbox.ts'

/** Who has not written for twelve months is told once, where they may be written to, and erased a month later. */

export interface IdleParts {
  learners: Pick<LearnerStore, 'erase'>
  idle: IdleStore
  outbox: Pick<OutboxStore, 'addOnce'>
  /** What the account behind an address lets us send unasked. */
  reach(to: Address, now: number): Promise<Reach>
}

/** The consent text says twelve months. */
const IDLE_DAYS = 365
/** Between the notice and the erasure, in milliseconds: long enough for somebody who is away for some weeks. */
const GRACE_MS = 30 * 24 * 3_600_000
/** A notice waits so long for a month with messages left, or for its account; then the erasure is not put off any more. */
const WAIT_DAYS = 30
/** Well inside the hours in which unasked messages may come. */
const HOURS = { from: 9, to: 19 }
/** Looked at in one go, a tenth of a millisecond each: more than are told, for some may wait in front for the next month. */
const MOST = 4_000
/** Told in one go: at 25 a second 80 seconds of sending, and 20,000 a day are more than a million learners leave behind. */
const MOST_TOLD = 2_000

/** Does what is due now; by night nothing. Repeated as often as one likes: nobody is told or erased twice. */
export async function endIdle(parts: IdleParts, now: number): Promise<{ told: number; erased: number }> {
  const { learners, idle } = parts
  const day = localDay(now)
  const { hour } = localTime(now)
  const done = { told: 0, erased: 0 }
  if (hour < HOURS.from || hour >= HOURS.to) return done
  for (const learner of await idle.toldBefore(now - GRACE_MS, day - IDLE_DAYS, MOST))
    if (await learners.erase(learner, now)) done.erased += 1
  const reaches = new Map<string, Reach>()
  const settled: string[] = []
  for (const each of await idle.idleSince(day - IDLE_DAYS, MOST)) {
    if (done.told >= MOST_TOLD) break
    const account = accountKey(each.to)
    const reach = reaches.get(account) ?? (await parts.reach(each.to, now))
    reaches.set(account, reach)
    const what = each.silent ? 'unsaid' : mayTell(each, reach, now)
    if (what === 'later' && localDay(each.since) >= day - IDLE_DAYS - WAIT_DAYS) continue
    settled.push(each.learner)
    if (what !== 'now') continue
    await tell(parts, each, now)
    if (reach.kind === 'quota') reach.left -= 1
    done.told += 1
  }
  await idle.noticed(settled, now)
  return done
}

/** `unsaid`: they cannot be written to, and the month runs all the same. */
function mayTell({ heardAt }: IdleLearner, reach: Reach, now: number): 'now' | 'later' | 'unsaid' {
  switch (reach.kind) {
    case 'free':
      return 'now'
    case 'quota':
      return reach.left > 0 ? 'now' : 'later'
    case 'absent':
      return 'later'
    case 'window':
      return heardAt !== null && now < heardAt + WINDOW_MS ? 'now' : 'unsaid'
    case 'never':
      return 'unsaid'
  }
}

async function tell({ outbox }: IdleParts, { learner, to, voice, name }: IdleLearner, now: number): Promise<void> {
  const day = localDay(now)
  const text = say(OWN_DATA.idleNotice.text, voice, { name: name === null ? '' : ` ${name}` })
  const message: OutgoingMessage = { type: 'text', text }
  const draft = { id: `n:${learner}:${day}`, to, message, why: 'scheduled', keepText: false } as const
  await outbox.addOnce([{ ...draft, notBefore: now, deadline: timeOn(day, 20, 30) }], now)
}
