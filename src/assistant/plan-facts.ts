import type { Hit } from '../retrieval/retriever.ts'
import { fold, words } from '../shared/text.ts'
import type { PlanDesk } from './plan-desk.ts'
import { askedValues, statesValue } from './plan-gaps.ts'
import { namedTimes, tellingNoun } from './plan-nouns.ts'
import { headingScore, isBare, isTwin } from './plan-rank.ts'
import { wholeText } from './plan-text.ts'

/** The best place; its twin for another year unless the year was said; and a second place that fits as well. */
export function factHits(question: string, hits: readonly Hit[], desk: PlanDesk): Hit[] {
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
