import { z } from 'zod'

/** The Zalo Bot API in one function: every method is a POST of JSON, and whether it worked stands in the body, not in the status. */

/** What the platform said. HTTP 200 is not success: `ok` is. */
export type ZaloAnswer =
  | { ok: true; result: unknown }
  /** `code` from the body, else the HTTP status. `description` may be empty. */
  | { ok: false; code: number; description: string }
  /** A page of a proxy, or half an answer: nobody knows what became of the call. */
  | { ok: 'unreadable'; status: number }

/** Rejects when there is no answer at all: never connected, cut off, or out of time. */
export type ZaloCall = (method: string, body: Record<string, unknown>, signal: AbortSignal) => Promise<ZaloAnswer>

export const OFFICIAL_ROOT = 'https://bot-api.zaloplatforms.com'

const envelope = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.coerce.number().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
})

/** `root` without a slash at the end. The token stands in the address, so an address is never put into an error. */
export function zaloClient(root: string, token: string, fetchOut: typeof fetch = fetch): ZaloCall {
  return async (method, body, signal) => {
    const response = await fetchOut(`${root}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A redirect would carry the token to somebody else.
      redirect: 'error',
      signal,
    })
    const text = await response.text()
    return read(text, response.status)
  }
}

function read(text: string, status: number): ZaloAnswer {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { ok: 'unreadable', status }
  }
  const parsed = envelope.safeParse(raw)
  if (!parsed.success) return { ok: 'unreadable', status }
  const { ok, result, error_code, description } = parsed.data
  return ok ? { ok, result } : { ok, code: error_code ?? status, description: description ?? '' }
}
