import type { PlanId } from '../knowledge/plan.ts'
import { ASKED_NAMES, PLAN } from '../replies/plan.ts'
import type { Found, Hit } from '../retrieval/retriever.ts'
import type { Answer, NextStep, Sentence } from './answer.ts'
import { fill } from './fill.ts'
import { phrase, readPhrases, says } from './phrases.ts'
import { citedPlanAnswer, quotePick, quotePlace, sourceLines } from './plan-answer.ts'
import type { PlanDesk } from './plan-desk.ts'
import { askedValues, namedTimes, statesValue } from './plan-gaps.ts'
import { hitsOf, isAboutDocument, isTwin, type Pick, pickPlaces, worthOf } from './plan-pick.ts'

/** Least share of a question's subject words a place must hold to answer it, its plan being named. */
const COVERED = 0.25
/** The same without a named plan: more is asked, since nothing else says that a plan is meant. */
const COVERED_UNPLACED = 0.35
/** Coverage by the retriever's own reading, slips repaired, that is enough by itself. */
const FOUND = 0.4
/** Coverage by the retriever's reading under which the words as typed must agree the more. */
const FAINT = 0.3
/** Rare words held that make up for a long tale around the question: about three of them. */
const ENOUGH = 9
/** Several plans answer a question that names none when their best places fit about as well. */
const RIVAL = 0.6
const SURE_RIVAL = 0.75

const ASKS_OTHERS = phrase(
  '(ngoài ~~ (còn|có)|tỉnh nào|nơi nào|chỗ nào|những nơi nào|các tỉnh|các nơi|tỉnh đâu|nơi đâu|kế hoạch nào|tỉnh khác|nơi khác|mỗi nơi|cả bốn|tất cả các|so sánh|so chỉ tiêu|so các)',
)

/** Answers a question about the plans; `characters` is what the quoted words may take. */
export function answerPlan(
  asked: string,
  found: Found,
  desk: PlanDesk,
  characters: number,
  search: (plans: readonly PlanId[]) => Found,
): Answer {
  // The retriever has repaired slips and written abbreviations out; what a person typed is read besides, since repair may err.
  const question = `${found.read.text}${found.read.text === asked ? '' : ` . ${asked}`}`
  const read = readPhrases(question)
  if (found.read.foreignPlaces.length > 0 && found.read.plans.length === 0) return notFoundPlace()
  const named = found.read.plans
  const everywhere = says(read, ASKS_OTHERS)
  const known = found.scope.from !== 'none' && found.scope.plans.length > 0
  if (named.length > 1 || everywhere || (found.read.compares && named.length !== 1 && (!known || named.length > 1)))
    return named.length > 1
      ? comparePlans(question, named, true, found, desk, characters)
      : comparePlans(question, desk.plans, false, search(desk.plans), desk, characters)
  const plan = named[0] ?? (known ? found.scope.plans[0] : undefined)
  if (plan !== undefined) return answerOnePlan(question, plan, found, desk, characters)
  return answerUnplaced(question, found, desk, characters)
}

function allPlans(found: Found): PlanId[] {
  return [...new Set([...found.places.map((hit) => hit.passage.doc), ...found.byPlan.keys()])]
}

function answerOnePlan(question: string, plan: PlanId, found: Found, desk: PlanDesk, characters: number): Answer {
  const pick = pickPlaces(question, plan, found, desk)
  const hits = hitsOf(plan, found)
  const top = hits[0]
  if (
    pick === null ||
    top === undefined ||
    (pick.mode === 'fact' &&
      found.read.path === null &&
      (!isCovered(question, pick.hits[0], COVERED, desk) || isFaint(question, pick.hits[0], desk)))
  )
    return notFound(question, PLAN.gapAny.text, plan, hits, desk)
  const gap = gapOf(question, plan, pick, desk)
  if (gap !== null) return notFound(question, gap, plan, hits, desk)
  const sentences = quotePick(pick, plan, question, desk, characters)
  const name = desk.plan(plan)?.meta.name ?? plan
  const answer = citedPlanAnswer(
    fill(PLAN.opening, { plan: name }),
    sentences,
    [],
    nextSteps(question, sentences, plan, found, desk),
    desk,
  )
  return answer ?? notFound(question, PLAN.gapAny.text, plan, hits, desk)
}

