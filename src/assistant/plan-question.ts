import type { PlanId } from '../knowledge/plan.ts'
import { PLAN } from '../replies/plan.ts'
import type { Found } from '../retrieval/retriever.ts'
import { fold, hasMarks } from '../shared/text.ts'
import type { Answer, NextStep, Sentence } from './answer.ts'
import { fill } from './fill.ts'
import { phrase, readPhrases, says } from './phrases.ts'
import { citedPlanAnswer } from './plan-answer.ts'
import { DUTY_WORDS } from './plan-asks.ts'
import { comparePlans } from './plan-compare.ts'
import { COVERED, COVERED_UNPLACED, isCovered, isFaint } from './plan-covered.ts'
import { type PlanDesk, placeName } from './plan-desk.ts'
import { dutyAbout, officeAsked } from './plan-duty-about.ts'
import { gapOf, notFound, notFoundAgency, notFoundDuty, notFoundPlace } from './plan-missing.ts'
import { pickPlaces } from './plan-pick.ts'
import { quotePick } from './plan-quote.ts'
import { hitsOf } from './plan-rank.ts'

/** Several plans answer a question that names none when their best places fit about as well. */
const RIVAL = 0.6

const SURE_RIVAL = 0.75

/** Share of a question's words that names a subject from elsewhere. */
const STRANGE = 0.25

const ASKS_OTHERS = phrase(
  '(ngoài ~~ (còn|có)|tỉnh nào|các tỉnh|các nơi|tỉnh đâu|tỉnh khác|nơi khác|mỗi nơi|cả bốn|so sánh|so chỉ tiêu|so các)',
)

/** Asks for a province only where none is named: "Lam Vỹ tổ chức ở chỗ nào" wants a spot in it, "Lâm Đồng dựa vào kế hoạch nào" its basis. */
const ASKS_WHERE = phrase('(nơi nào|chỗ nào|những nơi nào|nơi đâu|tất cả các|kế hoạch nào)')

/** Searches some plans for the question, or for other words. */
export type PlanLook = (plans: readonly PlanId[], words?: string) => Found

/** Answers a question about the plans; `characters` is what the quoted words may take. */
export function answerPlan(asked: string, found: Found, desk: PlanDesk, characters: number, look: PlanLook): Answer {
  // The retriever has repaired slips and written abbreviations out; what a person typed is read besides, since repair may err.
  const question = `${found.read.text}${found.read.text === asked ? '' : ` . ${asked}`}`
  const read = readPhrases(question)
  if (found.read.foreignPlaces.length > 0 && found.read.plans.length === 0) return notFoundPlace()
  const named = found.read.plans
  const strange = strangeTo(named.length > 0 ? named : desk.plans, found, desk)
  if (strange !== null) {
    const [plan] = named
    return notFound(question, strange, named.length === 1 && plan !== undefined ? plan : null, [], desk)
  }
  const everywhere = says(read, ASKS_OTHERS) || (named.length === 0 && says(read, ASKS_WHERE))
  const known = found.scope.from !== 'none' && found.scope.plans.length > 0
  if (named.length > 1 || everywhere || (found.read.compares && named.length !== 1 && (!known || named.length > 1)))
    return named.length > 1
      ? comparePlans(question, named, true, found, desk, characters)
      : comparePlans(question, desk.plans, false, look(desk.plans), desk, characters)
  const plan = named[0] ?? (known ? found.scope.plans[0] : undefined)
  const ask: Asked = { asked, question, found, desk, characters, look }
  return plan === undefined ? answerUnplaced(ask) : withCompare(plan, ask)
}

/** The answer of one plan, and the offer to set another beside it. */
function withCompare(plan: PlanId, ask: Asked): Answer {
  const answer = answerOnePlan(plan, ask)
  const offer = answer.kind === 'cited' ? compareOffer(plan, ask) : null
  return answer.kind === 'cited' && offer ? { ...answer, next: [...answer.next, offer] } : answer
}

/** A subject of which none of the plans prints a word, where much of the question is about it. */
function strangeTo(plans: readonly PlanId[], { read }: Found, desk: PlanDesk): string | null {
  const names = [...new Set(read.neighbours.map(({ name }) => name))].filter(
    (name) => !plans.some((plan) => desk.prints(plan, fold(name))),
  )
  const said = names.flatMap((name) => name.split(' ')).length
  return read.path === null && said >= STRANGE * read.words.length && said > 0 ? names.join(', ') : null
}

function allPlans(found: Found): PlanId[] {
  return [...new Set([...found.places.map((hit) => hit.passage.doc), ...found.byPlan.keys()])]
}

interface Asked {
  /** As typed. */
  asked: string
  /** Both readings, repaired and as typed. */
  question: string
  found: Found
  desk: PlanDesk
  characters: number
  look: PlanLook
}

