import type { Accepted, IncomingMessage, OutgoingMessage, SendResult } from '../../src/channels/channel.ts'
import { createZaloBot, type ZaloBotChannel } from '../../src/channels/zalo-bot/index.ts'
import { terminalWords } from '../../src/replies/terminal.ts'
import { silentLog } from '../../src/shared/log.ts'
import { FakeZaloBot } from './fake-zalo-bot/server.ts'
import { manualWait } from './until.ts'

/** Our client against the loopback fake, with everything a test wants to see or steer. */
export interface ZaloBotBench {
  fake: FakeZaloBot
  channel: ZaloBotChannel
  accepted: IncomingMessage[]
  waits: ReturnType<typeof manualWait>
  /** Epoch milliseconds by the channel's clock. */
  now: number
  /** Replaces what accepting does; the default stores in `accepted` and drops repeats by key. */
  onAccept: (message: IncomingMessage) => Promise<Accepted>
  run: () => void
  send: (message: OutgoingMessage | string) => Promise<SendResult>
  stop: () => Promise<void>
}

export async function zaloBotBench(
  options: { webhook?: { url: string; secret: string }; token?: string; fake?: FakeZaloBot } = {},
): Promise<ZaloBotBench> {
  const fake = options.fake ?? (await new FakeZaloBot().start({ holdMs: 20 }))
  const waits = manualWait()
  const stopper = new AbortController()
  const accepted: IncomingMessage[] = []
  let running: Promise<void> = Promise.resolve()
  const bench: ZaloBotBench = {
    fake,
    accepted,
    waits,
    now: Date.UTC(2026, 10, 21, 2),
    channel: createZaloBot({
      token: options.token ?? fake.token,
      apiRoot: fake.apiRoot,
      pacePerSecond: 1,
      words: terminalWords,
      log: silentLog(),
      now: () => bench.now,
      wait: waits.wait,
      ...(options.webhook ? { webhook: options.webhook } : {}),
    }),
    onAccept: async (message) => {
      if (accepted.some((one) => one.key === message.key)) return 'duplicate'
      accepted.push(message)
      return 'new'
    },
    run: () => {
      running = bench.channel.run((message) => bench.onAccept(message), stopper.signal)
    },
    send: (message) =>
      bench.channel.send(
        { channel: 'zalo-bot', account: fake.botId, chat: 'lan', user: 'lan', kind: 'private' },
        typeof message === 'string' ? { type: 'text', text: message } : message,
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
