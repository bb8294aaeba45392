import type { GuideId, Skill } from '../knowledge/guide.ts'
import { WISHES } from './choose.ts'
import { counted, inUnit, KEPT_DAYS, weekOf } from './habit.ts'
import type { Sees } from './learner-store.ts'
import {
  emptyProgress,
  type GuideProgress,
  type Habit,
  type ItemState,
  type LocalDay,
  type Progress,
  type ReviewCard,
  type SkillProgress,
  type Tally,
  type Wish,
} from './record.ts'
import type { Schedule } from './schedule.ts'

/**
 * Two records of one person as one, when they say in two chats that they are the same. Nothing reached is taken away and nothing
 * counts twice; of equals the order of the two makes no difference.
 */

/** The card that was asked more often knows more; of a changed fact the words seen last. When it was last known is kept of both. */
export function mergedCard(a: ReviewCard, b: ReviewCard): ReviewCard {
  const rank = ({ reps, last, stability, difficulty, lapses, due, text }: ReviewCard) =>
    a.text === b.text ? [reps, last, stability, difficulty, lapses, due] : [Math.min(reps, 1), last, reps, text]
  const better = isAfter(rank(b), rank(a)) ? b : a
  return { ...better, lastPass: latest(a.lastPass, b.lastPass) }
}

/** First tries of both: two chats never hold the same one. */
export function mergedItem(a: ItemState, b: ItemState): ItemState {
  const last = isAfter([b.lastAt, Number(b.lastPass)], [a.lastAt, Number(a.lastPass)]) ? b : a
  return { ...last, times: a.times + b.times, fails: a.fails + b.fails }
}

/** A helper whom both allowed sees what the more careful of the two allowed. */
export function narrower(a: Sees, b: Sees): Sees {
  const order = ['presence', 'counts', 'skills'] as const
  return order.find((sees) => sees === a || sees === b) ?? a
}

/** What both have reached, at the earlier time; the rhythm counts in the unit of `a`. */
export function mergedProgress(a: Progress, b: Progress): Progress {
  const habit = mergedHabit(a.habit, b.habit)
  const later = isAfter(activity(b), activity(a)) ? b : a
  const tally = mergedTally(a.tally, b.tally)
  return {
    guides: mergedBy<GuideId, GuideProgress>(a.guides, b.guides, mergedGuide),
    skills: mergedBy<Skill, SkillProgress>(a.skills, b.skills, mergedSkill),
    habit,
    wishes: mergedWishes(a.wishes, b.wishes),
    lastSkills: later.lastSkills,
    fiveAt: earliest(a.fiveAt, b.fiveAt),
    ...(tally ? { tally } : {}),
  }
}

/** When something was learned last; where that is the same day, whose record says more, so that the order does not matter. */
function activity({ habit, lastSkills }: Progress): (number | string)[] {
  return [habit.lastDay ?? -1, lastSkills.length, lastSkills.join()]
}

/** The schedule that stays, knowing of what the other had sent already: nobody gets two messages on one day. */
export function mergedSchedule(kept: Schedule, other: Schedule): Schedule {
  return {
    ...kept,
    lastSent: latest(kept.lastSent, other.lastSent),
    weekSent: latest(kept.weekSent, other.weekSent),
    lastSeen: Math.max(kept.lastSeen, other.lastSeen),
    heldUntil: latest(kept.heldUntil, other.heldUntil),
    away: 0,
  }
}

function mergedBy<Key extends string, Value>(
  a: Partial<Record<Key, Value>>,
  b: Partial<Record<Key, Value>>,
  merged: (a: Value, b: Value) => Value,
): Partial<Record<Key, Value>> {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted() as Key[]
  const entries = keys.flatMap((key): [Key, Value][] => {
    const [one, two] = [a[key], b[key]]
    if (one !== undefined && two !== undefined) return [[key, merged(one, two)]]
    const only = one ?? two
    return only === undefined ? [] : [[key, only]]
  })
  return Object.fromEntries(entries) as Partial<Record<Key, Value>>
}

