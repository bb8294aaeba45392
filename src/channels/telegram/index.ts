import { Telegraf } from 'telegraf'
import { aborted } from '../../shared/aborted.ts'
import { bytesAtMost } from '../../shared/limited-bytes.ts'
import type { Log } from '../../shared/log.ts'
import type { Outbound } from '../../shared/outbound.ts'
import type { Accepted, Capabilities, Channel, ChannelHealth, IncomingMessage } from '../channel.ts'
import { webhookHandler } from '../webhook.ts'
import { deliver, extras } from './deliver.ts'
import { editDrawn, isDrawn } from './drawn.ts'
import { isHarmless, movedTo, outcomeOf } from './outcome.ts'
import { type BotIdentity, parseUpdate } from './parse.ts'
import { cutSilentPolls, poll } from './polling.ts'
import { openPolls } from './polls.ts'
import { renderText } from './render.ts'
import { settleTap } from './taps.ts'

/** Telegram through telegraf. Every update is one durable insert; nothing else runs inside telegraf's handler. */

export interface TelegramOptions {
  token: string
  /** Base of the Bot API, without a slash at the end; the public server when left out. */
  apiRoot?: string
  /** How Telegram is called, where it cannot be reached directly. */
  outbound?: Outbound
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

const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

const OFFICIAL_ROOT = 'https://api.telegram.org'

/** Waits between tries to store an update while the database fails: the batch stays unconfirmed meanwhile. */
const STORE_AGAIN_MS = 1000

export function createTelegram(options: TelegramOptions): TelegramChannel {
  const { token, log, now, wait } = options
  const agent = options.outbound?.agentFor(options.apiRoot ?? OFFICIAL_ROOT)
  const bot = new Telegraf(token, {
    // A handler never gives up waiting for the insert: giving up would confirm an update that is not stored.
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: {
      webhookReply: false,
      ...(options.apiRoot ? { apiRoot: options.apiRoot } : {}),
      ...(agent ? { agent: agent as never } : {}),
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

  const polls = openPolls()

  async function receive(update: unknown): Promise<void> {
    const parsed = parseUpdate(update, identity(), now())
    const message = parsed && polls.named(parsed, update)
    if (!message || !accept) {
      log.debug({ reason: accept ? 'not for us' : 'not running' }, 'telegram.update_ignored')
      if (!accept) throw new Error('not accepting yet')
      return
    }
    lastInboundAt = now()
    const outcome = await accept(message)
    if (message.body.type === 'choice') void settleTap(bot.telegram, update, outcome === 'new', log)
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
      fileOut: 'bytes',
      voiceIn: true,
      textChars: 4096,
      proactive: 'free',
      pace: { perSecond: options.pacePerSecond, perChatPerSecond: 1 },
    } satisfies Capabilities,

    webhook: options.webhook ? webhookHandler(SECRET_HEADER, options.webhook.secret, receive) : null,

    async run(take, signal) {
      stopping = signal
      accept = (message) => {
        const stored = take(message)
        inFlight.add(stored)
        return stored.finally(() => inFlight.delete(stored))
      }
      await prepare(signal)
      if (options.webhook) await aborted(signal)
      else
        await Promise.race([
          poll({ bot, signal, log, wait, now, onHealth: (next) => (health = next) }),
          aborted(signal),
        ])
      // What is posted from here on is answered 500, and comes again after the restart.
      if (options.webhook) accept = null
      await Promise.allSettled(inFlight)
      if (!signal.aborted) await aborted(signal)
    },

    async send(to, message, sending) {
      try {
        return await deliver(bot.telegram, to, message, sending, now, polls)
      } catch (error) {
        const moved = movedTo(error)
        if (moved === null) return outcomeOf(error)
        return await deliver(bot.telegram, { ...to, chat: moved }, message, sending, now, polls).catch(outcomeOf)
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
        if (isDrawn(message)) await editDrawn(bot.telegram, to, messageId, message)
        else await bot.telegram.editMessageText(to.chat, Number(messageId), undefined, first.text, extras(first))
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
      return bytesAtMost(await (options.outbound?.fetch ?? fetch)(link, { signal }), maxBytes)
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

  return channel
}
