import type { Capabilities } from '../../src/channels/channel.ts'
import { createSender, type Sender } from '../../src/delivery/worker.ts'
import { type Log, silentLog } from '../../src/shared/log.ts'
import { openMemory, type Storage } from '../../src/storage/index.ts'
import { type FakeClock, fakeClock } from './fakeClock.ts'
import { type RecordingChannel, recordingChannel } from './recordingChannel.ts'

/** A sender at work over a memory outbox, a recording platform and a clock moved by hand. */
export interface Sending {
  clock: FakeClock
  storage: Storage
  channel: RecordingChannel
  sender: Sender
  /** Stops it and waits until it has. */
  stop(): Promise<void>
}

export interface SendingOptions {
  storage?: Storage
  clock?: FakeClock
  caps?: Partial<Capabilities>
  account?: string
  log?: Log
  sent?: (id: string, messageId: string) => void
  random?: () => number
}

export function startSending(options: SendingOptions = {}): Sending {
  const clock = options.clock ?? fakeClock()
  const storage = options.storage ?? openMemory()
  const channel = recordingChannel(clock.now, options.caps)
  const sender = createSender({
    channel,
    account: options.account ?? 'bot',
    outbox: storage.outbox,
    clock,
    timers: clock,
    log: options.log ?? silentLog(),
    ...(options.sent ? { sent: options.sent } : {}),
    random: options.random ?? (() => 0),
  })
  const stopping = new AbortController()
  const running = sender.run(stopping.signal)
  return {
    clock,
    storage,
    channel,
    sender,
    async stop() {
      stopping.abort()
      await running
    },
  }
}
