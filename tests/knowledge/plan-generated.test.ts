import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlan } from '../../src/knowledge/plan-parser.ts'
import { ALL_QUIRKS, generatePlan } from '../support/generated-plans.ts'
import { META } from '../support/plan-folder.ts'

const quirks = fc.record({
  marks: fc.boolean(),
  pageBreaks: fc.boolean(),
  footnotes: fc.boolean(),
  gluedHeadings: fc.boolean(),
  mixedBullets: fc.boolean(),
  foreignBytes: fc.boolean(),
})

describe('a plan of the genre, as a scanner leaves it', () => {
  it('parses back to the very tree it was printed from, without a problem', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), quirks, (seed, chosen) => {
        const made = generatePlan(seed, chosen)
        const { plan, problems } = parsePlan(made.text, META, 'xa-thu.txt')
        expect(problems).toEqual([])
        const tree = plan.places.map(({ path, parent, heading, blocks, children }) => ({
          path,
          parent,
          heading,
          blocks: blocks.map(({ kind, text }) => ({ kind, text })),
          children,
        }))
        expect(tree).toEqual(made.places)
        expect(plan.outside.map(({ kind, text }) => ({ kind, text }))).toEqual(made.outside)
      }),
      { numRuns: 300 },
    )
  })

  it('is made the same from the same seed, and differently from another', () => {
    expect(generatePlan(7, ALL_QUIRKS)).toEqual(generatePlan(7, ALL_QUIRKS))
    expect(generatePlan(7, ALL_QUIRKS).text).not.toEqual(generatePlan(8, ALL_QUIRKS).text)
  })

  it('never makes the parser throw, whatever the text is', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'I. A',
        '1. B',
        '1.1. C',
        'a) d',
        '- x',
        '+ y',
        '**',
        '# 2.',
        '<sup>1</sup> z',
        'phần IV: mục',
        '',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { plan } = parsePlan(lines.join('\n'), META, 'xa-thu.txt')
        const known = new Set(plan.places.map((place) => place.path))
        for (const reference of plan.references) {
          for (const to of reference.to) expect(known.has(to.slice('xa-thu#'.length))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
