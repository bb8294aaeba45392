import { join } from 'node:path'
import { AppError, type ErrorCode } from '../errors.ts'
import { contentRuleSentence } from '../replies/content-check.ts'
import { loadAgencies } from './agency-rows.ts'
import { type CompiledCatalog, contentHash, type PlaceRow } from './catalog.ts'
import { checkFlagOwners } from './check/across.ts'
import { checkLinks } from './check/references.ts'
import { readContent } from './content-files.ts'
import { type ContentProblem, findingsFor } from './content-problem.ts'
import { guidePassages } from './guide-passages.ts'
import { loadNeighbours } from './neighbours.ts'
import { loadPlaces } from './places.ts'
import type { Plan } from './plan.ts'
import { loadPlans } from './plan-loader.ts'
import { planPassages } from './plan-passages.ts'
import { honestGuide, honestPlan } from './smuggled.ts'

/**
 * Reads every content file of a `knowledge` folder. How good the content is, is for `hvs check` to say; here it must be readable
 * and must not point at anything that is not there (guides of the curriculum not written yet excepted).
 *
 * @throws AppError `GUIDE_INVALID` (a file that breaks its format), `CONTENT_DANGLING` (an id nobody owns, or two do),
 *   `PLAN_UNREADABLE`; each names the file and the item
 */
export function compileCatalog(folder: string): CompiledCatalog {
  const { guides: read, flags, glossary, curriculum, problems } = readContent(folder)
  refuse('GUIDE_INVALID', problems)
  const guides = read.map(({ file, guide }) => ({ file, guide: honestGuide(guide) }))
  refuse('CONTENT_DANGLING', checkFlagOwners(guides, flags))
  for (const { file, guide } of guides) {
    const found = findingsFor(file)
    checkLinks(guide, curriculum, found)
    refuse('CONTENT_DANGLING', found.problems)
  }
  const { plans, places, agencies } = compilePlans(folder)
  return {
    hash: contentHash(folder),
    plans,
    guides: guides.map(({ guide }) => guide),
    passages: [
      ...plans.flatMap((plan) => planPassages(plan, agencies)),
      ...guides.flatMap(({ guide }) => guidePassages(guide)),
    ],
    places,
    agencies,
    glossary,
    neighbours: loadNeighbours(join(folder, 'neighbours.yaml')),
    redFlags: [...guides.flatMap(({ guide }) => guide.redFlags), ...flags.map(({ flag }) => flag)],
  }
}

/**
 * The plans with the places and agencies they name.
 *
 * @throws AppError `PLAN_UNREADABLE`, `CONTENT_INVALID` or `CONTENT_DANGLING`
 */
export function compilePlans(folder: string): Pick<CompiledCatalog, 'plans' | 'places' | 'agencies'> {
  const plans = loadPlans(join(folder, 'plans')).map(honestPlan)
  const places = loadPlaces(join(folder, 'places.yaml'))
  checkPlaces(places, plans)
  return { plans, places, agencies: loadAgencies(join(folder, 'agencies.yaml')) }
}

/** A place without its plan would answer a commune's people with nothing; a plan without its place would answer nobody. */
function checkPlaces(places: readonly PlaceRow[], plans: readonly Plan[]): void {
  const known = new Set(plans.map(({ meta }) => meta.id))
  const missing = places.flatMap((place) => [...place.plans, ...place.offers]).find((id) => !known.has(id))
  if (missing !== undefined) throw new AppError('CONTENT_DANGLING', { id: missing, file: 'places.yaml' })
  const homeless = plans.find(({ meta }) => !places.some(({ id }) => id === meta.place))
  if (homeless)
    throw new AppError('CONTENT_DANGLING', { id: homeless.meta.place, file: `plans/${homeless.meta.id}.md` })
}

/** Stops at the first problem: one sentence on a terminal, `hvs check` for the rest. */
function refuse(
  code: Extract<ErrorCode, 'GUIDE_INVALID' | 'CONTENT_DANGLING'>,
  problems: readonly ContentProblem[],
): void {
  const first = problems.find(({ severity }) => severity === 'error')
  if (!first) return
  const { file, item, values } = first
  throw new AppError(code, { file, item, id: values.id ?? item, rule: `${item}: ${contentRuleSentence(first)}` })
}
