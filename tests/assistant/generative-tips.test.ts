import { describe, expect, it } from 'vitest'
import { type Cited, commission } from '../../src/assistant/composer.ts'
import { readPrompt } from '../../src/assistant/prompt.ts'
import type { Said } from '../../src/knowledge/guide.ts'
import { ask } from '../support/model-servers/fixture.ts'
import { ownCatalog } from '../support/own-content.ts'

const catalog = await ownCatalog()
const prompt = readPrompt('answer')

/** Sections of the real guides that hold one run of words only, resting on facts or on nothing. */
const sections = [...catalog.guides.values()].flatMap((guide) =>
  [...guide.troubles, ...guide.questions].flatMap(({ section, said }) => {
    const [only, ...more] = said
    return only === undefined || more.length > 0 ? [] : [{ address: `${guide.id}#${section}`, guide: guide.id, only }]
  }),
)

/** What becomes of the run's own first sentence when a model says it again with a politer ending. */
function reworded({ address, guide, only }: { address: string; guide: string; only: Said }): string | null {
  const first = only.text.split(/(?<=[.!?])\s/u)[0] ?? ''
  const extractive: Cited = {
    kind: 'cited',
    guide,
    opening: null,
    sentences: [{ text: first, cites: [address] }],
    sources: [{ text: guide, address }],
    notes: [],
    next: [],
    composedBy: 'rules',
  }
  const job = commission(extractive, ask({ cadre: false }), catalog, prompt)
  const { answer } = job?.read(`${first.replace(/[.!?]$/u, '')} {a}. [${address}]`) ?? { answer: null }
  return answer?.sentences[0].text ?? null
}

describe('what a guide says without a source', () => {
  it('is marked as common advice in a model’s words too, and nothing else is', () => {
    const kept = sections.flatMap((section) => {
      const text = reworded(section)
      return text === null ? [] : [{ tip: section.only.tip, marked: text.endsWith('(mẹo chung)') }]
    })
    expect(kept.filter(({ tip }) => tip).length).toBeGreaterThan(0)
    expect(kept.filter(({ tip }) => !tip).length).toBeGreaterThan(0)
    expect(kept.filter(({ tip, marked }) => tip !== marked)).toEqual([])
  })
})
