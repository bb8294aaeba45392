import type { Agent } from 'node:http'
import { Telegraf } from 'telegraf'
import type { Log } from '../../shared/log.ts'
import type {
  Accepted,
  Address,
  Capabilities,
  Channel,
  ChannelHealth,
  IncomingMessage,
  OutgoingMessage,
  SendOptions,
  SendResult,
} from '../channel.ts'
import { isHarmless, movedTo, outcomeOf } from './outcome.ts'
import { type BotIdentity, parseUpdate } from './parse.ts'
import { cutSilentPolls, poll } from './polling.ts'
import { renderText, type TelegramText } from './render.ts'
import { webhookHandler } from './webhook.ts'

/** Telegram through telegraf. Every update is one durable insert; nothing else runs inside telegraf's handler. */

export interface TelegramOptions {
  token: string
  /** Base of the Bot API, without a slash at the end; the public server when left out. */
  apiRoot?: string
  /** Proxy for outgoing calls, where Telegram cannot be reached directly. */
  agent?: Agent
  webhook?: { url: string; secret: string }
  /** Messages a second for the whole account. */
  pacePerSecond: number
  /** Command names and descriptions for the menu. */
  commands: readonly { command: string; description: string }[]
  log: Log
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface TelegramChannel extends Channel {
  /** Mounted by the web server in webhook mode; null when polling. */
  readonly webhook: ((request: Request) => Promise<Response>) | null
}

/** Waits between tries to store an update while the database fails: the batch stays unconfirmed meanwhile. */
const STORE_AGAIN_MS = 1000
/** A send that gets no answer within this is in doubt. Telegraf's own limit of 500 s would block a lane for minutes. */
const SEND_TIMEOUT_MS = 20_000

export function createTelegram(options: TelegramOptions): TelegramChannel {
  const { token, log, now, wait } = options
  const bot = new Telegraf(token, {
    // A handler never gives up waiting for the insert: giving up would confirm an update that is not stored.
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: {
      webhookReply: false,
      ...(options.apiRoot ? { apiRoot: options.apiRoot } : {}),
      ...(options.agent ? { agent: options.agent as never } : {}),
    },
  })
  cutSilentPolls(bot, wait)
  let health: ChannelHealth = { ok: false, detail: 'starting' }
  let lastInboundAt: number | undefined
  let accept: ((message: IncomingMessage) => Promise<Accepted>) | null = null

  const identity = (): BotIdentity => ({
    id: String(bot.botInfo?.id ?? token.split(':')[0]),
    username: bot.botInfo?.username ?? '',
  })

  async function receive(update: unknown): Promise<void> {
    const message = parseUpdate(update, identity(), now())
    if (!message || !accept) {
      log.debug({ reason: accept ? 'not for us' : 'not running' }, 'telegram.update_ignored')
      if (!accept) throw new Error('not accepting yet')
      return
    }
    lastInboundAt = now()
    const outcome = await accept(message)
    if (message.body.type === 'choice' && message.body.ack) void settleTap(update, message.body.ack, outcome)
  }

  /** Ends the button's spinner and takes the keyboard away, so that an old list is not pressed again. Best effort. */
  async function settleTap(update: unknown, ack: string, outcome: Accepted): Promise<void> {
    await bot.telegram.answerCbQuery(ack).catch((error: unknown) => {
      if (!isHarmless(error)) log.debug({ err: error }, 'telegram.ack_failed')
    })
    const tapped = (update as { callback_query?: TappedQuery }).callback_query
    const shown = tapped?.message
    if (outcome === 'duplicate' || !shown?.text || shown.message_id === undefined) return
    const label = shown.reply_markup?.inline_keyboard.flat().find((one) => one.callback_data === tapped?.data)?.text
    const text = label ? `${shown.text}\n→ ${label}` : shown.text
    await bot.telegram
      .editMessageText(shown.chat.id, shown.message_id, undefined, text, { entities: (shown.entities ?? []) as never })
      .catch((error: unknown) => {
        if (!isHarmless(error)) log.debug({ err: error }, 'telegram.keyboard_not_removed')
      })
  }

  bot.use(async (context) => {
    // Rethrowing would let telegraf confirm the whole batch, and swallowing would lose the message: so keep trying.
    for (;;) {
      try {
        return await receive(context.update)
      } catch (error) {
        if (stopping?.aborted) return new Promise<void>(() => {})
        log.error({ err: error }, 'telegram.not_stored')
        await wait(STORE_AGAIN_MS, stopping ?? new AbortController().signal)
      }
    }
  })
  bot.catch((error) => log.error({ err: error }, 'telegram.handler_failed'))

  let stopping: AbortSignal | null = null
  const inFlight = new Set<Promise<unknown>>()

  const channel: TelegramChannel = {
    id: 'telegram',
    caps: {
      buttons: { max: 8, labelChars: 40 },
      nativeQuiz: true,
      typing: true,
      edit: true,
      imageOut: 'bytes',
      voiceOut: 'ogg',
      voiceIn: true,
      textChars: 4096,
      proactive: 'free',
      pace: { perSecond: options.pacePerSecond, perChatPerSecond: 1 },
    } satisfies Capabilities,

    webhook: options.webhook ? webhookHandler(options.webhook.secret, (update) => receive(update)) : null,

    async run(take, signal) {
      stopping = signal
      accept = (message) => {
        const stored = take(message)
        inFlight.add(stored)
        return stored.finally(() => inFlight.delete(stored))
      }
      await prepare(signal)
      if (options.webhook) await untilAborted(signal)
      else
        await Promise.race([
          poll({ bot, signal, log, wait, now, onHealth: (next) => (health = next) }),
          untilAborted(signal),
        ])
      await Promise.allSettled(inFlight)
      if (!signal.aborted) await untilAborted(signal)
    },

    async send(to, message, sending) {
      try {
        return await deliver(to, message, sending)
      } catch (error) {
        const moved = movedTo(error)
        if (moved === null) return outcomeOf(error)
        return await deliver({ ...to, chat: moved }, message, sending).catch(outcomeOf)
      }
    },

    async typing(to) {
      await bot.telegram.sendChatAction(to.chat, 'typing').catch(() => {})
    },

    async edit(to, messageId, message) {
      if (message.type !== 'text' && message.type !== 'quiz')
        return { status: 'rejected', why: 'only texts are edited' }
      const [first] = renderText(message)
      if (!first) return { status: 'rejected', why: 'empty' }
      try {
        await bot.telegram.editMessageText(to.chat, Number(messageId), undefined, first.text, extras(first))
      } catch (error) {
        if (!isHarmless(error)) return outcomeOf(error)
      }
      return { status: 'sent', messageId, at: now(), parts: 1 }
    },

    async ack(query, text) {
      await bot.telegram.answerCbQuery(query, text?.slice(0, 200)).catch(() => {})
    },

    async download(ref, maxBytes, signal) {
      const link = await bot.telegram.getFileLink(ref)
      const response = await fetch(link, { signal })
      const bytes = new Uint8Array(await response.arrayBuffer())
      if (!response.ok || bytes.byteLength > maxBytes)
        throw new Error(`file not usable: HTTP ${response.status}, ${bytes.byteLength} bytes`)
      return bytes
    },

    async probe() {
      return bot.telegram.getMe().then(
        () => true,
        () => false,
      )
    },

    async health() {
      return { ...health, ...(lastInboundAt === undefined ? {} : { lastInboundAt }) }
    },
  }

  /** Name, menu and webhook, tried until they succeed: a blip at start must not kill the bot. */
  async function prepare(signal: AbortSignal): Promise<void> {
    for (let wait_ms = 1000; !signal.aborted; wait_ms = Math.min(wait_ms * 2, 60_000)) {
      try {
        bot.botInfo = await bot.telegram.getMe()
        await bot.telegram.setMyCommands(options.commands)
        if (options.webhook) {
          await bot.telegram.setWebhook(options.webhook.url, { secret_token: options.webhook.secret })
          health = { ok: true, detail: 'webhook' }
        }
        return
      } catch (error) {
        const refused = outcomeOf(error)
        log.warn({ err: error }, 'telegram.not_ready')
        health = { ok: false, detail: refused.status === 'down' ? refused.why : 'unreachable' }
        if (refused.status === 'down' && refused.why === 'auth') return
        await wait(wait_ms, signal)
      }
    }
  }

  async function deliver(to: Address, message: OutgoingMessage, sending: SendOptions): Promise<SendResult> {
    if (message.type === 'image' && message.bytes) {
      const sent = await bot.telegram.sendPhoto(
        to.chat,
        { source: Buffer.from(message.bytes) },
        { caption: message.alt.slice(0, 1024) },
      )
      return { status: 'sent', messageId: String(sent.message_id), at: now(), parts: 1 }
    }
    const asText = toText(message)
    const parts = renderText(asText)
    let messageId = ''
    for (const [at, part] of parts.entries()) {
      const timeout = AbortSignal.any([
        AbortSignal.timeout(SEND_TIMEOUT_MS),
        ...(sending.signal ? [sending.signal] : []),
      ])
      try {
        const sent = await bot.telegram.callApi(
          'sendMessage',
          { chat_id: to.chat, text: part.text, ...extras(part) } as never,
          { signal: timeout as never },
        )
        messageId = String((sent as { message_id: number }).message_id)
      } catch (error) {
        // Half a message is out: repeating all of it would double the first half, so the doubt is reported as such.
        if (at > 0) return { status: 'unknown', why: `part ${at + 1} of ${parts.length} failed` }
        throw error
      }
    }
    const degraded =
      message.type === asText.type
        ? {}
        : { degraded: [message.type === 'voice' ? ('voice' as const) : ('image' as const)] }
    return { status: 'sent', messageId, at: now(), parts: parts.length, ...degraded }
  }

  return channel
}

interface TappedQuery {
  data?: string
  message?: {
    message_id?: number
    chat: { id: number | string }
    text?: string
    entities?: unknown[]
    reply_markup?: { inline_keyboard: { text: string; callback_data?: string }[][] }
  }
}

function extras(part: TelegramText): Record<string, unknown> {
  return {
    ...(part.entities.length > 0 ? { entities: part.entities } : {}),
    ...(part.buttons.length > 0 ? { reply_markup: { inline_keyboard: part.buttons } } : {}),
    link_preview_options: { is_disabled: true },
  }
}

/** What cannot be shown is said: the alt text of a picture without bytes, the transcript of a voice. */
function toText(message: OutgoingMessage): Extract<OutgoingMessage, { type: 'text' | 'quiz' }> {
  if (message.type === 'image') return { type: 'text', text: message.alt }
  if (message.type === 'voice') return { type: 'text', text: message.transcript }
  return message
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }))
}
