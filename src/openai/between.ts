import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { sha256 } from '../shared/ids.ts'
import { type Endpoint, FETCH_OPTIONS } from './host.ts'
import type { TapeRow } from './tape-file.ts'

/**
 * A loopback stand-in between the product and a model service, for evaluations: passes requests on and keeps what came back, or
 * answers from what was kept. It sees every way the product asks (words, tools, vectors), whatever client asks.
 */

/** What went through, in all. */
export interface Traffic {
  requests: number
  /** Answered from the tape. */
  replayed: number
  /** Asked for, and not on the tape; only without an endpoint. */
  missing: number
  /** Answers that were none: a status other than 200, or cut off. */
  failed: number
  promptTokens: number
  completionTokens: number
  /** How long the service took for each chat request, in milliseconds: now, or when it was recorded. */
  chatMs: number[]
}

export interface Between {
  /** What the product is given in place of the service's address. */
  baseUrl: string
  traffic: Traffic
  close(): Promise<void>
}

/**
 * Listens on 127.0.0.1. What stands in `rows` is answered from there, what is new is put there: asking twice costs once. Without an
 * `endpoint`, what is new is answered 404 and counted as missing.
 */
export async function standBetween(endpoint: Endpoint | null, rows: Map<string, TapeRow>): Promise<Between> {
  const traffic: Traffic = {
    requests: 0,
    replayed: 0,
    missing: 0,
    failed: 0,
    promptTokens: 0,
    completionTokens: 0,
    chatMs: [],
  }
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const path = request.url ?? '/'
    const key = keyOf(path, body)
    traffic.requests += 1
    const kept = rows.get(key)
    if (kept) traffic.replayed += 1
    else if (endpoint === null) {
      traffic.missing += 1
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"not recorded"}}')
      return
    }
    const row = kept ?? { key, path, ...(await passOn(endpoint as Endpoint, path, body, response)) }
    rows.set(key, row)
    count(row)
    // The asking side had given up then, and is let go now, without the wait.
    if (row.status === 0) return void response.destroy()
    const retry = row.retryAfter === undefined ? {} : { 'retry-after': row.retryAfter }
    response.writeHead(row.status, { 'content-type': 'application/json', ...retry }).end(row.body)
  }

  function count(row: TapeRow): void {
    if (row.path.endsWith('/chat/completions')) traffic.chatMs.push(row.ms)
    if (row.status !== 200) traffic.failed += 1
    const { promptTokens, completionTokens } = tokensOf(row.body)
    traffic.promptTokens += promptTokens
    traffic.completionTokens += completionTokens
  }

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traffic,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const usageSchema = z.object({
  usage: z.object({ prompt_tokens: z.number().default(0), completion_tokens: z.number().default(0) }).nullish(),
})

/** The same question is the same request whatever the order of its fields. */
function keyOf(path: string, body: string): string {
  return sha256(`${path}\n${body.startsWith('{') ? JSON.stringify(sorted(JSON.parse(body))) : body}`)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inside]) => [name, sorted(inside)]))
}

type Passed = Pick<TapeRow, 'status' | 'retryAfter' | 'body' | 'ms'>

async function passOn(endpoint: Endpoint, path: string, body: string, response: ServerResponse): Promise<Passed> {
  const began = performance.now()
  const giveUp = new AbortController()
  response.once('close', () => giveUp.abort())
  const took = () => Math.round(performance.now() - began)
  try {
    const reply = await fetch(endpoint.baseUrl.replace(/\/$/u, '') + path, {
      ...FETCH_OPTIONS,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(endpoint.apiKey === null ? {} : { authorization: `Bearer ${endpoint.apiKey}` }),
      },
      body,
      signal: giveUp.signal,
    })
    const retryAfter = reply.headers.get('retry-after')
    const text = await reply.text()
    return { status: reply.status, ...(retryAfter === null ? {} : { retryAfter }), body: text, ms: took() }
  } catch {
    // Not reached, or not in time: the product takes both for no answer.
    return { status: 0, body: '', ms: took() }
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** As the service counted them itself; nothing where it does not say. */
function tokensOf(body: string): { promptTokens: number; completionTokens: number } {
  const none = { promptTokens: 0, completionTokens: 0 }
  try {
    const { usage } = usageSchema.parse(JSON.parse(body))
    return usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens } : none
  } catch {
    return none
  }
}
