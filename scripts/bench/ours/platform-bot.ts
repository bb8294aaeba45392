import { createTelegram } from '../../../src/channels/telegram/index.ts'
import type { OutboxDraft, TurnCommit } from '../../../src/conversation/turn-store.ts'
import { pause, systemTimers } from '../../../src/delivery/timers.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { silentLog } from '../../../src/shared/log.ts'
import { openStorage } from '../../../src/storage/index.ts'
import { wireBot } from '../../../tests/support/wiredBot.ts'

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
    log: silentLog(),
    now: clock.now,
    wait: (ms, signal) => pause(systemTimers, ms, signal),
  })
  const bot = wireBot({
    storage,
    channel,
    account,
    clock,
    ...(effects
      ? {
          effects: (messages, now) =>
            effects(
              messages.map(({ key }) => key),
              now,
            ),
        }
      : {}),
  })
  await Promise.all([bot.run(stop.signal), channel.run(bot.accept, stop.signal)])
  await storage.close()
  process.exit(0)
}
