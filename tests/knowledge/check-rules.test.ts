import { describe, expect, it } from 'vitest'
import { type ContentRule, contentRules } from '../../src/replies/content-check.ts'
import { BREAKS } from './check-breaks.ts'
import { checkEdited, GUIDE } from './check-fixture.ts'

/**
 * Rules that cannot be broken alone: a question taken away is missing at its level too, a circle has a
 * guide that needs a later one.
 */
const COMPANY: Partial<Record<ContentRule, readonly ContentRule[]>> = {
  'count.few': ['count.level'],
  'ref.circle': ['ref.later'],
}

/** Rules with a test of their own below. */
const ELSEWHERE: readonly ContentRule[] = ['fact.expired', 'whole.noGuide', 'whole.total', 'whole.types']

describe('every broken rule of the content is reported with its file and item', () => {
  it('finds nothing in the sound folder', () => {
    expect(checkEdited([]).problems).toEqual([])
  })

  it.each(BREAKS)('%s at %s', (rule, item, ...edits) => {
    const last = edits.at(-1)
    const edited = last?.moveTo ?? last?.file ?? GUIDE
    // Facts and curriculum are what a guide is measured by: the guide is named, not the measure.
    const file = /^(?:facts|curriculum)/u.test(edited) ? GUIDE : edited
    const { problems } = checkEdited(edits)
    const named = problems.filter((problem) => problem.rule === rule && problem.item.includes(item))
    expect(named.map((problem) => problem.file)).toContain(file)
    // Nothing else is said: an author who mends this one thing is done.
    const company = COMPANY[rule] ?? []
    expect(
      problems.map((problem) => problem.rule).filter((other) => other !== rule && !company.includes(other)),
    ).toEqual([])
  })

  it('is complete: each rule has a fixture that breaks it', () => {
    const tried = new Set<string>([...BREAKS.map(([rule]) => rule), ...ELSEWHERE])
    expect(Object.keys(contentRules).filter((rule) => !tried.has(rule))).toEqual([])
  })
})

describe('a fact whose sources are due to be read again', () => {
  const recheck = (today: string) => checkEdited([], today).problems.filter(({ rule }) => rule === 'fact.expired')

  it('is fine on its day, a warning for thirty days after, an error from then on', () => {
    expect(recheck('2027-05-21')).toEqual([])
    expect(new Set(recheck('2027-05-22').map(({ severity }) => severity))).toEqual(new Set(['warning']))
    expect(new Set(recheck('2027-06-20').map(({ severity }) => severity))).toEqual(new Set(['warning']))
    expect(new Set(recheck('2027-06-21').map(({ severity }) => severity))).toEqual(new Set(['error']))
    expect(recheck('2027-06-21')[0]?.item).toBe('facts.F4.recheckBy')
  })
})

describe('the whole curriculum, when it is asked for', () => {
  const whole = checkEdited([], undefined, { complete: true }).problems

  it('names every guide that is not written yet', () => {
    const missing = whole.filter(({ rule }) => rule === 'whole.noGuide')
    expect(missing.map(({ file, item }) => `${file} ${item}`)).toContain('curriculum.yaml qr-01-mo-tai-khoan')
    expect(missing).toHaveLength(6)
  })

  it('counts phrasings and scored questions over all guides', () => {
    expect(whole.filter(({ rule }) => rule === 'whole.total').map(({ values }) => values)).toEqual([
      { what: 'cách hỏi', count: 40, least: 1225 },
      { what: 'câu đố tính điểm', count: 8, least: 360 },
    ])
  })

  it('wants all four kinds of questions in every skill but the extensions', () => {
    const missing = whole.filter(({ rule }) => rule === 'whole.types').map(({ values }) => values.skill)
    expect(new Set(missing)).toEqual(new Set(['dvc', 'vneid', 'antoan', 'muasam']))
    expect(missing).toHaveLength(16)
  })

  it('says nothing of it otherwise', () => {
    expect(checkEdited([]).problems).toEqual([])
  })
})
