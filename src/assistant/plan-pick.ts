import type { CitedAddress, Place, PlanId } from '../knowledge/plan.ts'
import { placesAt } from '../knowledge/read-path.ts'
import type { Found, Hit } from '../retrieval/retriever.ts'
import { phrase, readPhrases, says } from './phrases.ts'
import {
  ABOUT_TROUBLE,
  ASKS_AGENCIES,
  ASKS_LEAD,
  ASKS_LIST,
  ASKS_TASKS,
  ASKS_WHO,
  DUTY_WORDS,
  isAboutDocument,
  isAboutPaper,
  LEADS,
  WHO_LEADS,
} from './plan-asks.ts'
import { LONG_TALE } from './plan-covered.ts'
import type { Assignment, PlanDesk } from './plan-desk.ts'
import { factHits } from './plan-facts.ts'
import { listOf } from './plan-list.ts'
import { byHeadings, hitsOf, isBare } from './plan-rank.ts'

/** The places of one plan that answer, and in what way. */
export type Pick =
  | { mode: 'fact'; hits: Hit[] }
  /** A place told by its children. */
  | { mode: 'list'; place: Place }
  /** An agency's own place or line, with the tasks it leads when they were asked for. */
  | { mode: 'duty'; assignment: Assignment; tasks: CitedAddress[] }
  /** A task and who leads it; `leads` empty when the plan names nobody. */
  | { mode: 'lead'; task: Hit; leads: Assignment[] }

export function pickPlaces(question: string, plan: PlanId, found: Found, desk: PlanDesk): Pick | null {
  const read = readPhrases(question)
  const own = desk.plan(plan)
  if (own === undefined) return null
  const hits = byHeadings(question, hitsOf(plan, found), desk)
  const written = found.read.path === null ? undefined : placesAt(own, found.read.path)[0]
  // A slip in "sở nào chủ trì" must not lose who is asked for.
  const loose = { ...read, slips: true }
  const whoLeads = says(loose, WHO_LEADS)
  const duty = whoLeads ? null : dutyOf(question, plan, found, desk, hits)
  if (written !== undefined && !(duty !== null && /^[IVX]+$/u.test(written.path))) {
    const hit = hits.find((one) => one.passage.address === `${plan}#${written.path}`)
    return written.children.length > 0
      ? { mode: 'list', place: written }
      : hit === undefined
        ? null
        : { mode: 'fact', hits: [hit] }
  }
  const execution = desk.execution(plan)
  if (
    execution !== null &&
    !whoLeads &&
    !isAnswered(hits[0], execution) &&
    says(read, ASKS_AGENCIES) &&
    says(read, ASKS_LIST) &&
    found.read.agencies.length === 0
  )
    return { mode: 'list', place: execution }
  if (duty !== null && !isAboutPaper(question)) return duty
  const spot = /(?<![\d.,/])\d{1,2}\.\d{1,2}(?![\d.,/%])/u.exec(question)?.[0]
  const shortAsk = spot !== undefined && found.read.words.length <= 3 ? placesAt(own, spot)[0] : undefined
  const meant = hits.find((hit) => shortAsk !== undefined && hit.passage.address === `${plan}#${shortAsk.path}`)
  if (meant !== undefined) return { mode: 'fact', hits: [meant] }
  const frame = desk.outside(plan)
  // Who signed is there to be read, whether the search found it or not.
  const outside =
    hits.find((hit) => hit.passage.address === plan) ??
    (frame !== undefined && isAboutPaper(question)
      ? { passage: frame, score: 1, coverage: 1, via: 'address' as const, from: null }
      : undefined)
  if (
    outside !== undefined &&
    (isAboutDocument(question) || (says(read, ABOUT_TROUBLE) && /khó khăn/u.test(outside.passage.text)))
  )
    return { mode: 'fact', hits: [outside] }
  const top = hits[0]
  if (top === undefined) return null
  const spoken = says(read, ASKS_WHO) || whoLeads ? spokenTo(question, hits, execution, desk) : undefined
  // A task with a lead of its own gives way only to a line that says clearly more.
  const heard = (task: Hit) =>
    lineShare(question, task, desk) + (desk.leadsOf(task.passage.address).length > 0 ? 0.15 : 0)
  if (whoLeads || says(loose, ASKS_LEAD)) {
    const task = wholeTask(question, taskAmong(question, hits, execution, desk), hits, desk)
    if (task !== undefined && (spoken === undefined || lineShare(question, spoken, desk) <= heard(task))) {
      const leads = desk.leadsOf(task.passage.address)
      if (leads.length > 0) return { mode: 'lead', task, leads }
      if (!namesActor(task, question, desk)) return { mode: 'lead', task, leads: [] }
      return { mode: 'fact', hits: [task] }
    }
  }
  if (spoken !== undefined && lineShare(question, spoken, desk) >= 0.85 * lineShare(question, top, desk))
    return { mode: 'fact', hits: [spoken] }
  if (says(read, ASKS_LIST)) {
    const list = listOf(question, plan, hits, desk)
    if (list !== null) return { mode: 'list', place: list }
  }
  return { mode: 'fact', hits: factHits(question, hits, desk) }
}

/** A task holds the words of the question: its own line says who takes part, not the list of all agencies. */
function isAnswered(top: Hit | undefined, execution: Place): boolean {
  return (
    top !== undefined &&
    top.coverage >= 0.7 &&
    !isIn(top.passage.address, execution) &&
    top.passage.address.includes('.')
  )
}

