import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answered, renewedFacts, undone } from '../../src/learning/answer.ts'
import { changed, emptyRecord, type LearnerRecord } from '../../src/learning/record.ts'
import { answeredOn } from '../../src/learning/tally.ts'
import { answer, bank, item, nine, reviewer, TODAY, tell } from '../support/learner.ts'

const all = [...bank.items.values()]
const qr = bank.byGuide.get('qr-04-kiem-tra') ?? []
const [first = item(''), second = item('')] = qr
const EMPTY = emptyRecord('lan')

/** A life of answers to any questions, on days that go forward or stand still. */
const lives = fc.array(
  fc.record({
    index: fc.integer({ min: 0, max: all.length - 1 }),
    pass: fc.boolean(),
    wait: fc.integer({ min: 0, max: 6 }),
    kind: fc.constantFrom<'lesson' | 'review' | 'loose' | 'placement' | 'final'>(
      'lesson',
      'review',
      'loose',
      'placement',
      'final',
    ),
    try: fc.constantFrom<1 | 2>(1, 1, 1, 2),
  }),
  { maxLength: 25 },
)

function lived(life: typeof lives extends fc.Arbitrary<infer Life> ? Life : never): {
  record: LearnerRecord
  day: number
} {
  let record = EMPTY
  let day = TODAY
  for (const [index, { wait, pass, kind, try: count, index: at }] of life.entries()) {
    day += wait
    record = tell(record, all[at] ?? first, pass, nine(day, index), { kind, try: count })
  }
  return { record, day }
}

describe('an answer', () => {
  it('taken back within the minute leaves the record as if it had never been given', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: all.length - 1 }), fc.boolean(), (life, index, pass) => {
        const { record, day } = lived(life)
        const about = all[index] ?? first
        const { change, undo } = answered(record, answer(about, pass, nine(day, 40)), bank, reviewer)
        // The slip is kept with the talk in between, as text.
        const back = undone(JSON.parse(JSON.stringify(undo)))
        expect(changed(changed(record, change), back)).toEqual(record)
        expect(back.voided).toEqual({ item: about.item.id, at: nine(day, 40) })
      }),
      { numRuns: 200 },
    )
  })

  it('counts at the first try alone: the second moves nothing and is only written down', () => {
    fc.assert(
      fc.property(lives, fc.boolean(), (life, pass) => {
        const { record, day } = lived(life)
        const { change, news } = answered(record, answer(first, pass, nine(day, 40), { try: 2 }), bank, reviewer)
        expect(changed(record, change)).toEqual(record)
        expect([change.attempt?.try, change.attempt?.pass, news]).toEqual([2, pass, []])
      }),
      { numRuns: 100 },
    )
  })

  it('moves the memory of a fact once a day: the first answer of the day is what was known', () => {
    const [fact = ''] = first.facts
    const failed = tell(EMPTY, first, false, nine(TODAY))
    const again = tell(failed, first, true, nine(TODAY, 5))
    expect(again.cards.get(fact)).toEqual(failed.cards.get(fact))
    expect(again.items.get(first.item.id)).toMatchObject({ times: 2, fails: 1, lastPass: true })
    const stepBack = tell(failed, first, true, nine(TODAY - 1))
    expect(stepBack.cards.get(fact)).toEqual(failed.cards.get(fact))
    expect(tell(failed, first, true, nine(TODAY + 1)).cards.get(fact)?.reps).toBe(2)
  })

  it('raises the level after four of the last five right, lowers it after two wrong running, never past its ends', () => {
    const levelAfter = (passes: boolean[], more = {}) => {
      const record = passes.reduce((kept, pass, n) => tell(kept, first, pass, nine(TODAY + n), more), EMPTY)
      return record.progress.skills.qr?.level
    }
    const [t, f] = [true, false]
    expect(levelAfter([t, t, t])).toBe(1)
    expect(levelAfter([t, t, t, t])).toBe(2)
    expect(levelAfter([t, f, t, t, t])).toBe(2)
    expect(levelAfter([t, f, t, t, f, t])).toBe(1)
    expect(levelAfter([t, f, t, t, f, t, t])).toBe(2)
    expect(levelAfter([t, t, t, t, f])).toBe(2)
    expect(levelAfter([t, t, t, t, f, f])).toBe(1)
    expect(levelAfter([f, f, f, f])).toBe(1)
    expect(levelAfter(Array.from({ length: 30 }, () => t))).toBe(3)
    // The elderly stay with the easy ones a little longer.
    expect(levelAfter([t, t, t, t], { gentle: true })).toBe(1)
    expect(levelAfter([t, t, t, t, t], { gentle: true })).toBe(2)
  })

  it('of a placement measures only: no memory begins, no day counts, no level moves', () => {
    const record = tell(EMPTY, first, true, nine(TODAY), { kind: 'placement' })
    expect([record.cards.size, record.progress.habit.lastDay, answeredOn(record.progress, TODAY)]).toEqual([0, null, 0])
    expect(record.progress.skills.qr).toMatchObject({ level: 1, recent: [], placed: true })
    expect(record.items.get(first.item.id)?.times).toBe(1)
  })

  it('in a lesson brings what was taught and not asked into review, three days later', () => {
    const record = tell(EMPTY, first, true, nine(TODAY))
    const core = bank.coreFacts.get('qr-04-kiem-tra') ?? []
    expect(core.every((fact) => record.cards.has(fact))).toBe(true)
    const unasked = core.filter((fact) => !first.facts.includes(fact))
    expect(unasked.length).toBeGreaterThan(0)
    for (const fact of unasked)
      expect(record.cards.get(fact)).toMatchObject({ reps: 0, due: TODAY + 3, lastPass: null })
    const loose = tell(EMPTY, first, true, nine(TODAY), { kind: 'loose' })
    expect([...loose.cards.keys()].sort()).toEqual([...first.facts].sort())
    // Having read counts for no review: the first answer makes the card that it makes without a lesson.
    const other = qr.find(({ facts }) => facts.some((fact) => unasked.includes(fact))) ?? second
    const [fact = ''] = other.facts
    const taughtBefore = tell(record, other, true, nine(TODAY + 4)).cards.get(fact)
    expect(taughtBefore).toEqual(tell(EMPTY, other, true, nine(TODAY + 4)).cards.get(fact))
  })

  it('begins the memory of a fact anew when its words have changed, and names the fact', () => {
    const record = [0, 3, 9].reduce((kept, wait) => tell(kept, first, true, nine(TODAY + wait)), EMPTY)
    const [fact = ''] = first.facts
    const old = record.cards.get(fact)
    if (!old) throw new Error('no card')
    const before = { ...record, cards: new Map(record.cards).set(fact, { ...old, text: '00000000' }) }
    expect(renewedFacts(record, first, bank)).toEqual([])
    expect(renewedFacts(before, first, bank).map((each) => each.fact)).toEqual([fact])
    const after = tell(before, first, true, nine(TODAY + 20)).cards.get(fact)
    expect(after).toEqual(tell(EMPTY, first, true, nine(TODAY + 20)).cards.get(fact))
  })

  it('counts the day for the rhythm whatever came out, and the questions of the day for the cap', () => {
    const wrong = tell(EMPTY, first, false, nine(TODAY))
    expect([wrong.progress.habit.current, answeredOn(wrong.progress, TODAY)]).toEqual([1, 1])
    const next = tell(wrong, second, true, nine(TODAY + 1))
    expect([next.progress.habit.current, answeredOn(next.progress, TODAY + 1)]).toEqual([2, 1])
  })
})
