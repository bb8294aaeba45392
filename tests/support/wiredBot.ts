import type { Accepted, Channel, IncomingMessage } from '../../src/channels/channel.ts'
import { createInbox } from '../../src/conversation/inbox.ts'
import type { PendingMessage, TurnCommit } from '../../src/conversation/turn-store.ts'
import { systemTimers } from '../../src/delivery/timers.ts'
import { createTurnWorker } from '../../src/delivery/turns.ts'
import { createSender } from '../../src/delivery/worker.ts'
import type { Clock } from '../../src/shared/clock.ts'
import { randomId } from '../../src/shared/ids.ts'
import { silentLog } from '../../src/shared/log.ts'
import type { Storage } from '../../src/storage/index.ts'
import { echo } from './messages.ts'

export interface WiredBotParts {
  storage: Storage
  channel: Channel
  account: string
  clock: Clock
  /** What a turn over these messages changes besides its answer. */
  effects?: (messages: readonly PendingMessage[], now: number) => TurnCommit['effects']
  /** Before each answer. */
  think?: () => Promise<void>
}

export interface WiredBot {
  accept(message: IncomingMessage): Promise<Accepted>
  /** Answers and sends until the signal fires and what is in flight has ended. */
  run(signal: AbortSignal): Promise<void>
}

/** The real inbox, workers and sender over a real store, joined as the service joins them; each turn answers with the words it got. */
export function wireBot({ storage, channel, account, clock, effects, think }: WiredBotParts): WiredBot {
  const workers = { clock, timers: systemTimers, log: silentLog() }
  const sender = createSender({
    ...workers,
    ...{ channel, account, outbox: storage.outbox, random: Math.random },
  })
  const turns = createTurnWorker({
    ...workers,
    store: storage.turns,
    holder: randomId(),
    async runTurn({ messages }, now) {
      await think?.()
      return { kind: 'commit', commit: echo(messages, now, effects ? { effects: effects(messages, now) } : {}) }
    },
    apologise: ({ messages }, now) => echo(messages, now),
    committed: () => sender.wake(),
  })
  return {
    accept: createInbox({
      store: storage.turns,
      clock,
      hide: (message) => ({ message, hidden: [] }),
      wake: () => turns.wake(),
    }),
    async run(signal) {
      await Promise.all([turns.run(signal), sender.run(signal)])
    },
  }
}
