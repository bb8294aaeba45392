import type { Bm25 } from './bm25.ts'
import type { QueryTerms } from './query-terms.ts'

/** A word of a guide's sections counts less than one in the ways people ask for it: sections mention neighbouring subjects. */
const SECTION = 0.35
/** As many units are added to each guide as if they spoke like all guides together: a word met once in a guide proves little. */
const SMOOTHING = 16
/** What one word may say against a guide: a story is told in many words that its guide never uses. */
const AGAINST = -1

/**
 * How the words of a question speak for each guide as a whole (naive Bayes over its phrasings and sections). The best single phrasing
 * is a matter of luck: a long story spreads over several phrasings and steps, none of which holds much of it, and neighbours share
 * single phrasings but not the whole of their words.
 *
 * @param guideOf number of the guide of each unit
 * @param isAsk whether a unit is a way of asking
 * @returns per guide, natural logarithms of odds against texts of all guides together
 */
export function makeWholeGuides(bm25: Bm25, guideOf: Uint32Array, isAsk: (unit: number) => boolean) {
  const guides = guideOf.reduce((most, guide) => Math.max(most, guide + 1), 0)
  const counts = Float32Array.from(guideOf, (_, unit) => (isAsk(unit) ? 1 : SECTION))
  const sizes = new Float64Array(guides)
  for (const [unit, guide] of guideOf.entries()) sizes[guide] = (sizes[guide] as number) + (counts[unit] as number)
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const held = new Float64Array(guides)
  const { starts, units } = bm25.data

  return ({ terms }: QueryTerms): Float64Array => {
    const scores = new Float64Array(guides)
    for (const { term, weight } of terms) {
      const id = bm25.idOf(term)
      if (id === undefined) continue
      held.fill(0)
      let having = 0
      const end = starts[id + 1] as number
      for (let at = starts[id] as number; at < end; at += 1) {
        const unit = units[at] as number
        const guide = guideOf[unit] as number
        const count = counts[unit] as number
        held[guide] = (held[guide] as number) + count
        having += count
      }
      const usual = having / all
      for (let guide = 0; guide < guides; guide += 1) {
        const share = ((held[guide] as number) + SMOOTHING * usual) / ((sizes[guide] as number) + SMOOTHING)
        scores[guide] = (scores[guide] as number) + weight * Math.max(AGAINST, Math.log(share / usual))
      }
    }
    return scores
  }
}
