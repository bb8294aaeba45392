import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterSeen,
  afterSent,
  isSummaryDay,
  kindOn,
  nextSendAt,
  offsetOf,
  type Schedule,
  weekdayOf,
  withSent,
} from '../../src/learning/schedule.ts'
import { localDay, localTime, timeOn } from '../../src/shared/clock.ts'
import { schedule } from '../support/storedTurns.ts'

/** Saturday 21 November 2026. */
const TODAY = localDay(Date.parse('2026-11-21T09:00:00+07:00'))
const NOON = timeOn(TODAY, 12, 0)
const BASE = schedule({ hour: 19, lastSeen: TODAY })

const schedules: fc.Arbitrary<Schedule> = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.option(fc.integer({ min: 0, max: 59 })),
  daysPerWeek: fc.integer({ min: 1, max: 7 }),
  nightChosen: fc.boolean(),
  pausedUntil: fc.option(fc.integer({ min: TODAY - 30, max: TODAY + 30 })),
  stoppedAt: fc.constant(null),
  heldUntil: fc.option(fc.integer({ min: NOON - 86_400_000, max: NOON + 3 * 86_400_000 })),
  lastSeen: fc.integer({ min: TODAY - 100, max: TODAY }),
  away: fc.constantFrom<Schedule['away']>(0, 3, 10, 60),
  lastSent: fc.option(fc.integer({ min: TODAY - 3, max: TODAY })),
  variant: fc.constant(0),
  voice: fc.constant(BASE.voice),
  name: fc.constant(null),
  shared: fc.boolean(),
  streak: fc.constant(true),
  cap: fc.constant(5 as const),
  next: fc.constant(null),
  weekSent: fc.constant(null),
})
const instants = fc.integer({ min: NOON - 40 * 86_400_000, max: NOON + 40 * 86_400_000 })

/** Every message of a year in which the person never writes. */
function silence(schedule: Schedule, days: number): { day: number; kind: string }[] {
  const sent: { day: number; kind: string }[] = []
  let current = schedule
  let now = timeOn(schedule.lastSeen, 20, 59)
  for (;;) {
    const at = nextSendAt(current, 'learner', now)
    if (at === null || localDay(at) > schedule.lastSeen + days) return sent
    const day = localDay(at)
    const kind = kindOn(current, day) ?? 'lesson'
    sent.push({ day: day - schedule.lastSeen, kind })
    current = afterSent(current, day, kind)
    now = at
  }
}

