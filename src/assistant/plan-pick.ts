import type { CitedAddress, Place, PlanId } from '../knowledge/plan.ts'
import { placesAt } from '../knowledge/read-path.ts'
import type { Found, Hit } from '../retrieval/retriever.ts'
import { fold, words } from '../shared/text.ts'
import { phrase, readPhrases, says } from './phrases.ts'
import type { Assignment, PlanDesk } from './plan-desk.ts'
import { askedValues, namedTimes, nounAsked, statesValue, tellingNoun } from './plan-gaps.ts'
import { wholeText } from './plan-text.ts'
import type { Term } from './weights.ts'

/** The places of one plan that answer, and in what way. */
export type Pick =
  | { mode: 'fact'; hits: Hit[] }
  /** A place told by its children. */
  | { mode: 'list'; place: Place }
  /** An agency's own place or line, with the tasks it leads when they were asked for. */
  | { mode: 'duty'; assignment: Assignment; tasks: CitedAddress[] }
  /** A task and who leads it; `leads` empty when the plan names nobody. */
  | { mode: 'lead'; task: Hit; leads: Assignment[] }

const ASKS_LEAD = phrase(
  '(chủ trì|đứng ra|phụ trách|chịu trách nhiệm chính|đầu mối|ai lo|ai làm|ai chỉ đạo|giao (cho )?(ai|cơ quan nào|đơn vị nào|ngành nào|sở nào))',
)
/** Somebody is asked for, to whom a task was given; agencies the question names are then part of the task. */
const WHO_LEADS = phrase(
  '((ai|cơ quan nào|đơn vị nào|sở nào|ngành nào|cq nào|đv nào|nơi nào|sở ngành nào) ~ (chủ trì|phụ trách|đứng ra|lo|chỉ đạo|làm|chịu trách nhiệm)|(do|giao|giao cho|là) (ai|cơ quan nào|đơn vị nào|cq nào|sở nào|ngành nào))',
)
const LEADS = phrase('(chủ trì|phụ trách|lãnh đạo thực hiện)')
const ASKS_TASKS = phrase('(chủ trì|phụ trách) ~~ (gì|nào|những|mục|khoản|nhiệm vụ|việc|phần|mấy|đâu)')
export const ASKS_LIST = phrase(
  '(kể|liệt kê|gồm|bao gồm|những (gì|nhóm|mô hình|đơn vị|việc|nội dung|phần|năm|mục|giai đoạn|cơ quan|sở|nhiệm vụ|ai|tiêu chuẩn)|các (nhóm|mô hình|đơn vị|giai đoạn|mục|nội dung|phần|phòng|cơ quan)|(mấy|bao nhiêu) (nhóm|mô hình|giai đoạn|phần|mục|sở|ngành|đơn vị|cơ quan|nội dung|bước|loại|phòng|việc|đối tượng)|nhóm nào|mô hình nào|giai đoạn nào|đơn vị nào|đv nào|sở nào)',
)
/** The document itself, not what it plans: number, date, signature, recipients, bases. */
const ABOUT_DOCUMENT = phrase(
  '(ai (là người )?ký|người ký|ký ngày|ngày ký|ký hôm|số hiệu|văn bản số|(kế hoạch|văn bản) ~ (số mấy|số bao nhiêu|ký ngày|ký hôm)|số mấy ~ ngày|ban hành (ngày|khi|lúc|hôm)|ngày ban hành|nơi nhận (văn bản|kế hoạch)|căn cứ (vào )?(văn bản|nghị quyết|đâu|những)|ai ban hành|cơ quan nào ban hành)',
)
/** Difficulties are reported where the closing words say, outside the numbers. */
const ABOUT_TROUBLE = phrase(
  '(khó khăn|vướng mắc|trục trặc) ~~ (báo cáo|báo|hỏi|gửi|kiến nghị|phản ánh) ~ (ai|đâu|cơ quan nào|nơi nào|cho ai|về đâu)',
)
/** "Những kỹ năng nào": the answer is an enumeration, perhaps inside one place. */
export const ASKS_WHICH = phrase('((những|các) ~ nào|gồm (những )?gì|(mấy|bao nhiêu) ~ nào)')
const ASKS_AGENCIES = phrase(
  '(giao|phân công|phân việc|phân nhiệm|tham gia|chia việc|giao việc) ~~ (sở|ngành|đơn vị|đv|cơ quan|phòng|ai|bộ phận|nơi nào)',
)

