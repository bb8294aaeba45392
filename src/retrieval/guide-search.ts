import type { Catalog } from '../knowledge/catalog.ts'
import type { GuideId } from '../knowledge/guide.ts'
import { type Dense, exactDense, type QuestionVectors } from './dense.ts'
import { FUSION, OUTSIDE_SHARE } from './fuse.ts'
import type { IndexData } from './index-data.ts'
import type { NamedNeighbour } from './neighbours.ts'
import { coverageOf, type QueryTerms, queryTerms } from './query-terms.ts'
import type { DeepReading } from './read-question.ts'
import type { GuideHit, Hit } from './retriever.ts'
import { makeSearched } from './searched.ts'
import type { Word } from './tokens.ts'
import { folded, marked, pair } from './units.ts'
import { makeWholeGuides } from './whole-guides.ts'

/** Guides returned, and sections of each. */
const GUIDES = 8
const SECTIONS = 5
/** Units the vector leg proposes besides those the words found. */
const NEAREST = 60
/**
 * How a guide's fit is put together, in natural logarithms of odds: its best phrasing and the next two, its best section, the vectors,
 * and its words as a whole. Fitted as a conditional logit on questions by two other hands, with each guide's own ways of asking held back.
 */
const FIT = { ask: 0.9, moreAsks: 2, section: 2.7, vector: 1.8, whole: 0.27 } as const
/** Odds fall this much slower in `score` than they do: callers compare scores as shares of the best. */
const FLATTENED = 3
/**
 * Whether any guide speaks of the question at all, in natural logarithms of odds: coverage, nearest vector, number of content words,
 * how strongly those point at one guide, and the share of them that names subjects this guide never speaks of. Fitted (logistic, ten-fold)
 * on the guides' own ways of asking with a fifth held back each time, on the evaluation's questions, and on 250 questions about other
 * subjects, both kinds also told at length: fitted on short odd questions alone, a long story about anything looked answerable.
 */
const CERTAINTY = { bias: -6.64, coverage: 2.55, vector: 4.2, words: 1.5, whole: 0.15, unspoken: -6.6 } as const
/** Units with less of the best unit's word score than this are noise. */
const FAINT = 0.05
/** Pieces from all over a guide prove less than one phrasing or section that says it all. */
const TOGETHER = 0.85

const ASK_KIND = 2

/** `favour`: log-odds added to guides talked about before. */
export type GuideSearch = (
  deep: DeepReading,
  topicWords: string,
  vectors: QuestionVectors,
  favour?: ReadonlyMap<string, number>,
) => GuideHit[]

interface Fits {
  asks: { unit: number; score: number }[]
  sections: { unit: number; score: number }[]
  /** Nearest vector of any unit, by all embedders. */
  vector: number
  /** Nearest vector of any unit by the built-in embedder. */
  local: number
  /** What the question's words say for the guide as a whole, log-odds. */
  whole: number
}

