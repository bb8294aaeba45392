import type { SendResult } from './channel.ts'

/** Errors before any byte was sent, whatever the platform: certainly not delivered. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_PROXY_TUNNEL',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** Wait after a failure to connect, in milliseconds; the sender's own back-off grows it. */
const RECONNECT_MS = 2000

/** The system's code of a failed call, or null; `fetch` hides it in the cause. Never the message, which may hold what was sent. */
export function systemCode(error: unknown): string | null {
  const { code } = ((error as { cause?: unknown } | null)?.cause ?? error ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : null
}

/** The send to be tried again, where the platform was never reached; null where it may have taken the message. */
export function neverReached(error: unknown): Extract<SendResult, { status: 'retry' }> | null {
  const code = systemCode(error)
  return code !== null && NEVER_CONNECTED.has(code)
    ? { status: 'retry', afterMs: RECONNECT_MS, scope: 'account', why: code }
    : null
}
