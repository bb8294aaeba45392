import { readLimited } from '../webhook.ts'
import { SIGNATURE_HEADER, type Signing, type Verdict, verify } from './verify.ts'

/**
 * Zalo's pushes as a fetch-style handler. Unlike a secret header, a signature needs the body, so it is read first, up to the limit,
 * and judged as bytes before it is parsed: 401 with an empty body when it is not Zalo's. `receive` resolves when the message is
 * stored; if it rejects the answer is 500, and Zalo sends the event again.
 */
export function webhookHandler(
  signing: Signing,
  now: () => number,
  receive: (event: unknown, body: string) => Promise<void>,
  refused: (why: Exclude<Verdict, 'genuine'>) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    // Without a signature nothing is read: an unsigned flood costs nothing.
    const signature = request.headers.get(SIGNATURE_HEADER)
    if (signature === null) return empty(401)
    const body = await readLimited(request)
    if (body === null) return empty(413)
    const verdict = verify(body, signature, signing, now())
    if (verdict !== 'genuine') {
      refused(verdict)
      return empty(401)
    }
    const text = body.toString('utf8')
    let event: unknown
    try {
      event = JSON.parse(text)
    } catch {
      return empty(400)
    }
    try {
      await receive(event, text)
    } catch {
      return empty(500)
    }
    return empty(200)
  }
}

function empty(status: number): Response {
  return new Response(null, { status })
}
