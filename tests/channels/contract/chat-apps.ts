import { Hono } from 'hono'
import { listen } from '../../../src/app/http.ts'
import type { Address, Channel, ChannelId } from '../../../src/channels/channel.ts'
import { createTelegram } from '../../../src/channels/telegram/index.ts'
import { createZaloBot } from '../../../src/channels/zalo-bot/index.ts'
import { pause } from '../../../src/delivery/timers.ts'
import { terminalWords } from '../../../src/replies/terminal.ts'
import type { Log } from '../../../src/shared/log.ts'
import { FakeTelegram } from '../../support/fake-telegram/server.ts'
import { otherUpdate, textUpdate, type Update } from '../../support/fake-telegram/updates.ts'
import { textEvent, unsupportedEvent, type ZaloEvent } from '../../support/fake-zalo-bot/events.ts'
import { FakeZaloBot } from '../../support/fake-zalo-bot/server.ts'
import type { FakeClock } from '../../support/fakeClock.ts'
import type { Fault } from '../../support/platform-faults.ts'
import { type Platform, type PlatformKind, type SendTrouble, SLOW_MS } from './platform.ts'
import { openZaloOa } from './zalo-oa.ts'
import { openZaloPersonal } from './zalo-personal.ts'

/** Chat platforms behind a Bot API of their own: the fakes, polled or posting to our webhook. */

const SECRET = 'bi-mat-cua-webhook-2026'
const PACE = 25
const WORDS = 'thử'

interface WithWebhook extends Channel {
  readonly webhook: ((request: Request) => Promise<Response>) | null
}

/** The webhook behind the real web server, so that what Hono does to a request is tried too. */
async function openHook(): Promise<{ url: string; mount: (channel: WithWebhook) => void; stop: () => Promise<void> }> {
  let handler: WithWebhook['webhook'] = null
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    chat: new Hono(),
    webhooks: [
      { path: '/hook', handler: async (request) => (handler ? handler(request) : new Response(null, { status: 503 })) },
    ],
    readiness: async () => ({ ready: true, parts: {} }),
  })
  return { url: `${server.url}/hook`, mount: (channel) => (handler = channel.webhook), stop: () => server.stop(0) }
}

/** Faults of the send method, as each platform says them. */
function faultOf(
  kind: SendTrouble,
  times: number,
  flood: { description: string; parameters?: { retry_after: number } },
  blocked: string,
): Fault {
  const at = { method: 'sendMessage', times }
  if (kind === 'flood') return { ...at, kind: 'error', code: 429, ...flood }
  if (kind === 'refused') return { ...at, kind: 'error', code: 403, description: blocked }
  if (kind === 'slow') return { ...at, kind, ms: SLOW_MS }
  return kind === 'page' ? { ...at, kind: 'html', status: 502 } : { ...at, kind }
}

function addresses(channel: ChannelId, account: string, chatOf: (who: string) => string): (who: string) => Address {
  return (who) => ({ channel, account, chat: chatOf(who), user: chatOf(who), kind: 'private' })
}

/** Numbers for names, handed out in order. */
function numbered(): (who: string) => number {
  const known = new Map<string, number>()
  return (who) => {
    const id = known.get(who) ?? 100 + known.size
    known.set(who, id)
    return id
  }
}

async function openTelegram(clock: FakeClock, log: Log, posting: boolean): Promise<Platform> {
  const fake = await new FakeTelegram().start({ holdSeconds: 1 })
  const hook = posting ? await openHook() : null
  const channel = createTelegram({
    token: fake.token,
    apiRoot: fake.apiRoot,
    pacePerSecond: PACE,
    commands: [{ command: 'menu', description: WORDS }],
    log,
    now: clock.now,
    wait: (ms, signal) => pause(clock, ms, signal),
    ...(hook ? { webhook: { url: hook.url, secret: SECRET } } : {}),
  })
  hook?.mount(channel)
  const idOf = numbered()
  const userOf = (who: string) => ({ id: idOf(who), first_name: who })
  const says = (who: string, text: string): Update => textUpdate(text, userOf(who), clock.now())
  let last: Update = {}
  const push = (update: Update) => {
    const [id = 0] = fake.push(update)
    last = { ...update, update_id: id }
  }
  return {
    channel,
    address: addresses('telegram', fake.token.split(':')[0] ?? '', (who) => String(idOf(who))),
    says: async (who, text) => push(says(who, text)),
    repeat: async () => void fake.push(last),
    reversed: async (who, first, second) => {
      push({ ...says(who, second), update_id: 9002 })
      push({ ...says(who, first), update_id: 9001 })
    },
    sendsUnreadable: async (who) => push(otherUpdate('dice', userOf(who), clock.now())),
    seen: (who) => fake.textsTo(idOf(who)),
    arrived: () => fake.sent.map((one) => one.chat),
    trouble: (kind, times = 1) =>
      void fake.faults.push(
        faultOf(
          kind,
          times,
          { description: 'Too Many Requests: retry after 7', parameters: { retry_after: 7 } },
          'Forbidden: bot was blocked by the user',
        ),
      ),
    ...(hook
      ? {
          retry: async () => void fake.push(),
          post: (secret, who, text) =>
            fetch(hook.url, {
              method: 'POST',
              headers: secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret },
              body: JSON.stringify({ ...says(who, text), update_id: 77 }),
            }),
        }
      : {}),
    secrets: [fake.token.split(':')[1] ?? '', SECRET],
    stop: async () => {
      await hook?.stop()
      await fake.stop()
    },
  }
}

