import type { Channel, OutgoingMessage, SendResult } from '../channels/channel.ts'
import type { Log } from '../shared/log.ts'
import type { OutboxRow } from './outbox.ts'
import type { Timers } from './timers.ts'

export interface OneSendParts {
  channel: Channel
  timers: Timers
  log: Log
  /** Turns what the outbox keeps into what is sent (a drawing into a picture). Never fails; left out, nothing is changed. */
  prepare?: (message: OutgoingMessage) => Promise<OutgoingMessage>
}

/** A send that has not ended after this long is given up: it holds one of four places. */
const SEND_LIMIT_MS = 60_000

/** One try with one message. Never rejects and always ends: an adapter that throws or hangs leaves the message in doubt. */
export async function sendOnce({ channel, timers, log, prepare }: OneSendParts, row: OutboxRow): Promise<SendResult> {
  const patience = new AbortController()
  const { promise: gaveUp, resolve } = Promise.withResolvers<SendResult>()
  const cancel = timers.after(SEND_LIMIT_MS, () => {
    patience.abort()
    resolve({ status: 'unknown', why: 'no answer within a minute' })
  })
  // A pressed button shows its waiting sign until acknowledged; nothing depends on it.
  if (row.ack !== null && row.attempts === 1) void channel.ack?.(row.ack).catch(() => {})
  try {
    const { id, why, deadline } = row
    const sendNow = (message: OutgoingMessage) =>
      channel.send(row.to, message, { id, why, deadline, signal: patience.signal })
    return await Promise.race([prepare ? prepare(row.message).then(sendNow) : sendNow(row.message), gaveUp])
  } catch (error) {
    log.error({ err: error, event: 'send.threw', id: row.id }, 'the channel threw instead of answering')
    return { status: 'unknown', why: 'the channel failed' }
  } finally {
    cancel()
  }
}
