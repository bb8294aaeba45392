import { z } from 'zod'
import { aborted } from '../../shared/aborted.ts'
import type { Log } from '../../shared/log.ts'
import type { Outbound } from '../../shared/outbound.ts'
import { redact } from '../../shared/redact.ts'
import type { Accepted, Channel, ChannelHealth, IncomingMessage } from '../channel.ts'
import { download } from '../download.ts'
import type { PlainWords } from '../plain-text.ts'
import { webhookHandler } from '../webhook.ts'
import { OFFICIAL_ROOT, type ZaloAnswer, zaloClient } from './client.ts'
import { deliver } from './deliver.ts'
import { countFloods } from './outcome.ts'
import { parseEvent, type ZaloIdentity } from './parse.ts'
import { poll } from './polling.ts'
import { TEXT_LIMIT } from './render.ts'

/** The official Zalo Bot Platform: text and numbers, one durable insert per event. */

export interface ZaloBotOptions {
  /** `id:secret`, as the platform's own bot sends it. */
  token: string
  /** Base of the API, without a slash at the end; the official server when left out. */
  apiRoot?: string
  /** How the platform is called; left out, directly. */
  outbound?: Outbound
  webhook?: { url: string; secret: string }
  /** Messages a second for the whole account. */
  pacePerSecond: number
  /** Words under numbered lists. */
  words: PlainWords
  log: Log
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface ZaloBotChannel extends Channel {
  /** Mounted by the web server in webhook mode; null when polling. */
  readonly webhook: ((request: Request) => Promise<Response>) | null
}

const SECRET_HEADER = 'x-bot-api-secret-token'
/** A harmless call that takes longer than this found nobody. */
const CALL_MS = 15_000
/** Messages a month of the free plan, as its users report it. */
const PER_MONTH = 3000

const self = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  account_name: z.string().optional().catch(undefined),
})
const hook = z.looseObject({ url: z.string() })

/** The account all of this bot's addresses carry: what stands in front of the token's colon. */
export function accountOf(token: string): string {
  return token.split(':')[0] ?? ''
}

export function createZaloBot(options: ZaloBotOptions): ZaloBotChannel {
  const { token, log, now, wait } = options
  const apiRoot = options.apiRoot ?? OFFICIAL_ROOT
  const call = zaloClient(apiRoot, token, options.outbound?.fetch)
  const proxied = options.outbound ? { agentFor: options.outbound.agentFor } : {}
  const ask = (method: string, body: Record<string, unknown> = {}) => call(method, body, AbortSignal.timeout(CALL_MS))
  const delivery = { call, words: options.words, floods: countFloods(), now }
  const bot: ZaloIdentity = { account: accountOf(token), id: null, name: null }
  let health: ChannelHealth = { ok: false, detail: 'starting' }
  let lastInboundAt: number | undefined
  let accept: ((message: IncomingMessage) => Promise<Accepted>) | null = null
  const inFlight = new Set<Promise<unknown>>()

  async function receive(event: unknown, body: string): Promise<void> {
    if (!accept) throw new Error('not accepting yet')
    const message = parseEvent(event, bot, now(), body)
    if (!message) return log.debug('zalo-bot.event_ignored')
    lastInboundAt = now()
    await accept(message)
  }

  /** Who we are and how we are reached, tried until it succeeds. False when the token is refused. */
  async function prepare(signal: AbortSignal): Promise<boolean> {
    for (let again = 1000; !signal.aborted; again = Math.min(again * 2, 60_000)) {
      const refused = await introduce().catch((): ZaloAnswer => ({ ok: 'unreadable', status: 0 }))
      if (refused === null) return true
      const isAuth = refused.ok === false && refused.code === 401
      health = { ok: false, detail: isAuth ? 'auth' : 'unreachable' }
      const why = refused.ok === false ? redact(`${refused.code} ${refused.description}`) : 'no answer'
      log.warn({ why }, 'zalo-bot.not_ready')
      if (isAuth) return false
      await wait(again, signal)
    }
    return true
  }

  /** The first answer that is no yes, or null. */
  async function introduce(): Promise<ZaloAnswer | null> {
    const me = await ask('getMe')
    if (me.ok !== true) return me
    const known = self.safeParse(me.result)
    if (known.success) Object.assign(bot, { id: known.data.id, name: known.data.account_name ?? null })
    if (options.webhook) {
      const { url, secret } = options.webhook
      const set = await ask('setWebhook', { url, secret_token: secret })
      if (set.ok !== true) return set
      health = { ok: true, detail: 'webhook' }
      return null
    }
    // While a webhook is set every poll is refused. Without one a real bot answers 404, and the documentation an empty address.
    const info = await ask('getWebhookInfo')
    const found = info.ok === true ? hook.safeParse(info.result) : null
    if (!found?.success || found.data.url === '') return info.ok === false && info.code === 401 ? info : null
    log.warn('zalo-bot.webhook_removed')
    const removed = await ask('deleteWebhook')
    return removed.ok === true ? null : removed
  }

  return {
    id: 'zalo-bot',
    caps: {
      buttons: false,
      nativeQuiz: false,
      typing: true,
      edit: false,
      imageOut: 'url',
      sizes: true,
      voiceOut: 'url-aac',
      voiceIn: true,
      textChars: TEXT_LIMIT,
      proactive: 'quota',
      pace: { perSecond: options.pacePerSecond, perChatPerSecond: 1, perMonth: PER_MONTH },
    },

    webhook: options.webhook ? webhookHandler(SECRET_HEADER, options.webhook.secret, receive) : null,

    async run(take, signal) {
      accept = (message) => {
        const stored = take(message)
        inFlight.add(stored)
        return stored.finally(() => inFlight.delete(stored))
      }
      const ready = await prepare(signal)
      if (ready && !options.webhook)
        await poll({ call, receive, signal, log, wait, onHealth: (next) => (health = next) })
      await aborted(signal)
      // What is posted from here on is answered 500, and comes again after the restart.
      accept = null
      await Promise.allSettled(inFlight)
    },

    send: (to, message, sending) => deliver(delivery, to, message, sending),

    async typing(to) {
      await ask('sendChatAction', { chat_id: to.chat, action: 'typing' }).catch(() => {})
    },

    download: (ref, maxBytes, signal) => download(ref, { apiRoot, maxBytes, signal, ...proxied }),

    async probe() {
      return ask('getMe').then(
        ({ ok }) => ok === true,
        () => false,
      )
    },

    async health() {
      return { ...health, ...(lastInboundAt === undefined ? {} : { lastInboundAt }) }
    },
  }
}
