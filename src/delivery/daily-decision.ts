import type { LocalDay } from '../learning/record.ts'
import { isQuiet, kindOn, timeOfDay } from '../learning/schedule.ts'
import { localDay, timeOn } from '../shared/clock.ts'
import type { DueLearner } from './daily-store.ts'

/** Whether somebody whose time has come is written to now, later, or not today (conversation design §2.4, channels §5-6). */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** After this a lesson is let go: at noon nobody wants the one of breakfast. */
const LATEST_MS = 3 * HOUR
/** A lesson waits for a pause in the talk at most so long. */
const PATIENCE_MS = 2 * HOUR
/** A chat with a word younger than this is in the middle of something. */
const ACTIVE_MS = 10 * MINUTE
/** Between the messages of two people on one phone. */
const APART_MS = 30 * MINUTE
/** Where the quiet hours begin: nothing that was due before them goes out in them. */
const QUIET_FROM = 21
/** Between looks at an account that is not connected at the moment. */
const ABSENT_MS = 5 * MINUTE
/** A platform that lets us write only after the person did (Zalo OA) closes that window after 48 h. */
export const WINDOW_MS = 48 * HOUR

/** What a channel lets us send unasked. */
export type Reach =
  | { kind: 'free' }
  /** Only for a while after the person's own last word. */
  | { kind: 'window' }
  /** Messages left this month. */
  | { kind: 'quota'; left: number }
  | { kind: 'never' }
  /** No such account is connected in this process. */
  | { kind: 'absent' }

export type Excuse = 'late' | 'busy' | 'held' | 'quota' | 'absent'

export type Decision =
  | { kind: 'send'; day: LocalDay; deadline: number }
  | { kind: 'wait'; until: number }
  /** Nothing this day, and nobody's fault: sent already, paused, stopped. */
  | { kind: 'pass' }
  /** Not sent through us: the days count neither for nor against the rhythm. */
  | { kind: 'excuse'; from: LocalDay; to: LocalDay; why: Excuse }
  /** Nothing until the person writes. */
  | { kind: 'silence' }

/** `lastUnaskedAt` counts what this very batch sends to the same chat. */
export function decide(due: DueLearner, reach: Reach, lastUnaskedAt: number | null, now: number): Decision {
  const { schedule } = due
  if (reach.kind === 'never') return { kind: 'silence' }
  const slot = slotOf(due)
  if (schedule.stoppedAt !== null || kindOn(schedule, slot.day) === null) return { kind: 'pass' }
  const excuse = (why: Excuse, to = slot.day): Decision => ({ kind: 'excuse', from: slot.day, to, why })
  if (schedule.heldUntil !== null && schedule.heldUntil > now) return excuse('held')
  const end = endOf(slot)
  if (now >= end) return excuse('late', lastMissed(due, slot.day, now))
  // Up to its latest moment the account may come back, as after a restart.
  if (reach.kind === 'absent')
    return now + ABSENT_MS < end ? { kind: 'wait', until: now + ABSENT_MS } : excuse('absent')
  // Nothing is queued behind a closed window; the first hour after the person's next word is the one catch-up.
  const closes = reach.kind === 'window' ? (due.heardAt ?? Number.NEGATIVE_INFINITY) + WINDOW_MS : end
  if (closes <= now) return { kind: 'silence' }
  if (reach.kind === 'quota' && reach.left <= 0) return excuse('quota')
  const free = Math.max(quietFrom(due.heardAt, ACTIVE_MS, now), quietFrom(lastUnaskedAt, APART_MS, now))
  if (free > now) {
    // Past the patience, or past the end of the slot, it is skipped: they were here anyway.
    return free > slot.at + PATIENCE_MS || free >= end ? excuse('busy') : { kind: 'wait', until: free }
  }
  return { kind: 'send', day: slot.day, deadline: Math.min(end, closes) }
}

interface Slot {
  day: LocalDay
  at: number
}

/** The hour this message belongs to: a wait moved the due time on, over midnight even. */
function slotOf({ schedule, learner, dueAt }: DueLearner): Slot {
  const { hour, minute } = timeOfDay(schedule, learner)
  const day = localDay(dueAt)
  const at = timeOn(day, hour, minute)
  return at <= dueAt ? { day, at } : { day: day - 1, at: timeOn(day - 1, hour, minute) }
}

/**
 * The moment from which it is no longer sent: before the quiet hours, unless the hour was chosen inside them, and never past
 * midnight, or a delayed message of 23:00 and the next one would come on the same day.
 */
function endOf({ day, at }: Slot): number {
  return Math.min(at + LATEST_MS, isQuiet(at) ? timeOn(day + 1, 0, 0) : timeOn(day, QUIET_FROM, 0))
}

/** The last day whose hour went by as well, while nothing was running. */
function lastMissed({ schedule, learner }: DueLearner, first: LocalDay, now: number): LocalDay {
  const today = localDay(now)
  const { hour, minute } = timeOfDay(schedule, learner)
  const missedToday = now >= endOf({ day: today, at: timeOn(today, hour, minute) })
  return Math.max(first, missedToday ? today : today - 1)
}

/** When so much time has passed since `at`; a clock set back must not make it hours. */
function quietFrom(at: number | null, ms: number, now: number): number {
  return at === null ? now : Math.min(at, now) + ms
}