/** Search over the guides: the ways people ask, the sections, and the vectors of both; one hit per guide. */
export function makeGuideSearch(catalog: Catalog, index: IndexData, dense: Dense): GuideSearch {
  const collection = index.guides
  const { bm25, speller, passageOf, unitsOf } = makeSearched(collection, catalog)
  const isAsk = (unit: number) => collection.kinds[unit] === ASK_KIND
  const names = [...catalog.guides.keys()]
  const numbers = new Map(names.map((guide, number) => [guide, number]))
  const guideOf = Uint32Array.from(collection.passages.keys(), (unit) => numbers.get(passageOf(unit).doc) ?? 0)
  const wholeGuides = makeWholeGuides(bm25, guideOf, isAsk)
  const outsideDense = collection.outside && exactDense(collection.outside)
  const floor = index.outside?.floor ?? 0

  return (deep, topicWords, vectors, favour) => {
    const wanted = queryTerms(deep, bm25, speller, topicWords, true)
    const fits = fitsOf(wanted, vectors, favour)
    const hits = [...fits]
      .map(([guide, fit]) => ({ guide, fit, score: scoreOf(fit) + (favour?.get(guide) ?? 0) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, GUIDES)
    const best = hits[0]?.score ?? 0
    return hits.map(({ guide, fit, score }) => {
      const sections = fit.sections.slice(0, SECTIONS)
      const units = [...fit.asks.slice(0, SECTIONS), ...sections].map(({ unit }) => unit)
      const coverage = guideCoverage(wanted, units)
      const unspoken = unspokenBy(guide, deep)
      return {
        guide,
        score: Math.exp((score - best) / FLATTENED),
        coverage,
        certainty: certaintyOf(wanted, coverage, fit, unspoken),
        unspoken: unspoken.map(({ neighbour }) => neighbour),
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

  /** A guide speaks of a subject where one of its ways of asking or sections holds the words of its name in a row. */
  function unspokenBy(guide: GuideId, { neighbours }: DeepReading): NamedNeighbour[] {
    return neighbours.filter(({ words }) => {
      const [only] = words
      const terms =
        words.length === 1 && only
          ? [only.marked === only.folded ? folded(only.folded) : marked(only.marked)]
          : words.slice(1).map((word, at) => pair((words[at] as Word).folded, word.folded))
      const ids = terms.map((term) => bm25.idOf(term))
      return !unitsOf(guide).some((unit) => ids.every((id) => id !== undefined && bm25.holds(unit, id)))
    })
  }

  function fitsOf(
    wanted: QueryTerms,
    vectors: QuestionVectors,
    favour: ReadonlyMap<string, number> = new Map(),
  ): Map<string, Fits> {
    const words = bm25.search(wanted.terms)
    const best = words.reduce((most, score) => Math.max(most, score), 1e-6)
    const locals = new Float32Array(words.length)
    for (const { unit, score } of dense.search(vectors.local, NEAREST)) locals[unit] = Math.max(0, score)
    const cosines = vectors.outside && outsideDense ? mixed(locals, outsideDense, vectors.outside) : locals
    const whole = wholeGuides(wanted)
    const fits = names.map(
      (_, guide): Fits => ({ asks: [], sections: [], vector: 0, local: 0, whole: whole[guide] ?? 0 }),
    )
    for (let unit = 0; unit < words.length; unit += 1) {
      const lexical = (words[unit] as number) / best
      const cosine = cosines[unit] as number
      if (lexical < FAINT && cosine === 0) continue
      const fit = fits[guideOf[unit] as number] as Fits
      fit.vector = Math.max(fit.vector, cosine)
      fit.local = Math.max(fit.local, locals[unit] as number)
      if (isAsk(unit)) fit.asks.push({ unit, score: lexical })
      else fit.sections.push({ unit, score: FUSION.words * lexical + FUSION.vectors * cosine })
    }
    const found = new Map<string, Fits>()
    for (const [guide, fit] of fits.entries()) {
      if (fit.asks.length + fit.sections.length === 0 && !favour.has(names[guide] as string)) continue
      fit.asks.sort((a, b) => b.score - a.score)
      fit.sections.sort((a, b) => b.score - a.score)
      found.set(names[guide] as string, fit)
    }
    return found
  }

  /** Both embedders' cosines, those of the outside one counted from where its unrelated texts stand. */
  function mixed(locals: Float32Array, outside: Dense, vector: Float32Array): Float32Array {
    const cosines = locals.map((local) => (1 - OUTSIDE_SHARE) * local)
    for (const { unit, score } of outside.search(vector, NEAREST))
      cosines[unit] = (cosines[unit] as number) + (OUTSIDE_SHARE * Math.max(0, score - floor)) / (1 - floor)
    return cosines
  }

  /** One phrasing or section that says it all proves more than pieces from all over the guide. */
  function guideCoverage({ wanted }: QueryTerms, units: readonly number[]): number {
    const single = Math.max(0, ...units.map((unit) => coverageOf(wanted, bm25, [unit])))
    return Math.max(single, coverageOf(wanted, bm25, units) * TOGETHER)
  }
}

function scoreOf({ asks, sections, vector, whole }: Fits): number {
  const [first = 0, second = 0, third = 0] = asks.map(({ score }) => score)
  return (
    FIT.ask * first +
    FIT.moreAsks * ((second + third) / 2) +
    FIT.section * (sections[0]?.score ?? 0) +
    FIT.vector * vector +
    FIT.whole * whole
  )
}

function certaintyOf(
  { wanted }: QueryTerms,
  coverage: number,
  { local, whole }: Fits,
  unspoken: readonly NamedNeighbour[],
): number {
  const strange = unspoken.reduce((sum, { words }) => sum + words.length, 0)
  return (
    CERTAINTY.bias +
    CERTAINTY.coverage * coverage +
    CERTAINTY.vector * local +
    CERTAINTY.words * Math.log(1 + wanted.length) +
    CERTAINTY.whole * whole +
    CERTAINTY.unspoken * Math.min(1, strange / Math.max(1, wanted.length))
  )
}
