import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { patientServer } from '../patient-server.ts'
import { type Fault, takeFault } from '../platform-faults.ts'
import { type FakeAccount, type FakeCode, newAccount, newSession } from './accounts.ts'
import { answerChat, refusal, type ZaloSent } from './chat.ts'
import { type Hiding, hide } from './cipher.ts'
import type { ZaloSaid } from './events.ts'
import { answerLogin } from './login.ts'
import { acceptSocket, type FakeSocket } from './socket.ts'

/**
 * All of Zalo's hosts on one loopback port, as the web client knows them: `/wpa.chat.zalo.me/api/…` stands for
 * `https://wpa.chat.zalo.me/api/…`. Logins by code and by cookie, sending, and the socket, with the protocol's own ciphers.
 */

export interface Asked {
  host: string
  /** The last part of the path: `getLoginInfo`, `sms`, `waiting-scan`. */
  method: string
  query: Record<string, string>
  form: URLSearchParams
  cookie: string
}

export interface Reply {
  status: number
  body: string
  headers?: Record<string, string | string[]>
}

/** How many old messages are brought when asked. */
const OLD = 50

export class FakeZaloPersonal {
  readonly me: FakeAccount = newAccount('1900000000000000001', 'Trợ lý Học Vụ Số')
  /** Another account that somebody might scan with. */
  readonly stranger: FakeAccount = newAccount('1900000000000000002', 'Người lạ')
  readonly calls: Asked[] = []
  readonly sent: ZaloSent[] = []
  /** Chats that saw the typing sign. */
  readonly typed: string[] = []
  readonly faults: Fault[] = []
  /** How frames are hidden; changes with the wish to try them all. */
  hiding: Hiding = 2
  /** The account's keys are another session's by now. */
  isStale = false
  logins = 0
  /** Sockets opened so far, and the codes with which they ended. */
  opened = 0
  readonly ended: number[] = []
  code: FakeCode | null = null
  /** How long a wait for the phone is held. */
  holdMs = 200
  pingMs = 60_000
  pings = 0
  longest = 2000
  /** Whether the socket greets with its key; one that does not never opens. */
  greets = true

  /** Files people sent, by the last part of their address. */
  readonly files = new Map<string, Buffer>()

  private server: Server | null = null
  private sockets: FakeSocket[] = []
  private history: ZaloSaid[] = []
  private readonly socketKey = Buffer.from('0123456789abcdef')

