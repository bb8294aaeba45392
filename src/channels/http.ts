import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Outbound } from '../shared/outbound.ts'

/** One HTTP exchange. Node's own client rather than fetch: it takes a proxy agent, and says whether a connection was made. */

export interface Exchange {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body?: Buffer
  /** The proxy's agent for an address; undefined: called directly. */
  agentFor?: Outbound['agentFor']
  signal?: AbortSignal
  /** Longest answer taken, in bytes; more rejects. */
  maxBytes?: number
  /** Finds the host's addresses; not asked through a proxy, which looks names up itself. */
  lookup?: LookupFunction
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
}

/** An exchange without an answer in this time is in doubt. */
const TIMEOUT_MS = 20_000
const MAX_BYTES = 1024 * 1024

/** @throws the socket's error, with its `code`; `ETIMEDOUT` and `ABORT_ERR` for an exchange cut short */
export async function exchange(asked: Exchange): Promise<Answer> {
  const secure = asked.url.startsWith('https:')
  const agent = asked.agentFor?.(asked.url)
  const limit = asked.maxBytes ?? MAX_BYTES
  const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(asked.signal ? [asked.signal] : [])])
  return new Promise((resolve, reject) => {
    const sent = (secure ? overHttps : overHttp)(
      asked.url,
      {
        method: asked.method,
        headers: { ...asked.headers, ...(asked.body ? { 'content-length': String(asked.body.byteLength) } : {}) },
        signal,
        // A kept connection may be closed under the next message, which is then in doubt without need.
        agent: agent ?? false,
        ...(asked.lookup && !agent ? { lookup: asked.lookup } : {}),
      },
      (response) => {
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.byteLength
          if (size > limit) response.destroy(new Error('the answer is too long'))
          else chunks.push(chunk)
        })
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(asked.body)
  })
}

/** The socket's word for what happened, or the kind of error; never its message, which may hold what was sent. */
export function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'error'
}
