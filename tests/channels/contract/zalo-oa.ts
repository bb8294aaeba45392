import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createZaloOa, type ZaloOaChannel } from '../../../src/channels/zalo-oa/index.ts'
import { pause } from '../../../src/delivery/timers.ts'
import { terminalWords } from '../../../src/replies/terminal.ts'
import type { Log } from '../../../src/shared/log.ts'
import { type OaEvent, otherEvent, textEvent } from '../../support/fake-zalo-oa/events.ts'
import { FakeZaloOa } from '../../support/fake-zalo-oa/server.ts'
import type { FakeClock } from '../../support/fakeClock.ts'
import type { Fault } from '../../support/platform-faults.ts'
import { until } from '../../support/until.ts'
import { type Platform, type SendTrouble, SLOW_MS } from './platform.ts'

/** The Official Account: pushes signed over their bytes, repeated by the platform itself until they are taken. */

interface Hook {
  url: string
  mount(channel: ZaloOaChannel): void
  stop(): Promise<void>
}

const SEND = { method: '/v3.0/oa/message/cs' } as const

function faultOf(kind: SendTrouble, times: number): Fault {
  const at = { ...SEND, times }
  if (kind === 'flood') return { ...at, kind: 'error', code: -32, description: 'Out of the limit of requests' }
  if (kind === 'refused') return { ...at, kind: 'error', code: -213, description: 'User has not followed OA' }
  if (kind === 'slow') return { ...at, kind, ms: SLOW_MS }
  return kind === 'page' ? { ...at, kind: 'html', status: 502 } : { ...at, kind }
}

export async function openZaloOa(clock: FakeClock, log: Log, hook: Hook): Promise<Platform> {
  const fake = await new FakeZaloOa().start()
  fake.now = clock.now
  fake.webhook = hook.url
  const folder = mkdtempSync(join(tmpdir(), 'hvs-oa-'))
  const channel = createZaloOa({
    appId: fake.appId,
    appSecret: fake.appSecret,
    secretKey: fake.secretKey,
    refreshToken: fake.grants.refresh,
    apiRoot: fake.root,
    oauthRoot: fake.root,
    tokenFile: join(folder, 'token'),
    fileSecret: 'a secret of at least thirty-two signs',
    exclusively: (work) => work(),
    // Everybody here has written lately, as far as the store remembers.
    heardAt: async () => clock.now(),
    paid: false,
    buttons: false,
    pacePerSecond: 25,
    words: terminalWords,
    log,
    now: clock.now,
    wait: (ms, signal) => pause(clock, ms, signal),
  })
  hook.mount(channel)

  const says = (who: string, text: string) => textEvent(text, who, clock.now())
  let last: OaEvent | null = null
  /** Pushes that were not taken, each waiting for its time to be repeated. */
  const waiting: (() => void)[] = []
  const wait = () => new Promise<void>((again) => waiting.push(again))
  const push = (event: OaEvent) => {
    last = event
    void fake.push(event, { wait })
  }
  const sign = (body: string, time: string, secret: string) =>
    createHash('sha256').update(`${fake.appId}${body}${time}${secret}`).digest('hex')

  return {
    channel,
    address: (who) => {
      fake.heard.set(who, clock.now())
      return { channel: 'zalo-oa', account: fake.appId, chat: who, user: who, kind: 'private' }
    },
    says: async (who, text) => push(says(who, text)),
    repeat: async () => {
      if (last) push(last)
    },
    reversed: async (who, first, second) => {
      const before = says(who, first)
      push(says(who, second))
      push(before)
    },
    sendsUnreadable: async (who) => push(otherEvent('dice', who, clock.now())),
    retry: async () => {
      await until(() => waiting.length > 0)
      for (const again of waiting.splice(0)) again()
    },
    seen: (who) => fake.textsTo(who),
    arrived: () => fake.sent.map((one) => one.user),
    trouble: (kind, times = 1) => void fake.faults.push(faultOf(kind, times)),
    post: (secret, who, text) => {
      fake.heard.set(who, clock.now())
      const event = says(who, text)
      const body = JSON.stringify(event)
      return fetch(hook.url, {
        method: 'POST',
        headers: secret === null ? {} : { 'X-ZEvent-Signature': sign(body, event.timestamp, secret) },
        body,
      })
    },
    secrets: [fake.appSecret, fake.secretKey, fake.grants.refresh, 'access-1', 'refresh-1'],
    stop: async () => {
      await hook.stop()
      await fake.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
