import type { CitedAddress, Place, PlanId } from '../knowledge/plan.ts'
import type { Hit } from '../retrieval/retriever.ts'
import { fold, words } from '../shared/text.ts'
import type { PlanDesk } from './plan-desk.ts'
import { namedTimes, tellingNoun } from './plan-nouns.ts'
import { headingScore } from './plan-rank.ts'

/** The place whose children are asked for: its heading fits the words, or several of its children were found. */
export function listOf(question: string, plan: PlanId, hits: readonly Hit[], desk: PlanDesk): Place | null {
  const terms = desk.weights.terms(question)
  const found = hits.slice(0, 8).filter((hit) => hit.via !== 'reference')
  const top = found[0]
  const noun = tellingNoun(question)
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

/** "những kỹ năng nào" is not answered by a list of groups: what is listed must be named by the heading or the children. */
function holdsNoun(question: string, plan: PlanId, place: Place, desk: PlanDesk): boolean {
  const noun = tellingNoun(question)
  if (noun === null) return true
  const names = [place.heading ?? '', ...place.children.map((path) => desk.place(`${plan}#${path}`)?.heading ?? '')]
  return words(fold(names.join(' '))).includes(noun)
}
