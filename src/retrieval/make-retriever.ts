import type { Catalog } from '../knowledge/catalog.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { PlanId } from '../knowledge/plan.ts'
import { placesAt } from '../knowledge/read-path.ts'
import { Bm25 } from './bm25.ts'
import { type Dense, dot } from './dense.ts'
import type { LocalEmbedder } from './embedder.ts'
import { rangeOf } from './fuse.ts'
import type { Collection, IndexData } from './index-data.ts'
import { Speller } from './lexicon.ts'
import { coverageOf, type QueryTerms, queryTerms } from './query-terms.ts'
import { type DeepReading, QuestionReader } from './read-question.ts'
import type { Found, GuideHit, Hit, Query, Retriever } from './retriever.ts'

/** The search: reads the question, scores places and guides on both legs, fuses, and follows references. Synchronous. */

export interface RetrieverParts {
  catalog: Catalog
  index: IndexData
  embedder: LocalEmbedder
  /** Vector leg over the guides' units, which grow with the curriculum; a plan's places are few enough to scan. */
  guideDense: Dense
}

/** Weight of the word leg; the vector leg has the rest. Weighted scores, not ranks: see ViRE's comparison in the design. */
const LEXICAL = 0.72
/** Added to the fused score of a place whose heading, or one of whose paragraphs, speaks to an agency the question names. */
const AGENCY_HEADING = 0.4
const AGENCY_BLOCK = 0.22
/** Places returned per search, and per plan in a comparison. */
const PLACES = 12
const PER_PLAN = 5
/** A hit's references are followed when it is among the first this many. */
const FOLLOWED = 3
/** Guides returned. */
const GUIDES = 8
/** Units the vector leg proposes besides those the words found. */
const NEAREST = 60
/** How a guide's fit is put together from its best phrasings, its best sections and their vectors. */
const GUIDE = { ask: 0.42, moreAsks: 0.1, section: 0.2, vector: 0.28 } as const

const ASK_KIND = 2

interface Prepared {
  collection: Collection
  bm25: Bm25
  speller: Speller
}

