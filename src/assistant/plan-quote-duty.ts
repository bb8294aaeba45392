import type { CitedAddress } from '../knowledge/plan.ts'
import { PLAN } from '../replies/plan.ts'
import type { Hit } from '../retrieval/retriever.ts'
import { cut } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import { fill } from './fill.ts'
import { pathName } from './plan-answer.ts'
import type { Assignment, PlanDesk } from './plan-desk.ts'
import { quotePlace } from './plan-quote.ts'
import { childrenOf, chooseUnits, readable } from './plan-text.ts'

/** Who is given what: an agency's own place with the tasks it leads, or a task with its lead. */

export function quoteDuty(
  assignment: Assignment,
  tasks: readonly CitedAddress[],
  question: string,
  desk: PlanDesk,
  budget: number,
): Sentence[] {
  const place = desk.place(assignment.address)
  const own =
    assignment.line === null || place === undefined
      ? quotePlace(
          assignment.address,
          question,
          desk,
          tasks.length > 0 ? Math.min(420, budget / 2) : budget,
          false,
          budget,
        )
      : place.blocks
          .filter((block) => block.line === assignment.line)
          .map(
            (block): Sentence => ({
              // With the tasks below, the sentence that hands them over is enough.
              text:
                tasks.length > 0
                  ? (block.text.split(/(?<=\.)\s+(?=\p{Lu})/u)[0] ?? block.text)
                  : cut(block.text, budget),
              cites: [assignment.address],
            }),
          )
  if (tasks.length === 0) return own
  const width = Math.max(
    60,
    Math.floor((budget - own.reduce((sum, one) => sum + one.text.length, 0)) / tasks.length) - 12,
  )
  return [...own, ...tasks.flatMap((task) => taskLine(task, question, desk, width))]
}

/** One task in one line: its number, then its words as far as they fit. */
function taskLine(task: CitedAddress, question: string, desk: PlanDesk, width: number): Sentence[] {
  const [planId = '', path = ''] = task.split('#')
  const place = desk.place(task)
  const plan = desk.plan(planId)
  if (place === undefined || plan === undefined) return []
  const said =
    place.blocks.length > 0
      ? [
          place.heading === null ? '' : `${readable(place.heading)}: `,
          chooseUnits(place, desk.weights.terms(question), desk.weights, width)
            .map((unit) => unit.text)
            .join(' '),
        ].join('')
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