export function pickPlaces(question: string, plan: PlanId, found: Found, desk: PlanDesk): Pick | null {
  const read = readPhrases(question)
  const own = desk.plan(plan)
  if (own === undefined) return null
  const hits = byHeadings(question, hitsOf(plan, found), desk)
  const written = found.read.path === null ? undefined : placesAt(own, found.read.path)[0]
  const whoLeads = says(read, WHO_LEADS)
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
  if (execution !== null && says(read, ASKS_AGENCIES) && says(read, ASKS_LIST) && found.read.agencies.length === 0)
    return { mode: 'list', place: execution }
  if (duty !== null) return duty
  const spot = /(?<![\d.,/])\d{1,2}\.\d{1,2}(?![\d.,/%])/u.exec(question)?.[0]
  const shortAsk = spot !== undefined && found.read.words.length <= 3 ? placesAt(own, spot)[0] : undefined
  const meant = hits.find((hit) => shortAsk !== undefined && hit.passage.address === `${plan}#${shortAsk.path}`)
  if (meant !== undefined) return { mode: 'fact', hits: [meant] }
  const outside = hits.find((hit) => hit.passage.address === plan)
  if (
    outside !== undefined &&
    (isAboutDocument(question) || (says(read, ABOUT_TROUBLE) && /khó khăn/u.test(outside.passage.text)))
  )
    return { mode: 'fact', hits: [outside] }
  const top = hits[0]
  if (top === undefined) return null
  if (whoLeads || says(read, ASKS_LEAD)) {
    const task = taskAmong(question, hits, execution, desk)
    if (task !== undefined) {
      const leads = desk.leadsOf(task.passage.address)
      if (leads.length > 0) return { mode: 'lead', task, leads }
      if (!namesActor(task, question, desk)) return { mode: 'lead', task, leads: [] }
      return { mode: 'fact', hits: [task] }
    }
  }
  if (says(read, ASKS_LIST)) {
    const list = listOf(question, plan, hits, desk)
    if (list !== null) return { mode: 'list', place: list }
  }
  return { mode: 'fact', hits: factHits(question, hits, desk) }
}

/** The document's number, date, signature or bases are asked for, not what it plans. */
export function isAboutDocument(question: string): boolean {
  return says(readPhrases(question), ABOUT_DOCUMENT) || says(readPhrases(question), ABOUT_TROUBLE)
}

/** Hits of one plan by score; what only a reference brought comes last. */
export function hitsOf(plan: PlanId, found: Found): Hit[] {
  const of = [...found.places, ...(found.byPlan.get(plan) ?? [])].filter((hit) => hit.passage.doc === plan)
  const once = new Map<CitedAddress, Hit>()
  for (const hit of of) {
    const known = once.get(hit.passage.address)
    if (known === undefined || (known.via === 'reference' && hit.via !== 'reference'))
      once.set(hit.passage.address, hit)
  }
  return [...once.values()].toSorted(
    (a, b) => Number(a.via === 'reference') - Number(b.via === 'reference') || b.score - a.score,
  )
}

/** Hits again, those first whose headings name what was asked: "chỉ tiêu" stands over the targets, not in them. */
export function byHeadings(question: string, hits: readonly Hit[], desk: PlanDesk): Hit[] {
  const worth = worthOf(question, desk)
  return hits.toSorted((a, b) => worth(b) - worth(a))
}

/** How well a hit fits the question by its score and by the headings over it. */
export function worthOf(question: string, desk: PlanDesk): (hit: Hit) => number {
  const terms = desk.weights.terms(question)
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  const folded = readPhrases(question).folded
  return (hit) =>
    (hit.via === 'reference' ? -1 : hit.score) +
    0.5 * hit.coverage +
    (0.3 * headingScore(hit.passage.address, terms, desk)) / total +
    (namesPart(folded, hit.passage.address, desk) ? 0.3 : 0) -
    // Letterhead, bases and closing hold a little of everything.
    (hit.passage.address.includes('#') ? 0 : 0.4)
}