/** No plan named and none in the profile: one plan alone fits, or the person is asked which. */
function answerUnplaced(question: string, found: Found, desk: PlanDesk, characters: number): Answer {
  const best = allPlans(found)
    .flatMap((plan) => {
      const top = hitsOf(plan, found)[0]
      return top === undefined ? [] : [{ plan, top }]
    })
    .toSorted((a, b) => b.top.score - a.top.score)
  const first = best[0]
  if (first === undefined || !isCovered(question, first.top, COVERED_UNPLACED, desk))
    return notFound(
      question,
      PLAN.gapAny.text,
      null,
      best.map((one) => one.top),
      desk,
    )
  const rivals = best.filter(
    (one) =>
      one.top.score >= first.top.score * SURE_RIVAL ||
      (one.top.score >= first.top.score * RIVAL && one.top.coverage >= first.top.coverage * 0.3),
  )
  if (rivals.length === 1) return answerOnePlan(question, first.plan, found, desk, characters)
  return {
    kind: 'clarify',
    slot: 'place',
    options: rivals.map(({ plan }) => {
      const name = placeName(plan, desk)
      return { label: name, value: fill(PLAN.compareQuestion, { question, place: name }) }
    }),
  }
}

function comparePlans(
  question: string,
  plans: readonly PlanId[],
  named: boolean,
  found: Found,
  desk: PlanDesk,
  characters: number,
): Answer {
  const picks = plans.flatMap((plan) => {
    const pick = pickPlaces(question, plan, found, desk)
    const top = pick?.mode === 'fact' ? pick.hits[0] : hitsOf(plan, found)[0]
    return pick === null || top === undefined ? [] : [{ plan, pick: alone(pick, desk), top }]
  })
  const best = picks.toSorted((a, b) => b.top.score - a.top.score)[0]
  if (best === undefined || !(isCovered(question, best.top, COVERED, desk) || (named && best.top.coverage >= COVERED)))
    return notFound(
      question,
      PLAN.gapAny.text,
      null,
      picks.map((one) => one.top),
      desk,
    )
  const aligned = picks
    .map((one) => (one === best ? one : { ...one, pick: align(question, one.pick, one.plan, best.pick, found, desk) }))
    .filter(
      (one) =>
        one === best || named || (one.top.coverage >= best.top.coverage * 0.6 && one.top.score >= best.top.score * 0.6),
    )
  const share = Math.floor(characters / aligned.length)
  const sentences = aligned.flatMap(({ plan, pick }) =>
    label(quotePick(pick, plan, question, desk, share), placeName(plan, desk)),
  )
  const silent = plans
    .filter((plan) => !aligned.some((one) => one.plan === plan))
    .map((plan) => fill(PLAN.nothingHere, { plan: desk.plan(plan)?.meta.name ?? plan }))
  const answer = citedPlanAnswer(PLAN.compareOpening.text, sentences, [...silent, ...comparable(sentences)], [], desk)
  return answer ?? notFound(question, PLAN.gapAny.text, null, [best.top], desk)
}

/** The place speaks of what is asked: by the retriever's reading of the slips or by the words as they stand. */
function isCovered(question: string, hit: Hit | undefined, least: number, desk: PlanDesk): boolean {
  if (hit === undefined) return false
  if (hit.coverage >= FOUND) return true
  const { address } = hit.passage
  // The readings of a question, repaired and as typed: slips must not count as words that nothing explains.
  return question
    .split(' . ')
    .some((one) => desk.coverage.share(one, address) >= least || desk.coverage.weight(one, address) >= ENOUGH)
}

/** Neither reading finds half of what was asked: a group or thing the named plan does not speak of. */
function isFaint(question: string, hit: Hit | undefined, desk: PlanDesk): boolean {
  if (hit === undefined) return true
  return (
    hit.coverage < FAINT && question.split(' . ').every((one) => desk.coverage.share(one, hit.passage.address) < 0.6)
  )
}

