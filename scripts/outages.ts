import { timeOn } from '../src/shared/clock.ts'

/** Times in a made-up year in which nothing can be sent. */

const MINUTE = 60_000
const DAY_MS = 86_400_000

export type Span = readonly [from: number, to: number]

/** Our process down, and the account not connected: from half an hour to two days, about twice a month each. */
export function outages(random: () => number, first: number, days: number): { down: Span[]; absent: Span[] } {
  const some = (): Span[] =>
    Array.from({ length: Math.ceil(days / 15) }, () => {
      const from = timeOn(first, 0, 0) + Math.floor(random() * days * DAY_MS)
      return [from, from + 30 * MINUTE + Math.floor(random() ** 3 * 2 * DAY_MS)] as const
    }).sort((a, b) => a[0] - b[0])
  return { down: some(), absent: some() }
}
