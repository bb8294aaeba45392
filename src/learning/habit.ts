import type { Habit, LocalDay } from './record.ts'

/** The streak of conversation design §5.5: it forgives, is never lost through us, and is hidden from whoever does not want it. */

/** Missed days in a row that are bridged without asking. */
const BRIDGE_DAYS = 2
/** Gaps bridged at most within so many days. */
const BRIDGES = 2
const BRIDGE_WINDOW = 14
/** Days remembered one by one: a week's summary and the bridges need fourteen, a picture of two months reads well. */
export const KEPT_DAYS = 60

export interface Counted {
  habit: Habit
  /** This day is the first to count today. */
  isNew: boolean
  /** A gap was bridged just now. */
  bridged: boolean
}

/** Something was learned on `day`: a finished lesson, an answered review, a practice report. */
export function counted(habit: Habit, day: LocalDay): Counted {
  const { lastDay } = habit
  if (lastDay !== null && day <= lastDay) return { habit, isNew: false, bridged: false }
  const step = habit.unit === 'day' ? byDays(habit, day) : byWeeks(habit, day)
  const { unit } = habit
  return {
    isNew: true,
    bridged: step.bridge !== null,
    habit: {
      ...habit,
      current: step.current,
      longest: { ...habit.longest, [unit]: Math.max(habit.longest[unit], step.current) },
      lastDay: day,
      bridged: [...habit.bridged, ...(step.bridge === null ? [] : [step.bridge])].filter(
        (first) => day - first < BRIDGE_WINDOW,
      ),
      excused: habit.excused.filter((excused) => day - excused < KEPT_DAYS),
      days: [...habit.days, day].slice(-KEPT_DAYS),
    },
  }
}

interface Step {
  current: number
  /** First missed day of the gap bridged, null where there was none. */
  bridge: LocalDay | null
}

function byDays(habit: Habit, day: LocalDay): Step {
  const missed = missedBetween(habit, day)
  if (habit.lastDay === null) return { current: 1, bridge: null }
  const [first] = missed
  if (first === undefined) return { current: habit.current + 1, bridge: null }
  const recent = habit.bridged.filter((bridge) => day - bridge < BRIDGE_WINDOW)
  if (missed.length <= BRIDGE_DAYS && recent.length < BRIDGES) return { current: habit.current + 1, bridge: first }
  return { current: 1, bridge: null }
}

function byWeeks(habit: Habit, day: LocalDay): Step {
  if (habit.lastDay === null) return { current: 1, bridge: null }
  const [last, now] = [weekOf(habit.lastDay), weekOf(day)]
  if (now === last) return { current: Math.max(1, habit.current), bridge: null }
  // A week without a single day on which learning was possible is no missed week.
  const missedWeeks = new Set(missedBetween(habit, day).map(weekOf))
  for (const edge of [last, now]) missedWeeks.delete(edge)
  return { current: missedWeeks.size === 0 ? habit.current + 1 : 1, bridge: null }
}

/** Days between the last one counted and `day` that were neither learned on nor excused. */
function missedBetween(habit: Habit, day: LocalDay): LocalDay[] {
  if (habit.lastDay === null) return []
  const excused = new Set(habit.excused)
  const missed: LocalDay[] = []
  // A gap longer than this is a break in any case.
  const from = Math.max(habit.lastDay + 1, day - KEPT_DAYS)
  for (let each = from; each < day; each += 1) if (!excused.has(each)) missed.push(each)
  return missed
}

/** The days from `from` to `to` count neither for nor against: our own outage, a pause, the day after an emergency. */
export function excusing(habit: Habit, from: LocalDay, to: LocalDay): Habit {
  const days = Array.from({ length: Math.max(0, Math.min(to - from + 1, 400)) }, (_, index) => from + index)
  return { ...habit, excused: [...new Set([...habit.excused, ...days])].sort((a, b) => a - b) }
}

/** The rhythm as of `day`: 0 when a gap has already ended it. Says nothing about why. */
export function rhythm(habit: Habit, day: LocalDay): number {
  if (habit.lastDay === null) return 0
  if (habit.lastDay >= day) return habit.current
  const after = habit.unit === 'day' ? byDays(habit, day) : byWeeks(habit, day)
  // Learning today would go on counting: so what was counted still stands.
  return after.current > 1 || habit.current === 0 ? habit.current : weekHolds(habit, day) ? habit.current : 0
}

function weekHolds(habit: Habit, day: LocalDay): boolean {
  return habit.unit === 'week' && habit.lastDay !== null && weekOf(habit.lastDay) === weekOf(day)
}

/** Fewer than seven messages a week count by weeks. What was reached is carried over, and nothing is taken away. */
export function inUnit(habit: Habit, unit: Habit['unit']): Habit {
  if (habit.unit === unit) return habit
  const current = unit === 'week' ? Math.ceil(habit.current / 7) : runAtEnd(habit.days)
  return { ...habit, unit, current, longest: { ...habit.longest, [unit]: Math.max(habit.longest[unit], current) } }
}

function runAtEnd(days: readonly LocalDay[]): number {
  let run = 0
  for (let index = days.length - 1; index >= 0; index -= 1) {
    if (run > 0 && (days[index] ?? 0) !== (days[index + 1] ?? 0) - 1) break
    run += 1
  }
  return run
}

/** Number of the week, Monday first. 1 January 1970 was a Thursday. */
export function weekOf(day: LocalDay): number {
  return Math.floor((day + 3) / 7)
}
