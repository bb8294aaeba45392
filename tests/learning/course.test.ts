import { describe, expect, it } from 'vitest'
import { FIRST_LESSONS, type LearnerRole } from '../../src/learning/choose.ts'
import { guideLevel } from '../../src/learning/mastery.ts'
import { bank, course } from '../support/learner.ts'

const ROLES = Object.keys(FIRST_LESSONS) as LearnerRole[]

describe('a course of one lesson a day', () => {
  it('reaches every written guide once, in every role, with nothing before its prerequisites', () => {
    for (const role of [null, ...ROLES]) {
      const { lessons } = course('lan', bank.guides.size + 3, () => true, role)
      expect(lessons.toSorted(), String(role)).toEqual([...bank.guides.keys()].sort())
      for (const [index, id] of lessons.entries())
        for (const before of bank.guides.get(id)?.prerequisites ?? [])
          expect(lessons.indexOf(before), `${before} before ${id}`).toBeLessThan(index)
    }
  })

  it('makes every guide vững and all five skills with them, for whoever keeps what they learn', () => {
    const { record } = course('lan', 160, () => true)
    const levels = [...bank.guides.keys()].map((id) => guideLevel(record.progress.guides[id]))
    expect(new Set(levels)).toEqual(new Set(['solid']))
    expect(record.progress.fiveAt).not.toBeNull()
  })

  it('asks no fact twice on one day, and what was failed on another day in other words where it has them', () => {
    const { asked } = course('hoa', 120, ({ item }, day) => (day * 31 + item.id.length * 7) % 5 !== 0)
    const days = Map.groupBy(asked, ({ day }) => day)
    for (const [day, questions] of days) {
      const reviews = questions.filter(({ kind }) => kind === 'review').flatMap(({ item }) => item.facts)
      expect(new Set(reviews).size, `reviews of day ${day}`).toBe(reviews.length)
      const items = questions.map(({ item }) => item.item.id)
      expect(new Set(items).size, `day ${day}`).toBe(items.length)
    }
    let repeated = 0
    let varied = 0
    const last = new Map<string, string>()
    for (const { item, kind } of asked) {
      const [only] = item.facts
      const other = only !== undefined && item.facts.length === 1 && (bank.byFact.get(only)?.length ?? 0) > 1
      if (other && kind === 'review' && last.has(only)) {
        if (last.get(only) === item.item.id) repeated += 1
        else varied += 1
      }
      for (const fact of item.facts) last.set(fact, item.item.id)
    }
    expect(varied).toBeGreaterThan(20)
    expect(repeated).toBeLessThanOrEqual(varied / 20)
  })

  it('repeats few questions soon: under one in six within two weeks for one who misses a fifth', () => {
    const { asked } = course('mai', 120, ({ item }, day) => (day * 31 + item.id.length * 7) % 5 !== 0)
    const last = new Map<string, number>()
    let soon = 0
    for (const { day, item } of asked) {
      if (day - (last.get(item.item.id) ?? Number.NEGATIVE_INFINITY) <= 14) soon += 1
      last.set(item.item.id, day)
    }
    expect(asked.length).toBeGreaterThan(500)
    expect(soon / asked.length).toBeLessThan(1 / 6)
  })
})