describe('when the daily message is due', () => {
  it('is strictly later than now, outside 21:00-6:00 unless chosen, not in a pause, not before it is free again', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, after) => {
        const at = nextSendAt(schedule, 'learner', after)
        if (at === null) return
        const { hour } = localTime(at)
        expect(at).toBeGreaterThan(after)
        if (!schedule.nightChosen) expect(hour >= 6 && hour < 21).toBe(true)
        expect(at).toBeGreaterThanOrEqual(schedule.heldUntil ?? 0)
        expect(localDay(at)).toBeGreaterThan(Math.max(schedule.pausedUntil ?? 0, schedule.lastSent ?? 0))
      }),
    )
  })

  it('comes at most once on a local day, even where the clock steps back two hours', () => {
    fc.assert(
      fc.property(schedules, instants, fc.integer({ min: 0, max: 7_200_000 }), (schedule, after, back) => {
        const at = nextSendAt(schedule, 'learner', after)
        if (at === null) return
        const day = localDay(at)
        const next = nextSendAt(afterSent(schedule, day, kindOn(schedule, day) ?? 'lesson'), 'learner', at - back)
        if (next !== null) expect(localDay(next)).toBeGreaterThan(day)
      }),
    )
  })

  it('keeps the minute somebody named, and gives the others a minute of their own that never moves', () => {
    expect(localTime(nextSendAt({ ...BASE, minute: 30 }, 'a', NOON) ?? 0)).toMatchObject({ hour: 19, minute: 30 })
    expect(localTime(nextSendAt(BASE, 'a', NOON) ?? 0).minute).toBe(offsetOf('a'))
    expect(offsetOf('a')).toBe(offsetOf('a'))
  })

  it('puts at most 20,000 of 1,000,000 learners of one hour into one minute', () => {
    const minutes = new Array<number>(60).fill(0)
    for (let index = 0; index < 1_000_000; index += 1) {
      const minute = offsetOf(`Zk3_${index.toString(36)}-x`)
      minutes[minute] = (minutes[minute] ?? 0) + 1
    }
    expect(Math.max(...minutes)).toBeLessThanOrEqual(20_000)
  })

  it('comes as often a week as wished: two are Tuesday and Friday', () => {
    for (const daysPerWeek of [1, 2, 3, 4, 5, 6, 7]) {
      const active = { ...BASE, daysPerWeek }
      const week = Array.from({ length: 7 }, (_, index) => TODAY + 1 + index)
      const days = week.filter((day) => kindOn({ ...active, lastSeen: day }, day) === 'lesson')
      expect(days).toHaveLength(daysPerWeek)
      if (daysPerWeek === 2) expect(days.map(weekdayOf).sort()).toEqual([2, 5])
    }
  })

  it('sums the week up on its last sending day, and not for whoever wants two messages or fewer', () => {
    const week = Array.from({ length: 7 }, (_, index) => TODAY + 2 + index)
    const summary = (daysPerWeek: number) =>
      week.filter((day) => isSummaryDay({ ...BASE, daysPerWeek }, day)).map(weekdayOf)
    expect([7, 5, 3, 2, 1].map(summary)).toEqual([[0], [5], [5], [], []])
  })

  it('writes to the silent on days 3, 10 and 60 once each, twice a week between 3 and 10, and then no more', () => {
    const sent = silence(BASE, 400)
    expect(sent.filter(({ kind }) => kind !== 'lesson')).toEqual([
      { day: 3, kind: 'back.3' },
      { day: 10, kind: 'back.10' },
      { day: 60, kind: 'back.60' },
    ])
    const lessons = sent.filter(({ kind }) => kind === 'lesson').map(({ day }) => day)
    expect(lessons.slice(0, 2)).toEqual([1, 2])
    expect(lessons.filter((day) => day > 3 && day < 10).length).toBeLessThanOrEqual(2)
    expect(lessons.every((day) => day < 10)).toBe(true)
  })

  it('takes a pause for no silence, and a word for the end of it', () => {
    const paused = { ...BASE, pausedUntil: TODAY + 20 }
    expect(kindOn(paused, TODAY + 21)).toBe('lesson')
    const away = { ...BASE, lastSeen: TODAY - 30, away: 10 as const }
    expect(nextSendAt(away, 'a', NOON)).toBe(timeOn(TODAY + 30, 19, offsetOf('a')))
    expect(kindOn(afterSeen(away, NOON), TODAY + 1)).toBe('lesson')
  })

  it('counts no silence for a clock that was set back', () => {
    expect(afterSeen({ ...BASE, away: 3 }, timeOn(TODAY - 5, 12, 0))).toEqual({ ...BASE, lastSeen: TODAY, away: 0 })
  })

  it('is never once somebody said to stop', () => {
    expect(nextSendAt({ ...BASE, stoppedAt: NOON }, 'a', NOON)).toBeNull()
  })
})

describe('a schedule saved by a turn that began before the day’s message went out', () => {
  it('knows of it: the day, the wording used and the week summed up', () => {
    const read = { ...BASE, lastSent: TODAY - 1, variant: 4, weekSent: null, hour: 8 }
    const stored = { ...BASE, lastSent: TODAY, variant: 5, weekSent: 12, hour: 19 }
    expect(withSent(read, stored)).toEqual({ ...read, lastSent: TODAY, variant: 5, weekSent: 12 })
  })

  it('stays as the turn left it where nothing was sent meanwhile', () => {
    const saved = { ...BASE, lastSent: TODAY, variant: 5, weekSent: 12 }
    expect(withSent(saved, { ...saved, lastSent: null, variant: 2, weekSent: null })).toEqual(saved)
    expect(withSent(BASE, { ...BASE, variant: 2 })).toEqual(BASE)
  })
})
