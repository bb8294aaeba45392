import type { CitedAddress, PlanId } from '../knowledge/plan.ts'
import type { Found, Hit } from '../retrieval/retriever.ts'
import { fold, words } from '../shared/text.ts'
import { readPhrases } from './phrases.ts'
import type { PlanDesk } from './plan-desk.ts'
import type { Term } from './weights.ts'

/** Which of the places found fit a question, by score and by the headings over them. */

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

/** Only a heading over other places: what is inside says more. */
export function isBare(hit: Hit, desk: PlanDesk): boolean {
  const place = desk.place(hit.passage.address)
  return place !== undefined && place.blocks.length === 0 && place.children.length > 0
}

/** How much of the question a place's heading and those above it name. */
export function headingScore(address: CitedAddress, terms: readonly Term[], desk: PlanDesk): number {
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

/** The same point under a sister heading, in nearly the same words: the targets of 2025 and of 2026. */
export function isTwin(one: Hit, other: Hit, desk: PlanDesk): boolean {
  const [a, b] = [one.passage.address, other.passage.address].map((address) => address.split('.'))
  if (a === undefined || b === undefined || a.length !== b.length || a.length < 3 || a.at(-1) !== b.at(-1)) return false
  const terms = desk.weights.terms(one.passage.text)
  return desk.weights.score(terms, other.passage.text) >= 0.5 * terms.reduce((sum, term) => sum + term.weight, 0)
}
