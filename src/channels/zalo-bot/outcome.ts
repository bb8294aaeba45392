import { redact } from '../../shared/redact.ts'
import type { SendResult } from '../channel.ts'
import { neverReached, systemCode } from '../connection.ts'
import type { ZaloAnswer } from './client.ts'

/** A call that did not work: what may be concluded. A lost answer is never "not delivered". */

/** The platform names no time to wait: a minute, doubled each time, at most half an hour. */
const FLOOD_MS = 60_000
const MOST_FLOOD_MS = 30 * 60_000
/** So many refusals in a row are no burst any more: the month is used up. */
const FLOODS_IN_A_ROW = 5

/** What the call rejected with. */
export function outcomeOfFailure(error: unknown): SendResult {
  const unreached = neverReached(error)
  if (unreached) return unreached
  // A reset, a cut or a time-out: the server may have taken the message before the line broke.
  return { status: 'unknown', why: systemCode(error) ?? (error instanceof Error ? error.name : 'error') }
}

export interface Floods {
  /** A send was refused as one too many. */
  refused(now: number, why: string): SendResult
  /** A send worked. */
  passed(): void
}

/** Refusals of sends that were under way together are one flood, or four in flight would count as four. */
export function countFloods(): Floods {
  let inARow = 0
  let until = 0
  return {
    refused(now, why) {
      if (now >= until) {
        until = now + Math.min(FLOOD_MS * 2 ** inARow, MOST_FLOOD_MS)
        inARow += 1
      }
      if (inARow > FLOODS_IN_A_ROW) return { status: 'down', why: 'quota' }
      return { status: 'retry', afterMs: until - now, scope: 'account', why }
    },
    passed() {
      inARow = 0
      until = 0
    },
  }
}

export function outcomeOfRefusal(answer: Exclude<ZaloAnswer, { ok: true }>, floods: Floods, now: number): SendResult {
  if (answer.ok === 'unreadable') return { status: 'unknown', why: `unreadable answer, HTTP ${answer.status}` }
  const { code } = answer
  const why = redact(`${code} ${answer.description}`).slice(0, 200)
  if (code === 429) return floods.refused(now, why)
  if (code === 401) return { status: 'down', why: 'auth' }
  // 403 is documented as "internal server error", not as a block; nobody knows the code of a block.
  if (code === 403 || code === 408 || code >= 500) return { status: 'unknown', why }
  return { status: 'rejected', why }
}
