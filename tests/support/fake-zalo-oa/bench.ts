import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Accepted, Address, IncomingMessage, OutgoingMessage, SendResult } from '../../../src/channels/channel.ts'
import { createZaloOa, type ZaloOaChannel, type ZaloOaOptions } from '../../../src/channels/zalo-oa/index.ts'
import { terminalWords } from '../../../src/replies/terminal.ts'
import { silentLog } from '../../../src/shared/log.ts'
import { exclusively } from '../../../src/storage/sqlite/exclusive.ts'
import { manualWait } from '../until.ts'
import { PERSON } from './events.ts'
import { FakeZaloOa } from './server.ts'

/** The real channel against the loopback fake, with everything a test wants to see or steer. */
export interface OaBench {
  fake: FakeZaloOa
  channel: ZaloOaChannel
  accepted: IncomingMessage[]
  waits: ReturnType<typeof manualWait>
  onAccept: (message: IncomingMessage) => Promise<Accepted>
  /** Both clocks, the platform's and ours. */
  clock: { now: number }
  folder: string
  run: () => void
  /** To the person who just wrote, unless `to` says otherwise. */
  send: (
    message: string | OutgoingMessage,
    why?: 'reply' | 'scheduled' | 'broadcast',
    user?: string,
  ) => Promise<SendResult>
  /** A push straight into the channel's handler. */
  post: (init: RequestInit) => Promise<Response>
  stop: () => Promise<void>
}

export const NOW = Date.UTC(2026, 10, 21, 2)

export async function oaBench(options: Partial<ZaloOaOptions> = {}): Promise<OaBench> {
  const fake = await new FakeZaloOa().start()
  const clock = { now: NOW }
  fake.now = () => clock.now
  const folder = mkdtempSync(join(tmpdir(), 'hvs-oa-'))
  const waits = manualWait()
  const stopper = new AbortController()
  const accepted: IncomingMessage[] = []
  let running: Promise<void> = Promise.resolve()
  const bench: OaBench = {
    fake,
    accepted,
    waits,
    clock,
    folder,
    channel: createZaloOa({
      appId: fake.appId,
      appSecret: fake.appSecret,
      secretKey: fake.secretKey,
      refreshToken: 'refresh-from-the-consent-page',
      apiRoot: fake.root,
      oauthRoot: fake.root,
      tokenFile: join(folder, 'zalo-oa.token'),
      fileSecret: 'a secret of at least thirty-two signs',
      exclusively: (work) => exclusively(join(folder, 'zalo-oa.lock'), work, nextTurn),
      heardAt: async () => null,
      paid: false,
      buttons: false,
      pacePerSecond: 25,
      words: terminalWords,
      log: silentLog(),
      now: () => clock.now,
      wait: waits.wait,
      ...options,
    }),
    onAccept: async (message) => {
      if (accepted.some((one) => one.key === message.key)) return 'duplicate'
      accepted.push(message)
      return 'new'
    },
    run: () => {
      running = bench.channel.run((message) => bench.onAccept(message), stopper.signal)
    },
    send: (message, why = 'reply', user = PERSON) => {
      const to: Address = { channel: 'zalo-oa', account: fake.appId, chat: user, user, kind: 'private' }
      const said: OutgoingMessage = typeof message === 'string' ? { type: 'text', text: message } : message
      return bench.channel.send(to, said, { id: 'row', why, deadline: Number.MAX_SAFE_INTEGER })
    },
    post: (init) => bench.channel.webhook(new Request('http://127.0.0.1/webhook/zalo-oa', { method: 'POST', ...init })),
    stop: async () => {
      stopper.abort()
      await running
      await fake.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  fake.heard.set(PERSON, NOW)
  return bench
}

function nextTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}
