import { createTelegram } from '../../../src/channels/telegram/index.ts'
import { createInbox } from '../../../src/conversation/inbox.ts'
import { pause, systemTimers } from '../../../src/delivery/timers.ts'
import { createTurnWorker } from '../../../src/delivery/turns.ts'
import { createSender } from '../../../src/delivery/worker.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { randomId } from '../../../src/shared/ids.ts'
import { silentLog } from '../../../src/shared/log.ts'
import { openStorage } from '../../../src/storage/index.ts'
import { draft, echo } from '../../../tests/support/messages.ts'
import { settingsOf } from '../sides.ts'

/** Our bot with a morning's lessons in its outbox, answering questions meanwhile: its real channel, storage and workers. */

export interface DeliveryBotSettings {
  token: string
  apiRoot: string
  dataDir: string
  /** Messages a second. */
  pace: number
  /** Chats `firstChat`, `firstChat + 1`, … get one lesson each. */
  learners: number
  firstChat: number
}

const settings = settingsOf<DeliveryBotSettings>()
const me = (await (await fetch(`${settings.apiRoot}/bot${settings.token}/getMe`)).json()) as { result: { id: number } }
const account = String(me.result.id)
const clock = systemClock()
const log = silentLog()
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())

const storage = await openStorage({ dataDir: settings.dataDir, now: clock.now() })
await storage.outbox.recover(clock.now())
const lessons = Array.from({ length: settings.learners }, (_, n) => {
  const chat = String(settings.firstChat + n)
  const to = { channel: 'telegram', account, chat, user: chat, kind: 'private' } as const
  // The same ids in every life: what is there already is put once.
  return draft(`d:${chat}:1:1`, to, { why: 'scheduled', message: { type: 'text', text: 'bài' } })
})
await storage.outbox.addOnce(lessons, clock.now())

const channel = createTelegram({
  token: settings.token,
  apiRoot: settings.apiRoot,
  pacePerSecond: settings.pace,
  commands: [],
  log,
  now: clock.now,
  wait: (ms, signal) => pause(systemTimers, ms, signal),
})
const sender = createSender({
  channel,
  account,
  outbox: storage.outbox,
  clock,
  timers: systemTimers,
  log,
  random: Math.random,
})
const turns = createTurnWorker({
  store: storage.turns,
  clock,
  timers: systemTimers,
  log,
  holder: randomId(),
  runTurn: async ({ messages }, now) => ({ kind: 'commit', commit: echo(messages, now) }),
  apologise: ({ messages }, now) => echo(messages, now),
  committed: () => sender.wake(),
})
const accept = createInbox({
  store: storage.turns,
  clock,
  hide: (message) => ({ message, hidden: [] }),
  wake: () => turns.wake(),
})
turns.wake()
sender.wake()
await Promise.all([turns.run(stop.signal), sender.run(stop.signal), channel.run(accept, stop.signal)])
await storage.close()
process.exit(0)
