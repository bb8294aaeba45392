import type { PlanId } from '../knowledge/plan.ts'
import { ASKED_NAMES, PLAN } from '../replies/plan.ts'
import type { Hit } from '../retrieval/retriever.ts'
import { cut } from '../shared/text.ts'
import type { Answer, Sentence } from './answer.ts'
import { fill } from './fill.ts'
import { sourceLines } from './plan-answer.ts'
import { isAboutDocument } from './plan-asks.ts'
import type { Assignment, PlanDesk } from './plan-desk.ts'
import { askedValues, statesValue } from './plan-gaps.ts'
import { namedParts, namedTimes, pickedFrom } from './plan-nouns.ts'
import type { Pick } from './plan-pick.ts'
import { quotePlace } from './plan-quote.ts'

/** What is not in the documents: found out before answering, and said with the nearest thing that is. */

/** What the question wants and the picked places do not state, in words; null when they may hold it. */
export function gapOf(question: string, plan: PlanId, pick: Pick, desk: PlanDesk): string | null {
  const text = textOf(pick, plan, desk)
  const missing = namedTimes(question).filter((year) => !text.includes(year))
  if (missing.length > 0) return fill(PLAN.gapYear, { year: missing.join(', ') })
  if (namedParts(question).some((part) => !desk.prints(plan, part))) return PLAN.gapAny.text
  const picked = pickedFrom(question)
  // A thing whose very word the whole plan never prints is not listed in it.
  if (picked !== null && !isAboutDocument(question) && !desk.prints(plan, picked)) return PLAN.gapAny.text
  for (const asked of askedValues(question)) {
    if (asked === 'count' && pick.mode === 'list') continue
    // Dates and numbers of the letterhead answer questions about the document, not about what it plans.
    const besides =
      pick.mode === 'fact' && pick.hits.every((hit) => hit.passage.address === plan) && !isAboutDocument(question)
    if (besides || !statesValue(asked, text, question)) return fill(PLAN.gapValue, { what: ASKED_NAMES[asked] })
  }
  return null
}

/** Everything the picked places print, with their headings and the plan's own date. */
function textOf(pick: Pick, plan: PlanId, desk: PlanDesk): string {
  const addresses =
    pick.mode === 'fact'
      ? pick.hits.map((hit) => hit.passage.address)
      : pick.mode === 'list'
        ? [
            `${plan}#${pick.place.path}`,
            ...(desk.plan(plan)?.places ?? [])
              .filter((place) => place.path.startsWith(`${pick.place.path}.`))
              .map((place) => `${plan}#${place.path}`),
          ]
        : pick.mode === 'duty'
          ? [pick.assignment.address, ...pick.tasks]
          : [pick.task.passage.address, ...pick.leads.map((lead) => lead.address)]
  return addresses
    .map((address) => {
      const place = desk.place(address)
      if (place === undefined) return (desk.plan(plan)?.outside ?? []).map((block) => block.text).join('\n')
      const above: string[] = []
      for (let parent = place.parent; parent !== null; ) {
        const up = desk.place(`${plan}#${parent}`)
        above.push(up?.heading ?? '')
        parent = up?.parent ?? null
      }
      return [...above, place.heading ?? '', ...place.blocks.map((block) => block.text)].join('\n')
    })
    .join('\n')
}

/** Characters of what comes nearest: with a whole clause the line that says where it stands went behind "thêm", unread. */
const NEAREST = 220

/** Nothing is invented: what comes nearest is quoted, and who would know is named. */
export function notFound(
  question: string,
  subject: string,
  plan: PlanId | null,
  hits: readonly Hit[],
  desk: PlanDesk,
): Answer {
  const near = hits.find((hit) => hit.via !== 'reference' && hit.coverage >= 0.3)
  const nearest =
    near === undefined
      ? []
      : quotePlace(near.passage.address, question, desk, NEAREST)
          .slice(0, 2)
          .map((said) => ({ ...said, text: cut(said.text, NEAREST) }))
  return notWritten(subject, plan, nearest, desk)
}

/** None of an agency's duties speaks of what is asked: what they are is said instead. */
export function notFoundDuty(
  question: string,
  plan: PlanId,
  { asWritten, address }: Assignment,
  desk: PlanDesk,
): Answer {
  const agency = asWritten.replace(/^Đề nghị\s+/u, '')
  const duties = quotePlace(address, question, desk, 420)
  return notWritten(fill(PLAN.gapDuty, { agency }), plan, duties, desk)
}

/** The plan speaks to no such office: whom it speaks to is said instead. */
export function notFoundAgency(question: string, plan: PlanId, desk: PlanDesk): Answer {
  const execution = desk.execution(plan)
  const spokenTo = execution === null ? [] : quotePlace(`${plan}#${execution.path}`, question, desk, 420)
  return notWritten(PLAN.gapAgency.text, plan, spokenTo, desk)
}

function notWritten(subject: string, plan: PlanId | null, nearest: readonly Sentence[], desk: PlanDesk): Answer {
  const meta = plan === null ? undefined : desk.plan(plan)?.meta
  return {
    kind: 'refused',
    reason: 'not-found',
    subject: meta === undefined ? subject : `${meta.name}: ${subject}`,
    nearest,
    sources: sourceLines(nearest, desk),
    askWhom: meta?.issuer ?? null,
  }
}

export function notFoundPlace(): Answer {
  return { kind: 'refused', reason: 'not-found', subject: null, nearest: [], sources: [], askWhom: null }
}
