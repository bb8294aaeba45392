import { PassThrough } from 'node:stream'
import { createTerminal } from '../../../src/channels/terminal/index.ts'
import { createWeb } from '../../../src/channels/web/index.ts'
import { pause } from '../../../src/delivery/timers.ts'
import { terminalWords } from '../../../src/replies/terminal.ts'
import type { Log } from '../../../src/shared/log.ts'
import type { FakeClock } from '../../support/fakeClock.ts'
import type { Platform, PlatformKind } from './platform.ts'

/** Our own ends: the page, with each person a browser of their own, and the terminal, where one person types. */

const ORIGIN = 'http://hocvuso.example'

async function openWeb(clock: FakeClock, log: Log): Promise<Platform> {
  const web = createWeb({
    secret: 's'.repeat(32),
    trustProxy: true,
    placeName: async () => null,
    hide: (text) => text,
    log,
    now: clock.now,
    wait: (ms, signal) => pause(clock, ms, signal),
  })
  const cookies = new Map<string, string>()
  const chats = new Map<string, string>()
  const shown = new Map<string, string[]>()
  let last: { who: string; fields: Record<string, string> } = { who: '', fields: {} }
  let count = 0

  async function post(who: string, fields: Record<string, string>): Promise<void> {
    last = { who, fields }
    const answer = await web.routes.request(`${ORIGIN}/tin-nhan`, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        accept: 'application/json',
        'x-forwarded-for': '10.0.0.1',
        cookie: cookies.get(who) ?? '',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(fields).toString(),
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (cookie) cookies.set(who, cookie)
  }
  const send = web.send.bind(web)
  return {
    channel: {
      ...web,
      async run(accept, signal) {
        await web.run(async (message) => {
          chats.set(last.who, message.from.chat)
          return accept(message)
        }, signal)
      },
      async send(to, message, options) {
        const said = message.type === 'text' ? message.text : ''
        shown.set(to.chat, [...(shown.get(to.chat) ?? []), said])
        return send(to, message, options)
      },
    },
    address: (who) => {
      const chat = chats.get(who) ?? who
      return { channel: 'web', account: 'web', chat, user: chat, kind: 'private' }
    },
    async says(who, text) {
      count += 1
      await post(who, { text, id: `tin-nhan-${count}` })
    },
    repeat: () => post(last.who, last.fields),
    async reversed(who, first, second) {
      await post(who, { text: second, id: `tin-nhan-${count + 2}` })
      await post(who, { text: first, id: `tin-nhan-${count + 1}` })
      count += 2
    },
    retry: () => post(last.who, last.fields),
    seen: (who) => shown.get(chats.get(who) ?? '') ?? [],
    secrets: ['s'.repeat(32)],
    stop: async () => {},
  }
}

async function openTerminal(clock: FakeClock): Promise<Platform> {
  const input = new PassThrough()
  const output = new PassThrough()
  let written = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    written += text
  })
  const channel = createTerminal({ input, output, words: terminalWords, ...terminalWords, now: clock.now })
  return {
    channel,
    address: () => ({ channel: 'terminal', account: 'terminal', chat: 'terminal', user: 'terminal', kind: 'private' }),
    says: async (_who, text) => void input.write(`${text}\n`),
    seen: () => written.split('\n\n').filter((text) => text.startsWith('đáp: ') || text.startsWith('bài ')),
    secrets: [],
    stop: async () => {
      input.end()
    },
  }
}

const HERE = {
  webhook: { not: 'nobody posts to it but the page itself, under its own cookie and origin check' },
  fail: { not: 'what is sent is shown by this very process: no platform answers, or fails to' },
} as const
const TYPED = {
  ...HERE,
  many: { not: 'one person sits at it' },
  repeat: { not: 'a line that was typed comes once' },
  reverse: { not: 'lines come in the order in which they were typed' },
  unreadable: { not: 'only lines of text can be typed' },
  restore: { not: 'it keeps its talk in memory, where nothing refuses to be stored' },
  webhook: { not: 'nobody posts to a terminal' },
} as const
const POSTED = {
  ...HERE,
  many: true,
  repeat: true,
  reverse: true,
  unreadable: { not: 'a file of any kind is a message like another; its form has tests of its own' },
  restore: true,
} as const
const OURS = { floodHolds: null, refusedMeans: null } as const

export const OWN_CHANNELS: readonly PlatformKind[] = [
  { name: 'web', ...OURS, can: POSTED, open: openWeb },
  { name: 'terminal', ...OURS, can: TYPED, open: (clock) => openTerminal(clock) },
]
