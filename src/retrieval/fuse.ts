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

/** Weight of the word leg and of the vector leg: see ViRE's comparison in the design for why weights and not ranks. */
export const FUSION = { words: 0.72, vectors: 0.28 } as const
