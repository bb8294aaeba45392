import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counted } from '../../src/learning/habit.ts'
import { FIVE } from '../../src/learning/mastery.ts'
import {
  finalQuestions,
  type Known,
  lessonQuestions,
  looseQuestion,
  placementQuestions,
  reviewQuestions,
} from '../../src/learning/questions.ts'
import { emptyProgress, type ReviewCard } from '../../src/learning/record.ts'
import { fingerprint } from '../../src/learning/review.ts'
import { bank, reviewer, TODAY } from '../support/learner.ts'

const facts = [...bank.byFact.keys()]

function card(fact: string, more: Partial<ReviewCard> = {}): ReviewCard {
  const text = fingerprint(bank.facts.get(fact)?.text ?? '')
  const last = TODAY - 6
  return { fact, text, stability: 4, difficulty: 5, reps: 1, lapses: 0, last, due: TODAY, lastPass: last, ...more }
}

function knownOf(cards: readonly ReviewCard[], lastLearned = TODAY - 1, learner = 'lan'): Known {
  const progress = { ...emptyProgress(), habit: counted(emptyProgress().habit, lastLearned).habit }
  return { learner, progress, cards: new Map(cards.map((each) => [each.fact, each])), items: new Map() }
}

const review = (known: Known, more = {}) =>
  reviewQuestions(known, bank, reviewer, { day: TODAY, cap: 5, withLesson: false, doneToday: 0, ...more })

const dueCards = fc.uniqueArray(fc.nat({ max: facts.length - 1 }), { minLength: 1, maxLength: 30 }).chain((indexes) =>
  fc.tuple(
    ...indexes.map((index) =>
      fc
        .record({
          stability: fc.double({ min: 0.5, max: 80, noNaN: true }),
          age: fc.integer({ min: 0, max: 90 }),
          late: fc.integer({ min: -5, max: 40 }),
          reps: fc.integer({ min: 0, max: 9 }),
        })
        .map(({ stability, age, late, reps }) =>
          card(facts[index] ?? '', { stability, reps, last: TODAY - age, due: TODAY - late }),
        ),
    ),
  ),
)

