import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { patientServer } from '../patient-server.ts'
import { type Fault, takeFault } from '../platform-faults.ts'
import type { ZaloEvent } from './events.ts'
import { answerOf, type Refusal, refused } from './methods.ts'

/** A loopback Zalo Bot Platform: hands each event over once and forgets it, records calls, and fails on request. */

export interface ZaloCallMade {
  method: string
  body: Record<string, unknown>
}

export interface ZaloSent {
  message_id: string
  chat: string
  /** The text, or the caption of a picture. */
  text: string
  text_styles?: { start: number; len: number; st: string[] }[]
  photo?: string
  voice?: string
}

/** Where documentation and real payloads differ; each test picks a side. */
export interface ZaloDrift {
  /** Which form of `timeout` is refused. */
  refusesTimeout: 'string' | 'number' | null
  /** How a webhook's event is wrapped. */
  wrapped: boolean
  /** What `getWebhookInfo` says while none is set. */
  noWebhook: '404' | 'empty'
}

interface Waiting {
  response: ServerResponse
  timer: NodeJS.Timeout
}

export class FakeZaloBot {
  readonly token = '1900000001:fake-secret-for-tests'
  readonly botId = '1900000001'
  readonly calls: ZaloCallMade[] = []
  readonly sent: ZaloSent[] = []
  readonly faults: Fault[] = []
  readonly drift: ZaloDrift = { refusesTimeout: null, wrapped: false, noWebhook: '404' }
  /** Messages a month; beyond it every send is refused. */
  monthly = 3000
  webhook: { url: string; secret: string } | null = null
  /** Files people sent, by the path under which the platform hands them out (`/tep/a.aac`). */
  readonly files = new Map<string, Uint8Array>()
  /** Called with each message the bot sends. */
  onSent: (message: ZaloSent) => void = () => {}

  private events: ZaloEvent[] = []
  private waiting: Waiting[] = []
  private server: Server | null = null
  private holdMs = 30_000

  /** Listens on a free port of 127.0.0.1 (or `port`). `holdMs` shortens the long poll. */
  async start(options: { port?: number; holdMs?: number } = {}): Promise<this> {
    this.holdMs = options.holdMs ?? this.holdMs
    this.server = patientServer((request, response) => void this.handle(request, response))
    await new Promise<void>((done) => this.server?.listen(options.port ?? 0, '127.0.0.1', done))
    return this
  }

  async stop(): Promise<void> {
    for (const { timer } of this.waiting) clearTimeout(timer)
    this.server?.closeAllConnections()
    await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()))
  }

  get apiRoot(): string {
    const listening = this.server?.address() as AddressInfo | undefined
    if (!listening) throw new Error('the fake is not started')
    return `http://127.0.0.1:${listening.port}`
  }

  /** Events for the bot, in this order. The same event twice is a duplicate; in another order, a reordering. */
  push(...events: ZaloEvent[]): void {
    this.events.push(...events)
    if (this.webhook) void this.deliver()
    else this.flush()
  }

  /** Events nobody has taken. */
  get pending(): number {
    return this.events.length
  }

  textsTo(chat: string): string[] {
    return this.sent.filter((message) => message.chat === chat).map((message) => message.text)
  }

  /** Brings what waits to the webhook; what is not answered with 2xx waits for the next call. */
  async deliver(secret = this.webhook?.secret ?? ''): Promise<number[]> {
    const statuses: number[] = []
    for (const event of [...this.events]) {
      if (!this.webhook) break
      const answer = await fetch(this.webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': secret },
        body: JSON.stringify(this.drift.wrapped ? { ok: true, result: event } : event),
      }).catch(() => null)
      if (answer?.ok) this.events = this.events.filter((one) => one !== event)
      statuses.push(answer?.status ?? 0)
    }
    return statuses
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = this.files.get(request.url ?? '')
    if (request.method === 'GET' && file) return void response.writeHead(200).end(file)
    const [, bot = '', method = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? []
    const body = await readBody(request)
    if (bot !== `bot${this.token}`) return this.fail(response, { code: 401, description: 'Unauthorized' })
    this.calls.push({ method, body })
    const fault = takeFault(this.faults, method)
    if (fault?.kind === 'error') return this.fail(response, fault)
    if (fault?.kind === 'html')
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>')
    if (fault?.kind === 'drop') return void request.socket.destroy()
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'slow') await new Promise((done) => setTimeout(done, fault.ms))
    if (method === 'getUpdates') return this.poll(body, response)
    const answer = answerOf(this, method, body)
    if (fault?.kind === 'accept-then-drop') return void request.socket.destroy()
    if (refused(answer)) return this.fail(response, answer)
    const text = JSON.stringify({ ok: true, result: answer.result })
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(fault?.kind === 'truncate' ? text.slice(0, text.length / 2) : text)
  }

  private fail(response: ServerResponse, { code, description }: Refusal): void {
    response.writeHead(code, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: false, error_code: code, description }))
  }

  private poll(body: Record<string, unknown>, response: ServerResponse): void {
    if (this.webhook) return void this.fail(response, { code: 400, description: 'Webhook is being used' })
    if (typeof body.timeout === this.drift.refusesTimeout)
      return void this.fail(response, { code: 400, description: 'Bad request: timeout' })
    const timer = setTimeout(
      () => {
        this.leave(response)
        response.writeHead(408, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ ok: false, description: 'Request timeout' }))
      },
      Math.min(Number(body.timeout ?? 0) * 1000, this.holdMs),
    )
    this.waiting.push({ response, timer })
    response.on('close', () => this.leave(response))
    this.flush()
  }

  private leave(response: ServerResponse): void {
    for (const one of this.waiting) if (one.response === response) clearTimeout(one.timer)
    this.waiting = this.waiting.filter((one) => one.response !== response)
  }

  /** One event a request, forgotten as it is handed over; two pollers share them. */
  private flush(): void {
    while (this.waiting.length > 0 && this.events.length > 0) {
      const [first] = this.waiting
      const event = this.events.shift()
      if (!first || !event) return
      this.leave(first.response)
      first.response.writeHead(200, { 'content-type': 'application/json' })
      first.response.end(JSON.stringify({ ok: true, result: event }))
    }
  }
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}
