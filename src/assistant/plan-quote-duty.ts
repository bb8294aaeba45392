import type { CitedAddress, Place } from '../knowledge/plan.ts'
import { PLAN } from '../replies/plan.ts'
import type { Hit } from '../retrieval/retriever.ts'
import { cut } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import { fill } from './fill.ts'
import { pathName } from './plan-answer.ts'
import type { Assignment, PlanDesk } from './plan-desk.ts'
import { quotePlace } from './plan-quote.ts'
import { childrenOf, readable } from './plan-text.ts'

/** Who is given what: an agency's own place with the tasks it leads, or a task with its lead. */

export function quoteDuty(
  assignment: Assignment,
  tasks: readonly CitedAddress[],
  question: string,
  desk: PlanDesk,
  budget: number,
): Sentence[] {
  const place = desk.place(assignment.address)
  if (tasks.length > 0 && place !== undefined) return withTasks(assignment, place, tasks, desk, budget)
  if (assignment.line === null || place === undefined)
    return quotePlace(assignment.address, question, desk, budget, false, budget)
  return place.blocks
    .filter((block) => block.line === assignment.line)
    .map((block): Sentence => ({ text: cut(block.text, budget), cites: [assignment.address] }))
}

/** What the agency leads first: the line that hands the tasks over, each task in one line, then its other duties as far as they fit. */
function withTasks(
  assignment: Assignment,
  place: Place,
  tasks: readonly CitedAddress[],
  desk: PlanDesk,
  budget: number,
): Sentence[] {
  const [planId = ''] = assignment.address.split('#')
  const handing = new Set(
    (desk.plan(planId)?.references ?? [])
      .filter((one) => one.from === assignment.address && one.to.some((to) => tasks.includes(to)))
      .map((one) => one.line),
  )
  const lines = place.blocks.filter((block) => assignment.line === null || block.line === assignment.line)
  const first = lines.find((block) => handing.has(block.line)) ?? lines[0]
  if (first === undefined) return []
  // With the tasks below, the sentence that hands them over is enough.
  const [hands = first.text, ...further] = first.text.split(/(?<=\.)\s+(?=\p{Lu})/u)
  const named = assignment.line === null && place.heading !== null ? `${readable(place.heading)}: ${hands}` : hands
  const opening: Sentence = { text: named, cites: [assignment.address] }
  const others = [...further, ...lines.filter((block) => block !== first).map((block) => block.text)]
  const width = Math.max(60, Math.floor((budget - named.length) / tasks.length) - 12)
  const told = tasks.flatMap((task) => taskLine(task, desk, width))
  const room = budget - [opening, ...told].reduce((sum, one) => sum + one.text.length, 0)
  return [
    opening,
    ...told,
    ...(room < 60 * others.length ? [] : others).map(
      (text): Sentence => ({
        text: cut(text, Math.floor(room / others.length)),
        cites: [assignment.address],
        bullet: true,
      }),
    ),
  ]
}

/** One task in one line: its number, then its words as far as they fit. */
function taskLine(task: CitedAddress, desk: PlanDesk, width: number): Sentence[] {
  const [planId = '', path = ''] = task.split('#')
  const place = desk.place(task)
  const plan = desk.plan(planId)
  if (place === undefined || plan === undefined) return []
  const said =
    place.blocks.length > 0
      ? [place.heading === null ? '' : `${readable(place.heading)}: `, place.blocks[0]?.text ?? ''].join('')
      : [
          place.heading === null ? '' : readable(place.heading),
          ...childrenOf(plan, place, 60).map(({ text }) => text),
        ].join('; ')
  const words = said.trim() === '' ? (place.blocks[0]?.text ?? '') : said
  return [{ text: `${path}: ${cut(words, Math.max(width, 70))}`, cites: [task], bullet: true }]
}

export function quoteLead(
  task: Hit,
  leads: readonly Assignment[],
  question: string,
  desk: PlanDesk,
  budget: number,
): Sentence[] {
  const address = task.passage.address
  const [planId = '', path = ''] = address.split('#')
  const plan = desk.plan(planId)
  if (plan === undefined) return []
  const said = quotePlace(address, question, desk, Math.min(420, budget / 2))
  if (leads.length === 0) {
    const none: Sentence = {
      text: fill(PLAN.noLead, { plan: plan.meta.name, place: pathName(path) }),
      cites: [address],
    }
    return [none, ...said, ...generalDuty(address, desk)]
  }
  return [
    ...leads.map(
      (lead): Sentence => ({
        text: fill(PLAN.ledBy, {
          task: pathName(path),
          agency: lead.asWritten.replace(/^Đề nghị\s+/u, ''),
          place: pathName(lead.address.split('#')[1] ?? ''),
        }),
        cites: [lead.address],
      }),
    ),
    ...said,
  ]
}

/** Nobody leads this task by name; who answers for its whole part in general is quoted and nothing more is concluded. */
function generalDuty(address: CitedAddress, desk: PlanDesk): Sentence[] {
  const general = desk.generalDutyOf(address)
  const line =
    general === null ? undefined : desk.place(general.address)?.blocks.find((block) => block.line === general.line)
  if (general === null || line === undefined) return []
  const place = `${pathName(general.address.split('#')[1] ?? '')} (${general.asWritten})`
  return [{ text: fill(PLAN.noLeadNearest, { place, text: line.text }), cites: [general.address] }]
}
