/** What a benchmark is, and what it hands back: one figure of ours beside the same figure of a peer, from one run. */

export interface Goal {
  /** In Vietnamese, as the printed page has it: "p50 ≤ 1 ms". */
  text: string
  met: boolean
  /** A promise, not a wish: the command fails when it is broken. */
  hard: boolean
}

export interface Measured {
  ours: number
  /** Null where the peer has no such figure. */
  peer: number | null
  /** How many times better ours is; infinite counts (nothing missed at all) are null. */
  ratio: number | null
  /** In Vietnamese. */
  unit: string
  /** Name and version of what ours stands beside. */
  peerName: string
  /** Every value the medians and shares were made of. */
  raw: readonly unknown[]
  /** Other figures of the same run, by their Vietnamese names. */
  also: Record<string, number | string>
  goals: readonly Goal[]
}

export interface Benchmark {
  name: string
  /** What it says to somebody who decides whether to use this, in Vietnamese. */
  title: string
  run(options: { full: boolean }): Promise<Measured>
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Share of `values` for which `holds` is true; 0 of nothing. */
export function share<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length
}

/** To so many digits after the point, so that printed and compared numbers are the same. */
export function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits))
}

/** `a / b`, or null when `b` is nothing: such a ratio would be infinite, and JSON knows no infinity. */
export function ratioOf(a: number, b: number): number | null {
  return b === 0 ? null : round(a / b)
}

/** Deterministic numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
