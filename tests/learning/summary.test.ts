import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekOf } from '../../src/learning/habit.ts'
import { finished } from '../../src/learning/mastery.ts'
import { emptyProgress, emptyRecord } from '../../src/learning/record.ts'
import { oftenMissed, progressSummary, weekSummary } from '../../src/learning/summary.ts'
import { bank, nine, TODAY, tell } from '../support/learner.ts'

const all = [...bank.items.values()]
/** Sunday 22 November 2026. */
const SUNDAY = TODAY + 1

describe('what somebody has done, in numbers', () => {
  it('counts the lessons of the five skills out of those there are, 41 of them, and never the extensions', () => {
    expect(progressSummary(emptyProgress(), bank, TODAY)).toMatchObject({ learned: 0, all: 41, left: 41, five: false })
    const progress = ['coban-02-mang', 'qr-04-kiem-tra', 'antoan-01-mat-khau-otp'].reduce((kept, id) => {
      const guide = bank.guides.get(id)
      return guide ? finished(kept, guide, { right: 0, questions: 3 }, nine(TODAY)) : kept
    }, emptyProgress())
    const summary = progressSummary(progress, bank, TODAY)
    expect(summary).toMatchObject({ learned: 2, left: 39 })
    expect(summary.skills.map(({ skill, learned, all: of }) => `${skill} ${learned}/${of}`)).toEqual([
      'dvc 0/8',
      'vneid 0/9',
      'qr 1/8',
      'antoan 1/8',
      'muasam 0/8',
    ])
  })

  it('of a week equal what was answered in it, from Monday, second tries and placements left out', () => {
    const answers = fc.record({
      index: fc.integer({ min: 0, max: all.length - 1 }),
      pass: fc.boolean(),
      wait: fc.constantFrom(0, 0, 1, 3),
      kind: fc.constantFrom<'lesson' | 'review' | 'placement'>('lesson', 'review', 'placement'),
      try: fc.constantFrom<1 | 2>(1, 1, 2),
    })
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 30 }), (life) => {
        let record = emptyRecord('lan')
        let day = SUNDAY - 13
        const counting: { day: number; pass: boolean }[] = []
        for (const [minute, { index, pass, wait, kind, try: count }] of life.entries()) {
          day += wait
          const [about] = all.slice(index)
          if (!about) continue
          record = tell(record, about, pass, nine(day, minute), { kind, try: count })
          if (kind !== 'placement' && count === 1) counting.push({ day, pass })
        }
        const week = counting.filter((each) => weekOf(each.day) === weekOf(day))
        const summary = weekSummary({ progress: record.progress }, bank, day)
        expect([summary.answered, summary.right, summary.days]).toEqual([
          week.length,
          week.filter(({ pass }) => pass).length,
          new Set(week.map((each) => each.day)).size,
        ])
        expect(weekSummary({ progress: record.progress }, bank, day + 7)).toMatchObject({
          answered: 0,
          right: 0,
          days: 0,
        })
      }),
    )
  })

  it('name the surest guide and the one to go over only where the week shows them', () => {
    const [sure = [], mixed = []] = [
      bank.byGuide.get('qr-02-quet-tra-tien'),
      bank.byGuide.get('antoan-01-mat-khau-otp'),
    ]
    let record = emptyRecord('lan')
    expect(weekSummary({ progress: record.progress }, bank, SUNDAY)).toMatchObject({ surest: null, shakiest: null })
    for (const about of sure.slice(0, 1)) record = tell(record, about, true, nine(SUNDAY))
    // One right answer may be luck.
    expect(weekSummary({ progress: record.progress }, bank, SUNDAY)).toMatchObject({ surest: null, shakiest: null })
    for (const about of sure.slice(1, 3)) record = tell(record, about, true, nine(SUNDAY))
    expect(weekSummary({ progress: record.progress }, bank, SUNDAY)).toMatchObject({
      surest: 'qr-02-quet-tra-tien',
      shakiest: null,
    })
    for (const [n, about] of mixed.slice(0, 3).entries()) record = tell(record, about, n > 0, nine(SUNDAY))
    expect(weekSummary({ progress: record.progress }, bank, SUNDAY)).toMatchObject({
      surest: 'qr-02-quet-tra-tien',
      shakiest: 'antoan-01-mat-khau-otp',
    })
  })

  it('list what is often missed and not yet right since, most often first', () => {
    const state = (item: string, fails: number, lastPass: boolean, lastAt = 0) => ({
      item,
      times: 5,
      fails,
      lastAt,
      lastPass,
    })
    const items = [
      state('a', 1, false),
      state('b', 3, false),
      state('c', 4, true),
      state('d', 0, true),
      state('e', 1, false, 9),
    ]
    expect(oftenMissed(items, 5).map(({ item }) => item)).toEqual(['b', 'e', 'a'])
    expect(oftenMissed(items, 1).map(({ item }) => item)).toEqual(['b'])
  })
})
