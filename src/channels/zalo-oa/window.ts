/** When we may write: Zalo counts from the person's last message (its conditions for consultation messages, read 22 Sep 2026). */

const HOUR = 3_600_000
const FREE_MS = 48 * HOUR
const LAST_MS = 7 * 24 * HOUR

export type Window = 'free' | 'paid' | 'closed'

/** `heardAt`: epoch milliseconds of their last message, null when they never wrote. */
export function windowAt(heardAt: number | null, now: number): Window {
  if (heardAt === null) return 'closed'
  const silent = now - heardAt
  if (silent < FREE_MS) return 'free'
  return silent < LAST_MS ? 'paid' : 'closed'
}

/** Last messages heard by this process, so that a reply does not wait for the store; older ones are the store's to know. */
export function createHeard(): { note(user: string, at: number): void; at(user: string): number | null } {
  const heard = new Map<string, number>()
  let swept = 0
  return {
    note(user, at) {
      heard.set(user, Math.max(at, heard.get(user) ?? 0))
      if (at - swept < HOUR) return
      swept = at
      // Addresses of people who have not agreed to anything are kept 48 h, no longer.
      for (const [one, last] of heard) if (at - last > FREE_MS) heard.delete(one)
    },
    at: (user) => heard.get(user) ?? null,
  }
}
