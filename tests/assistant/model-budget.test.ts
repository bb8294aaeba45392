import { describe, expect, it } from 'vitest'
import { makeModelBudget } from '../../src/assistant/model-budget.ts'

const DAY = Date.parse('2026-11-21T09:00:00+07:00')
const NEXT = Date.parse('2026-11-22T00:00:00+07:00')

describe('the tokens of a day', () => {
  it('are everybody’s together: once used up nobody is let through until midnight in Vietnam, and it is said once', () => {
    const budget = makeModelBudget({ perDay: 100, perAsker: 100, tokensPerDay: 1000 })
    expect(budget.take(DAY, 'a')).toBe('taken')
    budget.spend(DAY, 999, 'a')
    expect(budget.take(DAY, 'b')).toBe('taken')
    budget.spend(DAY, 1, 'b')
    expect([budget.take(DAY, 'a'), budget.take(DAY, 'c'), budget.take(NEXT - 1)]).toEqual([
      'just-spent',
      'spent',
      'spent',
    ])
    expect(budget.take(NEXT, 'a')).toBe('taken')
  })

  it('are one person’s as well, so that one cannot use up everybody’s', () => {
    const budget = makeModelBudget({ perDay: 100, perAsker: 100, tokensPerDay: 1000, tokensPerAsker: 100 })
    budget.take(DAY, 'a')
    budget.spend(DAY, 100, 'a')
    expect([budget.take(DAY, 'a'), budget.take(DAY, 'a'), budget.take(DAY, 'b')]).toEqual([
      'just-spent',
      'spent',
      'taken',
    ])
  })

  it('spent after midnight by a question of the day before count for the new day', () => {
    const budget = makeModelBudget({ perDay: 100, perAsker: 100, tokensPerDay: 10 })
    budget.take(NEXT - 1, 'a')
    budget.spend(NEXT, 10, 'a')
    expect(budget.take(NEXT, 'b')).toBe('just-spent')
  })

  it('may be none at all: the model is then never asked', () => {
    expect(makeModelBudget({ perDay: 100, perAsker: 100, tokensPerDay: 0 }).take(DAY)).toBe('just-spent')
  })
})
