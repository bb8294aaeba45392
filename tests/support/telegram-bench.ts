import type { Accepted, IncomingMessage, SendResult } from '../../src/channels/channel.ts'
import { createTelegram, type TelegramChannel } from '../../src/channels/telegram/index.ts'
import type { Log } from '../../src/shared/log.ts'
import { silentLog } from '../../src/shared/log.ts'
import { FakeTelegram } from './fake-telegram/server.ts'
import { manualWait } from './until.ts'

/** A real telegraf against the loopback fake, with everything a test wants to see or steer. */
export interface TelegramBench {
  fake: FakeTelegram
  channel: TelegramChannel
  accepted: IncomingMessage[]
  waits: ReturnType<typeof manualWait>
  /** Replaces what accepting does; the default stores in `accepted` and drops repeats by key. */
  onAccept: (message: IncomingMessage) => Promise<Accepted>
  /** Starts the channel. */
  run: () => Promise<void>
  send: (chat: string, text: string) => Promise<SendResult>
  stop: () => Promise<void>
  stopper: AbortController
}

export async function telegramBench(
  options: { webhook?: { url: string; secret: string }; log?: Log; token?: string } = {},
): Promise<TelegramBench> {
  const fake = await new FakeTelegram().start()
  const waits = manualWait()
  const stopper = new AbortController()
  const accepted: IncomingMessage[] = []
  let running: Promise<void> = Promise.resolve()
  const bench: TelegramBench = {
    fake,
    accepted,
    waits,
    stopper,
    channel: createTelegram({
      token: options.token ?? fake.token,
      apiRoot: fake.apiRoot,
      pacePerSecond: 25,
      commands: [{ command: 'menu', description: 'Thực đơn' }],
      log: options.log ?? silentLog(),
      now: () => Date.UTC(2026, 10, 21, 2),
      wait: waits.wait,
      ...(options.webhook ? { webhook: options.webhook } : {}),
    }),
    onAccept: async (message) => {
      if (accepted.some((one) => one.key === message.key)) return 'duplicate'
      accepted.push(message)
      return 'new'
    },
    run: async () => {
      running = bench.channel.run((message) => bench.onAccept(message), stopper.signal)
    },
    send: (chat, text) =>
      bench.channel.send(
        { channel: 'telegram', account: '999', chat, user: chat, kind: 'private' },
        { type: 'text', text },
        { id: 'row', why: 'reply', deadline: Number.MAX_SAFE_INTEGER },
      ),
    stop: async () => {
      stopper.abort()
      await running
      await fake.stop()
    },
  }
  return bench
}
