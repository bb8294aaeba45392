import { type Account, accountKey } from '../channels/channel.ts'
import { systemTimers } from '../delivery/timers.ts'
import { createSender, type Sender } from '../delivery/worker.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Storage } from '../storage/index.ts'
import type { Connected } from './channels.ts'
import type { Outgoing } from './outgoing.ts'

/** One sender for each connected account: two would keep the pace of neither. */
export interface Senders {
  readonly all: readonly Sender[]
  /** Undefined where no such account is connected in this process. */
  of(account: Account): Sender | undefined
  /** Something is in the outbox, of whichever account. */
  wakeAll(): void
}

export interface SendersParts {
  channels: readonly Connected[]
  storage: Storage
  prepare: Outgoing['prepare']
  /** A reply reached its chat in one part, under this platform's id. */
  sent(id: string, messageId: string): void
  clock: Clock
  log: Log
}

/** Joins each account to its own sender; none sends before it is run. */
export function makeSenders({ channels, storage, prepare, sent, clock, log }: SendersParts): Senders {
  const senders = new Map(
    channels.map(({ channel, account }): [string, Sender] => [
      accountKey({ channel: channel.id, account }),
      createSender({
        channel,
        account,
        outbox: storage.outbox,
        clock,
        timers: systemTimers,
        log,
        prepare: (message) => prepare(channel, message),
        sent,
        random: Math.random,
      }),
    ]),
  )
  const all = [...senders.values()]
  return {
    all,
    of: (account) => senders.get(accountKey(account)),
    wakeAll() {
      for (const sender of all) sender.wake()
    },
  }
}