/** The part a place stands in is named by its first two syllables: "chỉ tiêu", "kinh phí", "khen thưởng". */
function namesPart(foldedQuestion: string, address: CitedAddress, desk: PlanDesk): boolean {
  const [plan = '', path = ''] = address.split('#')
  const part = desk.place(`${plan}#${path.split('.')[0] ?? ''}`)?.heading
  const name = part === null || part === undefined ? [] : words(fold(part)).slice(0, 2)
  return (
    name.length === 2 &&
    /^(?:chi tieu|kinh phi|khen thuong|muc dich|lo trinh)$/u.test(name.join(' ')) &&
    foldedQuestion.includes(` ${name.join(' ')} `)
  )
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
  if (
    !asksTasks &&
    top !== undefined &&
    top.passage.address !== best.address &&
    scoreOf(best.address) < top.score * 0.6 &&
    !says(read, DUTY_WORDS)
  )
    return null
  return { mode: 'duty', assignment: best, tasks: asksTasks ? desk.tasksOf(best) : [] }
}

const DUTY_WORDS = phrase(
  '(làm gì|làm những gì|làm việc gì|nhiệm vụ|trách nhiệm|phải làm|lo gì|lo cái gì|được giao|giao gì|giao việc gì|làm sao|có vai trò|phải|việc gì|làm chi|mần chi)',
)

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