function answerOnePlan(plan: PlanId, { asked, question, found, desk, characters, look }: Asked): Answer {
  const hits = hitsOf(plan, found)
  if (isUnnamed(question, plan, found, desk)) return notFoundAgency(question, plan, desk)
  const picked = pickPlaces(question, plan, found, desk)
  const pick = picked?.mode === 'duty' ? dutyAbout(asked, picked, plan, look, desk) : picked
  if (picked?.mode === 'duty' && pick === null) return notFoundDuty(question, plan, picked.assignment, desk)
  const top = hits[0]
  if (
    pick === null ||
    top === undefined ||
    (pick.mode === 'fact' &&
      found.read.path === null &&
      !pick.hits.some((hit) => isCovered(question, hit, COVERED, desk) && !isFaint(question, hit, desk)))
  )
    return notFound(question, PLAN.gapAny.text, plan, hits, desk)
  const gap = gapOf(question, plan, pick, desk)
  if (gap !== null) return notFound(question, gap, plan, hits, desk)
  const sentences = quotePick(pick, plan, question, desk, characters)
  const name = desk.plan(plan)?.meta.name ?? plan
  const answer = citedPlanAnswer(fill(PLAN.opening, { plan: name }), sentences, [], verbatimOf(sentences), desk)
  return answer ?? notFound(question, PLAN.gapAny.text, plan, hits, desk)
}

/** Plans looked into for something to compare with: each is a search of its own. */
const MOST_LOOKED = 2

/** The other plan that answers the same question, offered to be set beside this one; null when those looked into are silent. */
function compareOffer(plan: PlanId, ask: Asked): NextStep | null {
  const { asked, desk, look, found } = ask
  // A place named by its number stands in one plan, and means something else in another.
  if (found.read.path !== null) return null
  const other = desk.plans
    .filter((id) => id !== plan)
    .slice(0, MOST_LOOKED)
    .find((id) => answerOnePlan(id, { ...ask, found: look([id]) }).kind === 'cited')
  if (other === undefined) return null
  const place = placeName(other, desk)
  return { kind: 'ask', label: fill(PLAN.compareWith, { place }), question: withPlace(asked, place) }
}

/** The question with a place in it, spelled as it was typed: marks in the place alone would make the bare words mean themselves. */
function withPlace(asked: string, place: string): string {
  const question = fill(PLAN.compareQuestion, { question: asked, place })
  return hasMarks(asked) ? question : fold(question)
}

/** The duties of an office are asked for that this plan gives none, and whose name it does not print. */
function isUnnamed(question: string, plan: PlanId, found: Found, desk: PlanDesk): boolean {
  const office = officeAsked(question)
  if (office === null || found.read.path !== null) return false
  const isSpokenTo = found.read.agencies.some((agency) => desk.assignments(plan, agency).length > 0)
  return !isSpokenTo && !desk.prints(plan, office)
}

/** No plan named and none in the profile: one plan alone fits, or the person is asked which. */
function answerUnplaced(ask: Asked): Answer {
  const { question, found, desk } = ask
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
  // An office that several plans speak to has other duties in each.
  const spoken = says(readPhrases(question), DUTY_WORDS) ? plansSpeakingTo(found.read.agencies, desk) : []
  if (spoken.length > 1) return askWhich(ask.asked, spoken, desk)
  const rivals = best.filter(
    (one) =>
      one.top.score >= first.top.score * SURE_RIVAL ||
      (one.top.score >= first.top.score * RIVAL && one.top.coverage >= first.top.coverage * 0.3),
  )
  if (rivals.length === 1) return withCompare(first.plan, ask)
  return askWhich(
    ask.asked,
    rivals.map((one) => one.plan),
    desk,
  )
}

function plansSpeakingTo(agencies: readonly string[], desk: PlanDesk): PlanId[] {
  return desk.plans.filter((plan) =>
    agencies.some((agency) =>
      desk.assignments(plan, agency).some((one) => one.address.startsWith(`${plan}#${desk.execution(plan)?.path}.`)),
    ),
  )
}

function askWhich(asked: string, plans: readonly PlanId[], desk: PlanDesk): Answer {
  const places = plans.map((plan) => placeName(plan, desk))
  return {
    kind: 'clarify',
    slot: 'place',
    options: [
      ...places.map((place) => ({ label: place, value: withPlace(asked, place) })),
      { label: desk.plans.length === 4 ? PLAN.allFour.text : PLAN.all.text, value: withPlace(asked, PLAN.all.text) },
    ],
  }
}

function verbatimOf(sentences: readonly Sentence[]): NextStep[] {
  const address = sentences[0]?.cites[0]
  return address === undefined ? [] : [{ kind: 'verbatim', address }]
}
