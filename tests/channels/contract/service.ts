import { Writable } from 'node:stream'
import { pino } from 'pino'
import { createInbox } from '../../../src/conversation/inbox.ts'
import type { OutboxDraft, TurnWork } from '../../../src/conversation/turn-store.ts'
import { createTurnWorker, type TurnOutcome } from '../../../src/delivery/turns.ts'
import { createSender } from '../../../src/delivery/worker.ts'
import { hideInMessage } from '../../../src/privacy/message.ts'
import { redact } from '../../../src/shared/redact.ts'
import { openMemory, type Storage } from '../../../src/storage/index.ts'
import { type FakeClock, fakeClock } from '../../support/fakeClock.ts'
import { echo } from '../../support/messages.ts'
import { LIMIT_MS } from '../../support/until.ts'
import type { Platform, PlatformKind } from './platform.ts'

/** A channel at work over the whole path, inbox to sender, with a clock moved by hand and a real connection to its platform. */

export interface Service {
  clock: FakeClock
  storage: Storage
  platform: Platform
  /** Everything logged, at every level. */
  logged: () => string
  /** While true, nothing can be stored. */
  broken: boolean
  /** Messages that could not be stored so far. */
  refusals: number
  /** Sends of which no answer may come (a lesson, an announcement). */
  unasked(id: string, who: string, why?: 'scheduled' | 'broadcast'): Promise<void>
  /** One such send for each of many, once however often they are planned. */
  plan(people: readonly string[], day: string): Promise<void>
  /** Sends listed as in doubt. */
  doubted(): Promise<string[]>
  /** Until it is so; real time passes, the clock's does not. */
  until(reached: () => boolean | Promise<boolean>): Promise<void>
  /** Until it is so, the clock going on by so many milliseconds between two looks. */
  passing(ms: number, reached: () => boolean | Promise<boolean>): Promise<void>
  /** Nothing waits to be sent and nothing is being sent. */
  isDone(): Promise<boolean>
  /** Until nothing is on its way to a person. */
  quiet(): Promise<void>
  /** Sends the channel was asked for so far, and those it has not answered. */
  readonly sends: { begun: number; inFlight: number }
  /** Ends receiving; resolves when the channel's `run` has ended. */
  stopReceiving(): Promise<void>
  stop(): Promise<void>
}

type RunTurn = (work: TurnWork, now: number) => Promise<TurnOutcome>

/** Each message is answered by its own words, unless a test answers otherwise. */
export const repeatWords: RunTurn = async ({ messages }, now) => {
  const replies = messages.map(({ key, message }): OutboxDraft => {
    const text = message.body.type === 'text' ? `đáp: ${message.body.text}` : `đáp: ${message.body.type}`
    const sending = { why: 'reply', notBefore: now, deadline: Number.MAX_SAFE_INTEGER, keepText: false } as const
    return { id: `${key}/0`, to: message.from, message: { type: 'text', text }, ...sending }
  })
  return { kind: 'commit', commit: echo(messages, now, { messages: replies }) }
}

export async function serve(kind: PlatformKind, runTurn: RunTurn = repeatWords): Promise<Service> {
  const clock = fakeClock()
  const storage = openMemory()
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const log = pino(
    { level: 'trace', serializers: { err: (error: Error) => ({ message: redact(String(error.message)) }) } },
    sink,
  )
  const platform = await kind.open(clock, log)
  const { channel } = platform
  const { account } = platform.address('ai')
  const sends = { begun: 0, inFlight: 0 }
  const send = channel.send.bind(channel)
  channel.send = async (...asked) => {
    sends.begun += 1
    sends.inFlight += 1
    return send(...asked).finally(() => {
      sends.inFlight -= 1
    })
  }
  const sender = createSender({
    channel,
    account,
    outbox: storage.outbox,
    clock,
    timers: clock,
    log,
    random: () => 0,
  })
  const turns = createTurnWorker({
    store: storage.turns,
    clock,
    timers: clock,
    log,
    holder: 'contract',
    runTurn,
    apologise: ({ messages }, now) => echo(messages, now),
    committed: () => sender.wake(),
  })
  const accept = createInbox({
    store: storage.turns,
    clock,
    hide: (message) => hideInMessage(message),
    wake: () => turns.wake(),
  })
  const unaskedDraft = (id: string, who: string, why: 'scheduled' | 'broadcast'): OutboxDraft => {
    const times = { notBefore: clock.now(), deadline: clock.now() + 3 * 3_600_000 }
    return {
      id,
      to: platform.address(who),
      message: { type: 'text', text: `bài ${id}` },
      why,
      ...times,
      keepText: true,
    }
  }
  const receiving = new AbortController()
  const working = new AbortController()
  const running = [turns.run(working.signal), sender.run(working.signal)]
  const heard = channel.run(async (message) => {
    if (!service.broken) return accept(message)
    service.refusals += 1
    throw new Error('disk full')
  }, receiving.signal)

  const service: Service = {
    clock,
    storage,
    platform,
    broken: false,
    refusals: 0,
    sends,
    logged: () => lines.join(''),
    async unasked(id, who, why = 'scheduled') {
      await storage.outbox.addOnce([unaskedDraft(id, who, why)], clock.now())
      sender.wake()
    },
    async plan(people, day) {
      const drafts = people.map((who) => unaskedDraft(`${day}/${who}`, who, 'scheduled'))
      await storage.outbox.addOnce(drafts, clock.now())
      sender.wake()
    },
    doubted: async () => (await storage.outbox.listUnknown(1000)).map(({ id }) => id),
    async until(reached) {
      const end = performance.now() + LIMIT_MS
      while (!(await reached())) {
        if (performance.now() > end) throw new Error('what the test waits for did not happen')
        await new Promise((done) => setImmediate(done))
      }
    },
    passing: (ms, reached) =>
      service.until(async () => {
        await clock.advance(ms)
        return reached()
      }),
    async isDone() {
      const { pending, sending } = await storage.outbox.counts()
      return pending === 0 && sending === 0
    },
    quiet: () =>
      service.until(async () => {
        const { sending } = await storage.outbox.counts()
        return sending === 0
      }),
    async stopReceiving() {
      receiving.abort()
      await heard
    },
    async stop() {
      await service.stopReceiving()
      working.abort()
      await platform.stop()
      await Promise.all(running)
    },
  }
  await service.until(async () => (await channel.health()).ok)
  return service
}
