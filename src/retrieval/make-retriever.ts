import type { Catalog } from '../knowledge/catalog.ts'
import type { Dense, QuestionVectors } from './dense.ts'
import type { LocalEmbedder } from './embedder.ts'
import { makeGuideSearch } from './guide-search.ts'
import type { IndexData } from './index-data.ts'
import { makePlanSearch } from './plan-search.ts'
import { type DeepReading, QuestionReader } from './read-question.ts'
import type { Found, Query, Retriever } from './retriever.ts'

/** The search: reads the question, settles whose plans are meant, then searches places and guides. Synchronous. */

export interface RetrieverParts {
  catalog: Catalog
  index: IndexData
  embedder: LocalEmbedder
  /** Vector leg over the guides' units, which grow with the curriculum; a plan's places are few enough to scan. */
  guideDense: Dense
}

/** Places returned per search, and per plan in a comparison. */
const PLACES = 12
const PER_PLAN = 6

/** Joins reading, both searches and scope over one index. Reads nothing from disk and asks nobody. */
export function makeRetriever({ catalog, index, embedder, guideDense }: RetrieverParts): Retriever {
  const reader = new QuestionReader(catalog)
  const outsideDimensions = index.plans.outside?.dimensions ?? 0
  const searchPlans = makePlanSearch(catalog, index)
  const searchGuides = makeGuideSearch(catalog, index, guideDense)

  function find(query: Query): Found {
    const deep = reader.read(query.text)
    const { read } = deep
    const scope = scopeOf(query, deep)
    const topicWords = query.topicWords ?? ''
    const vectors: QuestionVectors = {
      local: embedder.embedNow([read.text, topicWords].join(' ')),
      outside: query.vector?.length === outsideDimensions ? query.vector : null,
    }
    const best = query.kind === 'guide' ? () => [] : searchPlans(deep, topicWords, scope.plans, vectors)
    const compared = query.kind !== 'guide' && (read.compares || scope.plans.length > 1)
    return {
      read,
      scope,
      places: best(PLACES, scope.plans),
      byPlan: new Map((compared ? scope.plans : []).map((plan) => [plan, best(PER_PLAN, [plan])])),
      guides: query.kind === 'plan' ? [] : searchGuides(deep, topicWords, vectors, query.favour),
    }
  }

  function scopeOf(query: Query, { read, asksForOthers }: DeepReading): Found['scope'] {
    const all = [...catalog.plans.keys()]
    if (query.plans) return { plans: [...query.plans], from: 'question' }
    // "Ngoài Đắk Nông còn tỉnh nào": the named one and all others.
    if (read.plans.length > 0 && asksForOthers) return { plans: all, from: 'question' }
    if (read.plans.length > 0) return { plans: read.plans, from: 'question' }
    const profile = catalog.places.find((place) => place.id === query.place)?.plans ?? []
    if (profile.length > 0 && !read.compares) return { plans: profile, from: 'profile' }
    return { plans: all, from: 'none' }
  }

  return { find, read: (text) => reader.read(text).read }
}