/** In a comparison one place a plan is enough, with its twin for the other year. */
function alone(pick: Pick, desk: PlanDesk): Pick {
  const top = pick.mode === 'fact' ? pick.hits[0] : undefined
  return pick.mode !== 'fact' || top === undefined
    ? pick
    : { mode: 'fact', hits: pick.hits.filter((hit) => hit === top || isTwin(top, hit, desk)) }
}

/** In the other plans the same thing often stands under another number: the hit most like the best one's own line is taken. */
function align(question: string, pick: Pick, plan: PlanId, model: Pick, found: Found, desk: PlanDesk): Pick {
  if (pick.mode !== 'fact' || model.mode !== 'fact') return pick
  const target = model.hits[0]
  const hits = hitsOf(plan, found)
    .filter((hit) => hit.via !== 'reference')
    .slice(0, 6)
  if (target === undefined || hits.length === 0) return pick
  const terms = desk.weights.terms(question)
  const lines = (hit: Hit) => hit.passage.text.split('\n')
  const line = lines(target).toSorted((a, b) => desk.weights.score(terms, b) - desk.weights.score(terms, a))[0] ?? ''
  // Line by line: a part with five targets holds the one that is meant.
  const likeness = (hit: Hit) => Math.max(...lines(hit).map((own) => desk.weights.likeness(line, own)))
  const worth = worthOf(question, desk)
  const best = hits.toSorted((a, b) => worth(b) + likeness(b) - worth(a) - likeness(a))[0]
  if (best === undefined || pick.hits.includes(best)) return pick
  return { mode: 'fact', hits: [best, ...hits.filter((hit) => hit !== best && isTwin(best, hit, desk))] }
}

function label(sentences: readonly Sentence[], name: string): Sentence[] {
  return sentences.map((sentence, at) => ({
    ...sentence,
    text: at === 0 ? `${name}: ${sentence.text}` : sentence.text,
    bullet: true,
  }))
}

/** A share beside a number of people must not be read as more or less. */
function comparable(sentences: readonly Sentence[]): string[] {
  const shares = sentences.some(({ text }) => /\d\s*%/u.test(text))
  const people = sentences.some(({ text }) => /\d{1,3}\.\d{3}\s+người/u.test(text))
  return shares && people ? [PLAN.notComparable.text] : []
}

/** What the question wants and the picked places do not state, in words; null when they may hold it. */
function gapOf(question: string, plan: PlanId, pick: Pick, desk: PlanDesk): string | null {
  const text = textOf(pick, plan, desk)
  const missing = namedTimes(question).filter((year) => !text.includes(year))
  if (missing.length > 0) return fill(PLAN.gapYear, { year: missing.join(', ') })
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

/** Nothing is invented: what comes nearest is quoted, and who would know is named. */
function notFound(
  question: string,
  subject: string,
  plan: PlanId | null,
  hits: readonly Hit[],
  desk: PlanDesk,
): Answer {
  const near = hits.find((hit) => hit.via !== 'reference' && hit.coverage >= 0.3)
  const nearest = near === undefined ? [] : quotePlace(near.passage.address, question, desk, 220).slice(0, 2)
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

function notFoundPlace(): Answer {
  return { kind: 'refused', reason: 'not-found', subject: null, nearest: [], sources: [], askWhom: null }
}

function nextSteps(
  question: string,
  sentences: readonly Sentence[],
  plan: PlanId,
  found: Found,
  desk: PlanDesk,
): NextStep[] {
  const address = sentences[0]?.cites[0]
  if (address === undefined) return []
  const other = [...found.byPlan.keys(), ...allPlans(found)].find((id) => id !== plan)
  return [
    { kind: 'verbatim', address },
    ...(other === undefined
      ? []
      : [
          {
            kind: 'ask' as const,
            label: fill(PLAN.compareWith, { place: placeName(other, desk) }),
            question: fill(PLAN.compareQuestion, { question, place: placeName(other, desk) }),
          },
        ]),
  ]
}

/** "Kế hoạch tỉnh Đắk Nông" -> "Đắk Nông", "Kế hoạch xã Lam Vỹ" -> "Xã Lam Vỹ": how a choice names it. */
export function placeName(plan: PlanId, desk: PlanDesk): string {
  const name = (desk.plan(plan)?.meta.name ?? plan).replace(/^Kế hoạch\s+(?:tỉnh\s+)?/u, '')
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
}