function mergedGuide(a: GuideProgress, b: GuideProgress): GuideProgress {
  const share = ({ right, questions }: GuideProgress) => [questions > 0 ? right / questions : -1, questions]
  const { right, questions } = isAfter(share(b), share(a)) ? b : a
  return {
    seenAt: Math.min(a.seenAt, b.seenAt),
    finishedAt: earliest(a.finishedAt, b.finishedAt),
    right,
    questions,
    understoodAt: earliest(a.understoodAt, b.understoodAt),
    solidAt: earliest(a.solidAt, b.solidAt),
    practisedAt: earliest(a.practisedAt, b.practisedAt),
  }
}

function mergedSkill(a: SkillProgress, b: SkillProgress): SkillProgress {
  const rank = ({ level, recent }: SkillProgress) => [level, recent.length, recent.map(Number).join('')]
  const { level, recent } = isAfter(rank(b), rank(a)) ? b : a
  const placed = a.placed === true || b.placed === true ? true : (a.placed ?? b.placed)
  return { level, recent, placed, solidAt: earliest(a.solidAt, b.solidAt) }
}

/** The rhythm of all days of both, counted anew in the unit of the first; what either had counted up to its last day stands. */
function mergedHabit(a: Habit, other: Habit): Habit {
  const b = inUnit(other, a.unit)
  const { unit } = a
  const excused = union(a.excused, b.excused)
  const days = union(a.days, b.days)
  const told = replayed(days, excused, unit)
  const before = [a, b].map((habit) => ({ habit, hidden: hiddenDays(habit) }))
  // A run longer than the days kept began before the first of them: it goes on where the days of both reach back to there.
  const hidden = before.map(({ habit, hidden: count }) => (told.since <= (habit.days[0] ?? Infinity) ? count : 0))
  const standing = before.map(({ habit }) => (habit.lastDay === told.habit.lastDay ? habit.current : 0))
  const current = Math.max(told.habit.current + Math.max(...hidden), ...standing)
  const longest = {
    day: Math.max(a.longest.day, b.longest.day, told.habit.longest.day),
    week: Math.max(a.longest.week, b.longest.week, told.habit.longest.week),
  }
  return {
    ...told.habit,
    current,
    longest: { ...longest, [unit]: Math.max(longest[unit], current) },
    excused,
    days: days.slice(-KEPT_DAYS),
  }
}

/** What a run counts beyond the days still known one by one. */
function hiddenDays(habit: Habit): number {
  return Math.max(0, habit.current - replayed(habit.days, habit.excused, habit.unit).habit.current)
}

function replayed(
  days: readonly LocalDay[],
  excused: LocalDay[],
  unit: Habit['unit'],
): { habit: Habit; since: number } {
  let habit: Habit = { ...emptyProgress().habit, unit, excused }
  let since = Number.POSITIVE_INFINITY
  for (const day of days) {
    const { lastDay } = habit
    habit = { ...counted(habit, day).habit, excused }
    const isSameWeek = unit === 'week' && lastDay !== null && weekOf(lastDay) === weekOf(day)
    if (habit.current === 1 && !isSameWeek) since = day
  }
  return { habit, since }
}

function mergedWishes(a: readonly Wish[], b: readonly Wish[]): Wish[] {
  const newest = new Map<string, Wish>()
  for (const wish of [...a, ...b].toSorted((one, two) => one.at - two.at))
    newest.set(JSON.stringify([wish.by, wish.about]), wish)
  return [...newest]
    .toSorted(([one, x], [two, y]) => x.at - y.at || (one < two ? -1 : 1))
    .map(([, wish]) => wish)
    .slice(-WISHES)
}

function mergedTally(a: Tally | undefined, b: Tally | undefined): Tally | undefined {
  if (!a || !b || a.week !== b.week) return !b || (a && a.week > b.week) ? a : b
  const today =
    a.today.day === b.today.day
      ? { day: a.today.day, answered: a.today.answered + b.today.answered }
      : a.today.day > b.today.day
        ? a.today
        : b.today
  return {
    week: a.week,
    right: a.right + b.right,
    answered: a.answered + b.answered,
    guides: mergedBy(a.guides, b.guides, (one, two) => ({
      right: one.right + two.right,
      answered: one.answered + two.answered,
    })),
    today,
  }
}

function union(a: readonly LocalDay[], b: readonly LocalDay[]): LocalDay[] {
  return [...new Set([...a, ...b])].toSorted((one, two) => one - two)
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}

/** Compares the first places that differ. */
function isAfter(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  const [one, two] = [a[at], b[at]]
  return one !== undefined && two !== undefined && one > two
}
