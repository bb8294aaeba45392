import { describe, expect, it } from 'vitest'
import { counted, excusing, inUnit } from '../../src/learning/habit.ts'
import { finished } from '../../src/learning/mastery.ts'
import { emptyProgress, emptyRecord, type Habit, type Progress } from '../../src/learning/record.ts'
import { introduced } from '../../src/learning/review.ts'
import type { Schedule } from '../../src/learning/schedule.ts'
import { pickToday, type TodayFor } from '../../src/learning/today.ts'
import { bank, nine, reviewer, TODAY, tell } from '../support/learner.ts'
import { schedule } from '../support/storedTurns.ts'
import { computesWithin } from '../support/timing.ts'

/** Tuesday 24 November 2026: no day of a week's summary. */
const DAY = TODAY + 3
const NOW = nine(DAY)
const facts = [...bank.byFact.keys()]

function due(more: Partial<TodayFor> = {}, plan: Partial<Schedule> = {}): TodayFor {
  return {
    learner: 'lan',
    schedule: schedule({ lastSeen: DAY - 1, ...plan }),
    progress: emptyProgress(),
    cards: [],
    ...more,
  }
}
const pick = (of: TodayFor, day = DAY) => pickToday(of, bank, reviewer, day, nine(day))

function dueCard(fact: string, day = DAY) {
  const text = bank.facts.get(fact)?.text ?? ''
  return { ...reviewer.reviewed(null, { fact, text }, true, day - 9, 'lan'), due: day - 1 }
}

function withHabit(habit: Habit): Progress {
  return { ...emptyProgress(), habit }
}
const run = (...days: number[]) => days.reduce((habit, day) => counted(habit, day).habit, emptyProgress().habit)

