/**
 * Min-max scaling of one leg's scores over some units, so that legs of different sizes can be added by weight. Fixed weights over
 * min-max scores beat ranks (RRF) in 137 of 140 comparisons of the ViRE report (EACL 2026).
 */
export function rangeOf(units: readonly number[], scores: ArrayLike<number>): (score: number) => number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const unit of units) {
    const score = scores[unit] as number
    if (score < low) low = score
    if (score > high) high = score
  }
  const width = high - low
  return (score) => (width > 0 ? (score - low) / width : 0)
}

/**
 * An outside embedder's share of the vector leg, the built-in one keeping the rest: half, since no outside model was measured here.
 * What the question is held to be about at all rests on the built-in one alone, whose cosines that judgement was fitted on: models
 * of the E5 family give 0.8 to any two texts, and would make everything a question for us.
 */
export const OUTSIDE_SHARE = 0.5

/** Weight of the word leg and of the vector leg: see ViRE's comparison in the design for why weights and not ranks. */
export const FUSION = { words: 0.72, vectors: 0.28 } as const
