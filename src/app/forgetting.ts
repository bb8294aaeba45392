import type { Address } from '../channels/channel.ts'
import type { Reach } from '../delivery/daily-decision.ts'
import { endIdle } from '../delivery/idle.ts'
import { pause, type Timers } from '../delivery/timers.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Storage } from '../storage/index.ts'

/** Every hour: keys, addresses and texts whose time is over go, and so does, told before, whoever has been silent for a year. */

const EVERY_MS = 3_600_000

export interface ForgettingParts {
  storage: Storage
  clock: Clock
  timers: Timers
  log: Log
  reach(to: Address, now: number): Promise<Reach>
  /** Something is in the outbox, of whichever account. */
  wakeAll(): void
}

/** Runs until the signal fires. What a full disk or a busy database refuses is tried again an hour later. */
export async function keepForgetting(parts: ForgettingParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await forget(parts, signal)
    } catch (error) {
      parts.log.error({ err: error }, 'storage.not_forgotten')
    }
    await pause(parts.timers, EVERY_MS, signal)
  }
}

async function forget({ storage, clock, log, reach, wakeAll }: ForgettingParts, signal: AbortSignal): Promise<void> {
  const { turns, desk, outbox, learners, daily } = storage
  const at = clock.now()
  const words = (await turns.forgetOld(at, signal)) + (await desk.forgetTickets(at))
  const gone = words + (await outbox.forgetOld(at, signal))
  if (gone > 0) log.info({ rows: gone }, 'storage.forgot')
  const idle = await endIdle({ learners, idle: daily, outbox, reach }, clock.now())
  if (idle.told + idle.erased > 0) log.info(idle, 'storage.idle')
  if (idle.told > 0) wakeAll()
}
