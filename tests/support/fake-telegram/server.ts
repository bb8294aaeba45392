import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { patientServer } from '../patient-server.ts'
import { type Fault, takeFault } from '../platform-faults.ts'
import type { Update } from './updates.ts'

/** A loopback Telegram Bot API: holds updates until they are confirmed, records calls, and fails on request. */

export interface RecordedCall {
  method: string
  body: Record<string, unknown>
  at: number
}

export interface SentMessage {
  message_id: number
  chat: string
  text: string
  reply_markup?: { inline_keyboard?: { text: string; callback_data: string }[][] }
  entities?: { type: string; offset: number; length: number }[]
  /** `text` stands under a photo. */
  photo?: true
  /** What else came as a file. */
  other?: 'voice' | 'file'
  edited: boolean
}

interface Waiting {
  response: ServerResponse
  limit: number
  timer: NodeJS.Timeout
}

const CONFLICT = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'
const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

export class FakeTelegram {
  readonly token = '123456:fake-token-for-tests'
  readonly calls: RecordedCall[] = []
  readonly sent: SentMessage[] = []
  readonly faults: Fault[] = []
  /** Chats the server knows; null accepts every chat. */
  chats: Set<string> | null = null
  /** Highest update id the bot has confirmed by asking beyond it. */
  confirmed = 0
  /** Bytes of files people sent, by file id; any other id has a few bytes of no kind. */
  readonly files = new Map<string, Uint8Array>()
  /** Called with each message the bot sends. */
  onSent: (message: SentMessage) => void = () => {}
  /** Turns a message to a chat away, as an overrun platform does: so many seconds to wait, or null to let it pass. */
  refuse: (chat: string) => number | null = () => null
  webhook: { url: string; secret: string | null } | null = null

  private updates: Required<Pick<Update, 'update_id'>>[] = []
  private nextUpdate = 1000
  private nextMessage = 1
  private waiting: Waiting | null = null
  private server: Server | null = null
  private holdSeconds = 50

  /** Listens on a free port of 127.0.0.1 (or `port`). `holdSeconds` shortens the long poll. */
  async start(options: { port?: number; holdSeconds?: number } = {}): Promise<this> {
    this.holdSeconds = options.holdSeconds ?? 50
    this.server = patientServer((request, response) => void this.handle(request, response))
    await new Promise<void>((done) => this.server?.listen(options.port ?? 0, '127.0.0.1', done))
    return this
  }