describe('questions of review', () => {
  it('are due, of different facts, never answered today, within the cap and the room a lesson leaves', () => {
    fc.assert(
      fc.property(
        dueCards,
        fc.constantFrom(3, 5, 8),
        fc.boolean(),
        fc.integer({ min: 0, max: 9 }),
        (cards, cap, withLesson, doneToday) => {
          const known = knownOf(cards)
          const asked = review(known, { cap, withLesson, doneToday })
          expect(asked.length).toBeLessThanOrEqual(Math.max(0, Math.min(cap - doneToday, withLesson ? 3 : cap)))
          const named = asked.flatMap((each) => each.facts)
          expect(new Set(named).size).toBe(named.length)
          for (const { facts: own } of asked) {
            const isDue = own.some((fact) => {
              const found = known.cards.get(fact)
              return found !== undefined && found.due <= TODAY && found.last < TODAY
            })
            expect(isDue).toBe(true)
          }
          expect(review(known, { cap, withLesson, doneToday })).toEqual(asked)
        },
      ),
    )
  })

  it('are those most nearly forgotten, facts of self-protection a little earlier', () => {
    const of = (skill: string, count: number) =>
      facts.filter((fact) => bank.facts.get(fact)?.guide.skill === skill).slice(0, count)
    const [weak = '', ...strong] = of('qr', 4)
    const cards = [card(weak, { stability: 1 }), ...strong.map((fact) => card(fact, { stability: 60 }))]
    expect(review(knownOf(cards), { cap: 1 })[0]?.facts).toContain(weak)
    const [safe = ''] = of('antoan', 1)
    const [bank1 = ''] = of('dvc', 1)
    // A little better known than the other, and asked first all the same.
    const nearly = [card(bank1), card(safe, { stability: 4.4 })]
    expect(review(knownOf(nearly), { cap: 1 })[0]?.facts).toContain(safe)
    const [elsewhere = ''] = of('muasam', 1)
    expect(review(knownOf([card(bank1), card(elsewhere, { stability: 4.4 })]), { cap: 1 })[0]?.facts).toContain(bank1)
    // A fifth more, not everything: what is nearly gone goes first all the same.
    expect(review(knownOf([card(bank1, { stability: 1 }), card(safe)]), { cap: 1 })[0]?.facts).toContain(bank1)
  })

  it('come from different skills one after another while two skills have something due', () => {
    fc.assert(
      fc.property(dueCards, (cards) => {
        const asked = review(knownOf(cards), { cap: 8 })
        const left = new Map<string, number>()
        const due = cards.filter((each) => each.due <= TODAY && each.last < TODAY)
        for (const { fact } of due) {
          const skill = bank.facts.get(fact)?.guide.skill ?? ''
          left.set(skill, (left.get(skill) ?? 0) + 1)
        }
        for (const [index, { guide }] of asked.entries()) {
          const before = asked[index - 1]?.guide.skill
          if (before === guide.skill) {
            const others = [...left].filter(([skill]) => skill !== before)
            const askedOthers = asked.slice(0, index).filter((each) => each.guide.skill !== before)
            const named = new Set(askedOthers.flatMap((each) => each.facts))
            const open = due.filter(({ fact }) => bank.facts.get(fact)?.guide.skill !== before && !named.has(fact))
            // Only where every question on the others would ask a fact a second time.
            const used = new Set(asked.slice(0, index).flatMap((each) => each.facts))
            const possible = open.filter(({ fact }) =>
              (bank.byFact.get(fact) ?? []).some((each) => !each.facts.some((one) => used.has(one))),
            )
            expect(
              possible.map(({ fact }) => fact),
              `${others.length}`,
            ).toEqual([])
          }
        }
      }),
    )
  })

  it('are two on the first day after ten days away, those most likely known, and the cap from the next day on', () => {
    const cards = facts
      .slice(0, 60)
      .filter((_, n) => n % 6 === 0)
      .map((fact, n) => card(fact, { stability: 1 + n * 5, last: TODAY - 20, due: TODAY - 9 }))
    const back = review(knownOf(cards, TODAY - 10))
    expect(back).toHaveLength(2)
    const best = cards
      .toSorted((a, b) => b.stability - a.stability)
      .slice(0, 3)
      .map(({ fact }) => fact)
    for (const { facts: own } of back) expect(own.some((fact) => best.includes(fact))).toBe(true)
    expect(review(knownOf(cards, TODAY - 9))).toHaveLength(5)
    // Having answered one of the two does not end the day's being the first.
    const known = knownOf(cards, TODAY - 10)
    const habit = counted(known.progress.habit, TODAY).habit
    const answeredOne = { ...known, progress: { ...known.progress, habit } }
    expect(review(answeredOne, { doneToday: 1 })).toHaveLength(1)
    expect(review(answeredOne, { doneToday: 2 })).toHaveLength(0)
  })

  it('of a fact take turns in its wordings, with a history and without one', () => {
    const several = facts.filter((fact) => {
      const own = bank.byFact.get(fact) ?? []
      return own.length > 1 && own.every(({ item }) => item.level <= 2)
    })
    expect(several.length).toBeGreaterThan(20)
    for (const fact of several) {
      const wordings = bank.byFact.get(fact)?.length ?? 0
      const byCount = [0, 1, 2, 3, 4, 5].map((reps) => review(knownOf([card(fact, { reps })]))[0]?.item.id)
      for (const [index, id] of byCount.entries()) if (index > 0) expect(id, fact).not.toBe(byCount[index - 1])
      expect(new Set(byCount).size, fact).toBe(wordings)
      const items = new Map()
      const seen: string[] = []
      for (let turn = 0; turn < wordings; turn += 1) {
        const id = review({ ...knownOf([card(fact)]), items })[0]?.item.id ?? ''
        seen.push(id)
        items.set(id, { item: id, times: 1, fails: 1, lastAt: turn, lastPass: false })
      }
      expect(new Set(seen).size, fact).toBe(wordings)
      expect(review({ ...knownOf([card(fact)]), items })[0]?.item.id).toBe(seen[0])
    }
  })

  describe('where more is due than may be asked', () => {
    const pairs = facts.filter((fact) => {
      const own = (bank.byFact.get(fact) ?? []).filter(({ item }) => item.level <= 2)
      return own.some((each) => each.facts.length > 1) && own.some((each) => each.facts.length === 1)
    })
    /** Everything is due, this fact most of all. */
    const crowded = (urgent: string) =>
      knownOf(facts.map((fact) => card(fact, fact === urgent ? { stability: 0.5, last: TODAY - 60 } : {})))

    /** Read so long ago that nobody remembers the sentence. */
    const longAgo = new Map(
      [...bank.items.keys()].map((item) => [item, { item, times: 1, fails: 0, lastAt: 86_400_000, lastPass: true }]),
    )

    it('take the wording that asks several due facts at once', () => {
      expect(pairs.length).toBeGreaterThan(20)
      for (const fact of pairs) {
        const [first] = review({ ...crowded(fact), items: longAgo })
        expect(first?.facts, fact).toContain(fact)
        expect(first?.facts.length, fact).toBeGreaterThan(1)
      }
    })

    it('but not one that was read within two weeks, while there is another', () => {
      for (const fact of pairs) {
        const known = { ...crowded(fact), items: longAgo }
        const [first] = review(known)
        const lastAt = (TODAY - 13) * 86_400_000
        const read = { item: first?.item.id ?? '', times: 1, fails: 0, lastAt, lastPass: true }
        const [other] = review({ ...known, items: new Map([...longAgo, [read.item, read]]) })
        expect(other?.facts, fact).toContain(fact)
        expect(other?.item.id, fact).not.toBe(read.item)
      }
    })
  })

  it('leave out facts and guides that are no more', () => {
    expect(review(knownOf([card('qr-99-khong-co.F1'), card('qr-04-kiem-tra.F999')]))).toEqual([])
  })
})

