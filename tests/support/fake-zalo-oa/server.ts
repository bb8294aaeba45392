import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { patientServer } from '../patient-server.ts'
import { type Fault, takeFault } from '../platform-faults.ts'
import type { OaEvent } from './events.ts'
import { Grants } from './grants.ts'
import { type PushOptions, type PushOutcome, push } from './pusher.ts'

/** A loopback Official Account: tokens that work once, a window per person, uploads, and a webhook pusher that signs. */

export interface OaCall {
  path: string
  token: string | null
  body: Record<string, unknown>
}

export interface OaSent {
  message_id: string
  user: string
  text: string
  buttons: { title: string; type: string; payload: string }[]
  /** Bytes of the picture it came with, or null. */
  picture: number | null
  /** Sent after the free 48 hours: the real one bills it. */
  billed: boolean
}

const HOUR = 3_600_000
const REFUSALS: Record<number, string> = {
  [-201]: 'Parameter is invalid',
  [-213]: 'User has not followed OA',
  [-216]: 'Access token is invalid',
  [-220]: 'Access token has expired',
  [-230]: 'User has not interacted with the OA in the past 7 days',
}

export class FakeZaloOa {
  readonly appId = '4400000000000000001'
  readonly appSecret = 'app-secret-of-the-fake'
  readonly secretKey = 'oa-secret-key-of-the-fake'
  readonly oaId = '579745863508352884'
  readonly grants = new Grants('refresh-from-the-consent-page')
  readonly calls: OaCall[] = []
  readonly sent: OaSent[] = []
  /** By path: `/v4/oa/access_token`, `/v3.0/oa/message/cs`, `/v2.0/oa/upload/image`, `/v2.0/oa/getoa`, or `*`. */
  readonly faults: Fault[] = []
  /** Where events are pushed; a failed one is tried again, then the webhook is switched off, as by the real one. */
  webhook: string | null = null
  /** Takes buttons with a text; the real one no longer documents them. */
  buttons = true
  onSent: (message: OaSent) => void = () => {}
  /** The platform's clock. */
  now: () => number = Date.now
  /** Last word of each person, epoch milliseconds. */
  readonly heard = new Map<string, number>()
  readonly left = new Set<string>()

  /** Files people sent, by the path under which the platform hands them out (`/tep/a.aac`). */
  readonly files = new Map<string, Uint8Array>()

  private readonly uploads = new Map<string, number>()
  private nextId = 1
  private server: Server | null = null

