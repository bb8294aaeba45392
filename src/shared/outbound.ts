import { type Agent, Agent as HttpAgent, request as overHttp } from 'node:http'
import { Agent as HttpsAgent, request as overHttps } from 'node:https'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { isNear } from './near.ts'

/**
 * How this machine calls others: directly, or through the proxy of `OUTBOUND_PROXY`. Loopback and private hosts are always called
 * directly: a proxy outside would not find them, and what stays in the building need not leave it.
 */
export interface Outbound {
  /** For clients of `node:http`; undefined: the address is called directly. */
  agentFor(url: string): Agent | undefined
  /** As the global one. */
  fetch: typeof fetch
}

/** `proxy`: `http://host:port`; left out, everything is called directly. */
export function openOutbound(proxy?: string): Outbound {
  if (proxy === undefined) return { agentFor: () => undefined, fetch }
  // Node's own proxy support, given per agent so that near calls stay direct.
  const through = { keepAlive: true, proxyEnv: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy } }
  const agents = { 'http:': new HttpAgent(through), 'https:': new HttpsAgent(through) }
  const agentFor = (url: string) =>
    isNear(url) ? undefined : agents[new URL(url).protocol === 'http:' ? 'http:' : 'https:']
  return {
    agentFor,
    fetch: async (input, init) => {
      const asked = new Request(input, init)
      const agent = agentFor(asked.url)
      return agent ? await fetchThrough(agent, asked) : await fetch(input, init)
    },
  }
}

/** A request over Node's own client, which unlike the global fetch takes an agent. Redirects are errors or left to the caller. */
async function fetchThrough(agent: Agent, asked: Request): Promise<Response> {
  const body = asked.body ? Buffer.from(await asked.arrayBuffer()) : null
  const headers: Record<string, string> = Object.fromEntries(asked.headers)
  if (body) headers['content-length'] = String(body.byteLength)
  return new Promise((resolve, reject) => {
    const send = asked.url.startsWith('http:') ? overHttp : overHttps
    const sent = send(asked.url, { method: asked.method, headers, agent, signal: asked.signal }, (answer) => {
      const status = answer.statusCode ?? 502
      if (status >= 300 && status < 400 && asked.redirect === 'error') {
        answer.destroy()
        return reject(new TypeError('unexpected redirect'))
      }
      const isEmpty = status === 204 || status === 304
      const content = isEmpty ? null : (Readable.toWeb(answer) as NodeStream as ReadableStream)
      const pairs = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      )
      resolve(new Response(content, { status, headers: pairs }))
    })
    sent.on('error', reject)
    sent.end(body ?? undefined)
  })
}