export function makeRetriever({ catalog, index, embedder, guideDense }: RetrieverParts): Retriever {
  const reader = new QuestionReader(catalog)
  const plans = prepare(index.plans)
  const guides = prepare(index.guides)
  const passageAt = new Map(catalog.passages.map((passage, at) => [passage.address, at]))
  const unitOfPassage = new Map([...index.plans.passages].map((passage, unit) => [passage, unit]))
  const unitsOfPlan = unitsByDoc(index.plans)
  const guideUnitsOf = unitsByDoc(index.guides)

  function find(query: Query): Found {
    const deep = reader.read(query.text)
    const { read } = deep
    const scope = scopeOf(query, deep)
    const vector = embedder.embedNow([read.text, query.topicWords ?? ''].join(' '))
    const wantsPlans = query.kind !== 'guide'
    const wantsGuides = query.kind !== 'plan'
    const best = wantsPlans ? scorePlans(deep, query, scope.plans, vector) : () => []
    const compared = read.compares || scope.plans.length > 1
    return {
      read,
      scope,
      places: withReferences(best(PLACES, scope.plans)),
      byPlan: new Map(
        (wantsPlans && compared ? scope.plans : []).map((plan) => [plan, withReferences(best(PER_PLAN, [plan]))]),
      ),
      guides: wantsGuides ? scoreGuides(deep, query, vector) : [],
    }
  }

  function scopeOf(query: Query, { read }: DeepReading): Found['scope'] {
    if (query.plans) return { plans: [...query.plans], from: 'question' }
    if (read.plans.length > 0) return { plans: read.plans, from: 'question' }
    const profile = catalog.places.find((place) => place.id === query.place)?.plans ?? []
    if (profile.length > 0 && !read.compares) return { plans: profile, from: 'profile' }
    return { plans: [...catalog.plans.keys()], from: 'none' }
  }

  /** Scores the scope's places and gives the best of some of its plans. Only what is returned is made into hits: a scope may hold thousands. */
  function scorePlans(
    deep: DeepReading,
    query: Query,
    scope: readonly PlanId[],
    vector: Float32Array,
  ): (count: number, plans: readonly PlanId[]) => Hit[] {
    const { bm25, speller, collection } = plans
    const wanted = queryTerms(deep, bm25, speller, query.topicWords ?? '', false)
    const words = bm25.search(wanted.terms)
    const units = unitsIn(scope)
    const { dimensions, data } = collection.vectors
    const scores = new Float64Array(collection.passages.length)
    for (const unit of units) scores[unit] = dot(data, unit * dimensions, vector)
    const lexical = rangeOf(units.map((unit) => words[unit] as number))
    const dense = rangeOf(units.map((unit) => scores[unit] as number))
    const bonus = agencyBonus(deep.read.agencies)
    for (const unit of units) {
      const fused = LEXICAL * lexical(words[unit] as number) + (1 - LEXICAL) * dense(scores[unit] as number)
      scores[unit] = fused + (bonus.get(collection.passages[unit] as number) ?? 0)
    }
    const best = units.reduce((most, unit) => Math.max(most, scores[unit] as number), 1)
    return (count, chosen) => {
      const named = written(deep, chosen)
      const found = highest(unitsIn(chosen), scores, count + named.length).map((unit): Hit => {
        const passage = passageOf(collection, unit)
        return { passage, score: scores[unit] as number, coverage: 0, via: 'search', from: null }
      })
      const seen = new Set<string>()
      return [...named, ...found]
        .filter(({ passage }) => !seen.has(passage.address) && seen.add(passage.address))
        .slice(0, count)
        .map((hit) => ({
          ...hit,
          score: Math.min(1, hit.score / best),
          coverage: coverageOfPassage(hit.passage, wanted),
        }))
    }
  }

  /** Units of some plans, in document order. */
  function unitsIn(chosen: readonly PlanId[]): readonly number[] {
    return [...new Set(chosen)].flatMap((plan) => unitsOfPlan.get(plan) ?? []).sort((a, b) => a - b)
  }

  /** Places the question writes out ("phần IV Lai Châu"), in each plan of the scope. */
  function written({ read }: DeepReading, scope: readonly PlanId[]): Hit[] {
    const { path } = read
    if (path === null) return []
    return scope.flatMap((id) => {
      const plan = catalog.plans.get(id)
      if (!plan) return []
      return placesAt(plan, path).flatMap((place): Hit[] => {
        const passage = catalog.passage(`${id}#${place.path}`)
        return passage ? [{ passage, score: 1, coverage: 0, via: 'address', from: null }] : []
      })
    })
  }

  function agencyBonus(agencies: readonly string[]): Map<number, number> {
    const bonus = new Map<number, number>()
    for (const { agency, passage, whole } of index.agencyPlaces) {
      if (!agencies.includes(agency)) continue
      bonus.set(passage, Math.max(bonus.get(passage) ?? 0, whole ? AGENCY_HEADING : AGENCY_BLOCK))
    }
    return bonus
  }

  /** Places the first hits point to stand after them, so that a duty given by number is found with its content. */
  function withReferences(hits: readonly Hit[]): Hit[] {
    const present = new Set(hits.map((hit) => hit.passage.address))
    const followed = hits.slice(0, FOLLOWED).flatMap((hit) =>
      hit.passage.refs.flatMap((address): Hit[] => {
        const passage = catalog.passage(address)
        if (!passage || present.has(address)) return []
        present.add(address)
        return [
          { passage, score: hit.score * 0.8, coverage: hit.coverage, via: 'reference', from: hit.passage.address },
        ]
      }),
    )
    return [...hits, ...followed]
  }

  function coverageOfPassage(passage: Passage, { wanted }: QueryTerms): number {
    const unit = unitOfPassage.get(passageAt.get(passage.address) ?? -1)
    return unit === undefined ? 0 : coverageOf(wanted, plans.bm25, [unit])
  }

  function scoreGuides(deep: DeepReading, query: Query, vector: Float32Array): GuideHit[] {
    const { bm25, speller, collection } = guides
    const wanted = queryTerms(deep, bm25, speller, query.topicWords ?? '', true)
    const words = Float32Array.from(bm25.search(wanted.terms))
    const ideal = idealScore(wanted, bm25)
    const vectors = new Map(guideDense.search(vector, NEAREST).map(({ unit, score }) => [unit, score]))
    const units = new Set([...vectors.keys()])
    for (const [unit, score] of words.entries()) if (score > 0) units.add(unit)

    const byGuide = new Map<string, { asks: number[]; sections: Hit[]; vector: number }>()
    for (const unit of units) {
      const passage = passageOf(collection, unit)
      const entry = byGuide.get(passage.doc) ?? { asks: [], sections: [], vector: 0 }
      byGuide.set(passage.doc, entry)
      const lexical = Math.min(1, (words[unit] as number) / ideal)
      const near = Math.max(0, vectors.get(unit) ?? 0)
      entry.vector = Math.max(entry.vector, near)
      if (collection.kinds[unit] === ASK_KIND) entry.asks.push(lexical)
      else {
        const score = LEXICAL * lexical + (1 - LEXICAL) * near
        entry.sections.push({ passage, score, coverage: 0, via: 'search', from: null })
      }
    }
    const hits = [...byGuide].map(([guide, { asks, sections, vector: near }]): GuideHit => {
      asks.sort((a, b) => b - a)
      sections.sort((a, b) => b.score - a.score)
      const [first = 0, second = 0, third = 0] = asks
      const score =
        GUIDE.ask * first +
        GUIDE.moreAsks * ((second + third) / 2) +
        GUIDE.section * (sections[0]?.score ?? 0) +
        GUIDE.vector * near
      return {
        guide,
        score,
        coverage: coverageOf(wanted.wanted, bm25, guideUnitsOf.get(guide) ?? []),
        sections: sections.slice(0, 5),
      }
    })
    hits.sort((a, b) => b.score - a.score)
    const best = hits[0]?.score ?? 1
    return hits.slice(0, GUIDES).map((hit) => ({
      ...hit,
      score: hit.score / (best || 1),
      sections: hit.sections.map((section) => ({
        ...section,
        coverage: coverageOf(
          wanted.wanted,
          bm25,
          (guideUnitsOf.get(hit.guide) ?? []).filter((unit) => passageOf(collection, unit) === section.passage),
        ),
      })),
    }))
  }

  /** The score of a unit that holds every word of the question once in a short text: scores relative to it compare across questions. */
  function idealScore({ terms }: QueryTerms, bm25: Bm25): number {
    return Math.max(
      1e-6,
      terms.reduce((sum, { term, weight }) => sum + weight * bm25.idfOf(term) * 1.3, 0),
    )
  }

  function unitsByDoc(collection: Collection): ReadonlyMap<string, number[]> {
    const units = [...collection.passages.keys()]
    return Map.groupBy(units, (unit) => passageOf(collection, unit).doc)
  }

  function passageOf(collection: Collection, unit: number): Passage {
    return catalog.passages[collection.passages[unit] as number] as Passage
  }

  return { find, read: (text) => reader.read(text).read }
}

function prepare(collection: Collection): Prepared {
  const bm25 = new Bm25(collection.bm25)
  const vocabulary = collection.bm25.terms.filter((term) => term.startsWith('f')).map((term) => term.slice(1))
  return { collection, bm25, speller: new Speller(vocabulary) }
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
