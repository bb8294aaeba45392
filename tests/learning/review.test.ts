import fc from 'fast-check'
import { type Card, createEmptyCard, fsrs, Rating, StrategyMode } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import type { ReviewCard } from '../../src/learning/record.ts'
import { LONGEST_DAYS, makeReviewer, RETENTION, seedOf } from '../../src/learning/review.ts'

const reviewer = makeReviewer()
const FACT = { fact: 'qr-04-kiem-tra.F3', text: 'Đọc tên người nhận, ngân hàng, số tiền.' }
const DAY_MS = 86_400_000
const START = 20_000

/** Answers and the days waited before each, as a person gives them: early, in time, late, wrong. */
const history = fc.array(fc.record({ pass: fc.boolean(), wait: fc.integer({ min: 0, max: 200 }) }), {
  minLength: 1,
  maxLength: 25,
})

/** The same history by ts-fsrs alone, its card never leaving memory. */
function byTheBook(
  learner: string,
  answers: readonly { pass: boolean; wait: number }[],
): { due: number[]; s: number[] } {
  let seed = ''
  const scheduler = fsrs({
    request_retention: RETENTION,
    maximum_interval: LONGEST_DAYS - 1,
    enable_fuzz: true,
    enable_short_term: false,
  }).useStrategy(StrategyMode.SEED, () => seed)
  let card: Card = createEmptyCard(new Date(START * DAY_MS))
  let day = START
  const due: number[] = []
  const s: number[] = []
  for (const { pass, wait } of answers) {
    day += wait
    seed = seedOf(learner, FACT.fact, card.reps)
    card = scheduler.next(card, new Date(day * DAY_MS), pass ? Rating.Good : Rating.Again).card
    due.push(card.due.getTime() / DAY_MS)
    s.push(card.stability)
  }
  return { due, s }
}

function ours(learner: string, answers: readonly { pass: boolean; wait: number }[]): { due: number[]; s: number[] } {
  let card: ReviewCard | null = null
  let day = START
  const due: number[] = []
  const s: number[] = []
  for (const { pass, wait } of answers) {
    day += wait
    // Through text and back, as a database keeps it.
    card = JSON.parse(JSON.stringify(reviewer.reviewed(card, FACT, pass, day, learner))) as ReviewCard
    due.push(card.due)
    s.push(card.stability)
  }
  return { due, s }
}

describe('spaced review', () => {
  it('equals ts-fsrs interval for interval on 1,000 random histories, cards stored and read back in between', () => {
    fc.assert(
      fc.property(history, fc.base64String({ minLength: 4, maxLength: 22 }), (answers, learner) => {
        expect(ours(learner, answers)).toEqual(byTheBook(learner, answers))
      }),
      { numRuns: 1000 },
    )
  })

  it('asks again within 120 days and never on the same day', () => {
    fc.assert(
      fc.property(history, (answers) => {
        const { due } = ours('a', answers)
        let day = START
        for (const [index, { wait }] of answers.entries()) {
          day += wait
          expect(due[index]).toBeGreaterThan(day)
          expect((due[index] ?? 0) - day).toBeLessThanOrEqual(LONGEST_DAYS)
        }
      }),
    )
  })

  it('predicts nine in ten on the day a fact is due, up to the rounding and spread of days', () => {
    let card = reviewer.reviewed(null, FACT, true, START, 'a')
    for (let round = 0; round < 3; round += 1) {
      expect(card.due - card.last).toBeLessThan(LONGEST_DAYS - 1)
      expect(reviewer.recall(card, card.last)).toBe(1)
      expect(reviewer.recall(card, card.due)).toBeGreaterThan(0.84)
      expect(reviewer.recall(card, card.due)).toBeLessThan(0.96)
      card = reviewer.reviewed(card, FACT, true, card.due, 'a')
    }
  })

  it('spreads the same fact of many learners over several days, and one learner over none', () => {
    const dueOf = (learner: string) => {
      const once = reviewer.reviewed(null, FACT, true, START, learner)
      return reviewer.reviewed(once, FACT, true, once.due, learner).due
    }
    const days = new Set(Array.from({ length: 200 }, (_, index) => dueOf(`learner-${index}`)))
    expect(days.size).toBeGreaterThan(2)
    expect(dueOf('learner-1')).toBe(dueOf('learner-1'))
  })

  it('remembers the last day a fact was known, through later failures', () => {
    const known = reviewer.reviewed(null, FACT, true, START, 'a')
    const failed = reviewer.reviewed(known, FACT, false, START + 9, 'a')
    expect([known.lastPass, failed.lastPass, failed.lapses]).toEqual([START, START, 1])
    expect(reviewer.reviewed(null, FACT, false, START, 'a').lastPass).toBeNull()
  })

  it('uses other weights when they are given', () => {
    const weights = reviewer.weights.map((weight, index) => (index === 2 ? weight * 3 : weight))
    const other = makeReviewer({ weights })
    expect(other.reviewed(null, FACT, true, START, 'a').stability).toBeGreaterThan(
      reviewer.reviewed(null, FACT, true, START, 'a').stability,
    )
  })
})
