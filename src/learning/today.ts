import type { Guide } from '../knowledge/guide.ts'
import type { Bank, BankItem } from './bank.ts'
import { type Choice, chooseLesson } from './choose.ts'
import { rhythm, weekOf } from './habit.ts'
import { isLearned } from './mastery.ts'
import { type Known, reviewQuestions } from './questions.ts'
import type { ItemState, LocalDay, Progress, ReviewCard } from './record.ts'
import type { Reviewer } from './review.ts'
import { isSummaryDay, kindOn, type Schedule } from './schedule.ts'
import { type WeekSummary, weekSummary } from './summary.ts'
import { answeredOn } from './tally.ts'

/** What today's one message is about: a review that is due, or the next lesson (D23-D25). */

/** A first line that says how the rhythm stands. */
export type Opening = { kind: 'plain' } | { kind: 'streak'; days: number } | { kind: 'bridged' }

export type Today =
  | { kind: 'back.3' | 'back.10' | 'back.60'; lessons: number }
  | { kind: 'week'; summary: WeekSummary; next: Choice | null }
  /** The first of these is asked; the lesson is offered after the last. */
  | { kind: 'review'; items: readonly [BankItem, ...BankItem[]]; opening: Opening }
  | { kind: 'lesson'; guide: Guide; why: Choice['why']; opening: Opening }
  | { kind: 'practice'; guide: Guide }

export interface TodayFor {
  learner: string
  schedule: Schedule
  progress: Progress
  /** Due by today at least; more do no harm. */
  cards: readonly ReviewCard[]
  /** First tries so far, where they are at hand: with them the wordings of a fact take turns exactly. */
  items?: ReadonlyMap<string, ItemState>
}

/** A round number of days learned running is worth a word. */
const STREAK_EVERY = 7
/** Every fifth message without a due review asks how it goes in real life. */
const PRACTICE_EVERY = 5
/** A practice is asked about while the lesson is fresh. */
const PRACTICE_WITHIN_MS = 21 * 86_400_000

/** Null: there is nothing worth a message today. */
export function pickToday(due: TodayFor, bank: Bank, reviewer: Reviewer, day: LocalDay, now: number): Today | null {
  const { schedule, progress } = due
  const kind = kindOn(schedule, day)
  if (kind === null) return null
  if (kind !== 'lesson') return { kind, lessons: lessonsDone(progress) }
  const next = nextLesson(due, bank, now)
  if (isSummaryDay(schedule, day) && schedule.weekSent !== weekOf(day)) {
    const summary = weekSummary({ progress }, bank, day)
    if (summary.days > 0) return { kind: 'week', summary, next }
  }
  const opening = openingOf(progress, schedule, day)
  const known: Known = {
    learner: due.learner,
    progress,
    cards: new Map(due.cards.map((card) => [card.fact, card])),
    items: due.items ?? new Map(),
  }
  const wish = { day, cap: schedule.cap, withLesson: next !== null, doneToday: answeredOn(progress, day) }
  const [first, ...rest] = reviewQuestions(known, bank, reviewer, wish)
  if (first) return { kind: 'review', items: [first, ...rest], opening }
  const practice = schedule.variant % PRACTICE_EVERY === PRACTICE_EVERY - 1 ? practiceOf(progress, bank, now) : null
  if (practice) return { kind: 'practice', guide: practice }
  return next ? { kind: 'lesson', guide: next.guide, why: next.why, opening } : null
}

/** As chosen at the end of the last talk; chosen anew where the content has changed since. */
function nextLesson({ schedule, progress }: TodayFor, bank: Bank, now: number): Choice | null {
  const planned = schedule.next ? bank.guides.get(schedule.next.guide) : undefined
  if (planned && planned.cards.length > 0 && !isLearned(progress.guides[planned.id]))
    return { guide: planned, why: schedule.next?.why ?? null }
  return chooseLesson(progress, bank, { role: null, linkSkill: null, open: null, not: [], now })
}

function openingOf(progress: Progress, schedule: Schedule, day: LocalDay): Opening {
  const { habit } = progress
  const { lastDay } = habit
  const run = rhythm(habit, day)
  // Learned today already: the words speak of today's learning as still to come.
  if (!schedule.streak || habit.unit === 'week' || run === 0 || lastDay === null || lastDay >= day)
    return { kind: 'plain' }
  // "Hôm qua bác nghỉ": said only where that is so, and where the rest was the person's own.
  if (lastDay < day - 1) return { kind: habit.excused.includes(day - 1) ? 'plain' : 'bridged' }
  return (run + 1) % STREAK_EVERY === 0 ? { kind: 'streak', days: run + 1 } : { kind: 'plain' }
}

/** Of the lesson ended last: asked about older ones as well, it would be nagging. */
function practiceOf(progress: Progress, bank: Bank, now: number): Guide | null {
  const ended = Object.entries(progress.guides).flatMap(([id, state]) =>
    state?.finishedAt == null ? [] : [{ id, at: state.finishedAt, practisedAt: state.practisedAt }],
  )
  const [last] = ended.toSorted((a, b) => b.at - a.at)
  const guide = last ? bank.guides.get(last.id) : undefined
  if (!last || !guide || last.practisedAt !== null || now - last.at >= PRACTICE_WITHIN_MS) return null
  return guide.quiz.some(({ type }) => type === 'practice') ? guide : null
}

function lessonsDone(progress: Progress): number {
  return Object.values(progress.guides).filter((state) => isLearned(state)).length
}
