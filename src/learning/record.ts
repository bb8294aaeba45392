import type { GuideId, Skill } from '../knowledge/guide.ts'

/** What learning knows of one person. Kept under a random learner id, never under a platform's. Plain data. */

/** Days since 1 January 1970 in Vietnam (`localDay`): reviews, streaks and schedules count whole days. */
export type LocalDay = number

/** `<guide id>.<fact id>`: `qr-04-kiem-tra.F3`. Variants of a question share the memory of their fact. */
export type FactKey = string

/** Memory of one fact (FSRS-6). */
export interface ReviewCard {
  fact: FactKey
  /** First 8 hex digits of the sha256 of the fact's text: when the text changes, the card begins again. */
  text: string
  /** Days until predicted recall falls to 90 %. */
  stability: number
  /** 1 (easy) to 10. */
  difficulty: number
  /** First tries so far; 0 for a fact that was taught and not asked yet. */
  reps: number
  lapses: number
  last: LocalDay
  due: LocalDay
  /** The last day the fact was answered right at the first try; null before. */
  lastPass: LocalDay | null
}

/** First tries of one quiz item. */
export interface ItemState {
  item: string
  times: number
  fails: number
  lastAt: number
  lastPass: boolean
}

/** Times are epoch milliseconds, null while it has not happened. Nothing is ever taken away. */
export interface GuideProgress {
  /** The first card was shown: đang học. */
  seenAt: number
  /** The lesson's questions are done. */
  finishedAt: number | null
  /** First tries right, and asked, in the last run of the lesson's questions. */
  right: number
  questions: number
  /** Đã hiểu. */
  understoodAt: number | null
  /** Vững. */
  solidAt: number | null
  /** Self-reported from a practice: làm được. A mark of its own. */
  practisedAt: number | null
}

export interface SkillProgress {
  /** 1 nhận ra, 2 quyết định, 3 gỡ rối. Never announced. */
  level: 1 | 2 | 3
  /** The last first tries at this level, oldest first, at most five. */
  recent: boolean[]
  /** Answer to the placement question; null while there was none. */
  placed: boolean | null
  /** When the person was told that the skill is vững. */
  solidAt: number | null
}

/** Of a skill nobody has asked this person about yet. */
export const NEW_SKILL: SkillProgress = { level: 1, recent: [], placed: null, solidAt: null }

/**
 * The rhythm of learning: consecutive days, or weeks for whoever wants fewer than seven messages a week. What is missed
 * through us, a pause or an emergency is `excused` and never counts as missed.
 */
export interface Habit {
  unit: 'day' | 'week'
  current: number
  longest: { day: number; week: number }
  lastDay: LocalDay | null
  /** First missed day of each gap bridged for free, newest last; what is older than 14 days is dropped. */
  bridged: LocalDay[]
  excused: LocalDay[]
  /** Days on which something was learned, newest last, at most 60. */
  days: LocalDay[]
}

/** First tries of one week, counted as they happen: the daily message reads no answers. */
export interface Tally {
  /** Number of the week, Monday first (`weekOf`). */
  week: number
  right: number
  answered: number
  guides: Partial<Record<GuideId, { right: number; answered: number }>>
  /** Scored questions answered on the last day with any. */
  today: { day: LocalDay; answered: number }
}

/** Something asked about or chosen in the last 14 days: the strongest reason for a lesson. */
export interface Wish {
  about: { guide: GuideId } | { skill: Skill }
  by: 'asked' | 'chosen'
  at: number
}

export interface Progress {
  guides: Partial<Record<GuideId, GuideProgress>>
  skills: Partial<Record<Skill, SkillProgress>>
  habit: Habit
  wishes: Wish[]
  /** Skills of the last three new lessons, newest last. */
  lastSkills: Skill[]
  /** When all five skills were vững. */
  fiveAt: number | null
  /** Missing until the first answer. */
  tally?: Tally
}

export interface LearnerRecord {
  /** Null in a session: the same record, kept in the process only. */
  learner: string | null
  progress: Progress
  cards: ReadonlyMap<FactKey, ReviewCard>
  items: ReadonlyMap<string, ItemState>
}

/** One answer as it happened. Appended, never changed; a mistap voids it. */
export interface Attempt {
  item: string
  /** First 8 hex digits of the sha256 of the item: what exactly was asked. */
  version: string
  guide: GuideId
  skill: Skill
  level: 1 | 2 | 3
  facts: FactKey[]
  /** Option keys in the order shown. */
  order: string[]
  /** Key chosen, keys in their order for an ordering question, null for "chưa biết". */
  key: string | null
  pass: boolean
  /** Only the first try counts. */
  try: 1 | 2
  kind: 'lesson' | 'review' | 'loose' | 'placement' | 'final'
  /** Milliseconds from the question to the answer. */
  ms: number
  day: LocalDay
  channel: string
  at: number
}

/** What one answer or step changes of a record; applied by the store inside the turn's transaction. */
export interface LearnerChange {
  progress?: Progress
  cards?: readonly ReviewCard[]
  /** Cards of facts that are no more, or never were before a voided attempt. */
  dropped?: readonly FactKey[]
  items?: readonly ItemState[]
  droppedItems?: readonly string[]
  attempt?: Attempt
  /** The first attempt at `item` at time `at` counts no more. */
  voided?: { item: string; at: number }
}

/** Of somebody who has learned nothing yet. */
export function emptyProgress(): Progress {
  return {
    guides: {},
    skills: {},
    habit: { unit: 'day', current: 0, longest: { day: 0, week: 0 }, lastDay: null, bridged: [], excused: [], days: [] },
    wishes: [],
    lastSkills: [],
    fiveAt: null,
  }
}

/** `learner` null: of a session, kept in the process only. */
export function emptyRecord(learner: string | null): LearnerRecord {
  return { learner, progress: emptyProgress(), cards: new Map(), items: new Map() }
}

/** The record after a change: what the store will hold, for the rest of the turn. */
export function changed(record: LearnerRecord, change: LearnerChange): LearnerRecord {
  const cards = moved(record.cards, change.cards ?? [], change.dropped ?? [], ({ fact }) => fact)
  const items = moved(record.items, change.items ?? [], change.droppedItems ?? [], ({ item }) => item)
  return { ...record, progress: change.progress ?? record.progress, cards, items }
}

/** Copied only where something moved: somebody who has learned everything has a thousand cards. */
function moved<T>(
  before: ReadonlyMap<string, T>,
  put: readonly T[],
  dropped: readonly string[],
  keyOf: (each: T) => string,
): ReadonlyMap<string, T> {
  if (put.length === 0 && dropped.length === 0) return before
  const after = new Map(before)
  for (const key of dropped) after.delete(key)
  for (const each of put) after.set(keyOf(each), each)
  return after
}