/** Only a heading over other places: what is inside says more. */
function isBare(hit: Hit, desk: PlanDesk): boolean {
  const place = desk.place(hit.passage.address)
  return place !== undefined && place.blocks.length === 0 && place.children.length > 0
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

/** The place whose children are asked for: its heading fits the words, or several of its children were found. */
function listOf(question: string, plan: PlanId, hits: readonly Hit[], desk: PlanDesk): Place | null {
  const terms = desk.weights.terms(question)
  const found = hits.slice(0, 8).filter((hit) => hit.via !== 'reference')
  const top = found[0]
  const noun = nounAsked(question)
  const votes = new Map<CitedAddress, number>()
  for (const hit of found) {
    const place = desk.place(hit.passage.address)
    if (place === undefined) continue
    if (place.children.length > 1) votes.set(hit.passage.address, (votes.get(hit.passage.address) ?? 0) + hit.score)
    if (place.parent !== null)
      votes.set(`${plan}#${place.parent}`, (votes.get(`${plan}#${place.parent}`) ?? 0) + hit.score * 0.45)
  }
  const ranked = [...votes]
    .flatMap(([address, vote]) => {
      const place = desk.place(address)
      if (place === undefined) return []
      const named =
        noun !== null &&
        place.children.some((path) => words(fold(desk.place(`${plan}#${path}`)?.heading ?? '')).includes(noun))
      return [{ place, vote: vote + (named ? 1.5 : 0), named, heading: headingScore(address, terms, desk) }]
    })
    .filter((one) => holdsNoun(question, plan, one.place, desk))
    .toSorted((a, b) => b.vote + b.heading * 0.25 - a.vote - a.heading * 0.25)
  const best = ranked[0]
  if (best === undefined || top === undefined) return null
  // A leaf whose headings name more of the question than the part does is itself the list.
  if (
    !best.named &&
    desk.place(top.passage.address)?.children.length === 0 &&
    headingScore(top.passage.address, terms, desk) > best.heading
  )
    return null
  const total = terms.reduce((sum, term) => sum + term.weight, 0)
  if (best.named || best.heading >= total * 0.35) return aboveTwins(question, plan, best.place, desk)
  return best.vote >= 1.3 && top.coverage < 0.7 ? best.place : null
}

/** The targets of 2026 asked for without the year: the part above holds those of every year. */
function aboveTwins(question: string, plan: PlanId, place: Place, desk: PlanDesk): Place {
  const parent = place.parent === null ? undefined : desk.place(`${plan}#${place.parent}`)
  if (parent === undefined || namedTimes(question).length > 0) return place
  const sisters = parent.children.flatMap((path) => desk.place(`${plan}#${path}`) ?? [])
  return sisters.length > 1 && sisters.every((one) => /^Năm \d{4}$/u.test(one.heading ?? '')) ? parent : place
}

/** How much of the question a place's heading and those above it name. */
function headingScore(address: CitedAddress, terms: readonly Term[], desk: PlanDesk): number {
  const [plan = ''] = address.split('#')
  const headings: string[] = []
  for (
    let place = desk.place(address);
    place !== undefined;
    place = place.parent === null ? undefined : desk.place(`${plan}#${place.parent}`)
  )
    headings.push(place.heading ?? '')
  return desk.weights.score(terms, headings.join('\n'))
}

/** "những kỹ năng nào" is not answered by a list of groups: what is listed must be named by the heading or the children. */
function holdsNoun(question: string, plan: PlanId, place: Place, desk: PlanDesk): boolean {
  const noun = nounAsked(question)
  if (noun === null) return true
  const names = [place.heading ?? '', ...place.children.map((path) => desk.place(`${plan}#${path}`)?.heading ?? '')]
  return words(fold(names.join(' '))).includes(noun)
}

/** The best place; its twin for another year unless the year was said; and a second place that fits as well. */
function factHits(question: string, hits: readonly Hit[], desk: PlanDesk): Hit[] {
  const searched = hits.filter((hit) => hit.via !== 'reference')
  const top = withValue(question, searched, desk)
  if (top === undefined) return []
  const years = namedTimes(question)
  const chosen = [top]
  for (const hit of searched.slice(0, 8)) {
    if (hit === top) continue
    if (isTwin(top, hit, desk)) chosen.push(hit)
    else if (
      chosen.length === 1 &&
      hit.passage.address.includes('#') &&
      hit.score >= top.score * 0.9 &&
      hit.coverage >= top.coverage * 0.95 &&
      !isInside(hit, top)
    )
      chosen.push(hit)
  }
  const said = chosen.filter((hit) => years.length === 0 || years.some((year) => wholeText(hit.passage).includes(year)))
  return (said.length > 0 ? said : chosen).slice(0, 3)
}

/**
 * The best hit that states the value asked for (a day, a count) in the year named, when the very best does not and another fits
 * nearly as well; the thing asked for ("nguồn nào") decides last.
 */
function withValue(question: string, hits: readonly Hit[], desk: PlanDesk): Hit | undefined {
  const top = mostSpecific(question, hits, desk)
  if (top === undefined) return undefined
  const asked = askedValues(question).filter((value) => value !== 'reason')
  const years = namedTimes(question)
  const noun = tellingNoun(question)
  const holds = (hit: Hit) => asked.every((value) => statesValue(value, wholeText(hit.passage), question))
  const inYear = (hit: Hit) => years.every((year) => wholeText(hit.passage).includes(year))
  const named = (hit: Hit) => noun === null || words(fold(wholeText(hit.passage))).includes(noun)
  const near = [top, ...hits.slice(0, 7).filter((hit) => hit !== top && hit.score >= top.score * 0.55)]
  return (
    near.find((hit) => holds(hit) && inYear(hit) && named(hit)) ??
    near.find((hit) => holds(hit) && inYear(hit)) ??
    near.find((hit) => holds(hit)) ??
    top
  )
}

/** A heading over other places gives way to the place inside it whose own heading names more of the question. */
function mostSpecific(question: string, hits: readonly Hit[], desk: PlanDesk): Hit | undefined {
  const top = hits[0]
  if (top === undefined) return undefined
  const terms = desk.weights.terms(question)
  const own = headingScore(top.passage.address, terms, desk)
  const inside = hits
    .slice(1, 8)
    .filter((hit) => hit.passage.address.startsWith(`${top.passage.address}.`) && hit.score >= top.score * 0.5)
  return (
    inside.find((hit) => headingScore(hit.passage.address, terms, desk) > own) ??
    (isBare(top, desk) ? (inside[0] ?? top) : top)
  )
}

function isInside(one: Hit, other: Hit): boolean {
  const [a, b] = [one.passage.address, other.passage.address]
  return a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
}

/** The same point under a sister heading, in nearly the same words: the targets of 2025 and of 2026. */
export function isTwin(one: Hit, other: Hit, desk: PlanDesk): boolean {
  const [a, b] = [one.passage.address, other.passage.address].map((address) => address.split('.'))
  if (a === undefined || b === undefined || a.length !== b.length || a.length < 3 || a.at(-1) !== b.at(-1)) return false
  const terms = desk.weights.terms(one.passage.text)
  return desk.weights.score(terms, other.passage.text) >= 0.5 * terms.reduce((sum, term) => sum + term.weight, 0)
}
