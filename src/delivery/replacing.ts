import type { Address, OutgoingMessage, SendResult } from '../channels/channel.ts'
import type { LaterMessage } from '../conversation/turn-store.ts'
import type { Log } from '../shared/log.ts'
import type { Timers } from './timers.ts'

export interface ReplacingParts {
  /** Changes a message at its platform; null where no channel can now. Never rejects. */
  edit(to: Address, messageId: string, message: OutgoingMessage): Promise<SendResult | null>
  timers: Timers
  log: Log
}

/** Replaces replies that were sent in a hurry by better words, once, unless the person has moved on (D35). */
export interface Replacing {
  /** The turn is stored: better words may come. Called before its reply is sent. */
  expect(later: LaterMessage): void
  /** A reply reached its chat under this platform's id. */
  sent(id: string, messageId: string): void
  /** Somebody wrote or pressed: what stands above is theirs now and is not changed any more. */
  heard(lane: string): void
}

interface Waiting extends LaterMessage {
  messageId: string | null
  better: OutgoingMessage | null
}

/** Better words that are ready wait so long for their reply to arrive; later it has been read as it is. */
const GRACE_MS = 1_000

/**
 * In this process alone: after a crash, a stop or a failed edit the first words stand, which are whole and true. Never tried twice.
 */
export function makeReplacing({ edit, timers, log }: ReplacingParts): Replacing {
  /** The newest reply of each chat that waits for better words, at most some twenty seconds. */
  const waiting = new Map<string, Waiting>()

  return {
    expect(later) {
      const one: Waiting = { ...later, messageId: null, better: null }
      waiting.set(later.lane, one)
      void later.message.then((message) => {
        one.better = message
        if (message === null) forget(one)
        else if (one.messageId !== null) replace(one, one.messageId, message)
        else timers.after(GRACE_MS, () => forget(one))
      })
    },
    sent(id, messageId) {
      for (const one of waiting.values()) {
        if (one.id !== id) continue
        one.messageId = messageId
        if (one.better !== null) replace(one, messageId, one.better)
      }
    },
    heard: (lane) => void waiting.delete(lane),
  }

  function forget(one: Waiting): boolean {
    return waiting.get(one.lane) === one && waiting.delete(one.lane)
  }

  function replace(one: Waiting, messageId: string, message: OutgoingMessage): void {
    if (!forget(one)) return
    void edit(one.to, messageId, message).then((result) => {
      if (result?.status === 'sent') log.info({ id: one.id }, 'reply.replaced')
      else log.warn({ id: one.id, why: result?.status ?? 'no channel' }, 'reply.not_replaced')
    })
  }
}
