import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegram } from '../../src/channels/telegram/index.ts'
import { createZaloBot } from '../../src/channels/zalo-bot/index.ts'
import { outcomeOfFailure } from '../../src/channels/zalo-bot/outcome.ts'
import { createApi } from '../../src/channels/zalo-oa/api.ts'
import { openListener } from '../../src/openai/speech.ts'
import { terminalWords } from '../../src/replies/terminal.ts'
import { silentLog } from '../../src/shared/log.ts'
import { openOutbound } from '../../src/shared/outbound.ts'

/** A loopback proxy: it answers every plain request itself, and notes which tunnels were asked for. */
let proxy: Server
let near: Server
let asked: { line: string; body: string; headers: IncomingMessage['headers'] }[]
let tunnels: string[]
let answer: { status: number; headers: Record<string, string>; body: string }
const rootOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeEach(async () => {
  asked = []
  tunnels = []
  answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true,"result":{"id":"1"}}' }
  proxy = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1')
      asked.push({ line: `${request.method} ${request.url}`, body, headers: request.headers })
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  near = createServer((_request, response) => response.end('{"ok":true,"result":{"id":"near"}}'))
  for (const server of [proxy, near]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterEach(() => {
  for (const server of [proxy, near]) {
    server.closeAllConnections()
    server.close()
  }
})
const out = () => openOutbound(rootOf(proxy))
const common = { log: silentLog(), now: () => 0, wait: async () => {}, pacePerSecond: 1 }
const sending = { id: 'r', why: 'reply', deadline: Number.MAX_SAFE_INTEGER } as const
const to = { channel: 'zalo-bot', account: '1', chat: 'lan', user: 'lan', kind: 'private' } as const

describe('OUTBOUND_PROXY', () => {
  it('carries a request to a public host with its method, headers and body, and brings the answer back', async () => {
    answer = { status: 201, headers: { 'x-mark': 'yes' }, body: 'đáp' }
    const response = await out().fetch('http://api.example.vn/x?y=1', {
      method: 'POST',
      body: 'chào',
      headers: { a: 'b' },
    })
    expect([response.status, response.headers.get('x-mark'), await response.text()]).toEqual([201, 'yes', 'đáp'])
    expect(asked[0]).toMatchObject({ line: 'POST http://api.example.vn/x?y=1', headers: { a: 'b' } })
    expect(Buffer.from(asked[0]?.body ?? '', 'latin1').toString()).toBe('chào')
  })

  it('asks for a tunnel to https hosts; one that is refused reached nobody', async () => {
    const failed = await out()
      .fetch('https://api.example.vn/')
      .catch((error: unknown) => error)
    expect(tunnels).toEqual(['api.example.vn:443'])
    expect(outcomeOfFailure(failed)).toMatchObject({ status: 'retry' })
  })

  it('is passed over for loopback and private hosts, and without it nothing changes', async () => {
    expect(await (await out().fetch(`${rootOf(near)}/`)).text()).toContain('near')
    for (const url of ['http://localhost:1/', 'http://10.0.0.7/', 'http://ollama:11434/', 'https://may.local/'])
      expect(out().agentFor(url), url).toBeUndefined()
    expect(out().agentFor('https://bot-api.example.vn/')).toBeDefined()
    expect(openOutbound().agentFor('https://bot-api.example.vn/')).toBeUndefined()
    expect(openOutbound().fetch).toBe(fetch)
    expect(asked).toEqual([])
  })

  it('follows no redirect where none is wanted, and ends with its signal', async () => {
    answer = { status: 302, headers: { location: 'http://xau.example/' }, body: '' }
    await expect(out().fetch('http://api.example.vn/', { redirect: 'error' })).rejects.toThrow('redirect')
    const gone = AbortSignal.abort()
    await expect(out().fetch('http://api.example.vn/', { signal: gone })).rejects.toThrow()
  })

  it('serves Zalo Bot, its files, the Official Account, Telegram and the speech service', async () => {
    const bot = createZaloBot({
      ...common,
      ...{ token: '1:secret', apiRoot: 'http://bot-api.example.vn', words: terminalWords, outbound: out() },
    })
    answer.body = '{"ok":true,"result":{"message_id":"m1"}}'
    expect(await bot.send(to, { type: 'text', text: 'chào' }, sending)).toMatchObject({
      status: 'sent',
      messageId: 'm1',
    })
    await bot.download?.('http://bot-api.example.vn/tep/a.aac', 1000, new AbortController().signal)

    answer.body = '{"error":0,"message":"Success","data":{"message_id":"o1"}}'
    const tokens = { access: async () => 'token' } as never
    const api = createApi({ root: 'http://openapi.example.vn', tokens, agentFor: out().agentFor })
    expect((await api.sendText('u', { text: 'chào' })).error).toBe(0)

    const telegram = createTelegram({ ...common, token: '1:secret', commands: [], outbound: out() })
    expect(await telegram.probe?.()).toBe(false)

    answer.body = '{"text":"xin chào"}'
    const listener = openListener('ears', {
      baseUrl: 'http://speech.example.vn/v1',
      apiKey: null,
      proxy: rootOf(proxy),
    })
    const heard = await listener.transcribe(Buffer.from('OggS'), 'audio/ogg', new AbortController().signal)
    expect(heard).toEqual({ text: 'xin chào', sure: true })

    expect(asked.map(({ line }) => line)).toEqual([
      'POST http://bot-api.example.vn/bot1:secret/sendMessage',
      'GET http://bot-api.example.vn/tep/a.aac',
      'POST http://openapi.example.vn/v3.0/oa/message/cs',
      'POST http://speech.example.vn/v1/audio/transcriptions',
    ])
    expect(asked[3]?.headers['content-type']).toContain('multipart/form-data; boundary=')
    expect(tunnels).toContain('api.telegram.org:443')
  })
})
