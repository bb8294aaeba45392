import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counted, excusing } from '../../src/learning/habit.ts'
import { mergedCard, mergedItem, mergedProgress, mergedSchedule, narrower } from '../../src/learning/merge.ts'
import { emptyProgress, type Habit, type Progress, type ReviewCard } from '../../src/learning/record.ts'
import { card, schedule } from '../support/storedTurns.ts'

/** Two records of one person become one: what is promised of any two. */

const time = fc.option(fc.nat(1000), { nil: null })
const cards: fc.Arbitrary<ReviewCard> = fc.record({
  fact: fc.constant('F1'),
  text: fc.constantFrom('aaaa', 'bbbb'),
  stability: fc.nat(9),
  difficulty: fc.nat(9),
  reps: fc.nat(4),
  lapses: fc.nat(2),
  last: fc.nat(5),
  due: fc.nat(9),
  lastPass: time,
})
const guide = fc.record({
  seenAt: fc.nat(1000),
  finishedAt: time,
  right: fc.nat(3),
  questions: fc.integer({ min: 3, max: 5 }),
  understoodAt: time,
  solidAt: time,
  practisedAt: time,
})
const skill = fc.record({
  level: fc.constantFrom(1 as const, 2 as const, 3 as const),
  recent: fc.array(fc.boolean(), { maxLength: 5 }),
  placed: fc.constantFrom(true, false, null),
  solidAt: time,
})
/** A rhythm as it comes about: some days learned, a pause between some of them. */
const habit = fc
  .record({
    days: fc.uniqueArray(fc.nat(120), { maxLength: 90 }),
    excused: fc.tuple(fc.nat(120), fc.nat(4)),
    unit: fc.constantFrom('day' as const, 'week' as const),
  })
  .map(({ days, excused: [from, length], unit }) =>
    days
      .toSorted((a, b) => a - b)
      .reduce<Habit>(
        (before, day) => counted(before, day).habit,
        excusing({ ...emptyProgress().habit, unit }, from, from + length),
      ),
  )
const wish = fc.record({
  about: fc.constantFrom({ guide: 'qr-02' }, { guide: 'qr-04' }, { skill: 'qr' as const }),
  by: fc.constantFrom('asked' as const, 'chosen' as const),
  at: fc.nat(99),
})
const count = fc.record({ right: fc.nat(5), answered: fc.nat(9) })
const tally = fc.record({
  week: fc.integer({ min: 7, max: 8 }),
  right: fc.nat(9),
  answered: fc.nat(9),
  guides: fc.dictionary(fc.constantFrom('qr-02', 'qr-04'), count, { noNullPrototype: true }),
  today: fc.record({ day: fc.integer({ min: 50, max: 52 }), answered: fc.nat(9) }),
})
const progress: fc.Arbitrary<Progress> = fc
  .record({
    guides: fc.dictionary(fc.constantFrom('qr-02', 'qr-04', 'dvc-01'), guide, { noNullPrototype: true }),
    skills: fc.dictionary(fc.constantFrom('qr', 'dvc'), skill, { noNullPrototype: true }),
    habit,
    wishes: fc.uniqueArray(wish, { maxLength: 4, selector: ({ about, by }) => JSON.stringify([about, by]) }),
    lastSkills: fc.array(fc.constantFrom('qr' as const, 'dvc' as const), { maxLength: 3 }),
    fiveAt: time,
    tally: fc.option(tally, { nil: undefined }),
  })
  .map(({ tally: week, ...rest }) => ({ ...rest, ...(week ? { tally: week } : {}) }))

describe('one card of two', () => {
  it('is the one asked more often, and remembers when either was known last', () => {
    const often = card('F1', 30, { reps: 5, last: 2, lastPass: 2 })
    const lately = card('F1', 9, { reps: 1, last: 6, lastPass: 6 })
    expect(mergedCard(often, lately)).toEqual({ ...often, lastPass: 6 })
  })

  it('is of the words seen last, where the fact has changed since', () => {
    const old = card('F1', 30, { text: 'old', reps: 5, last: 2 })
    const fresh = card('F1', 9, { text: 'new', reps: 1, last: 6 })
    expect(mergedCard(old, fresh).text).toBe('new')
  })

  it('is the same whichever comes first, and of a card with itself that card', () => {
    fc.assert(
      fc.property(cards, cards, (a, b) => {
        expect(mergedCard(a, b)).toEqual(mergedCard(b, a))
        expect(mergedCard(a, a)).toEqual(a)
        expect(mergedCard(mergedCard(a, b), b)).toEqual(mergedCard(a, b))
      }),
    )
  })
})

describe('first tries of two', () => {
  it('add up, and the newest says how it went', () => {
    const a = { item: 'i', times: 3, fails: 1, lastAt: 5, lastPass: false }
    const b = { item: 'i', times: 2, fails: 0, lastAt: 9, lastPass: true }
    expect(mergedItem(a, b)).toEqual({ item: 'i', times: 5, fails: 1, lastAt: 9, lastPass: true })
    expect(mergedItem(b, a)).toEqual(mergedItem(a, b))
  })
})

