import { describe, expect, it } from 'vitest'
import { bankOf } from '../../src/learning/bank.ts'
import { bank, catalog } from '../support/learner.ts'

describe('the bank of questions', () => {
  it('holds every scored question of every guide under its id, and no practice', () => {
    const scored = [...catalog.guides.values()].flatMap(({ quiz }) => quiz.filter(({ type }) => type !== 'practice'))
    expect([...bank.items.keys()].sort()).toEqual(scored.map(({ id }) => id).sort())
    expect(bank.items.size).toBeGreaterThanOrEqual(360)
  })

  it('finds each question by each of its facts, all of which exist', () => {
    for (const each of bank.items.values()) {
      expect(each.facts.length, each.item.id).toBeGreaterThan(0)
      for (const fact of each.facts) {
        expect(bank.facts.has(fact), fact).toBe(true)
        expect(bank.byFact.get(fact)).toContain(each)
      }
    }
  })

  it('gives every guide core facts that can be asked, so that each can become vững', () => {
    for (const [guide, core] of bank.coreFacts) {
      expect(core.length, guide).toBeGreaterThan(0)
      for (const fact of core) expect(bank.byFact.get(fact)?.length, fact).toBeGreaterThan(0)
    }
  })

  it('asks nearly every fact of VNeID, payment and self-protection in two wordings: one sentence over and over is learned as a sentence', () => {
    const facts = [...bank.byFact].filter(([fact]) => /^(?:vneid|qr|antoan)-/u.test(fact))
    const once = facts.filter(([, items]) => items.length < 2).map(([fact]) => fact)
    expect(facts.length).toBeGreaterThan(200)
    expect(once.length / facts.length, once.join(', ')).toBeLessThan(0.05)
  })

  it('is made once for a catalogue', () => {
    expect(bankOf(catalog)).toBe(bank)
  })
})
