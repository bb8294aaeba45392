/** How long answers may be computed without a look at what arrives: a fifth of the 50 ms in which a webhook is acknowledged. */
const SLICE_MS = 10
/** Weight of the newest measurement: a few slow answers are noticed, one alone changes little. */
const NEWEST = 0.3

/** How many answers are begun before the event loop goes round: many light ones share a commit, heavy ones go by themselves. */
export interface Slice {
  /** At least 1, at most `most`. */
  atOnce(): number
  /** So many answers, begun together, kept the event loop busy for `ms`. */
  took(ms: number, answers: number): void
}

/** `most`: answers begun together while nothing is known of what they cost. */
export function makeSlice(most: number): Slice {
  /** Milliseconds an answer; nothing is known of the first ones. */
  let usual = 0
  return {
    atOnce: () => (usual === 0 ? most : Math.max(1, Math.min(most, Math.floor(SLICE_MS / usual)))),
    took(ms, answers) {
      if (answers === 0) return
      const each = ms / answers
      usual = usual === 0 ? each : usual + NEWEST * (each - usual)
    },
  }
}
