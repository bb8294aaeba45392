import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Compares a webhook's secret header with ours in constant time: digests of equal length, so that neither the length
 * nor the first differing byte shows in the time taken. A missing header never matches.
 */
export function secretMatches(given: string | null, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(expected)) && given !== null
}