  async stop(): Promise<void> {
    if (this.waiting) clearTimeout(this.waiting.timer)
    this.server?.closeAllConnections()
    await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()))
  }

  get apiRoot(): string {
    const listening = this.server?.address() as AddressInfo | undefined
    if (!listening) throw new Error('the fake is not started')
    return `http://127.0.0.1:${listening.port}`
  }

  /** Makes updates wait for the bot. Returns their ids. `at` gives a fixed id, for replays and duplicates. */
  push(...updates: Update[]): number[] {
    const ids = updates.map((update) => {
      const id = update.update_id ?? this.nextUpdate++
      this.updates.push({ ...update, update_id: id })
      return id
    })
    if (this.webhook) void this.pushToWebhook()
    else this.wake()
    return ids
  }

  /** Forgets the last confirmation, as when the server never saw the next poll. */
  replay(updates: Update[]): void {
    this.updates.unshift(...updates.map((update) => ({ ...update, update_id: update.update_id ?? this.nextUpdate++ })))
    this.wake()
  }

  /** Texts sent to a chat, in order. */
  textsTo(chat: string | number): string[] {
    return this.sent.filter((message) => message.chat === String(chat)).map((message) => message.text)
  }

  get pending(): number {
    return this.updates.length
  }

  private async pushToWebhook(): Promise<void> {
    for (const update of [...this.updates]) {
      if (!this.webhook) return
      const answer = await fetch(this.webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(this.webhook.secret ? { 'x-telegram-bot-api-secret-token': this.webhook.secret } : {}),
        },
        body: JSON.stringify(update),
      }).catch(() => null)
      // A non-2xx answer keeps the update for the next push, as the real server does.
      if (answer?.ok) this.updates = this.updates.filter((one) => one !== update)
    }
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, bot = '', method = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? []
    const body = await readBody(request)
    if (bot === 'file') {
      const id = (request.url ?? '').split('/').at(-1) ?? ''
      return void response.writeHead(200).end(this.files.get(id) ?? 'bytes of a file')
    }
    if (bot !== `bot${this.token}`) return this.fail(response, 401, 'Unauthorized')
    if (method !== 'getUpdates') this.calls.push({ method, body, at: Date.now() })
    const fault = takeFault(this.faults, method)
    if (fault?.kind === 'error') return this.fail(response, fault.code, fault.description, fault.parameters)
    if (fault?.kind === 'html')
      return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>')
    if (fault?.kind === 'drop') return void request.socket.destroy()
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'slow') await new Promise((done) => setTimeout(done, fault.ms))
    if (method === 'getUpdates') return this.poll(body, response)
    const seconds = method === 'sendMessage' ? this.refuse(String(body.chat_id)) : null
    if (seconds !== null)
      return this.fail(response, 429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
    const answer = this.answer(method, body)
    if (fault?.kind === 'accept-then-drop') return void request.socket.destroy()
    const text = JSON.stringify(
      answer.ok ? answer : { ok: false, error_code: answer.code, description: answer.description },
    )
    response.writeHead(answer.ok ? 200 : answer.code, { 'content-type': 'application/json' })
    response.end(fault?.kind === 'truncate' ? text.slice(0, text.length / 2) : text)
  }

  private fail(
    response: ServerResponse,
    code: number,
    description: string,
    parameters?: Record<string, unknown>,
  ): void {
    response.writeHead(code, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) }))
  }

  private poll(body: Record<string, unknown>, response: ServerResponse): void {
    if (this.webhook) {
      this.fail(response, 409, WEBHOOK_ACTIVE)
      return
    }
    if (this.waiting) {
      clearTimeout(this.waiting.timer)
      this.fail(this.waiting.response, 409, CONFLICT)
      this.waiting = null
    }
    const offset = Number(body.offset ?? 0)
    if (offset > 0) {
      this.confirmed = Math.max(this.confirmed, offset - 1)
      this.updates = this.updates.filter((update) => update.update_id >= offset)
    }
    const seconds = Math.min(Number(body.timeout ?? 0), this.holdSeconds)
    const timer = setTimeout(() => this.flush(true), seconds * 1000)
    this.waiting = { response, limit: Number(body.limit ?? 100), timer }
    response.on('close', () => {
      if (this.waiting?.response === response) {
        clearTimeout(timer)
        this.waiting = null
      }
    })
    this.flush(seconds === 0)
  }

  private wake(): void {
    this.flush(false)
  }

  private flush(evenEmpty: boolean): void {
    if (!this.waiting || (this.updates.length === 0 && !evenEmpty)) return
    const { response, limit, timer } = this.waiting
    clearTimeout(timer)
    this.waiting = null
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: true, result: this.updates.slice(0, limit) }))
  }

  private answer(
    method: string,
    body: Record<string, unknown>,
  ): { ok: true; result: unknown } | { ok: false; code: number; description: string } {
    const bad = (description: string) => ({ ok: false as const, code: 400, description: `Bad Request: ${description}` })
    switch (method) {
      case 'getMe':
        return {
          ok: true,
          result: {
            // As on the real server, the number in front of the token's colon.
            id: Number(this.token.split(':')[0]),
            is_bot: true,
            first_name: 'Học Vụ Số',
            username: 'hocvuso_bot',
            can_join_groups: true,
            can_read_all_group_messages: false,
            supports_inline_queries: false,
          },
        }
      case 'setWebhook':
        this.webhook = {
          url: String(body.url),
          secret: body.secret_token === undefined ? null : String(body.secret_token),
        }
        void this.pushToWebhook()
        return { ok: true, result: true }
      case 'deleteWebhook':
        this.webhook = null
        return { ok: true, result: true }
      case 'getWebhookInfo':
        return {
          ok: true,
          result: {
            url: this.webhook?.url ?? '',
            has_custom_certificate: false,
            pending_update_count: this.updates.length,
          },
        }
      case 'setMyCommands':
      case 'sendChatAction':
      case 'answerCallbackQuery':
      case 'deleteMessage':
        return { ok: true, result: true }
      case 'getFile':
        return {
          ok: true,
          result: {
            file_id: body.file_id,
            file_unique_id: 'f',
            file_size: 15,
            file_path: `files/${String(body.file_id)}`,
          },
        }
      case 'sendPoll': {
        const options = (Array.isArray(body.options) ? body.options : []) as unknown[]
        const question = String(body.question ?? '')
        if (question.length < 1 || question.length > 300) return bad('poll question must be 1-300 characters long')
        if (options.length < 2 || options.length > 10) return bad('poll must have 2-10 options')
        if (String(body.explanation ?? '').length > 200) return bad('message is too long')
        const message: SentMessage = {
          message_id: this.nextMessage++,
          chat: String(body.chat_id),
          text: question,
          edited: false,
        }
        this.sent.push(message)
        const id = `poll-${message.message_id}`
        return {
          ok: true,
          result: {
            message_id: message.message_id,
            date: Math.floor(Date.now() / 1000),
            chat: { id: body.chat_id, type: 'private' },
            poll: {
              id,
              question,
              type: body.type,
              is_anonymous: body.is_anonymous,
              correct_option_id: body.correct_option_id,
            },
          },
        }
      }
      case 'sendMessage':
      case 'sendPhoto':
      case 'sendDocument':
      case 'sendVoice': {
        const chat = String(body.chat_id)
        const text = String(body.text ?? body.caption ?? '')
        if (this.chats && !this.chats.has(chat)) return bad('chat not found')
        if (method === 'sendMessage' && (text.length < 1 || text.length > 4096))
          return bad('message is too long or empty')
        if (method !== 'sendMessage' && text.length > 1024) return bad('message caption is too long')
        const markup = asObject(body.reply_markup) as SentMessage['reply_markup']
        const tooLong = markup?.inline_keyboard?.flat().some((button) => Buffer.byteLength(button.callback_data) > 64)
        if (tooLong) return bad('BUTTON_DATA_INVALID')
        const message: SentMessage = {
          message_id: this.nextMessage++,
          chat,
          text,
          edited: false,
          ...(markup ? { reply_markup: markup } : {}),
          ...entitiesOf(body.entities ?? body.caption_entities),
          ...(method === 'sendPhoto' ? { photo: true as const } : {}),
          ...(method === 'sendVoice' ? { other: 'voice' as const } : {}),
          ...(method === 'sendDocument' ? { other: 'file' as const } : {}),
        }
        this.sent.push(message)
        this.onSent(message)
        return {
          ok: true,
          result: {
            message_id: message.message_id,
            date: Math.floor(Date.now() / 1000),
            chat: { id: Number(chat), type: 'private' },
            text,
          },
        }
      }
      case 'editMessageText':
      case 'editMessageCaption':
      case 'editMessageMedia':
      case 'editMessageReplyMarkup': {
        const message = this.sent.find((one) => one.message_id === Number(body.message_id))
        if (!message) return bad('message to edit not found')
        if (method === 'editMessageText' && message.photo) return bad('there is no text in the message to edit')
        const media = asObject(body.media) as { caption?: string } | undefined
        const text = String(body.text ?? body.caption ?? media?.caption ?? message.text)
        const markup = asObject(body.reply_markup) as SentMessage['reply_markup']
        if (text === message.text && JSON.stringify(markup) === JSON.stringify(message.reply_markup)) {
          return bad('message is not modified: specified new message content and reply markup are exactly the same')
        }
        message.text = text
        message.edited = true
        if (markup?.inline_keyboard?.length) message.reply_markup = markup
        else delete message.reply_markup
        return {
          ok: true,
          result: {
            message_id: message.message_id,
            date: 1,
            chat: { id: Number(message.chat), type: 'private' },
            text,
          },
        }
      }
      default:
        return { ok: false, code: 404, description: 'Not Found: method not found' }
    }
  }
}

function asObject(value: unknown): object | undefined {
  if (typeof value === 'string') return JSON.parse(value) as object
  return typeof value === 'object' && value !== null ? value : undefined
}

/** In JSON a list, in a form its text. */
function entitiesOf(sent: unknown): Pick<SentMessage, 'entities'> {
  const entities: unknown = typeof sent === 'string' ? JSON.parse(sent) : sent
  return Array.isArray(entities) ? { entities: entities as SentMessage['entities'] & object } : {}
}

/** JSON bodies are parsed; of multipart ones the plain fields are read. */
async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  if ((request.headers['content-type'] ?? '').includes('multipart')) {
    const fields = text.matchAll(/name="(\w+)"\r\n\r\n([^\r]*)\r\n/g)
    return Object.fromEntries([...fields].map((match) => [match[1], match[2]]))
  }
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}
