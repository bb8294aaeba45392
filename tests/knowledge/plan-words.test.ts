import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../src/knowledge/plan.ts'
import { parsePlan } from '../../src/knowledge/plan-parser.ts'
import { words } from '../../src/shared/text.ts'
import { ALL_QUIRKS, generatePlan } from '../support/generated-plans.ts'
import { META, PLAN_FOLDER, planOf } from '../support/plan-folder.ts'

/** Words of a source file without footnotes, and those of its footnotes: a footnote stands inside a sentence in the file only. */
function sourceWords(text: string): { body: string[]; notes: string[] } {
  const lines = text.split(/\r?\n/u)
  const isNote = (line: string) => /^<sup>/u.test(line)
  // "12" alone between two pages is the page's number, no word of the document.
  const kept = lines.filter((line) => !/^\s*\d{1,3}\s*$/u.test(line))
  const clean = (part: string[]) => words(part.join('\n').replaceAll(/<sup>\d+<\/sup>/gu, ' '))
  return { body: clean(kept.filter((line) => !isNote(line))), notes: clean(kept.filter(isNote)) }
}

/** The words of a tree in document order: outside texts around places, each place with the number printed before it. */
function treeWords(plan: Plan): { body: string[]; notes: string[] } {
  const before = plan.outside.filter(({ kind }) => ['letterhead', 'title', 'preamble'].includes(kind))
  const after = plan.outside.filter((block) => !before.includes(block))
  const notes: string[] = []
  const body = plan.places.flatMap((place) => {
    const [roman, ...inner] = place.path.split('.')
    const last = inner.at(-1) ?? (roman as string)
    const label = /^\d/u.test(last) ? inner.join('.') : last
    notes.push(...place.blocks.filter(({ kind }) => kind === 'footnote').map(({ text }) => text))
    const own = place.blocks.filter(({ kind }) => kind !== 'footnote').map(({ text }) => text)
    return [label, place.heading ?? '', ...own]
  })
  const texts = (blocks: { text: string }[]) => blocks.map(({ text }) => text)
  return { body: words([...texts(before), ...body, ...texts(after)].join('\n')), notes: words(notes.join('\n')) }
}

describe('no word of a plan is lost, moved or added', () => {
  it.each(['lam-dong', 'lam-vy', 'dak-nong', 'lai-chau'])('in %s', (id) => {
    const source = sourceWords(readFileSync(resolve(PLAN_FOLDER, `${id}.txt`), 'utf8'))
    expect(source.body.length).toBeGreaterThan(2_500)
    expect(treeWords(planOf(id))).toEqual(source)
  })

  it('in any plan of the genre', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const { text } = generatePlan(seed, ALL_QUIRKS)
        expect(treeWords(parsePlan(text, META, 'xa-thu.txt').plan)).toEqual(sourceWords(text))
      }),
      { numRuns: 200 },
    )
  })
})