describe('what the one message of a day is about', () => {
  it('is the next lesson as promised, chosen anew once it was learned', () => {
    const next = { guide: 'muasam-05-danh-gia', why: 'whyAsked' } as const
    expect(pick(due({}, { next }))).toMatchObject({ kind: 'lesson', guide: { id: next.guide }, why: 'whyAsked' })
    const [guide] = [...bank.guides.values()].filter(({ id }) => id === next.guide)
    if (!guide) throw new Error('no guide')
    const progress = finished(emptyProgress(), guide, { right: 3, questions: 3 }, NOW - 1)
    const today = pick(due({ progress }, { next }))
    expect(today?.kind).toBe('lesson')
    expect(today).not.toMatchObject({ guide: { id: next.guide } })
    expect(pick(due({}, { next: { guide: 'no-such-guide', why: null } }))).toMatchObject({ kind: 'lesson' })
  })

  it('is a review when something is due, three questions beside a lesson', () => {
    const today = pick(due({ cards: facts.slice(0, 20).map((fact) => dueCard(fact)) }))
    expect(today?.kind === 'review' && today.items.length).toBe(3)
  })

  it('counts what was answered today already against the cap', () => {
    let record = emptyRecord('lan')
    for (const [minute, fact] of facts.slice(100, 105).entries()) {
      const [about] = bank.byFact.get(fact) ?? []
      if (about) record = tell(record, about, true, nine(DAY, minute), { kind: 'loose' })
    }
    const cards = facts.slice(0, 20).map((fact) => dueCard(fact))
    expect(pick(due({ cards, progress: record.progress }))?.kind).toBe('lesson')
  })

  it('comes back to the silent on days 3, 10 and 60, and only says how many lessons are kept', () => {
    const [guide] = bank.guides.values()
    if (!guide) throw new Error('no guide')
    const progress = finished(emptyProgress(), guide, { right: 1, questions: 3 }, NOW)
    for (const [silent, kind, away] of [
      [3, 'back.3', 0],
      [10, 'back.10', 3],
      [60, 'back.60', 10],
    ] as const) {
      const cards = facts.slice(0, 20).map((fact) => dueCard(fact))
      expect(pick(due({ progress, cards }, { lastSeen: DAY - silent, away }))).toEqual({ kind, lessons: 1 })
    }
  })

  it('sums the week up on Sunday, once, and only if something was learned', () => {
    const sunday = TODAY + 1
    const [about] = bank.byFact.get(facts[0] ?? '') ?? []
    if (!about) throw new Error('no question')
    const { progress } = tell(emptyRecord('lan'), about, true, nine(TODAY))
    const plan = { lastSeen: TODAY }
    expect(pick(due({ progress }, plan), sunday)).toMatchObject({
      kind: 'week',
      summary: { days: 1, right: 1, answered: 1 },
    })
    expect(pick(due({}, plan), sunday)?.kind).toBe('lesson')
    const once = pick(due({ progress }, { ...plan, weekSent: Math.floor((sunday + 3) / 7) }), sunday)
    expect(once?.kind).toBe('lesson')
  })

  it('speaks of the rhythm at round numbers, of a bridged day when it was yesterday, of neither when told not to', () => {
    const opening = (habit: Habit, plan: Partial<Schedule> = {}) => {
      const today = pick(due({ progress: withHabit(habit) }, plan))
      return today && 'opening' in today ? today.opening : null
    }
    const six = run(...[6, 5, 4, 3, 2, 1].map((back) => DAY - back))
    expect(opening(six)).toEqual({ kind: 'streak', days: 7 })
    expect(opening(six, { streak: false })).toEqual({ kind: 'plain' })
    expect(opening(inUnit(six, 'week'))).toEqual({ kind: 'plain' })
    expect(opening(run(DAY - 3, DAY - 2))).toEqual({ kind: 'bridged' })
    expect(opening(run(DAY - 1))).toEqual({ kind: 'plain' })
    // Not through their own rest, and not once the day's learning is done.
    expect(opening(excusing(run(DAY - 3, DAY - 2), DAY - 1, DAY - 1))).toEqual({ kind: 'plain' })
    expect(opening(run(...[6, 5, 4, 3, 2, 1, 0].map((back) => DAY - back)))).toEqual({ kind: 'plain' })
    // A broken rhythm is not mentioned.
    expect(opening(run(DAY - 9, DAY - 8))).toEqual({ kind: 'plain' })
  })

  it('asks how it went in real life every fifth time, about the lesson ended last, and not once it was told', () => {
    const [first, second] = [...bank.guides.values()]
    if (!first || !second) throw new Error('no guides')
    const score = { right: 3, questions: 3 }
    const one = finished(emptyProgress(), first, score, NOW - 5 * 86_400_000)
    const progress = finished(one, second, score, NOW - 86_400_000)
    expect(pick(due({ progress }, { variant: 4 }))).toMatchObject({ kind: 'practice', guide: { id: second.id } })
    expect(pick(due({ progress }, { variant: 3 }))?.kind).toBe('lesson')
    const state = progress.guides[second.id]
    if (!state) throw new Error('no progress')
    const told = { ...progress, guides: { ...progress.guides, [second.id]: { ...state, practisedAt: NOW } } }
    expect(pick(due({ progress: told }, { variant: 4 }))?.kind).toBe('lesson')
  })

  it('is nothing when everything was learned and nothing is due', () => {
    const all = [...bank.guides.values()].reduce(
      (progress, guide) => finished(progress, guide, { right: 3, questions: 3 }, NOW - 90 * 86_400_000),
      emptyProgress(),
    )
    expect(pick(due({ progress: all }))).toBeNull()
  })

  it('is found for 500 learners with twenty due cards each well within what an event loop can spare', async () => {
    const people = Array.from({ length: 500 }, (_, person) =>
      due({
        learner: `learner-${person}`,
        cards: Array.from({ length: 20 }, (_, n) => dueCard(facts[(person * 7 + n * 11) % facts.length] ?? '')),
      }),
    )
    const all = () => people.map(pick)
    for (let round = 0; round < 4; round += 1) all()
    // Measured at about a tenth of this.
    await computesWithin(150, all)
  })

  it('reviews what was taught and never asked', () => {
    const fact = facts[0] ?? ''
    const taught = introduced({ fact, text: bank.facts.get(fact)?.text ?? '' }, DAY - 3, reviewer)
    const today = pick(due({ cards: [taught] }))
    expect(today?.kind === 'review' && today.items[0].facts).toContain(fact)
  })
})
