import type { Address, Channel, ChannelId } from '../channels/channel.ts'
import { composeDaily } from '../conversation/daily.ts'
import { createDaily, type Daily } from '../delivery/daily.ts'
import type { Reach } from '../delivery/daily-decision.ts'
import { systemTimers } from '../delivery/timers.ts'
import type { Sender } from '../delivery/worker.ts'
import { bankOf } from '../learning/bank.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Storage } from '../storage/index.ts'
import type { Connected } from './channels.ts'
import type { Mind } from './mind.ts'
import type { Senders } from './senders.ts'

/** The message of the day, and what a channel lets us send unasked. */

export interface DailyWiring {
  storage: Storage
  clock: Clock
  log: Log
  /** As of the last reload. */
  mind: () => Mind
  channels: readonly Connected[]
  senders: Senders
  /** Channels on which drawn pictures are seen. */
  pictures: ReadonlySet<ChannelId>
}

/** The loop that sends the message of the day, joined to what is connected and known. */
export function makeDaily({ storage, clock, log, mind, channels, senders, pictures }: DailyWiring): Daily {
  return createDaily({
    store: storage.daily,
    clock,
    timers: systemTimers,
    log,
    bank: () => bankOf(mind().catalog),
    reviewer: mind().parts.reviewer,
    compose: (today, due, day, now) => composeDaily(today, due, { catalog: mind().catalog, pictures }, day, now),
    reach: reachFrom(channels, senders),
    wake: (to) => senders.of(to)?.wake(),
  })
}

/** What the account behind an address lets us send unasked. */
export function reachFrom(
  channels: DailyWiring['channels'],
  senders: DailyWiring['senders'],
): (to: Address) => Promise<Reach> {
  return async (to) => {
    const found = channels.find(({ channel, account }) => channel.id === to.channel && account === to.account)
    return found ? reachOf(found.channel, senders.of(to)) : { kind: 'absent' }
  }
}

/** Whether lessons may be promised on a channel: where they cannot be sent, the talk says so. */
export function sendsUnasked({ caps }: Channel): boolean {
  return caps.proactive !== 'no' && caps.proactive !== 'risky'
}

/** Whether each message costs something: one of the month's, a fee, or the patience of a platform that never allowed a bot. */
export function countsMessages({ caps }: Channel): boolean {
  return caps.proactive !== 'free' && caps.proactive !== 'no'
}

async function reachOf({ caps }: Channel, sender: Sender | undefined): Promise<Reach> {
  switch (caps.proactive) {
    case 'free':
    case 'quota':
      return caps.pace.perMonth === undefined || !sender
        ? { kind: 'free' }
        : { kind: 'quota', left: await sender.monthLeft() }
    case 'window':
      return { kind: 'window' }
    case 'risky':
    case 'no':
      return { kind: 'never' }
  }
}
