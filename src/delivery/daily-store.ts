import type { Address } from '../channels/channel.ts'
import type { OutboxDraft } from '../conversation/turn-store.ts'
import type { LocalDay, Progress, ReviewCard } from '../learning/record.ts'
import type { Schedule } from '../learning/schedule.ts'
import type { Voice } from '../replies/voice.ts'

/** Outbox id of the one unasked message of a learner's day: whoever puts it twice puts it once. */
export function dailyId(learner: string, day: LocalDay | string): string {
  return `d:${learner}:${day}:1`
}

/** Somebody whose time has come. */
export interface DueLearner {
  learner: string
  lane: string
  to: Address
  /** The time that has come, epoch milliseconds. */
  dueAt: number
  schedule: Schedule
  progress: Progress
  /** Cards due by today, the soonest first, at most twenty. */
  cards: ReviewCard[]
  /** When this chat last wrote, epoch milliseconds; null when nobody remembers. */
  heardAt: number | null
  /** The last time something unasked was put into the outbox for this chat, whoever of it was meant. */
  lastUnaskedAt: number | null
  /** The message of the day `schedule.lastSent` never went out, through no fault of the person: too late, refused, beyond the quota. */
  lastDropped: boolean
}

/** What became of one due learner. */
export interface DailyOutcome {
  learner: string
  /** As read: when the row has moved on since, nothing is done. */
  dueAt: number
  /** Null: nothing is sent this time. */
  draft: OutboxDraft | null
  schedule: Schedule
  nextAt: number | null
  /** Set when days were excused. */
  progress?: Progress
}

/** Somebody who has neither written nor learned for a long time. */
export interface IdleLearner {
  learner: string
  /** Where they were written to, or where they wrote last. */
  to: Address
  /** They said to stop, or the chat takes nothing from us. */
  silent: boolean
  voice: Voice
  name: string | null
  /** When they wrote last, epoch milliseconds. */
  since: number
  /** When anybody of that chat wrote last; null when nobody remembers. */
  heardAt: number | null
}

export interface IdleStore {
  /** Who has neither written nor learned since before `day` and has not been told so since, the longest silent first. */
  idleSince(day: LocalDay, limit: number): Promise<IdleLearner[]>
  /** Who was told by `at`, has been silent since before `day` and not a word since; their ids, the longest silent first. */
  toldBefore(at: number, day: LocalDay, limit: number): Promise<string[]>
  /** These were told that they will be erased, or cannot be. */
  noticed(learners: readonly string[], at: number): Promise<void>
}

/** What the daily message reads and writes. One method is one transaction. */
export interface DailyStore extends IdleStore {
  /** Learners whose time has come at `now`, whom we may write to: consent given, not stopped, not unreachable. Oldest first. */
  dueLearners(now: number, limit: number): Promise<DueLearner[]>
  /**
   * Puts the messages into the outbox, each once (id = learner, day, slot), and moves the schedules on, all at once.
   * Left alone: rows that moved since, and chats with a message being answered. Returns the learners settled.
   */
  settleDaily(outcomes: readonly DailyOutcome[], now: number): Promise<string[]>
  /** When a chat last wrote, epoch milliseconds; null when nobody remembers. */
  heardAt(lane: string): Promise<number | null>
  /** The earliest due time stored, or null. */
  nextDailyAt(): Promise<number | null>
}
