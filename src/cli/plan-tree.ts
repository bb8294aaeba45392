import type { Place, Plan } from '../knowledge/plan.ts'

/** One line of `hvs plan tree <plan-id> --jsonl`. */
export interface PlanTreeRow {
  plan: string
  /** Without the plan id. */
  path: string
  /** Null for parts. */
  parent: string | null
  /** Without label and marks; null when the numbered line is itself the text. */
  heading: string | null
  /** First eight words of the place's own blocks, bullets and marks dropped; null when it has none. */
  first_words: string | null
}

const FIRST_WORDS = 8

/** Every numbered place of a plan, in document order. */
export function planTree(plan: Plan): PlanTreeRow[] {
  return plan.places.map((place) => ({
    plan: plan.meta.id,
    path: place.path,
    parent: place.parent,
    heading: place.heading,
    first_words: firstWords(place),
  }))
}

/** A footnote stands at the foot of the page, so it opens no place. */
function firstWords(place: Place): string | null {
  const own = place.blocks.filter((block) => block.kind !== 'footnote').map((block) => block.text)
  const words = own.join(' ').split(/\s+/u).filter(Boolean)
  return words.length === 0 ? null : words.slice(0, FIRST_WORDS).join(' ')
}
