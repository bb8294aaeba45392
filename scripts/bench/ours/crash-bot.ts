import { createTelegram } from '../../../src/channels/telegram/index.ts'
import { createInbox } from '../../../src/conversation/inbox.ts'
import { pause, systemTimers } from '../../../src/delivery/timers.ts'
import { createTurnWorker } from '../../../src/delivery/turns.ts'
import { createSender } from '../../../src/delivery/worker.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { randomId } from '../../../src/shared/ids.ts'
import { silentLog } from '../../../src/shared/log.ts'
import { openStorage } from '../../../src/storage/index.ts'
import { echo } from '../../../tests/support/messages.ts'
import { settingsOf } from '../sides.ts'

/** Our bot to be killed: its real channel, storage and workers; each turn answers with the words it got and leaves one effect. */

export interface CrashBotSettings {
  token: string
  apiRoot: string
  dataDir: string
  /** The peer's file of effects, one line each; ours are rows of its database. */
  effects: string
  pacePerSecond: number
}

const settings = settingsOf<CrashBotSettings>()
// Messages carry the id the platform knows the bot by.
const me = (await (await fetch(`${settings.apiRoot}/bot${settings.token}/getMe`)).json()) as { result: { id: number } }
const account = String(me.result.id)
const clock = systemClock()
const log = silentLog()
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())

const storage = await openStorage({ dataDir: settings.dataDir, now: clock.now() })
await storage.outbox.recover(clock.now())
const channel = createTelegram({
  token: settings.token,
  apiRoot: settings.apiRoot,
  pacePerSecond: settings.pacePerSecond,
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
  async runTurn({ messages }, now) {
    const commit = echo(messages, now, {
      effects: messages.map(({ key }) => ({ type: 'gapNoted', question: key, at: now })),
    })
    return { kind: 'commit', commit }
  },
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
