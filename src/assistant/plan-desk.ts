import { agencyHeadings } from '../knowledge/agency-headings.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress, Place, Plan, PlanId, Reference } from '../knowledge/plan.ts'
import { fold } from '../shared/text.ts'
import { type Coverage, makeCoverage } from './coverage.ts'
import { makeWeights, type Weights } from './weights.ts'

/** An agency with the place, or the line of a place, that speaks to it. */
export interface Assignment {
  address: CitedAddress
  agencies: string[]
  /** As printed. */
  asWritten: string
  /** Null: the whole place. */
  line: number | null
}

/** What is known of the plans beyond their words, worked out once: who is spoken to where, and who leads which task. */
export interface PlanDesk {
  plans: readonly PlanId[]
  plan(id: PlanId): Plan | undefined
  place(address: CitedAddress): Place | undefined
  /** Places and lines that speak to an agency, headings first. */
  assignments(plan: PlanId, agency: string): Assignment[]
  /** Who leads a task place, by the references of "tổ chức thực hiện"; empty when nobody is named. */
  leadsOf(address: CitedAddress): Assignment[]
  /** The line that hands the whole item or part of a task to somebody in general ("Mục 1, 2, 3, 4, 5, phần IV"), or null. */
  generalDutyOf(address: CitedAddress): Assignment | null
  /** Task places a line or place hands to its agency. */
  tasksOf(assignment: Assignment): CitedAddress[]
  /** A place as the search reads it. */
  passage(address: CitedAddress): Passage | undefined
  /** The text outside the numbers: letterhead, bases, closing, recipients, signature. */
  outside(plan: PlanId): Passage | undefined
  /** The place itself and every place inside it. */
  within(address: CitedAddress): CitedAddress[]
  /** True when the plan prints the folded word, or these words in a row, anywhere. */
  prints(plan: PlanId, words: string): boolean
  /** The part that says who does what, or null. */
  execution(plan: PlanId): Place | null
  weights: Weights
  coverage: Coverage
}

/** Who is spoken to in a plan, place by place. */
type AssignedIn = (plan: PlanId) => readonly Assignment[]

export function makePlanDesk(catalog: Catalog): PlanDesk {
  const places = new Map<CitedAddress, Place>()
  for (const plan of catalog.plans.values())
    for (const place of plan.places) places.set(`${plan.meta.id}#${place.path}`, place)
  // Looking for forty agencies in every line takes a start longer than reading the plans: only for plans that are asked about.
  const byPlan = new Map<PlanId, Assignment[]>()
  const assignedIn: AssignedIn = (id) => {
    const plan = catalog.plans.get(id)
    const known = byPlan.get(id) ?? (plan ? assignmentsOf(plan, catalog) : [])
    byPlan.set(id, known)
    return known
  }
  const references = [...catalog.plans.values()].flatMap((plan) => plan.references)
  return {
    plans: [...catalog.plans.keys()],
    plan: (id) => catalog.plans.get(id),
    place: (address) => places.get(address),
    assignments: (plan, agency) =>
      assignedIn(plan)
        .filter((one) => one.agencies.includes(agency))
        .toSorted((a, b) => Number(a.line !== null) - Number(b.line !== null)),
    leadsOf: (address) =>
      references.filter((one) => leads(one, address, places)).flatMap((one) => speakerOf(one, assignedIn, places)),
    generalDutyOf: (address) =>
      references
        .filter((one) => one.to.some((to) => to.split('.').length === 2 && to.split('#')[0] === address.split('#')[0]))
        .flatMap((one) => speakerOf(one, assignedIn, places).map((speaker) => ({ ...speaker, line: one.line })))[0] ??
      null,
    tasksOf: (assignment) =>
      references
        .filter((one) => one.from === assignment.address && (assignment.line === null || one.line === assignment.line))
        .flatMap((one) => one.to),
    passage: (address) => catalog.passage(address),
    outside: (id) => catalog.passage(id),
    within: (address) => [...places.keys()].filter((one) => one === address || one.startsWith(`${address}.`)),
    prints: (id, words) =>
      catalog.passages.some(
        (one) => one.doc === id && ` ${fold(one.text).replaceAll(/[^a-z0-9]+/gu, ' ')} `.includes(` ${words} `),
      ),
    execution: (id) =>
      catalog.plans
        .get(id)
        ?.places.find((place) => place.parent === null && /^tổ chức thực hiện/iu.test(place.heading ?? '')) ?? null,
    coverage: makeCoverage(catalog),
    weights: makeWeights(catalog.passages.filter((passage) => passage.kind === 'plan')),
  }
}

function assignmentsOf(plan: Plan, catalog: Catalog): Assignment[] {
  return agencyHeadings(plan, catalog.agencies)
    .filter((heading) => heading.agencies.length > 0)
    .map((heading) => ({
      address: `${plan.meta.id}#${heading.place}`,
      agencies: heading.agencies,
      asWritten: heading.asWritten,
      line: heading.from === 'heading' ? null : heading.line,
    }))
}

/**
 * A reference names a lead when its line says "chủ trì" and points at the task or at the item right above it. A whole "mục"
 * (IV.5) handed to the districts is their general duty, not a lead.
 */
function leads(reference: Reference, task: CitedAddress, places: ReadonlyMap<CitedAddress, Place>): boolean {
  const line = places.get(reference.from)?.blocks.find((block) => block.line === reference.line)
  if (line !== undefined && !/chu tri|chi dao thuc hien/u.test(fold(line.text))) return false
  return reference.to.some((to) => to.split('.').length >= 3 && (task === to || task.startsWith(`${to}.`)))
}

function speakerOf(
  reference: Reference,
  assignedIn: AssignedIn,
  places: ReadonlyMap<CitedAddress, Place>,
): Assignment[] {
  const all = assignedIn(reference.from.split('#')[0] ?? '').filter((one) => one.address === reference.from)
  const line = all.find((one) => one.line === reference.line) ?? all.find((one) => one.line === null)
  if (line !== undefined) return [line]
  const heading = places.get(reference.from)?.heading
  return heading === null || heading === undefined
    ? []
    : [{ address: reference.from, agencies: [], asWritten: heading, line: null }]
}

/** "Kế hoạch tỉnh Đắk Nông" -> "Đắk Nông", "Kế hoạch xã Lam Vỹ" -> "Xã Lam Vỹ": how a choice names it. */
export function placeName(plan: PlanId, desk: PlanDesk): string {
  const name = (desk.plan(plan)?.meta.name ?? plan).replace(/^Kế hoạch\s+(?:tỉnh\s+)?/u, '')
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
}
