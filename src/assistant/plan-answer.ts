import type { CitedAddress, Plan, PlanId } from '../knowledge/plan.ts'
import { PLAN } from '../replies/plan.ts'
import type { Hit } from '../retrieval/retriever.ts'
import { cut } from '../shared/text.ts'
import type { Answer, NextStep, Sentence, SourceLine } from './answer.ts'
import { fill } from './fill.ts'
import { readPhrases, saysAny } from './phrases.ts'
import type { Assignment, PlanDesk } from './plan-desk.ts'
import { ASKS_LIST, ASKS_WHICH, type Pick } from './plan-pick.ts'
import { childrenOf, chooseUnits, contextOf, readable } from './plan-text.ts'

export interface PlanBudget {
  /** Characters for the quoted words of one answer. */
  characters: number
}

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

/** Number, date, bases, closing and recipients are cited by the bare plan id. */
function quoteOutside(plan: Plan, question: string, desk: PlanDesk, budget: number): Sentence[] {
  const terms = desk.weights.terms(question)
  const blocks = plan.outside
    .map((block, order) => ({
      block,
      order,
      score: desk.weights.score(terms, block.text) + nearKind(block.kind, question),
    }))
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

/** "ai ký" means the signature, "gửi những đâu" the recipients, "số, ngày" the letterhead. */
function nearKind(kind: Plan['outside'][number]['kind'], question: string): number {
  const asked =
    /(?:\bký\b|\bky\b|người ký)/iu.test(question) && !/ngày ký|ký ngày|ky ngay|ký hôm|ky hom/iu.test(question)
      ? 'signature'
      : /nơi nhận|noi nhan|gửi (?:cho )?(?:những )?(?:ai|đâu|nơi)/iu.test(question)
        ? 'recipients'
        : /khó khăn|vướng mắc|kho khan|vuong mac/iu.test(question)
          ? 'closing'
          : /căn cứ|can cu|thực hiện (?:theo|kế hoạch)|nghị quyết/iu.test(question)
            ? 'preamble'
            : /số hiệu|số mấy|văn bản số|ban hành ngày|ngày ban hành|so may|so hieu/iu.test(question)
              ? 'letterhead'
              : null
  return asked === kind ? 12 : 0
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

function quoteDuty(
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

function quoteLead(
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

/** "mục VI.7", "phần IV". */
export function pathName(path: string): string {
  return fill(path.includes('.') ? PLAN.item : PLAN.part, { path })
}

/** One line per document: name, places, date or its absence. */
export function sourceLines(sentences: readonly Sentence[], desk: PlanDesk): SourceLine[] {
  const byPlan = new Map<PlanId, CitedAddress[]>()
  for (const address of new Set(sentences.flatMap((sentence) => [...sentence.cites]))) {
    const id = address.split('#')[0] ?? ''
    byPlan.set(id, [...(byPlan.get(id) ?? []), address])
  }
  return [...byPlan].flatMap(([id, addresses]) => {
    const plan = desk.plan(id)
    const first = addresses[0]
    if (plan === undefined || first === undefined) return []
    // One place stands with its address; of several the addresses stand in the text already.
    const places = addresses.map((address) => {
      const path = address.split('#')[1]
      if (path === undefined) return PLAN.sourceOutside.text
      return addresses.length === 1 ? `${pathName(path)} [${address}]` : pathName(path)
    })
    return [
      {
        text: fill(PLAN.source, { plan: plan.meta.name, places: places.join(', '), date: plan.meta.dateNote }),
        address: first,
      },
    ]
  })
}

/** What must be known before the words are used: superseded, odd as printed. A missing date is in the source line already. */
export function notesOf(sentences: readonly Sentence[], desk: PlanDesk): string[] {
  const cited = new Set(sentences.flatMap((sentence) => [...sentence.cites]))
  const plans = new Set([...cited].map((address) => address.split('#')[0] ?? ''))
  return [...plans].flatMap((id) =>
    (desk.plan(id)?.meta.warnings ?? [])
      .filter((warning) =>
        warning.at === undefined ? !/^Bản lưu/u.test(warning.text) : cited.has(`${id}#${warning.at}`),
      )
      .map((warning) => (warning.at === undefined ? `${warning.text} ${PLAN.askBack.text}` : warning.text)),
  )
}

/** Joins sentences into a cited answer, or null when there is nothing to cite. */
export function citedPlanAnswer(
  opening: string | null,
  sentences: readonly Sentence[],
  notes: readonly string[],
  next: NextStep[],
  desk: PlanDesk,
): Answer | null {
  const [first, ...rest] = sentences
  const [source, ...sources] = sourceLines(sentences, desk)
  if (first === undefined || source === undefined) return null
  return {
    kind: 'cited',
    guide: null,
    opening,
    sentences: [first, ...rest],
    sources: [source, ...sources],
    notes: [...notes, ...notesOf(sentences, desk)],
    next,
    composedBy: 'rules',
  }
}
