import { secretMatches } from './webhook-secret.ts'

/** Most a webhook body may hold, in bytes; the platforms' own stay far below. */
const BODY_LIMIT = 256 * 1024

/**
 * A webhook as a fetch-style handler. The secret in `header` is checked before a byte of the body is read: 401 with an empty body.
 * `receive` gets the parsed body and its text, and resolves when the message is stored; if it rejects the answer is 500, and the
 * platform sends the update again.
 */
export function webhookHandler(
  header: string,
  secret: string,
  receive: (update: unknown, body: string) => Promise<void>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!secretMatches(request.headers.get(header), secret)) return new Response(null, { status: 401 })
    const bytes = await readLimited(request)
    if (bytes === null) return new Response(null, { status: 413 })
    const body = bytes.toString('utf8')
    let update: unknown
    try {
      update = JSON.parse(body)
    } catch {
      return new Response(null, { status: 400 })
    }
    try {
      await receive(update, body)
    } catch {
      return new Response(null, { status: 500 })
    }
    return new Response(null, { status: 200 })
  }
}

/** The bytes of a body as they came, or null as soon as they grow beyond the limit. */
export async function readLimited(request: Request): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > BODY_LIMIT) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