  async start(options: { port?: number } = {}): Promise<this> {
    this.server = patientServer((request, response) => void this.handle(request, response))
    this.server.on('upgrade', (request, line) => this.welcome(request, line))
    await new Promise<void>((done) => this.server?.listen(options.port ?? 0, '127.0.0.1', done))
    return this
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.cut()
    for (const done of this.code?.waiting ?? []) done()
    this.server?.closeAllConnections()
    await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()))
  }

  private get port(): number {
    const listening = this.server?.address() as AddressInfo | undefined
    if (!listening) throw new Error('the fake is not started')
    return listening.port
  }

  get root(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${this.port}/`
  }

  /** Open sockets. */
  get connected(): number {
    return this.sockets.length
  }

  /** A login as it would lie in our file, made without anybody scanning. */
  sessionOf(account: FakeAccount): { uid: string; imei: string; userAgent: string; cookies: { key: string }[] } {
    const kept = { path: '/', secure: true, httpOnly: true, expires: '2037-03-18T08:00:00.000Z' }
    const cookies = [
      { key: 'zpsid', value: newSession(account), domain: 'zalo.me', ...kept },
      { key: 'zpw_sek', value: `sek-of-${account.uid}`, domain: 'chat.zalo.me', ...kept },
    ]
    return { uid: account.uid, imei: 'imei-of-the-tests', userAgent: 'Mozilla/5.0 (tests)', cookies }
  }

  /** All logins of the account end, as when the person logs out of all devices. */
  revoke(account = this.me): void {
    account.live.clear()
  }

  accountOf(cookie: string): FakeAccount | null {
    const [, session = ''] = /(?:^|; )zpsid=([^;]+)/u.exec(cookie) ?? []
    return [this.me, this.stranger].find(({ live }) => live.has(session)) ?? null
  }

  scan(by = this.me): void {
    if (this.code) this.code.scannedBy = by
    this.wakePhone()
  }

  answerScan(answer: 'confirmed' | 'declined' | 'lapsed'): void {
    if (this.code) this.code.answer = answer
    this.wakePhone()
  }

  /** Messages for the account, all in one frame. What comes while nobody listens is only in the history. */
  push(...messages: ZaloSaid[]): void {
    this.history.push(...messages)
    for (const socket of this.sockets) this.bring(socket, 501, 0, { msgs: messages })
  }

  /** A message nobody keeps in a history. */
  pushGroup(...groupMsgs: ZaloSaid[]): void {
    for (const socket of this.sockets) this.bring(socket, 521, 0, { groupMsgs })
  }

  /** A payload of the test's own making, as the text of a frame. */
  pushRaw(json: string): void {
    for (const socket of this.sockets) socket.send(501, 0, hide(this.hiding, this.socketKey, json))
  }

  /** The bot's sockets end with this code; 1006 cuts the line. */
  closeSockets(code: number): void {
    for (const socket of this.sockets) code === 1006 ? socket.cut() : socket.close(code)
  }

  /** The account opens Zalo on the web elsewhere: the bot is told, and closes by itself with 3000. */
  openElsewhere(): void {
    for (const socket of this.sockets) socket.send(3000, 0, { data: 'another connection' })
  }

  textsTo(chat: string): string[] {
    return this.sent.filter((one) => one.chat === chat).map(({ text }) => text)
  }

  private wakePhone(): void {
    for (const done of this.code?.waiting.splice(0) ?? []) done()
  }

  private bring(socket: FakeSocket, command: number, sub: number, data: unknown): void {
    socket.send(command, sub, hide(this.hiding, this.socketKey, JSON.stringify({ data })))
  }

  private welcome(request: IncomingMessage, line: Parameters<typeof acceptSocket>[1]): void {
    if (!this.accountOf(String(request.headers.cookie ?? ''))) return void line.destroy()
    this.opened += 1
    const socket = acceptSocket(request, line, {
      said: (command, sub) => {
        if (command === 2) this.pings += 1
        if (command === 510 && sub === 1) this.bring(socket, 510, 1, { msgs: this.history.slice(-OLD) })
      },
      ended: (code) => {
        this.ended.push(code)
        this.sockets = this.sockets.filter((one) => one !== socket)
      },
    })
    this.sockets.push(socket)
    if (this.greets) socket.send(1, 1, { key: this.socketKey.toString('base64') })
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await read(request)
    this.calls.push(asked)
    const fault = takeFault(this.faults, asked.method)
    if (fault?.kind === 'drop') return void request.socket.destroy()
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'html')
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>')
    if (fault?.kind === 'slow') await new Promise((done) => setTimeout(done, fault.ms))
    const reply =
      fault?.kind === 'error'
        ? refusal(fault)
        : ((await answerLogin(this, asked)) ?? answerChat(this, asked) ?? { status: 404, body: 'no such thing' })
    const file = asked.host === 'file' ? this.files.get(asked.method) : undefined
    if (file) return void response.writeHead(200).end(file)
    if (fault?.kind === 'accept-then-drop') return void request.socket.destroy()
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(fault?.kind === 'truncate' ? reply.body.slice(0, reply.body.length / 2) : reply.body)
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const [, host = '', ...path] = pathname.split('/')
  const isForm = String(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  return {
    host,
    method: path.at(-1) ?? '',
    query: Object.fromEntries(searchParams),
    form: new URLSearchParams(isForm ? Buffer.concat(chunks).toString('utf8') : ''),
    cookie: String(request.headers.cookie ?? ''),
  }
}