describe('questions of a lesson, by themselves, of placement and of the end', () => {
  it('are three different ones of the guide, on different facts while there are such', () => {
    for (const guide of bank.guides.keys()) {
      const asked = lessonQuestions(guide, knownOf([]), bank, TODAY)
      expect(asked, guide).toHaveLength(3)
      expect(asked.every((each) => each.guide.id === guide)).toBe(true)
      const named = asked.flatMap((each) => each.facts)
      expect(new Set(named).size, guide).toBe(named.length)
    }
  })

  it('of a lesson taken again are others, so that one run more asks each of them', () => {
    for (const guide of bank.guides.keys()) {
      const items = new Map()
      const asked: string[] = []
      const all = bank.byGuide.get(guide)?.length ?? 0
      for (let run = 0; run * 3 < all + 3; run += 1) {
        for (const { item } of lessonQuestions(guide, { ...knownOf([]), items: new Map(items) }, bank, TODAY + run)) {
          asked.push(item.id)
          items.set(item.id, {
            item: item.id,
            times: (items.get(item.id)?.times ?? 0) + 1,
            fails: 0,
            lastAt: run,
            lastPass: true,
          })
        }
      }
      expect(new Set(asked).size, guide).toBe(all)
    }
  })

  it('by itself is never the one just asked, nor one answered today while there is another', () => {
    for (const guide of bank.guides.keys()) {
      const wish = { skill: null, guide, not: null, seed: 's', day: TODAY }
      const first = looseQuestion(knownOf([]), bank, wish)
      expect(first?.guide.id).toBe(guide)
      const next = looseQuestion(knownOf([]), bank, { ...wish, not: first?.item.id ?? null })
      expect(next?.item.id).not.toBe(first?.item.id)
      const today = (first?.facts ?? []).map((fact) => card(fact, { last: TODAY, due: TODAY + 2 }))
      const other = looseQuestion(knownOf(today), bank, wish)
      expect(
        other?.facts.some((fact) => first?.facts.includes(fact)),
        guide,
      ).toBe(false)
    }
  })

  it('of placement are one of level 2 in each of the five skills', () => {
    const asked = placementQuestions(knownOf([]), bank, 'p')
    expect(asked.map(({ guide }) => guide.skill)).toEqual([...FIVE])
    expect(asked.every(({ item, guide }) => item.level === 2 && guide.core)).toBe(true)
    expect(placementQuestions(knownOf([]), bank, 'p')).toEqual(asked)
  })

  it('of the end are fifteen different ones, three a skill, neighbours from different skills, none of the easiest', () => {
    for (const seed of ['a', 'b', 'c']) {
      const asked = finalQuestions(knownOf([]), bank, seed)
      expect(new Set(asked.map(({ item }) => item.id)).size).toBe(15)
      for (const skill of FIVE) expect(asked.filter(({ guide }) => guide.skill === skill)).toHaveLength(3)
      for (const [index, { guide, item }] of asked.entries()) {
        expect(guide.skill).not.toBe(asked[index - 1]?.guide.skill)
        expect(item.level).toBeGreaterThanOrEqual(2)
      }
    }
  })
})
