import { createTelegram } from '../../../src/channels/telegram/index.ts'
import { createInbox } from '../../../src/conversation/inbox.ts'
import type { OutboxDraft, TurnCommit } from '../../../src/conversation/turn-store.ts'
import { pause, systemTimers } from '../../../src/delivery/timers.ts'
import { createTurnWorker } from '../../../src/delivery/turns.ts'
import { createSender } from '../../../src/delivery/worker.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { randomId } from '../../../src/shared/ids.ts'
import { silentLog } from '../../../src/shared/log.ts'
import { openStorage } from '../../../src/storage/index.ts'
import { echo } from '../../../tests/support/messages.ts'

/** Our bot on the fake platform: its real channel, storage and workers; each turn answers with the words it got. */

export interface PlatformBotSettings {
  token: string
  apiRoot: string
  dataDir: string
}

export interface PlatformBotParts {
  /** Messages a second. */
  pace: number
  /** In the outbox before the first message goes. */
  waiting?: (account: string) => OutboxDraft[]
  /** What a turn over messages with these keys changes besides its answer. */
  effects?: (keys: readonly string[], now: number) => TurnCommit['effects']
}

/** Runs until SIGTERM or the kill, then ends the process. */
export async function runPlatformBot(settings: PlatformBotSettings, parts: PlatformBotParts): Promise<never> {
  const { pace, waiting, effects } = parts
  // Messages carry the id the platform knows the bot by.
  const me = (await (await fetch(`${settings.apiRoot}/bot${settings.token}/getMe`)).json()) as {
    result: { id: number }
  }
  const account = String(me.result.id)
  const clock = systemClock()
  const log = silentLog()
  const stop = new AbortController()
  process.once('SIGTERM', () => stop.abort())

  const storage = await openStorage({ dataDir: settings.dataDir, now: clock.now() })
  await storage.outbox.recover(clock.now())
  if (waiting) await storage.outbox.addOnce(waiting(account), clock.now())
  const channel = createTelegram({
    token: settings.token,
    apiRoot: settings.apiRoot,
    pacePerSecond: pace,
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
      const keys = messages.map(({ key }) => key)
      return { kind: 'commit', commit: echo(messages, now, effects ? { effects: effects(keys, now) } : {}) }
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
}
