import { redact } from '../../shared/redact.ts'
import type { SendResult } from '../channel.ts'
import { neverReached } from '../connection.ts'
import { codeOf } from '../http.ts'
import { OaError } from './api.ts'
import { TokenError } from './tokens.ts'

/** Sending failed: what may be concluded. Codes are those of Zalo's error page as read in September 2026. */

/** Without a token; the sender's own back-off grows it. */
const NO_TOKEN_MS = 30_000
/** The limit of 4,000 requests counts by the minute. */
const PACE_MS = 60_000
/** One person's share of messages is counted by the day. */
const SHARE_MS = 3_600_000

export function outcomeOf(error: unknown): SendResult {
  if (error instanceof TokenError)
    return error.kind === 'lost'
      ? { status: 'down', why: 'auth' }
      : { status: 'retry', afterMs: NO_TOKEN_MS, scope: 'account', why: redact(error.message) }
  if (error instanceof OaError) return outcomeOfAnswer(error)
  const unreached = neverReached(error)
  if (unreached) return unreached
  // A reset or a time-out: Zalo may have taken the message before the line broke.
  return { status: 'unknown', why: codeOf(error) }
}

function outcomeOfAnswer({ error, status, message, afterMs }: OaError): SendResult {
  const why = redact(`${error ?? `HTTP ${status}`} ${message}`.trim()).slice(0, 200)
  // Turned away at the door: nothing behind it saw the message.
  if (status === 429 || error === -32) return { status: 'retry', afterMs: afterMs ?? PACE_MS, scope: 'account', why }
  if (status === 401) return { status: 'down', why: 'auth' }
  switch (error) {
    case null:
      return { status: 'unknown', why: `HTTP ${status}` }
    case -216:
    case -220:
      return { status: 'down', why: 'auth' }
    case -213:
      return { status: 'blocked', why: 'blocked-by-user' }
    case -230:
    case -232:
      return { status: 'blocked', why: 'window-closed' }
    case -211:
      return { status: 'down', why: 'quota' }
    case -218:
      return { status: 'retry', afterMs: SHARE_MS, scope: 'chat', why }
    default:
      return { status: 'rejected', why }
  }
}