  /** Listens on a free port of 127.0.0.1, or on `port`. */
  async start(port = 0): Promise<this> {
    this.server = patientServer((request, response) => void this.handle(request, response))
    await new Promise<void>((done) => this.server?.listen(port, '127.0.0.1', done))
    return this
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()))
  }

  get root(): string {
    const listening = this.server?.address() as AddressInfo | undefined
    if (!listening) throw new Error('the fake is not started')
    return `http://127.0.0.1:${listening.port}`
  }

  /** A person does something: noted, then pushed to the webhook, signed. */
  async push(event: OaEvent, options: PushOptions = {}): Promise<PushOutcome> {
    const user = (event.sender as { id?: string } | undefined)?.id
    if (event.event_name.startsWith('user_send_') && user) this.heard.set(user, Number(event.timestamp))
    const follower = (event.follower as { id?: string } | undefined)?.id
    if (event.event_name === 'follow' && follower) this.left.delete(follower)
    if (event.event_name === 'unfollow' && follower) this.left.add(follower)
    if (this.webhook === null) return { statuses: [], disabled: false }
    const outcome = await push(this.webhook, event, { appId: this.appId, secretKey: this.secretKey }, options)
    if (outcome.disabled) this.webhook = null
    return outcome
  }

  textsTo(user: string): string[] {
    return this.sent.filter((message) => message.user === user).map(({ text }) => text)
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const file = this.files.get(path)
    if (request.method === 'GET' && file) return void response.writeHead(200).end(file)
    if (request.method === 'GET' && path === '/v4/oa/permission') return this.consentPage(request, response)
    const { fields, size } = await readBody(request)
    const token = headerOf(request, 'access_token')
    this.calls.push({ path, token, body: fields })
    const fault = takeFault(this.faults, path)
    if (fault?.kind === 'error')
      return json(response, 200, { error: fault.code, message: fault.description, ...fault.parameters })
    if (fault?.kind === 'html')
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>')
    if (fault?.kind === 'drop') return void request.socket.destroy()
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'slow') await new Promise((done) => setTimeout(done, fault.ms))
    const answer = this.answer(path, request, fields, size, token)
    if (fault?.kind === 'accept-then-drop') return void request.socket.destroy()
    const text = JSON.stringify(answer)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(fault?.kind === 'truncate' ? text.slice(0, text.length / 2) : text)
  }

  /** Where an administrator presses "Đồng ý": here at once. */
  private consentPage(request: IncomingMessage, response: ServerResponse): void {
    const asked = new URL(request.url ?? '', 'http://fake').searchParams
    const back = asked.get('redirect_uri') ?? ''
    if (asked.get('app_id') !== this.appId || !URL.canParse(back)) return void response.writeHead(400).end()
    const location = new URL(back)
    location.searchParams.set('code', this.grants.agree(this.now()))
    location.searchParams.set('oa_id', this.oaId)
    response.writeHead(302, { location: location.href }).end()
  }

  private answer(
    path: string,
    request: IncomingMessage,
    fields: Record<string, unknown>,
    size: number,
    token: string | null,
  ): Record<string, unknown> {
    if (path === '/v4/oa/access_token') {
      if (headerOf(request, 'secret_key') !== this.appSecret || fields.app_id !== this.appId)
        return { error: -14004, error_name: 'Invalid app secret' }
      return fields.grant_type === 'authorization_code'
        ? this.grants.exchange(String(fields.code), this.now())
        : this.grants.renew(String(fields.refresh_token), this.now())
    }
    if (path === '/photo') return { bytes: 'of a file' }
    const held = this.grants.judge(token, this.now())
    if (held !== 0) return refuse(held)
    if (path === '/v2.0/oa/getoa')
      return { error: 0, message: 'Success', data: { oa_id: this.oaId, name: 'Bình dân học vụ số', is_verified: true } }
    if (path === '/v3.0/oa/user/detail') {
      const asked = new URL(request.url ?? '', 'http://fake').searchParams.get('data') ?? '{}'
      const { user_id } = JSON.parse(asked) as { user_id?: string }
      if (!user_id || !this.heard.has(user_id)) return refuse(-213)
      return { error: 0, message: 'Success', data: { user_id, display_name: 'Lan', user_is_follower: true } }
    }
    if (path === '/v2.0/oa/upload/image') {
      if (size > 1024 * 1024 + 400) return refuse(-201)
      const id = `upload-${this.nextId++}`
      this.uploads.set(id, size)
      return { error: 0, message: 'Success', data: { attachment_id: id } }
    }
    return path === '/v3.0/oa/message/cs' ? this.take(fields) : { error: -404, message: 'No such path' }
  }

  private take(fields: Record<string, unknown>): Record<string, unknown> {
    const user = (fields.recipient as { user_id?: unknown } | undefined)?.user_id
    const message = (fields.message ?? {}) as {
      text?: unknown
      attachment?: { payload?: { buttons?: OaSent['buttons']; elements?: { attachment_id: string }[] } }
    }
    if (typeof user !== 'string') return refuse(-201)
    const text = typeof message.text === 'string' ? message.text : ''
    const buttons = message.attachment?.payload?.buttons ?? []
    const uploaded = message.attachment?.payload?.elements?.[0]?.attachment_id
    if (text.length < 1 || text.length > 2000) return refuse(-201)
    if (buttons.length > 5 || (buttons.length > 0 && !this.buttons)) return refuse(-201)
    if (uploaded !== undefined && !this.uploads.has(uploaded)) return refuse(-201)
    if (this.left.has(user)) return refuse(-213)
    const silent = this.now() - (this.heard.get(user) ?? Number.NEGATIVE_INFINITY)
    if (silent >= 7 * 24 * HOUR) return refuse(-230)
    const sent: OaSent = {
      message_id: `m${this.nextId++}`,
      user,
      text,
      buttons,
      picture: uploaded === undefined ? null : (this.uploads.get(uploaded) ?? null),
      billed: silent >= 48 * HOUR,
    }
    this.sent.push(sent)
    this.onSent(sent)
    return {
      error: 0,
      message: 'Success',
      data: { message_id: sent.message_id, user_id: user, sent_time: String(this.now()) },
    }
  }
}

function refuse(error: number): Record<string, unknown> {
  return { error, message: REFUSALS[error] ?? 'Refused' }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

/** JSON and form fields are parsed; of a multipart body only the size is kept. */
async function readBody(request: IncomingMessage): Promise<{ fields: Record<string, unknown>; size: number }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const whole = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const size = whole.byteLength
  if (type.includes('multipart') || size === 0) return { fields: {}, size }
  const text = whole.toString('utf8')
  if (type.includes('urlencoded')) return { fields: Object.fromEntries(new URLSearchParams(text)), size }
  return { fields: JSON.parse(text) as Record<string, unknown>, size }
}