async function openZaloBot(clock: FakeClock, log: Log, posting: boolean): Promise<Platform> {
  const fake = await new FakeZaloBot().start({ holdMs: 50 })
  const hook = posting ? await openHook() : null
  const channel = createZaloBot({
    token: fake.token,
    apiRoot: fake.apiRoot,
    pacePerSecond: PACE,
    words: terminalWords,
    log,
    now: clock.now,
    wait: (ms, signal) => pause(clock, ms, signal),
    ...(hook ? { webhook: { url: hook.url, secret: SECRET } } : {}),
  })
  hook?.mount(channel)
  const says = (who: string, text: string): ZaloEvent => textEvent(text, { id: who, display_name: who }, clock.now())
  let last: ZaloEvent[] = []
  const push = (event: ZaloEvent) => {
    last = [event]
    fake.push(event)
  }
  return {
    channel,
    address: addresses('zalo-bot', fake.botId, (who) => who),
    says: async (who, text) => push(says(who, text)),
    repeat: async () => fake.push(...last),
    reversed: async (who, first, second) => {
      const before = says(who, first)
      push(says(who, second))
      push(before)
    },
    sendsUnreadable: async (who) => push(unsupportedEvent({ id: who, display_name: who })),
    seen: (who) => fake.textsTo(who),
    arrived: () => fake.sent.map((one) => one.chat),
    trouble: (kind, times = 1) =>
      void fake.faults.push(faultOf(kind, times, { description: 'Quota exceeded' }, 'Internal server error')),
    ...(hook
      ? {
          retry: async () => void (await fake.deliver()),
          post: (secret, who, text) =>
            fetch(hook.url, {
              method: 'POST',
              headers: secret === null ? {} : { 'x-bot-api-secret-token': secret },
              body: JSON.stringify(says(who, text)),
            }),
        }
      : {}),
    secrets: [fake.token.split(':')[1] ?? '', SECRET],
    stop: async () => {
      await hook?.stop()
      await fake.stop()
    },
  }
}

const ASKED = { many: true, repeat: true, reverse: true, unreadable: true, restore: true, fail: true } as const
const POLLED = { ...ASKED, webhook: { not: 'it is asked for messages and posts none' } } as const
const POSTING = { ...ASKED, webhook: true } as const
const TELEGRAM = { floodHolds: 'chat', refusedMeans: 'blocked' } as const
const ZALO_BOT = { floodHolds: 'account', refusedMeans: 'doubt' } as const
const ZALO_PERSONAL = { floodHolds: 'account', refusedMeans: 'skipped', refusesBroadcast: true } as const
const ZALO_OA = { floodHolds: 'account', refusedMeans: 'blocked' } as const

export const CHAT_APPS: readonly PlatformKind[] = [
  { name: 'Telegram, polled', ...TELEGRAM, can: POLLED, open: (clock, log) => openTelegram(clock, log, false) },
  { name: 'Telegram, posting', ...TELEGRAM, can: POSTING, open: (clock, log) => openTelegram(clock, log, true) },
  { name: 'Zalo Bot, polled', ...ZALO_BOT, can: POLLED, open: (clock, log) => openZaloBot(clock, log, false) },
  { name: 'Zalo Bot, posting', ...ZALO_BOT, can: POSTING, open: (clock, log) => openZaloBot(clock, log, true) },
  {
    name: 'Zalo OA, posting',
    ...ZALO_OA,
    can: POSTING,
    open: async (clock, log) => openZaloOa(clock, log, await openHook()),
  },
  { name: 'Zalo personal, over its socket', ...ZALO_PERSONAL, can: POLLED, open: openZaloPersonal },
]
