import { secretMatches } from '../webhook-secret.ts'

/** Most a webhook body may hold, in bytes; Telegram's own updates stay far below. */
export const BODY_LIMIT = 256 * 1024

/**
 * The webhook as a fetch-style handler. The secret is checked before a byte of the body is read: 401 with an empty body.
 * `receive` resolves when the update is stored; if it rejects the answer is 500, and Telegram sends the update again.
 */
export function webhookHandler(
  secret: string,
  receive: (update: unknown) => Promise<void>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!secretMatches(request.headers.get('x-telegram-bot-api-secret-token'), secret))
      return new Response(null, { status: 401 })
    const body = await readLimited(request)
    if (body === null) return new Response(null, { status: 413 })
    let update: unknown
    try {
      update = JSON.parse(body)
    } catch {
      return new Response(null, { status: 400 })
    }
    try {
      await receive(update)
    } catch {
      return new Response(null, { status: 500 })
    }
    return new Response(null, { status: 200 })
  }
}

/** The body as text, or null as soon as it grows beyond the limit. */
async function readLimited(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > BODY_LIMIT) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
