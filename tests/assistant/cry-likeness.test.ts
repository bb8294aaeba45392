import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Example, KINDS, learnWords, printTable, readExamples } from '../../scripts/learn-words.ts'
import { cryLikeness, FAR, PERHAPS, SURELY } from '../../src/assistant/cry-likeness.ts'
import { readPhrases } from '../../src/assistant/phrases.ts'
import { fold } from '../../src/shared/text.ts'
import { ownCatalog } from '../support/own-content.ts'

const examples = readExamples('cry')
const FOLDS = 3

/** Each example with its likeness, by words learned from the other examples alone. */
const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const words = learnWords(
    'cry',
    examples.filter((_, at) => at % FOLDS !== fold),
  )
  return examples
    .filter((_, at) => at % FOLDS === fold)
    .map((one) => ({ ...one, likeness: cryLikeness(readPhrases(one.text), words) }))
}).flat()

function share(label: string, from: number): number {
  const all = judged.filter((one) => one.label === label)
  return all.filter(({ likeness }) => likeness >= from).length / all.length
}

describe('a cry for help is heard by its wording, whatever words it uses', () => {
  it('is learned from hundreds of cries and more of everything near them', () => {
    const count = (label: string) => examples.filter((one: Example) => one.label === label).length
    expect(count('cry')).toBeGreaterThanOrEqual(400)
    expect(count('calm')).toBeGreaterThanOrEqual(800)
    expect(new Set(examples.map(({ text }) => text.toLowerCase())).size).toBe(examples.length)
  })

  it('carries the words learned from the examples as they are now', () => {
    expect(readFileSync(KINDS.cry.table, 'utf8')).toBe(printTable(learnWords('cry', examples)))
  })

  it('is taken for sure in few calm lines of those it was not learned from, and suspected in most cries', () => {
    expect(share('calm', SURELY)).toBeLessThanOrEqual(0.02)
    expect(share('cry', SURELY)).toBeGreaterThanOrEqual(0.25)
    expect(share('cry', PERHAPS)).toBeGreaterThanOrEqual(0.65)
    expect(share('calm', PERHAPS)).toBeLessThanOrEqual(0.12)
  })

  it('is never so far from all cries that no rule is asked any more', () => {
    expect(judged.filter(({ label, likeness }) => label === 'cry' && likeness < FAR)).toEqual([])
    expect(1 - share('calm', FAR)).toBeGreaterThanOrEqual(0.15)
  })

  it('does not depend on marks', () => {
    const unmarked = examples.filter((_, at) => at % 5 === 0).map(({ text }) => text)
    const differ = unmarked.filter(
      (text) => cryLikeness(readPhrases(text)) >= PERHAPS !== cryLikeness(readPhrases(fold(text))) >= PERHAPS,
    )
    expect(differ.length).toBeLessThanOrEqual(unmarked.length / 10)
  })

  it('is hardly ever heard in the ways people ask for a guide about anything but losses', async () => {
    const asks = [...(await ownCatalog()).guides.values()]
      .filter(({ skill }) => skill !== 'antoan')
      .flatMap(({ ask }) => ask)
    const heard = asks.filter((text) => cryLikeness(readPhrases(text)) >= SURELY)
    expect(asks.length).toBeGreaterThan(1000)
    expect(heard.length).toBeLessThanOrEqual(asks.length / 100)
  })
})