describe('one progress of two', () => {
  it('takes nothing away that either had reached', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = mergedProgress(a, b)
        for (const one of [a, b]) {
          for (const [id, before] of Object.entries(one.guides)) {
            const after = both.guides[id]
            for (const mark of ['finishedAt', 'understoodAt', 'solidAt', 'practisedAt'] as const)
              if (before?.[mark] != null) expect(after?.[mark]).toBeLessThanOrEqual(before[mark])
            expect((after?.right ?? 0) / (after?.questions ?? 1)).toBeGreaterThanOrEqual(
              (before?.right ?? 0) / (before?.questions ?? 1),
            )
          }
          for (const name of ['qr', 'dvc'] as const)
            expect(both.skills[name]?.level ?? 0).toBeGreaterThanOrEqual(one.skills[name]?.level ?? 0)
          expect(both.habit.longest.day).toBeGreaterThanOrEqual(one.habit.longest.day)
          expect(both.habit.longest.week).toBeGreaterThanOrEqual(one.habit.longest.week)
          if (one.habit.lastDay === both.habit.lastDay && one.habit.unit === a.habit.unit)
            expect(both.habit.current).toBeGreaterThanOrEqual(one.habit.current)
          if (one.fiveAt !== null) expect(both.fiveAt).toBeLessThanOrEqual(one.fiveAt)
        }
        const days = new Set([...a.habit.days, ...b.habit.days])
        expect(both.habit.days).toEqual([...days].toSorted((one, two) => one - two).slice(-60))
      }),
    )
  })

  it('is the same whichever comes first, where both count days or both weeks', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        fc.pre(a.habit.unit === b.habit.unit)
        expect(mergedProgress(a, b)).toEqual(mergedProgress(b, a))
      }),
    )
  })

  it('is unchanged by somebody who has learned nothing', () => {
    fc.assert(
      fc.property(progress, (a) => {
        const same = mergedProgress(a, { ...emptyProgress(), habit: { ...emptyProgress().habit, unit: a.habit.unit } })
        const plain = ({ habit: { bridged: _, excused: __, ...rest }, wishes: ___, ...others }: Progress) => [
          rest,
          others,
        ]
        expect(plain(same)).toEqual(plain(a))
      }),
    )
  })

  it('goes on with a run of days that was learned in two places by turns', () => {
    const days = (...list: number[]) =>
      list.reduce<Habit>((before, day) => counted(before, day).habit, emptyProgress().habit)
    const even = { ...emptyProgress(), habit: days(10, 14, 18) }
    const odd = { ...emptyProgress(), habit: days(11, 12, 13, 15, 16, 17) }
    expect(mergedProgress(even, odd).habit).toMatchObject({ current: 9, longest: { day: 9 }, lastDay: 18 })
  })

  it('does not count a run longer than the days kept as if it had begun with them', () => {
    const run = Array.from({ length: 90 }, (_, day) => day).reduce<Habit>(
      (before, day) => counted(before, day).habit,
      emptyProgress().habit,
    )
    const short = counted(emptyProgress().habit, 90).habit
    const both = mergedProgress({ ...emptyProgress(), habit: run }, { ...emptyProgress(), habit: short })
    expect(both.habit).toMatchObject({ current: 91, longest: { day: 91 } })
  })

  it('does not add a long run that had ended to one that began later', () => {
    const days = (first: number, count: number) =>
      Array.from({ length: count }, (_, n) => first + n).reduce<Habit>(
        (before, day) => counted(before, day).habit,
        emptyProgress().habit,
      )
    const ended = { ...emptyProgress(), habit: days(0, 90) }
    const later = { ...emptyProgress(), habit: days(120, 2) }
    expect(mergedProgress(ended, later).habit).toMatchObject({ current: 2, longest: { day: 90 }, lastDay: 121 })
  })

  it('counts the answers of one week together, once', () => {
    const week = (answered: number) => ({
      week: 7,
      right: 1,
      answered,
      guides: { 'qr-02': { right: 1, answered } },
      today: { day: 50, answered },
    })
    const both = mergedProgress({ ...emptyProgress(), tally: week(2) }, { ...emptyProgress(), tally: week(3) })
    expect(both.tally).toEqual({ ...week(5), right: 2, guides: { 'qr-02': { right: 2, answered: 5 } } })
  })
})

describe('one schedule of two', () => {
  it('keeps the hour of the first and knows what the other has sent today', () => {
    const kept = schedule({ hour: 19, lastSent: 4, weekSent: null, lastSeen: 3, away: 10 })
    const other = schedule({ hour: 6, lastSent: 9, weekSent: 2, lastSeen: 1 })
    expect(mergedSchedule(kept, other)).toEqual({ ...kept, lastSent: 9, weekSent: 2, away: 0 })
  })

  it('is held as long as either was: an emergency told in one chat is fresh in the other', () => {
    const held = schedule({ heldUntil: 5_000 })
    const free = schedule({ heldUntil: null })
    expect(mergedSchedule(free, held).heldUntil).toBe(5_000)
    expect(mergedSchedule(held, schedule({ heldUntil: 2_000 })).heldUntil).toBe(5_000)
  })
})

describe('a helper whom both allowed', () => {
  it('sees what the more careful of the two allowed', () => {
    expect([narrower('skills', 'presence'), narrower('counts', 'skills'), narrower('counts', 'counts')]).toEqual([
      'presence',
      'counts',
      'counts',
    ])
  })
})
