import { z } from 'zod'
import type { Outbound } from '../../shared/outbound.ts'
import { type Answer, type Exchange, exchange } from '../http.ts'
import type { Tokens } from './tokens.ts'

/** The calls of the OpenAPI we use, each with the current token in its header. A refused token is replaced and the call repeated, once. */

export interface ApiOptions {
  root: string
  tokens: Tokens
  agentFor?: Outbound['agentFor']
}

/** What Zalo said: `error` 0 is success, whatever the HTTP status. */
export interface Said {
  error: number
  message: string
  data: Record<string, unknown>
}

/** Zalo answered and refused, or answered something that is no answer (`error` null: nobody knows what became of the call). */
export class OaError extends Error {
  readonly error: number | null
  readonly status: number
  /** Milliseconds Zalo asks us to wait, when it says so. */
  readonly afterMs: number | null
  constructor(error: number | null, status: number, message: string, afterMs: number | null = null) {
    super(message)
    this.name = 'OaError'
    this.error = error
    this.status = status
    this.afterMs = afterMs
  }
}

export interface Api {
  /** @throws OaError, TokenError, or the socket's error */
  sendText(user: string, message: Record<string, unknown>, signal?: AbortSignal): Promise<Said>
  /** The attachment's id. @throws as above; nothing was delivered to anybody */
  uploadImage(bytes: Uint8Array, mime: string, signal?: AbortSignal): Promise<string>
  /** Who the account is: a harmless call. @throws as above */
  aboutUs(): Promise<{ id: string | null }>
}

/** Invalid and expired token. */
const REFUSED_TOKEN = new Set([-216, -220])

const answerOf = z.looseObject({
  error: z.coerce.number(),
  message: z.string().catch(''),
  data: z.record(z.string(), z.unknown()).catch({}),
})

export function createApi({ root, tokens, agentFor }: ApiOptions): Api {
  async function call(
    asked: Omit<Exchange, 'headers' | 'agentFor'> & { headers?: Record<string, string> },
  ): Promise<Said> {
    const once = async (token: string) =>
      read(
        await exchange({
          ...asked,
          headers: { ...asked.headers, access_token: token },
          ...(agentFor ? { agentFor } : {}),
        }),
      )
    const token = await tokens.access()
    try {
      return await once(token)
    } catch (error) {
      const refused = error instanceof OaError && (REFUSED_TOKEN.has(error.error ?? 0) || error.status === 401)
      if (!refused) throw error
      return await once(await tokens.instead(token))
    }
  }

  return {
    sendText: (user, message, signal) =>
      call({
        method: 'POST',
        url: `${root}/v3.0/oa/message/cs`,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify({ recipient: { user_id: user }, message })),
        ...(signal ? { signal } : {}),
      }),
    async uploadImage(bytes, mime, signal) {
      const { type, body } = formOf(bytes, mime)
      const said = await call({
        method: 'POST',
        url: `${root}/v2.0/oa/upload/image`,
        headers: { 'content-type': type },
        body,
        ...(signal ? { signal } : {}),
      })
      const id = said.data.attachment_id
      if (typeof id !== 'string' || id === '') throw new OaError(null, 200, 'no attachment id')
      return id
    },
    async aboutUs() {
      const { data } = await call({ method: 'GET', url: `${root}/v2.0/oa/getoa` })
      const id = data.oa_id
      return { id: typeof id === 'string' || typeof id === 'number' ? String(id) : null }
    },
  }
}

function read({ status, headers, bytes }: Answer): Said {
  let said: unknown = null
  try {
    said = JSON.parse(bytes.toString('utf8'))
  } catch {
    // A page of a proxy, or half an answer: told below as no answer.
  }
  const parsed = answerOf.safeParse(said)
  const retryAfter = Number(headers['retry-after'])
  const afterMs = retryAfter > 0 ? retryAfter * 1000 : null
  if (!parsed.success) throw new OaError(null, status, `HTTP ${status}`, afterMs)
  if (parsed.data.error !== 0) throw new OaError(parsed.data.error, status, parsed.data.message, afterMs)
  if (status >= 400) throw new OaError(null, status, `HTTP ${status}`, afterMs)
  return parsed.data
}

/** One file as a form. The boundary is random bytes of no picture. */
function formOf(bytes: Uint8Array, mime: string): { type: string; body: Buffer } {
  const boundary = `hvs-${crypto.randomUUID()}`
  const name = mime === 'image/png' ? 'hinh.png' : 'hinh.jpg'
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${mime}\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }
}
