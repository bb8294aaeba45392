import type { Account } from '../channels/channel.ts'
import { VIETNAM_OFFSET_MS } from '../shared/clock.ts'
import type { OutboxStore } from './outbox.ts'

/** Some platforms give an account so many messages a calendar month and no more. */
export interface Month {
  /** How many may still go out that nobody asked for. */
  unaskedLeft(now: number): number
  /** How many went out this month, asked for or not. */
  used(now: number): number
  /** A send began, in so many parts. Told once each: little is left for what nobody asked for, or nothing is. */
  took(parts: number, now: number): 'low' | 'used' | null
}

/** A fifth of the month is kept for answers, as a fifth of the pace is. */
const REPLY_SHARE = 0.2
/** Of a month's messages: so few left for lessons are worth a warning. */
const LOW_SHARE = 0.2

/** `used` were begun since `monthStart(now)`. */
export function createMonth(perMonth: number, used: number, now: number): Month {
  let counted = used
  let since = monthStart(now)

  /** A clock set back into the month before must not give its messages anew. */
  function turnPage(at: number): void {
    if (monthStart(at) <= since) return
    since = monthStart(at)
    counted = 0
  }

  function unaskedLeft(at: number): number {
    turnPage(at)
    return Math.max(0, Math.floor(perMonth * (1 - REPLY_SHARE)) - counted)
  }

  return {
    unaskedLeft,
    used(at) {
      turnPage(at)
      return counted
    },
    took(parts, at) {
      const before = unaskedLeft(at)
      counted += parts
      const left = unaskedLeft(at)
      if (before > 0 && left === 0) return 'used'
      const low = perMonth * LOW_SHARE
      return before > low && left <= low ? 'low' : null
    },
  }
}

/**
 * Counted from what the outbox began this month, so that a restart forgets nothing. Rows live 30 days: on a 31st those of
 * the 1st are missed, which the part kept for answers outweighs; so are second parts of long messages. Endless when the
 * platform counts none.
 */
export async function openMonth(
  outbox: OutboxStore,
  account: Account,
  perMonth: number | undefined,
  now: number,
): Promise<Month> {
  if (perMonth === undefined) return createMonth(Number.POSITIVE_INFINITY, 0, now)
  const { recent } = await outbox.pacing(account, monthStart(now))
  return createMonth(perMonth, recent.length, now)
}

/** The first moment of the month after, in Vietnam. */
export function nextMonth(now: number): number {
  return monthStart(monthStart(now) + 32 * 86_400_000)
}

/** The first moment of the month in Vietnam. */
export function monthStart(now: number): number {
  const local = new Date(now + VIETNAM_OFFSET_MS)
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - VIETNAM_OFFSET_MS
}
