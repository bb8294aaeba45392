import type { Catalog } from '../knowledge/catalog.ts'
import type { Dense } from './dense.ts'
import { FUSION } from './fuse.ts'
import type { Collection } from './index-data.ts'
import { coverageOf, type QueryTerms, queryTerms, shareProven } from './query-terms.ts'
import type { DeepReading } from './read-question.ts'
import type { GuideHit, Hit } from './retriever.ts'
import { makeSearched } from './searched.ts'
import { termsOf } from './units.ts'
import { makeWholeGuides } from './whole-guides.ts'

/** Guides returned, and sections of each. */
const GUIDES = 8
const SECTIONS = 5
/** Units the vector leg proposes besides those the words found. */
const NEAREST = 60
/** How a guide's fit is put together from its best phrasing and the next two, its best section, the vectors, its words as a whole, and its title. */
const FIT = { ask: 0.42, moreAsks: 0.15, section: 0.2, vector: 0.4, whole: 0.2, title: 0.12 } as const
/** Units with less of the best unit's word score than this are noise. */
const FAINT = 0.05
/** Pieces from all over a guide prove less than one phrasing or section that says it all. */
const TOGETHER = 0.85

const ASK_KIND = 2

export type GuideSearch = (deep: DeepReading, topicWords: string, vector: Float32Array) => GuideHit[]

interface Fits {
  asks: { unit: number; score: number }[]
  sections: { unit: number; score: number }[]
  /** Nearest vector of any unit. */
  vector: number
  /** The guide's words as a whole, 0-1. */
  whole: number
  /** Share of the question its title and everyday name hold, 0-1. */
  title: number
}

/** Search over the guides: the ways people ask, the sections, and the vectors of both; one hit per guide. */
export function makeGuideSearch(catalog: Catalog, collection: Collection, dense: Dense): GuideSearch {
  const { bm25, speller, passageOf } = makeSearched(collection, catalog)
  const isAsk = (unit: number) => collection.kinds[unit] === ASK_KIND
  const names = [...catalog.guides.keys()]
  const numbers = new Map(names.map((guide, number) => [guide, number]))
  const guideOf = Uint32Array.from(collection.passages.keys(), (unit) => numbers.get(passageOf(unit).doc) ?? 0)
  const wholeGuides = makeWholeGuides(bm25, guideOf, isAsk)
  /** Ids of the terms in each guide's title and everyday name. */
  const titles = [...catalog.guides.values()].map(
    ({ title, name }) => new Set(termsOf([title, name]).flatMap((term) => bm25.idOf(term) ?? [])),
  )

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
    const best = words.reduce((most, score) => Math.max(most, score), 1e-6)
    const cosines = new Float32Array(words.length)
    for (const { unit, score } of dense.search(vector, NEAREST)) cosines[unit] = Math.max(0, score)
    const whole = wholeGuides(wanted)
    const fits = names.map(
      (_, guide): Fits => ({ asks: [], sections: [], vector: 0, whole: whole[guide] ?? 0, title: 0 }),
    )
    for (let unit = 0; unit < words.length; unit += 1) {
      const lexical = (words[unit] as number) / best
      const cosine = cosines[unit] as number
      if (lexical < FAINT && cosine === 0) continue
      const fit = fits[guideOf[unit] as number] as Fits
      fit.vector = Math.max(fit.vector, cosine)
      if (isAsk(unit)) fit.asks.push({ unit, score: lexical })
      else fit.sections.push({ unit, score: FUSION.words * lexical + FUSION.vectors * cosine })
    }
    const found = new Map<string, Fits>()
    for (const [guide, fit] of fits.entries()) {
      if (fit.asks.length + fit.sections.length === 0) continue
      fit.asks.sort((a, b) => b.score - a.score)
      fit.sections.sort((a, b) => b.score - a.score)
      fit.title = shareProven(wanted.wanted, (proof) => proof.every((term) => titles[guide]?.has(term)))
      found.set(names[guide] as string, fit)
    }
    return found
  }

  /** One phrasing or section that says it all proves more than pieces from all over the guide. */
  function guideCoverage({ wanted }: QueryTerms, units: readonly number[]): number {
    const single = Math.max(0, ...units.map((unit) => coverageOf(wanted, bm25, [unit])))
    return Math.max(single, coverageOf(wanted, bm25, units) * TOGETHER)
  }
}

function scoreOf({ asks, sections, vector, whole, title }: Fits): number {
  const [first = 0, second = 0, third = 0] = asks.map(({ score }) => score)
  return (
    FIT.ask * first +
    FIT.moreAsks * ((second + third) / 2) +
    FIT.section * (sections[0]?.score ?? 0) +
    FIT.vector * vector +
    FIT.whole * whole +
    FIT.title * title
  )
}
