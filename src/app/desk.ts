import type { Address } from '../channels/channel.ts'
import type { DeskStore } from '../conversation/desk-store.ts'
import { carryOut, endSilences } from '../delivery/desk.ts'
import { dropLetter, lettersIn } from '../delivery/desk-letters.ts'
import { pause, type Timers } from '../delivery/timers.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'

/** Between looks for letters from the desk: whoever answers sees it go out. */
const LOOK_MS = 2_000

export interface DeskParts {
  dataDir: string
  store: DeskStore
  clock: Clock
  timers: Timers
  log: Log
  /** Something is in the outbox for this address. */
  wake(to: Address): void
}

/** Runs until the signal fires. A database that refuses leaves the letter for the next look. */
export async function keepDesk(
  { dataDir, store, clock, timers, log, wake }: DeskParts,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const { id, letter } of lettersIn(dataDir)) {
        const outcome = letter ? await carryOut(store, id, letter, clock.now()) : null
        if (outcome?.done) wake(outcome.to)
        else log.warn({ ticket: letter?.ticket ?? null }, 'desk.letter_for_nobody')
        dropLetter(dataDir, id)
      }
      for (const to of await endSilences(store, clock.now())) wake(to)
    } catch (error) {
      log.error({ err: error }, 'desk.not_carried_out')
    }
    await pause(timers, LOOK_MS, signal)
  }
}

/** How many people wait for a person, for `/readyz`. */
export async function deskState(store: DeskStore): Promise<{ open: number; unanswered: number }> {
  const tickets = await store.openTickets()
  return { open: tickets.length, unanswered: tickets.filter(({ answeredAt }) => answeredAt === null).length }
}
