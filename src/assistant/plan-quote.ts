import type { CitedAddress, Plan, PlanId } from '../knowledge/plan.ts'
import { PLAN } from '../replies/plan.ts'
import { cut } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import { fill } from './fill.ts'
import { readPhrases, saysAny } from './phrases.ts'
import { ASKS_LIST, ASKS_WHICH, outsideAsked } from './plan-asks.ts'
import type { PlanDesk } from './plan-desk.ts'
import type { Pick } from './plan-pick.ts'
import { quoteDuty, quoteLead } from './plan-quote-duty.ts'
import { childrenOf, chooseUnits, contextOf, readable } from './plan-text.ts'

/** Quotes the picked places of one plan, each sentence with its place. Empty when the places hold no words. */
export function quotePick(pick: Pick, plan: PlanId, question: string, desk: PlanDesk, budget: number): Sentence[] {
  switch (pick.mode) {
    case 'fact': {
      // The best place has most of the room; what stands beside it, the rest.
      const share = (at: number) =>
        pick.hits.length === 1
          ? budget
          : Math.floor(at === 0 ? budget * 0.65 : (budget * 0.35) / (pick.hits.length - 1))
      return pick.hits.flatMap((hit, at) =>
        quotePlace(hit.passage.address, question, desk, share(at), pick.hits.length > 1),
      )
    }
    case 'list':
      return quoteList(`${plan}#${pick.place.path}`, question, desk, budget)
    case 'duty':
      return quoteDuty(pick.assignment, pick.tasks, question, desk, budget)
    case 'lead':
      return quoteLead(pick.task, pick.leads, question, desk, budget)
  }
}

/** The words of one place that answer, as printed, the heading before the first. */
export function quotePlace(
  address: CitedAddress,
  question: string,
  desk: PlanDesk,
  budget: number,
  named = false,
  whole?: number,
): Sentence[] {
  const [planId = ''] = address.split('#')
  const plan = desk.plan(planId)
  if (plan === undefined) return []
  const place = desk.place(address)
  if (place === undefined) return quoteOutside(plan, question, desk, budget)
  const context = contextOf(plan, place)
  const units = chooseUnits(
    place,
    desk.weights.terms(question),
    desk.weights,
    budget,
    saysAny(readPhrases(question), [ASKS_LIST, ASKS_WHICH]),
    whole,
  )
  if (units.length === 0)
    return place.children.length > 0 ? quoteList(address, question, desk, budget) : headingAlone(context, address)
  return units.map((unit, at) => ({
    text:
      at === 0 && context !== null && (named || place.heading === null || units.length > 0)
        ? `${context}: ${unit.text}`
        : unit.text,
    cites: [address],
    ...(units.length > 1 ? { bullet: true } : {}),
  }))
}

function headingAlone(context: string | null, address: CitedAddress): Sentence[] {
  return context === null ? [] : [{ text: context, cites: [address] }]
}

/** Number, date, bases, closing and recipients are cited by the bare plan id; "ai ký" is answered by the signature alone. */
function quoteOutside(plan: Plan, question: string, desk: PlanDesk, budget: number): Sentence[] {
  const terms = desk.weights.terms(question)
  const kind = outsideAsked(question)
  // A number the question brings along is another paper's: "kế hoạch số 13" stands among the bases.
  const asked = /\d/u.test(question) ? [] : plan.outside.filter((block) => block.kind === kind)
  const blocks = (asked.length > 0 ? asked : plan.outside)
    .map((block, order) => ({ block, order, score: desk.weights.score(terms, block.text) }))
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
  const best = blocks[0]
  if (best === undefined) return []
  let used = 0
  const chosen = blocks.filter((one) => {
    if (one !== best && (one.score < best.score * 0.45 || used + one.block.text.length > budget)) return false
    used += one.block.text.length
    return true
  })
  return chosen
    .toSorted((a, b) => a.order - b.order)
    .slice(0, 14)
    .map(
      ({ block }): Sentence => ({
        text: block.text,
        cites: [plan.meta.id],
        ...(chosen.length > 1 ? { bullet: true } : {}),
      }),
    )
}

function quoteList(address: CitedAddress, question: string, desk: PlanDesk, budget: number): Sentence[] {
  const [planId = ''] = address.split('#')
  const plan = desk.plan(planId)
  const place = desk.place(address)
  if (plan === undefined || place === undefined) return []
  const lines = place.blocks.filter((block) => block.kind !== 'footnote')
  const heading = place.heading === null ? null : readable(place.heading)
  const children = place.children.flatMap((path) => {
    const child = plan.places.find((one) => one.path === path)
    return child === undefined ? [] : [child]
  })
  const nested =
    children.length > 0 &&
    children.length <= 3 &&
    children.every((child) => child.children.length > 0 && child.blocks.length === 0)
  if (nested) {
    const width = Math.max(60, Math.floor(budget / children.reduce((sum, child) => sum + child.children.length, 1)) - 8)
    return children.flatMap((child): Sentence[] => {
      const named = child.heading === null ? '' : readable(child.heading)
      return [
        { text: fill(PLAN.childrenOf, { heading: named }), cites: [address, `${planId}#${child.path}`] },
        ...childrenOf(plan, child, width).map(
          ({ text }): Sentence => ({ text, cites: [`${planId}#${child.path}`], bullet: true }),
        ),
      ]
    })
  }
  const width = Math.max(50, Math.floor((budget - 60) / Math.max(1, children.length)) - 4)
  const named = childrenOf(plan, place, width)
  const opening = heading === null ? [] : [{ text: fill(PLAN.childrenOf, { heading }), cites: [address] as const }]
  const own =
    lines.length > 0 && named.length > 0 ? [{ text: cut(lines[0]?.text ?? '', 300), cites: [address] as const }] : []
  const bullets = named.map(({ text }): Sentence => ({ text, cites: [address], bullet: true }))
  if (named.length === 0) return quotePlace(address, question, desk, budget)
  return [...(own.length > 0 && !/:$/u.test(lines[0]?.text ?? '') ? own : opening), ...bullets]
}
