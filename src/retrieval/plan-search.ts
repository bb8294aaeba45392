import type { Catalog } from '../knowledge/catalog.ts'
import type { PlanId } from '../knowledge/plan.ts'
import { placesAt } from '../knowledge/read-path.ts'
import { cosineTo, type QuestionVectors, type Vectors } from './dense.ts'
import { FUSION, OUTSIDE_SHARE, rangeOf } from './fuse.ts'
import type { IndexData } from './index-data.ts'
import { makeLiftItems } from './lift-items.ts'
import { makePlanLinks } from './plan-links.ts'
import { coverageOf, queryTerms } from './query-terms.ts'
import type { DeepReading } from './read-question.ts'
import type { Hit } from './retriever.ts'
import { makeSearched } from './searched.ts'

/** Added to the fused score of a place whose heading, or one of whose paragraphs, speaks to an agency the question names. */
const AGENCY_HEADING = 0.4
const AGENCY_BLOCK = 0.22
/** The text outside the numbers, by what of the plan is asked about: it holds a little of everything and would be in the way. */
const OUTSIDE = { document: 0.35, closing: 0, content: -0.3 } as const
/** What holding the question's words, pair by pair, adds to the best of the others; only the first `RERANKED` are looked at. */
const COVERED = 0.3
const RERANKED = 18

/** The best `count` places of some plans of the scope, linked places among them. */
export type BestPlaces = (count: number, plans: readonly PlanId[]) => Hit[]

export type PlanSearch = (
  deep: DeepReading,
  topicWords: string,
  scope: readonly PlanId[],
  vectors: QuestionVectors,
) => BestPlaces

/** Search over the numbered places of the plans: words and vectors fused, then what the place and agency links say. */
export function makePlanSearch(catalog: Catalog, index: IndexData): PlanSearch {
  const searched = makeSearched(index.plans, catalog)
  const { bm25, speller, collection, passageOf } = searched
  const links = makePlanLinks(catalog, index.agencyPlaces)
  const liftItems = makeLiftItems(searched, catalog)
  const unitAt = new Map([...collection.passages.keys()].map((unit) => [passageOf(unit).address, unit]))

  return (deep, topicWords, scope, vectors) => {
    const wanted = queryTerms(deep, bm25, speller, topicWords, false)
    const words = bm25.search(wanted.terms)
    const units = unitsIn(scope)
    const scores = new Float64Array(collection.passages.length)
    const lexical = rangeOf(units, words)
    const near = nearness(units, vectors)
    for (const unit of units) scores[unit] = FUSION.words * lexical(words[unit] as number) + FUSION.vectors * near(unit)
    for (const [unit, bonus] of bonuses(deep)) scores[unit] = (scores[unit] as number) + bonus
    const coverage = new Map<number, number>()
    const covered = (unit: number) => {
      const known = coverage.get(unit) ?? coverageOf(wanted.wanted, bm25, [unit])
      coverage.set(unit, known)
      return known
    }
    const first = highest(units, scores, RERANKED)
    for (const unit of first) scores[unit] = (scores[unit] as number) + COVERED * covered(unit)
    liftItems(first, wanted.wanted, covered, scores)
    const best = units.reduce((most, unit) => Math.max(most, scores[unit] as number), 1)
    const hitOf = (unit: number, via: 'search' | 'address'): Hit => ({
      passage: passageOf(unit),
      score: via === 'address' ? 1 : Math.max(0, Math.min(1, (scores[unit] as number) / best)),
      // What is written out is meant, whatever its words.
      coverage: via === 'address' ? 1 : covered(unit),
      via,
      from: null,
    })
    return (count, plans) => {
      const named = writtenUnits(deep, plans)
      const found = highest(unitsIn(plans), scores, count + named.length).filter((unit) => !named.includes(unit))
      const hits = [
        ...named.map((unit) => hitOf(unit, 'address')),
        ...found.map((unit) => hitOf(unit, 'search')),
      ].slice(0, count)
      return links.follow(hits, deep, plans)
    }
  }

  /** How near each unit is to the question among all of them, 0 to 1. */
  function nearness(units: readonly number[], { local, outside }: QuestionVectors): (unit: number) => number {
    const own = scaled(units, collection.vectors, local)
    if (!outside || !collection.outside) return own
    const other = scaled(units, collection.outside, outside)
    return (unit) => (1 - OUTSIDE_SHARE) * own(unit) + OUTSIDE_SHARE * other(unit)
  }

  function scaled(units: readonly number[], { dimensions, data }: Vectors, vector: Float32Array) {
    const cosines = new Float64Array(collection.passages.length)
    const cosine = cosineTo(vector)
    for (const unit of units) cosines[unit] = cosine(data, unit * dimensions)
    const range = rangeOf(units, cosines)
    return (unit: number) => range(cosines[unit] as number)
  }

  /** Units of some plans, plan by plan in document order. */
  function unitsIn(plans: readonly PlanId[]): number[] {
    return [...new Set(plans)].flatMap((plan) => searched.unitsOf(plan))
  }

  /** Places the question writes out ("phần IV Lai Châu"), in each of the plans. */
  function writtenUnits({ read: { path } }: DeepReading, plans: readonly PlanId[]): number[] {
    if (path === null) return []
    return plans.flatMap((id) => {
      const plan = catalog.plans.get(id)
      return plan ? placesAt(plan, path).flatMap((place) => unitAt.get(`${id}#${place.path}`) ?? []) : []
    })
  }

  function bonuses({ read, about }: DeepReading): Map<number, number> {
    const bonus = new Map<number, number>()
    for (const plan of catalog.plans.keys()) {
      const unit = unitAt.get(plan)
      if (unit !== undefined) bonus.set(unit, OUTSIDE[about])
    }
    for (const { agency, passage, whole } of read.agencies.length > 0 ? index.agencyPlaces : []) {
      if (!read.agencies.includes(agency)) continue
      const unit = unitAt.get(catalog.passages[passage]?.address ?? '')
      if (unit !== undefined) bonus.set(unit, Math.max(bonus.get(unit) ?? 0, whole ? AGENCY_HEADING : AGENCY_BLOCK))
    }
    return bonus
  }
}

/** The `count` units of the highest scores, highest first; of equal ones the first. */
function highest(units: readonly number[], scores: Float64Array, count: number): number[] {
  const best: number[] = []
  for (const unit of units) {
    const score = scores[unit] as number
    if (best.length === count && score <= (scores[best[count - 1] as number] as number)) continue
    let at = best.length
    while (at > 0 && (scores[best[at - 1] as number] as number) < score) at -= 1
    best.splice(at, 0, unit)
    if (best.length > count) best.pop()
  }
  return best
}
