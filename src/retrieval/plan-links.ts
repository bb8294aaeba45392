import type { Catalog } from '../knowledge/catalog.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress, PlanId } from '../knowledge/plan.ts'
import type { AgencyPlace } from './index-data.ts'
import type { DeepReading } from './read-question.ts'
import type { Hit } from './retriever.ts'

/**
 * What hangs together across the parts of a plan: a task stands in one place, who leads it in another that only gives its number.
 * "Ai chủ trì X" needs the place that assigns X, "sở Y chủ trì mục nào" the places Y is given.
 */
export interface PlanLinks {
  /** The hits with linked places: right behind what they hang on where the question asks for the link, else at the end. */
  follow(hits: readonly Hit[], deep: DeepReading, plans: readonly PlanId[]): Hit[]
}

/** References of the first this many hits are followed. */
const FOLLOWED = 3
/** A task among the first this many, and nearly as good as the best, brings the place that assigns it. */
const TASKS = { among: 2, worth: 0.75 } as const
/** Worth of a linked place beside the hit it hangs on. */
const LINKED = { reference: 0.8, referrer: 0.5 } as const

/** Works out once which places point to which, and which speak to an agency. */
export function makePlanLinks(catalog: Catalog, agencyPlaces: readonly AgencyPlace[]): PlanLinks {
  const referrers = new Map<CitedAddress, Passage[]>()
  for (const passage of catalog.passages) {
    for (const address of passage.refs) referrers.set(address, [...(referrers.get(address) ?? []), passage])
  }

  /** Places that point to the task, else to the nearest place around it ("mục 5.2" covers its points). */
  function referrersOf({ address, doc }: Passage): Passage[] {
    for (let path = address; path.includes('#'); path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))) {
      const found = (referrers.get(path) ?? []).filter((one) => one.doc === doc)
      if (found.length > 0) return found
    }
    return []
  }

  /** Tasks the question's agencies are given, in the plans searched. */
  function tasksOf(agencies: readonly string[], plans: readonly PlanId[]): { from: Passage; tasks: CitedAddress[] }[] {
    return agencyPlaces.flatMap(({ agency, passage, tasks }) => {
      const from = catalog.passages[passage]
      return from && tasks.length > 0 && agencies.includes(agency) && plans.includes(from.doc) ? [{ from, tasks }] : []
    })
  }

  return {
    follow(hits, deep, plans) {
      const list = [...hits]
      const linked = (passage: Passage, of: Hit, via: 'reference' | 'referrer'): Hit => ({
        passage,
        score: of.score * LINKED[via],
        coverage: of.coverage,
        via,
        from: of.passage.address,
      })
      const putBehind = (of: Hit, places: readonly Passage[], via: 'reference' | 'referrer') => {
        const first = list.indexOf(of) + 1
        const fresh = places.filter((place) => !list.slice(0, first).some((hit) => hit.passage === place))
        const kept = list.slice(first).filter((hit) => !fresh.includes(hit.passage))
        list.splice(first, list.length, ...fresh.map((place) => linked(place, of, via)), ...kept)
      }

      if (deep.asksForTasks) {
        for (const { from, tasks } of tasksOf(deep.read.agencies, plans)) {
          const of = list.find((hit) => hit.passage === from)
          if (of)
            putBehind(
              of,
              tasks.flatMap((address) => catalog.passage(address) ?? []),
              'reference',
            )
        }
      }
      if (deep.read.asks.includes('who')) {
        const [top] = list
        const tasks = hits.slice(0, TASKS.among).filter((hit) => hit.score >= (top?.score ?? 0) * TASKS.worth)
        for (const task of tasks) putBehind(task, referrersOf(task.passage), 'referrer')
      }
      const present = new Set(list.map((hit) => hit.passage.address))
      for (const of of hits.slice(0, FOLLOWED)) {
        for (const address of of.passage.refs) {
          const passage = catalog.passage(address)
          if (!passage || present.has(address)) continue
          present.add(address)
          list.push(linked(passage, of, 'reference'))
        }
      }
      return list
    },
  }
}
