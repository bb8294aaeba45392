import type { GuideId } from '../knowledge/guide.ts'
import { PACE_DAYS } from '../replies/days.ts'
import type { Voice } from '../replies/voice.ts'
import { localDay, localTime, timeOn } from '../shared/clock.ts'
import type { Why } from './choose.ts'
import type { LocalDay } from './record.ts'

/** When a person wants their daily message, and everything its words need, so that composing it reads no talk. Plain data. */
export interface Schedule {
  /** `minute` null: a whole hour, spread over its minutes by a fixed hash of the learner's id. */
  hour: number
  minute: number | null
  /** Messages a week, 1 to 7. */
  daysPerWeek: number
  /** Chosen although inside the quiet hours (21:00 to 6:00). */
  nightChosen: boolean
  /** The last day of a pause. */
  pausedUntil: LocalDay | null
  /** "ngừng gửi": nothing is sent until the person says so. Hour and pace are kept. */
  stoppedAt: number | null
  /** Nothing before this time: an emergency is fresh, the platform blocks us. */
  heldUntil: number | null
  /** The last day the person answered or wrote anything; days of silence count from it. */
  lastSeen: LocalDay
  /** Which message of coming back was sent since `lastSeen`. */
  away: 0 | 3 | 10 | 60
  /** The last day something was sent, or left out, unasked: none gets two. */
  lastSent: LocalDay | null
  /** Variant of the wording used last: never the same twice running. */
  variant: number
  /** How to speak to this person. */
  voice: Voice
  name: string | null
  /** More than one person learns on this phone: the message says whose it is. */
  shared: boolean
  /** In large letters, where the platform has them; left out, in its usual ones. */
  large?: true
  /** The rhythm is spoken of; "tắt nhịp" hides it. */
  streak: boolean
  /** Scored questions a day at most: 3, 5 or 8. */
  cap: 3 | 5 | 8
  /** The next lesson as of the last turn, and the template key of its true reason. */
  next: { guide: GuideId; why: Why | null } | null
  /** Number of the week last summed up. */
  weekSent: number | null
}

/** 21:00 <= t < 06:00: nothing unasked unless the person chose it. */
const QUIET = { from: 21, to: 6 }
/** Where an hour inside the quiet ones was not chosen on purpose, the nearest time before them. */
const LATEST = { hour: 20, minute: 45 }
/** Days without a word after which somebody is written to once (D24); a stage missed by more than this many days is let go. */
const AWAY = [3, 10, 60] as const
const AWAY_PATIENCE = 20
/** Days looked ahead: past the last stage of silence there is nothing more to find. */
const HORIZON = AWAY[2] + AWAY_PATIENCE + 8

/** What a day's message is about, before its content is chosen. */
export type DayKind = 'lesson' | 'back.3' | 'back.10' | 'back.60'

/** Minute 0-59 of a learner inside a whole hour: fixed by the id, so that no minute carries everyone. */
export function offsetOf(learner: string): number {
  let hash = 2_166_136_261
  for (let index = 0; index < learner.length; index += 1) {
    hash = Math.imul(hash ^ learner.charCodeAt(index), 16_777_619)
  }
  // The low bits of this hash follow the last letters; mixed, a minute gets its sixtieth of the learners.
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519)
  return ((hash ^ (hash >>> 13)) >>> 0) % 60
}

/** Wall-clock time of a learner's message, the quiet hours kept. */
export function timeOfDay(schedule: Schedule, learner: string): { hour: number; minute: number } {
  const minute = schedule.minute ?? offsetOf(learner)
  const quiet = schedule.hour >= QUIET.from || schedule.hour < QUIET.to
  return quiet && !schedule.nightChosen ? LATEST : { hour: schedule.hour, minute }
}

/** 21:00 <= t < 06:00 in Vietnam. `now` in epoch milliseconds. */
export function isQuiet(now: number): boolean {
  const { hour } = localTime(now)
  return hour >= QUIET.from || hour < QUIET.to
}

/** The next time something unasked may be sent, strictly later than `after`; null when nothing will be until the person writes. */
export function nextSendAt(schedule: Schedule, learner: string, after: number): number | null {
  if (schedule.stoppedAt !== null) return null
  const { hour, minute } = timeOfDay(schedule, learner)
  const first = localDay(after)
  for (let day = first; day <= Math.max(first, schedule.lastSeen, schedule.pausedUntil ?? 0) + HORIZON; day += 1) {
    const at = timeOn(day, hour, minute)
    if (at > after && at >= (schedule.heldUntil ?? 0) && kindOn(schedule, day) !== null) return at
  }
  return null
}

/** What a local day's message is, or null when there is none that day. */
export function kindOn(schedule: Schedule, day: LocalDay): DayKind | null {
  if (schedule.lastSent !== null && day <= schedule.lastSent) return null
  if (schedule.pausedUntil !== null && day <= schedule.pausedUntil) return null
  // A pause is no silence.
  const silent = day - Math.max(schedule.lastSeen, schedule.pausedUntil ?? 0)
  const [few, many, long] = AWAY
  if (silent >= long) return schedule.away < long && silent - long < AWAY_PATIENCE ? 'back.60' : null
  if (silent >= many) return schedule.away < many && silent - many < AWAY_PATIENCE ? 'back.10' : null
  // Two a week or fewer are not made fewer, and two days of silence are nothing for them.
  if (silent >= few && schedule.away < few && schedule.daysPerWeek > 2) return 'back.3'
  const fewer = schedule.away >= few && schedule.daysPerWeek > 2 ? 2 : schedule.daysPerWeek
  return sendingDays(fewer).includes(weekdayOf(day)) ? 'lesson' : null
}

/** Weekdays of a pace, 0 for Sunday; a pace nobody offers is every day. */
function sendingDays(daysPerWeek: number): readonly number[] {
  return PACE_DAYS[daysPerWeek] ?? PACE_DAYS[7] ?? []
}

/** The last sending day of its week, Monday first: the day of the week's summary. Two messages a week or fewer have none. */
export function isSummaryDay(schedule: Schedule, day: LocalDay): boolean {
  const days = sendingDays(schedule.daysPerWeek)
  const place = (weekday: number) => (weekday + 6) % 7
  const last = Math.max(...days.map(place))
  return schedule.daysPerWeek > 2 && place(weekdayOf(day)) === last
}

/** 0 is Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 4) % 7) + 7) % 7
}

/** Something was sent, or the day was let go: no second try today. */
export function afterSent(schedule: Schedule, day: LocalDay, kind: DayKind): Schedule {
  const away = kind === 'lesson' ? schedule.away : kind === 'back.3' ? 3 : kind === 'back.10' ? 10 : 60
  return { ...schedule, lastSent: day, away }
}

/** A schedule about to be stored, knowing of what went out since it was read: a turn must not make a day's message come twice. */
export function withSent(schedule: Schedule, stored: Schedule): Schedule {
  const later = (stored.lastSent ?? -1) > (schedule.lastSent ?? -1)
  const week = Math.max(stored.weekSent ?? -1, schedule.weekSent ?? -1)
  return {
    ...schedule,
    ...(later ? { lastSent: stored.lastSent, variant: stored.variant } : {}),
    weekSent: week < 0 ? null : week,
  }
}

/** The person wrote: silence begins anew, and what silence had taken away (pace, messages) is back. */
export function afterSeen(schedule: Schedule, now: number): Schedule {
  return { ...schedule, lastSeen: Math.max(schedule.lastSeen, localDay(now)), away: 0 }
}
