import type { Attempt, LearnerRecord, Progress } from './record.ts'

/** What learning reads. One method is one transaction. What a turn changes goes through `commitTurn`. */

/** A helper's view of one learner, never more than was allowed. */
export type Sees = 'presence' | 'counts' | 'skills'

export interface Mentorship {
  mentor: string
  learner: string
  sees: Sees
  /** As the mentor calls themselves, and as the learner wants to be called. */
  mentorName: string
  learnerName: string | null
  since: number
}

export interface LiveCode {
  id: string
  kind: 'mentor' | 'link'
  learner: string
  lane: string
  name: string
  expiresAt: number
  tries: number
}

export interface LearnerStore {
  /** Everything learning knows, or null when this learner was never stored. */
  record(learner: string): Promise<LearnerRecord | null>
  /** First tries in order, for the fitted-parameter path and the export. */
  attempts(learner: string | null, limit: number): Promise<(Attempt & { learner: string; voided: boolean })[]>
  mentees(mentor: string): Promise<(Mentorship & { progress: Progress | null })[]>
  mentorsOf(learner: string): Promise<Mentorship[]>
  /** A live code by its hash: not expired, not used, tried at most five times. */
  liveCode(hash: string, now: number): Promise<LiveCode | null>
  /** Everything stored about a learner, as plain data, for "dữ liệu của tôi"; null when there is nothing. */
  exportOf(learner: string): Promise<Record<string, unknown> | null>
  /** Erases a learner from the command line, as `personErased` does in a turn. False when there is none. */
  erase(learner: string, now: number): Promise<boolean>
}
