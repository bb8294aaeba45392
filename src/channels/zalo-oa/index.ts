import { operatorSentence } from '../../replies/operator.ts'
import type { Log } from '../../shared/log.ts'
import type { Outbound } from '../../shared/outbound.ts'
import type {
  Accepted,
  Address,
  Capabilities,
  Channel,
  ChannelHealth,
  IncomingMessage,
  SendResult,
} from '../channel.ts'
import { download } from '../download.ts'
import type { PlainWords } from '../plain-text.ts'
import { createApi } from './api.ts'
import { deliver } from './deliver.ts'
import { outcomeOf } from './outcome.ts'
import { parseEvent } from './parse.ts'
import { openTokenFile } from './token-file.ts'
import { createTokens, type TokenState } from './tokens.ts'
import { webhookHandler } from './webhook.ts'
import { createHeard, windowAt } from './window.ts'

/** Zalo's Official Account over OpenAPI v3: pushes in, consultation messages out, inside the window the person's last word opens. */

const API_ROOT = 'https://openapi.zalo.me'
const OAUTH_ROOT = 'https://oauth.zaloapp.com'

export interface ZaloOaOptions {
  appId: string
  appSecret: string
  /** Signs the webhook; another secret than the app's. */
  secretKey: string
  /** From the consent page; only the first of a chain kept in `tokenFile`. */
  refreshToken: string
  apiRoot?: string
  oauthRoot?: string
  tokenFile: string
  /** Encrypts `tokenFile`. */
  fileSecret: string
  exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** The last word stored of a chat, epoch milliseconds, or null. */
  heardAt: (to: Address) => Promise<number | null>
  /** Whether messages may be sent that Zalo bills: those from 48 h to 7 days after the person's last word. */
  paid: boolean
  /** Buttons besides the numbered lines; no longer documented for consultation messages. */
  buttons: boolean
  pacePerSecond: number
  words: PlainWords
  agentFor?: Outbound['agentFor']
  log: Log
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface ZaloOaChannel extends Channel {
  readonly webhook: (request: Request) => Promise<Response>
}

/** 4,000 requests a minute for the app; a picture takes two. */
const MOST_PER_SECOND = 30
const LOOK_AT_TOKENS_MS = 3_600_000
const LOOK_AGAIN_MS = 60_000

export function createZaloOa(options: ZaloOaOptions): ZaloOaChannel {
  const { appId, log, now, wait } = options
  const proxied = options.agentFor ? { agentFor: options.agentFor } : {}
  const apiRoot = options.apiRoot ?? API_ROOT
  const tokens = createTokens({
    appId,
    appSecret: options.appSecret,
    refreshToken: options.refreshToken,
    oauthRoot: options.oauthRoot ?? OAUTH_ROOT,
    file: openTokenFile(options.tokenFile, options.fileSecret, appId),
    exclusively: options.exclusively,
    now,
    ...proxied,
  })
  const api = createApi({ root: apiRoot, tokens, ...proxied })
  const heard = createHeard()
  const inFlight = new Set<Promise<unknown>>()
  let accept: ((message: IncomingMessage) => Promise<Accepted>) | null = null
  let lastInboundAt: number | undefined
  let ownId: string | null = null
  let told: TokenState['kind'] | null = null

  async function receive(event: unknown, body: string): Promise<void> {
    // 500 and a repeat, rather than a 200 for a message nobody keeps.
    if (!accept) throw new Error('not accepting yet')
    const message = parseEvent(event, body, appId, now())
    if (!message || message.from.user === ownId) return
    lastInboundAt = now()
    const stored = accept(message)
    inFlight.add(stored)
    await stored.finally(() => inFlight.delete(stored))
    if (message.body.type !== 'status') heard.note(message.from.user, message.at)
  }

  /** Why nothing may be sent now, or null. A reply answers a word just said, even where nobody has stored it. */
  async function closed(to: Address, why: 'reply' | 'scheduled' | 'broadcast'): Promise<SendResult | null> {
    const here = heard.at(to.user)
    const fresh = here !== null && windowAt(here, now()) === 'free'
    const stored = fresh ? null : await options.heardAt(to).catch(() => null)
    const last = Math.max(here ?? 0, stored ?? 0)
    if (last === 0 && why === 'reply') return null
    const open = windowAt(last === 0 ? null : last, now())
    if (open === 'free' || (open === 'paid' && options.paid)) return null
    return { status: 'blocked', why: 'window-closed' }
  }

  /** Tells each change once: a consent that is gone needs a person, a line per message would hide that. */
  function tell(state: TokenState): void {
    if (state.kind === told) return
    told = state.kind
    if (state.kind === 'lost') log.error({ sentence: sentenceOf(state) }, 'zalo_oa.consent_lost')
    else if (state.kind === 'waiting') log.warn({ why: state.why }, 'zalo_oa.no_token_yet')
    else log.info({ until: new Date(state.until).toISOString() }, 'zalo_oa.token')
  }

  return {
    id: 'zalo-oa',
    caps: {
      buttons: options.buttons ? { max: 5, labelChars: 100 } : false,
      nativeQuiz: false,
      typing: false,
      edit: false,
      imageOut: 'bytes',
      voiceOut: false,
      voiceIn: true,
      textChars: 2000,
      proactive: 'window',
      pace: { perSecond: Math.min(options.pacePerSecond, MOST_PER_SECOND), perChatPerSecond: 1 },
    } satisfies Capabilities,

    webhook: webhookHandler({ appId, secretKey: options.secretKey }, now, receive, (why) =>
      log.warn({ why }, 'zalo_oa.webhook_refused'),
    ),

    async run(take, signal) {
      accept = take
      while (!signal.aborted) {
        const state = await tokens.keepFresh()
        tell(state)
        if (state.kind === 'fresh')
          ownId ??= await api.aboutUs().then(
            ({ id }) => id,
            () => null,
          )
        await wait(state.kind === 'waiting' ? LOOK_AGAIN_MS : LOOK_AT_TOKENS_MS, signal)
      }
      accept = null
      await Promise.allSettled(inFlight)
    },

    async send(to, message, sending) {
      const refused = await closed(to, sending.why)
      if (refused) return refused
      try {
        return await deliver(to, message, sending, { api, words: options.words, buttons: options.buttons, now })
      } catch (error) {
        return outcomeOf(error)
      } finally {
        tell(tokens.state())
      }
    },

    download: (ref, maxBytes, signal) => download(ref, { apiRoot, maxBytes, signal, ...proxied }),

    async probe() {
      return api.aboutUs().then(
        () => true,
        () => false,
      )
    },

    async health(): Promise<ChannelHealth> {
      const state = tokens.state()
      return {
        ok: state.kind === 'fresh',
        detail: state.kind === 'fresh' ? 'webhook' : state.kind === 'lost' ? sentenceOf(state) : state.why,
        ...(lastInboundAt === undefined ? {} : { lastInboundAt }),
      }
    },
  }
}

function sentenceOf(state: Extract<TokenState, { kind: 'lost' }>): string {
  return state.until === null
    ? operatorSentence('ZALO_OA_CONSENT_LOST', {})
    : operatorSentence('ZALO_OA_CONSENT_ENDING', { until: new Date(state.until).toISOString() })
}
