import type { Catalog } from '../knowledge/catalog.ts'
import type { Bm25 } from './bm25.ts'
import type { Dense } from './dense.ts'
import { FUSION } from './fuse.ts'
import type { Collection } from './index-data.ts'
import { coverageOf, type QueryTerms, queryTerms } from './query-terms.ts'
import type { DeepReading } from './read-question.ts'
import type { GuideHit, Hit } from './retriever.ts'
import { makeSearched } from './searched.ts'

/** Guides returned, and sections of each. */
const GUIDES = 8
const SECTIONS = 5
/** Units the vector leg proposes besides those the words found. */
const NEAREST = 60
/** How a guide's fit is put together from its best phrasings, its best sections and their vectors. */
const FIT = { ask: 0.42, moreAsks: 0.1, section: 0.2, vector: 0.28 } as const

const ASK_KIND = 2

export type GuideSearch = (deep: DeepReading, topicWords: string, vector: Float32Array) => GuideHit[]

interface Fits {
  asks: { unit: number; score: number }[]
  sections: { unit: number; score: number }[]
  /** Nearest vector of any unit. */
  vector: number
}

/** Search over the guides: the ways people ask, the sections, and the vectors of both; one hit per guide. */
export function makeGuideSearch(catalog: Catalog, collection: Collection, dense: Dense): GuideSearch {
  const { bm25, speller, passageOf } = makeSearched(collection, catalog)

  return (deep, topicWords, vector) => {
    const wanted = queryTerms(deep, bm25, speller, topicWords, true)
    const fits = fitsOf(wanted, vector)
    const hits = [...fits]
      .map(([guide, fit]) => ({ guide, fit, score: scoreOf(fit) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, GUIDES)
    const best = hits[0]?.score || 1
    return hits.map(({ guide, fit, score }) => {
      const sections = fit.sections.slice(0, SECTIONS)
      const units = [...fit.asks.slice(0, SECTIONS), ...sections].map(({ unit }) => unit)
      return {
        guide,
        score: score / best,
        coverage: guideCoverage(wanted, units),
        sections: sections.map(
          ({ unit, score: own }): Hit => ({
            passage: passageOf(unit),
            score: own,
            coverage: coverageOf(wanted.wanted, bm25, [unit]),
            via: 'search',
            from: null,
          }),
        ),
      }
    })
  }

  function fitsOf(wanted: QueryTerms, vector: Float32Array): Map<string, Fits> {
    const words = bm25.search(wanted.terms)
    const ideal = idealScore(wanted, bm25)
    const near = new Map(dense.search(vector, NEAREST).map(({ unit, score }) => [unit, score]))
    const byGuide = new Map<string, Fits>()
    for (let unit = 0; unit < words.length; unit += 1) {
      const cosine = Math.max(0, near.get(unit) ?? 0)
      if (words[unit] === 0 && cosine === 0) continue
      const { doc } = passageOf(unit)
      const fit: Fits = byGuide.get(doc) ?? { asks: [], sections: [], vector: 0 }
      byGuide.set(doc, fit)
      const lexical = Math.min(1, (words[unit] as number) / ideal)
      fit.vector = Math.max(fit.vector, cosine)
      if (collection.kinds[unit] === ASK_KIND) fit.asks.push({ unit, score: lexical })
      else fit.sections.push({ unit, score: FUSION.words * lexical + FUSION.vectors * cosine })
    }
    for (const { asks, sections } of byGuide.values()) {
      asks.sort((a, b) => b.score - a.score)
      sections.sort((a, b) => b.score - a.score)
    }
    return byGuide
  }

  /** One phrasing or section that says it all proves more than pieces from all over the guide. */
  function guideCoverage({ wanted }: QueryTerms, units: readonly number[]): number {
    const single = Math.max(0, ...units.map((unit) => coverageOf(wanted, bm25, [unit])))
    return Math.max(single, coverageOf(wanted, bm25, units) * TOGETHER)
  }
}

const TOGETHER = 0.85

function scoreOf({ asks, sections, vector }: Fits): number {
  const [first = 0, second = 0, third = 0] = asks.map(({ score }) => score)
  return (
    FIT.ask * first +
    FIT.moreAsks * ((second + third) / 2) +
    FIT.section * (sections[0]?.score ?? 0) +
    FIT.vector * vector
  )
}

/** The score of a unit that holds every word of the question once in a short text: scores relative to it compare across questions. */
function idealScore({ terms }: QueryTerms, bm25: Bm25): number {
  return Math.max(
    1e-6,
    terms.reduce((sum, { term, weight }) => sum + weight * bm25.idfOf(term) * 1.3, 0),
  )
}
