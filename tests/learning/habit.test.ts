import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counted, excusing, inUnit, rhythm, weekOf } from '../../src/learning/habit.ts'
import { emptyProgress, type Habit } from '../../src/learning/record.ts'

const none = emptyProgress().habit
const START = 20_000
const on = (habit: Habit, ...days: number[]) => days.reduce((kept, day) => counted(kept, START + day).habit, habit)
const byWeek = inUnit(none, 'week')

describe('the rhythm of learning days', () => {
  it('counts a day once, however much is learned on it', () => {
    const once = counted(none, START)
    const twice = counted(once.habit, START)
    expect([once.isNew, twice.isNew, twice.habit.current]).toEqual([true, false, 1])
  })

  it('bridges up to two missed days in a row, and says so', () => {
    const three = on(none, 0, 1, 2)
    const after = counted(three, START + 5)
    expect([after.bridged, after.habit.current]).toEqual([true, 4])
    expect(counted(three, START + 6).habit.current).toBe(1)
  })

  it('bridges at most twice in fourteen days, and again after them', () => {
    expect(on(none, 0, 2, 4).current).toBe(3)
    expect(on(none, 0, 2, 4, 6).current).toBe(1)
    expect(on(none, 0, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19).current).toBe(17)
  })

  it('keeps the longest run when a new one begins', () => {
    const again = on(none, 0, 1, 2, 3, 10, 11)
    expect([again.current, again.longest.day]).toEqual([2, 4])
  })

  it('counts weeks for whoever learns on fewer days, whichever days they are', () => {
    const monday = 4 - ((START + 3) % 7) + 3
    expect(on(byWeek, monday, monday + 6, monday + 8, monday + 20).current).toBe(3)
    expect(on(byWeek, monday, monday + 21).current).toBe(1)
  })

  it('carries what was reached over to the other way of counting', () => {
    const days = on(none, 0, 1, 2, 3, 4, 5, 6, 7)
    expect(inUnit(days, 'week').current).toBe(2)
    expect(inUnit(inUnit(days, 'week'), 'day').current).toBe(8)
    expect(inUnit(days, 'week').longest.day).toBe(8)
  })

  it('tells the rhythm of a day without learning: still there while it can be continued, else none', () => {
    const three = on(none, 0, 1, 2)
    expect([2, 3, 5, 6].map((day) => rhythm(three, START + day))).toEqual([3, 3, 3, 0])
    expect(rhythm(on(byWeek, 0), START)).toBe(1)
  })

  it('never breaks over excused days, however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom<'day' | 'week'>('day', 'week'),
        (gaps, unit) => {
          let day = START
          let habit = counted(inUnit(none, unit), day).habit
          const weeks = new Set([weekOf(day)])
          for (const gap of gaps) {
            habit = excusing(habit, day + 1, day + gap)
            day += gap + 1
            habit = counted(habit, day).habit
            weeks.add(weekOf(day))
          }
          expect(habit.current).toBe(unit === 'day' ? gaps.length + 1 : weeks.size)
        },
      ),
    )
  })

  it('never counts more than the days learned on, and never less than a run without gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 }), (steps) => {
        let day = START
        let habit = counted(none, day).habit
        let run = 1
        for (const step of steps) {
          day += step
          habit = counted(habit, day).habit
          run = step === 1 ? run + 1 : 1
          expect(habit.current).toBeGreaterThanOrEqual(run)
          expect(habit.longest.day).toBeGreaterThanOrEqual(habit.current)
        }
        expect(habit.current).toBeLessThanOrEqual(steps.length + 1)
      }),
    )
  })
})
