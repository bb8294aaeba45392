import type { Bm25 } from './bm25.ts'
import type { QueryTerms } from './query-terms.ts'

/** A word of a guide's sections counts less than one in the ways people ask for it: sections mention neighbouring subjects. */
const SECTION = 0.3

/**
 * How well each guide as a whole has the words of a question. A long story spreads over several phrasings and steps, none of which
 * holds much of it; and a word is rare here when few guides have it, however often those repeat it.
 *
 * @param guideOf number of the guide of each unit
 * @param isAsk whether a unit is a way of asking
 * @returns per guide, 1 for the best one
 */
export function makeWholeGuides(bm25: Bm25, guideOf: Uint32Array, isAsk: (unit: number) => boolean) {
  const guides = guideOf.reduce((most, guide) => Math.max(most, guide + 1), 0)
  const held = new Float64Array(guides)
  const { starts, units } = bm25.data

  return ({ terms }: QueryTerms): Float64Array => {
    const scores = new Float64Array(guides)
    for (const { term, weight } of terms) {
      const id = bm25.idOf(term)
      if (id === undefined) continue
      held.fill(0)
      const end = starts[id + 1] as number
      for (let at = starts[id] as number; at < end; at += 1) {
        const unit = units[at] as number
        const guide = guideOf[unit] as number
        if (held[guide] !== 1) held[guide] = isAsk(unit) ? 1 : SECTION
      }
      const having = held.reduce((sum, value) => sum + value, 0)
      const rarity = Math.log(1 + (guides - having + 0.5) / (having + 0.5))
      for (let guide = 0; guide < guides; guide += 1)
        scores[guide] = (scores[guide] as number) + weight * rarity * (held[guide] as number)
    }
    const best = scores.reduce((most, score) => Math.max(most, score), 1e-6)
    return scores.map((score) => score / best)
  }
}
