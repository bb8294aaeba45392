import type { GuideId } from '../knowledge/guide.ts'
import type { Voice } from '../replies/voice.ts'
import type { LocalDay } from './record.ts'

/** When a person wants their daily message, and everything its words need, so that composing it reads no talk. Plain data. */
export interface Schedule {
  /** `minute` null: a whole hour, spread over its minutes by a fixed hash of the learner's id. */
  hour: number
  minute: number | null
  /** Messages a week: 7, 5, 3, 2 or 1. */
  daysPerWeek: 1 | 2 | 3 | 5 | 7
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
  /** The last day something was sent unasked, so that none gets two. */
  lastSent: LocalDay | null
  /** Variant of the wording used last: never the same twice running. */
  variant: number
  /** How to speak to this person. */
  voice: Voice
  name: string | null
  /** More than one person learns on this phone: the message says whose it is. */
  shared: boolean
  /** Scored questions a day at most: 3, 5 or 8. */
  cap: 3 | 5 | 8
  /** The next lesson as of the last turn, and the template key of its true reason. */
  next: { guide: GuideId; why: string | null } | null
  /** Sunday's summary was sent for the week beginning on this day. */
  weekSent: LocalDay | null
}