function isIn(address: CitedAddress, part: Place): boolean {
  const path = address.split('#')[1] ?? ''
  return path === part.path || path.startsWith(`${part.path}.`)
}

/** A question about an agency goes to the place that speaks to it, unless another place fits the words much better. */
function dutyOf(question: string, plan: PlanId, found: Found, desk: PlanDesk, hits: readonly Hit[]): Pick | null {
  const candidates = found.read.agencies.flatMap((agency) => desk.assignments(plan, agency))
  if (candidates.length === 0) return null
  const scoreOf = (address: CitedAddress) => hits.find((hit) => hit.passage.address === address)?.score ?? 0
  // A line inside another agency's place is taken only where it fits far better than the agency's own place.
  const worth = (one: Assignment) => scoreOf(one.address) + (one.line === null ? 0.4 : 0)
  const best = candidates.toSorted((a, b) => worth(b) - worth(a))[0]
  if (best === undefined) return null
  const read = readPhrases(question)
  const top = hits[0]
  const asksTasks =
    says(read, ASKS_TASKS) ||
    (says(read, LEADS) && !says(read, phrase('(ai|cơ quan nào|đơn vị nào) ~ (chủ trì|phụ trách)')))
  // Who tells a long story names the office he sits in; a line about an agency beside others speaks for it only when asked what it does.
  const isTale = question.length > LONG_TALE
  const asksDuty = says(read, DUTY_WORDS) && !isTale
  const execution = desk.execution(plan)
  const isBeside = best.line !== null && (execution === null || !isIn(best.address, execution))
  const fits = best.line === null && !isTale ? 0.6 : 0.95
  if (
    !asksTasks &&
    top !== undefined &&
    top.passage.address !== best.address &&
    scoreOf(best.address) < top.score * fits &&
    (!asksDuty || isBeside)
  )
    return null
  return { mode: 'duty', assignment: best, tasks: asksTasks ? desk.tasksOf(best) : [] }
}

/** The best place that is a task, not itself a list of duties: the one whose opening words name what was asked. */
function taskAmong(question: string, hits: readonly Hit[], execution: Place | null, desk: PlanDesk): Hit | undefined {
  const isDuty = (hit: Hit) =>
    execution !== null && (hit.passage.address.split('#')[1] ?? '').split('.')[0] === execution.path
  const top = hits[0]
  const terms = desk.weights.terms(question)
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  const worth = (hit: Hit) => hit.score + desk.weights.score(terms, hit.passage.text.slice(0, 120)) / total
  return hits
    .filter((hit) => !isDuty(hit) && hit.via !== 'reference' && top !== undefined && hit.score >= top.score * 0.4)
    .map((hit) => ({ hit, bare: isBare(hit, desk) }))
    .toSorted((a, b) => worth(b.hit) - (b.bare ? 0.4 : 0) - worth(a.hit) + (a.bare ? 0.4 : 0))[0]?.hit
}

/** The place of "tổ chức thực hiện" one of whose lines names most of what is asked: there agencies are spoken to. */
function spokenTo(question: string, hits: readonly Hit[], execution: Place | null, desk: PlanDesk): Hit | undefined {
  const top = hits[0]
  if (execution === null || top === undefined) return undefined
  return hits
    .filter(
      (hit) =>
        hit.via === 'search' &&
        (hit.passage.address.split('#')[1] ?? '').startsWith(`${execution.path}.`) &&
        hit.score >= top.score * 0.5,
    )
    .toSorted((a, b) => lineShare(question, b, desk) - lineShare(question, a, desk))[0]
}

/** Share of the question's weight that the best single line of a place holds. */
function lineShare(question: string, hit: Hit, desk: PlanDesk): number {
  const terms = desk.weights.terms(question)
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  return Math.max(...hit.passage.text.split('\n').map((line) => desk.weights.score(terms, line))) / total
}

/** Tasks are handed over by whole items: a point gives way to the item whose heading names most of what is asked. */
function wholeTask(question: string, task: Hit | undefined, hits: readonly Hit[], desk: PlanDesk): Hit | undefined {
  const place = task === undefined ? undefined : desk.place(task.passage.address)
  if (task === undefined || place === undefined || place.parent === null) return task
  const above = hits.find((hit) => hit.passage.address === `${place.plan}#${place.parent}`)
  const terms = desk.weights.terms(question)
  const total = terms.reduce((sum, term) => sum + term.weight, 0)
  const isNamed = desk.weights.score(terms, desk.place(above?.passage.address ?? '')?.heading ?? '') >= 0.6 * total
  return above !== undefined && isNamed && desk.leadsOf(above.passage.address).length > 0 ? above : task
}

/** True when the place's own best words already say who does it ("Công an tỉnh chỉ đạo …"). */
function namesActor(task: Hit, question: string, desk: PlanDesk): boolean {
  const terms = desk.weights.terms(question)
  const lines = task.passage.text.split('\n').map((line) => ({ line, score: desk.weights.score(terms, line) }))
  const best = lines.toSorted((a, b) => b.score - a.score)[0]?.line ?? ''
  return /(?:Ủy ban nhân dân|UBND|Công an|Sở|Ban|Đảng ủy|Phòng|Văn phòng|Đoàn|Tổ công nghệ|Hội|Trung tâm)[^.;]{0,40}(?:chỉ đạo|chủ trì|tổ chức|phụ trách|thực hiện|cử)/u.test(
    best,
  )
}
