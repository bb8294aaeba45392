import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import type { Address, IncomingMessage, OutgoingMessage, SendOptions, SendResult } from '../../src/channels/channel.ts'
import {
  ACCOUNT,
  createZaloPersonal,
  type LinkState,
  type ZaloPersonalChannel,
} from '../../src/channels/zalo-personal/index.ts'
import { openSessionFile } from '../../src/channels/zalo-personal/session.ts'
import { pause } from '../../src/delivery/timers.ts'
import { terminalWords } from '../../src/replies/terminal.ts'
import { FakeZaloPersonal } from './fake-zalo-personal/server.ts'
import { type FakeClock, fakeClock } from './fakeClock.ts'
import { LIMIT_MS, until } from './until.ts'

/** One personal account over zca-js itself and a fake Zalo, with a clock moved by hand. */

export const SECRET = 'a secret of at least thirty-two signs'

export interface Bench {
  fake: FakeZaloPersonal
  clock: FakeClock
  channel: ZaloPersonalChannel
  folder: string
  /** What was accepted, in order. */
  accepted: IncomingMessage[]
  texts: () => string[]
  /** Every state so far. */
  states: LinkState[]
  logged: () => string
  /** While true, nothing can be stored. */
  broken: boolean
  /** People the store remembers. */
  known: Set<string>
  /** Until it is so, the clock going on by so many milliseconds between two looks. */
  passing(ms: number, reached: () => boolean): Promise<void>
  isOnline: () => boolean
  send(text: string, who: string, options?: Partial<SendOptions>): Promise<SendResult>
  sendMessage(message: OutgoingMessage, to: Address): Promise<SendResult>
  to(who: string): Address
  /** Ends the channel; `restart` begins another one on the same files. */
  stop(): Promise<void>
  /** Resolves when it is online, unless there is no login or nobody waits for it. */
  restart(waits?: boolean): Promise<void>
  /** Ends everything and removes the files. */
  close(): Promise<void>
}

export interface BenchOptions {
  /** Whether a login lies there already. */
  loggedIn?: boolean
}

export async function openBench({ loggedIn = true }: BenchOptions = {}): Promise<Bench> {
  const fake = await new FakeZaloPersonal().start()
  const clock = fakeClock()
  const folder = mkdtempSync(join(tmpdir(), 'hvs-zalo-personal-'))
  if (loggedIn) openSessionFile(join(folder, 'session'), SECRET).write(fake.sessionOf(fake.me))
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  // Neither time nor process: a secret of digits could stand in one by chance.
  const log = pino({ level: 'trace', timestamp: false, base: null }, sink)
  let running: { stop: AbortController; ended: Promise<void> } | null = null

  const make = () =>
    createZaloPersonal({
      files: { session: join(folder, 'session'), ledger: join(folder, 'ledger') },
      fileSecret: SECRET,
      apiRoot: fake.root,
      isKnown: async ({ user }) => bench.known.has(user),
      tell: (state) => void bench.states.push(state),
      words: terminalWords,
      log,
      now: clock.now,
      wait: (ms, signal) => pause(clock, ms, signal),
    })

  function run(): void {
    const stop = new AbortController()
    const ended = bench.channel.run(async (message) => {
      if (bench.broken) throw new Error('disk full')
      if (bench.accepted.some(({ key }) => key === message.key)) return 'duplicate'
      bench.accepted.push(message)
      return 'new'
    }, stop.signal)
    running = { stop, ended }
  }

  const bench: Bench = {
    fake,
    clock,
    folder,
    channel: make(),
    accepted: [],
    texts: () => bench.accepted.map(({ body }) => (body.type === 'text' ? body.text : body.type)),
    states: [],
    logged: () => lines.join(''),
    broken: false,
    known: new Set(),
    async passing(ms, reached) {
      const end = performance.now() + LIMIT_MS
      while (!reached()) {
        if (performance.now() > end) throw new Error('what the test waits for did not happen')
        await clock.advance(ms)
      }
    },
    isOnline: () => bench.states.at(-1)?.kind === 'online',
    to: (who) => ({ channel: 'zalo-personal', account: ACCOUNT, chat: who, user: who, kind: 'private' }),
    send: (text, who, options) =>
      bench.channel.send(
        bench.to(who),
        { type: 'text', text },
        { id: 'row', why: 'reply', deadline: Number.MAX_SAFE_INTEGER, ...options },
      ),
    sendMessage: (message, to) =>
      bench.channel.send(to, message, { id: 'row', why: 'reply', deadline: Number.MAX_SAFE_INTEGER }),
    async stop() {
      running?.stop.abort()
      await running?.ended
      running = null
    },
    async restart(waits = loggedIn) {
      bench.channel = make()
      bench.states.length = 0
      run()
      if (waits) await until(() => bench.isOnline())
    },
    async close() {
      await bench.stop()
      await fake.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await bench.restart()
  return bench
}
