import type { CitedAddress, PlanId } from '../knowledge/plan.ts'
import { PLAN } from '../replies/plan.ts'
import type { Found, Hit } from '../retrieval/retriever.ts'
import type { Answer, Sentence } from './answer.ts'
import { fill } from './fill.ts'
import { citedPlanAnswer } from './plan-answer.ts'
import { COVERED, isCovered } from './plan-covered.ts'
import { type PlanDesk, placeName } from './plan-desk.ts'
import { askedValues } from './plan-gaps.ts'
import { gapOf, notFound } from './plan-missing.ts'
import { type Pick, pickPlaces } from './plan-pick.ts'
import { quotePick } from './plan-quote.ts'
import { hitsOf, isBare, isTwin, worthOf } from './plan-rank.ts'

/** Share of what the best place holds of the question that lets another plan's place stand beside it. */
const AS_WELL = 0.8

/** Share under which the best place of a plan holds too little for anybody to find the thing in it. */
const HARDLY = 0.5

export function comparePlans(
  question: string,
  plans: readonly PlanId[],
  named: boolean,
  found: Found,
  desk: PlanDesk,
  characters: number,
): Answer {
  const picks = plans.flatMap((plan) => {
    const pick = statingPick(question, plan, pickPlaces(question, plan, found, desk), found, desk)
    const top = pick?.mode === 'fact' ? pick.hits[0] : hitsOf(plan, found)[0]
    return pick === null || top === undefined ? [] : [{ plan, pick: alone(pick, desk), top }]
  })
  const states = (one: (typeof picks)[number]) => gapOf(question, one.plan, one.pick, desk) === null
  const best = picks.toSorted((a, b) => Number(states(b)) - Number(states(a)) || b.top.score - a.top.score)[0]
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
    .map((one) => {
      const isBeside =
        one === best || named || (one.top.coverage >= best.top.coverage * 0.6 && one.top.score >= best.top.score * 0.6)
      return isBeside ? one : { ...one, pick: asCovered(question, one.plan, best.top, found, desk) }
    })
    .filter((one): one is typeof one & { pick: Pick } => one.pick !== null)
  // Each of them speaks of it, and none says what was asked: how many, how much, which year.
  const gaps = aligned.map(({ plan, pick }) => gapOf(question, plan, pick, desk))
  const [gap] = gaps
  if (!named && gap !== undefined && gap !== null && gaps.every((one) => one !== null))
    return notFound(
      question,
      gap,
      null,
      aligned.map((one) => one.top),
      desk,
    )
  // Several source lines stand under a comparison: less room for the quotes.
  const share = Math.floor((characters * 0.95) / aligned.length)
  const sentences = aligned.flatMap(({ plan, pick }) =>
    label(quotePick(pick, plan, question, desk, share), placeName(plan, desk)),
  )
  const silent = plans
    .filter((plan) => !aligned.some((one) => one.plan === plan))
    .map((plan) => {
      const topic = withoutPlaces(question)
      const most = Math.max(0, ...[plan, ...placesOf(plan, desk)].map((address) => desk.coverage.share(topic, address)))
      const said = most < HARDLY * desk.coverage.share(topic, best.top.passage.address)
      return fill(said ? PLAN.nothingHere : PLAN.notSeenHere, { plan: desk.plan(plan)?.meta.name ?? plan })
    })
  const quoted = aligned.flatMap(({ plan }) => {
    const address = sentences.flatMap(({ cites }) => cites).find((cited) => cited.split('#')[0] === plan)
    const label = fill(PLAN.verbatimOf, { place: placeName(plan, desk) })
    return address === undefined ? [] : [{ kind: 'section' as const, address, label }]
  })
  const notes = [...silent, ...comparable(sentences)]
  const answer = citedPlanAnswer(PLAN.compareOpening.text, sentences, notes, quoted, desk)
  return answer ?? notFound(question, PLAN.gapAny.text, null, [best.top], desk)
}

/** "Các tỉnh, các nơi" asks for all plans: one that prints the word "tỉnh" speaks no more of the thing for it. */
function withoutPlaces(question: string): string {
  return question.replaceAll(
    /(?<=^|\s)(?:các|cac|mỗi|moi|những|nhung|từng|tung) (?:tỉnh|tinh|nơi|noi|xã|xa)(?=$|[\s,.?])/giu,
    ' ',
  )
}

/** Places looked at for the number that was asked for. */
const LOOKED_AT = 8

/** Another place of the plan where the picked one does not state what is asked ("bao nhiêu lớp") and that one does. */
function statingPick(question: string, plan: PlanId, pick: Pick | null, found: Found, desk: PlanDesk): Pick | null {
  if (pick === null || askedValues(question).length === 0 || gapOf(question, plan, pick, desk) === null) return pick
  const stating = hitsOf(plan, found)
    .filter((hit) => hit.via !== 'reference' && hit.passage.address.includes('#'))
    .slice(0, LOOKED_AT)
    .map((hit): Pick => ({ mode: 'fact', hits: [hit] }))
    .find(
      (one) =>
        one.mode === 'fact' &&
        one.hits.every((hit) => isCovered(question, hit, COVERED, desk)) &&
        gapOf(question, plan, one, desk) === null,
    )
  return stating ?? pick
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
  const best = hits.toSorted((a, b) => worth(b) + 0.6 * likeness(b) - worth(a) - 0.6 * likeness(a))[0]
  if (best === undefined || pick.hits.includes(best)) return pick
  return { mode: 'fact', hits: [best, ...hits.filter((hit) => hit !== best && isTwin(best, hit, desk))] }
}

/**
 * A plan that scores far below the best one may still speak of the same thing: where a place of it holds nearly as many of the
 * words asked, it stands in the comparison. Leaving it out said of two provinces that they set no target, which they do.
 */
function asCovered(question: string, plan: PlanId, model: Hit, found: Found, desk: PlanDesk): Pick | null {
  const least = AS_WELL * desk.coverage.share(question, model.passage.address)
  const worth = worthOf(question, desk)
  const searched = hitsOf(plan, found).filter((hit) => hit.via !== 'reference' && hit.passage.address.includes('#'))
  const unsearched = placesOf(plan, desk)
    .filter((address) => !searched.some((hit) => hit.passage.address === address))
    .flatMap((address): Hit[] => {
      const passage = desk.passage(address)
      return passage === undefined ? [] : [{ passage, score: 0, coverage: 0, via: 'address', from: null }]
    })
  const holds = (hit: Hit) => least > 0 && desk.coverage.share(question, hit.passage.address) >= least
  const best = [searched, unsearched]
    .map((hits) => hits.filter((hit) => holds(hit) && !isBare(hit, desk)).toSorted((a, b) => worth(b) - worth(a))[0])
    .find((hit) => hit !== undefined)
  if (best === undefined) return null
  // The target of 2025 alone would be read as the one that holds.
  return {
    mode: 'fact',
    hits: [best, ...[...searched, ...unsearched].filter((hit) => hit !== best && isTwin(best, hit, desk))],
  }
}

function placesOf(plan: PlanId, desk: PlanDesk): CitedAddress[] {
  return (desk.plan(plan)?.places ?? []).map((place): CitedAddress => `${plan}#${place.path}`)
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
