import type { LaterMessage, TurnCommit, TurnStore, TurnWork } from '../conversation/turn-store.ts'
import { AppError } from '../errors.ts'
import { aborted } from '../shared/aborted.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { pump } from './pump.ts'
import { makeSlice } from './slice.ts'
import { alarm, pause, type Timers } from './timers.ts'

/** What became of one turn: more is expected, or everything it changes. */
export type TurnOutcome = { kind: 'wait'; until: number } | { kind: 'commit'; commit: TurnCommit; later?: LaterMessage }

export interface TurnWorkerParts {
  store: TurnStore
  clock: Clock
  timers: Timers
  log: Log
  /** Name of this process; leases carry it. */
  holder: string
  runTurn(work: TurnWork, now: number): Promise<TurnOutcome>
  /** What is said when the turn failed three times. Must not fail. */
  apologise(work: TurnWork, now: number): TurnCommit
  /** Called after each commit: the senders have something to do. */
  committed(commit: TurnCommit): void
  /** Better words may come for a reply of this commit; called before `committed`. Left out, the first words stand. */
  later?(later: LaterMessage): void
  /** Chats answered side by side. */
  lanes?: number
}

export interface TurnWorker {
  /** Something arrived. Cheap, never lost. */
  wake(): void
  /** Works until `signal` aborts, then finishes what is in flight. */
  run(signal: AbortSignal): Promise<void>
  /** Chats being answered right now. */
  busy(): number
}

const LANES = 8
/** Renewed three times within its length, so that one missed renewal loses nothing. */
const LEASE_MS = 30_000
const TRIES = 3
/** Waits after the first, second and third failure: most are a moment's, and the apology after the third must not wait. */
const RETRY_MS = [500, 2_000, 0]
/** Between tries to store even the apology. */
const LONG_MS = 60_000
/** Before a turn is run again that had to wait for another chat. */
const AGAIN_MS = 100
/** Between looks at a database that refuses. */
const TROUBLE_MS = 1_000

/** Takes chats with undone messages, lets each be answered, and stores the answer with everything it changes. */
export function createTurnWorker(parts: TurnWorkerParts): TurnWorker {
  const { store, clock, timers, log, holder } = parts
  const lanes = parts.lanes ?? LANES
  const inFlight = new Set<Promise<void>>()
  const slice = makeSlice(lanes)
  const bell = alarm(timers, () => taking.wake())
  let stopped: AbortSignal = AbortSignal.abort()

  const taking = pump(async () => {
    if (stopped.aborted) return
    try {
      // Turns whose answers were stored together free their places together: the next ones are taken in one go.
      await new Promise((resolve) => setImmediate(resolve))
      for (let places = lanes - inFlight.size; ; places = lanes - inFlight.size) {
        if (places <= 0 || stopped.aborted) return
        const asked = Math.min(places, slice.atOnce())
        const waiting = await store.takeWaiting(holder, clock.now(), LEASE_MS, asked)
        const began = performance.now()
        for (const work of waiting) begin(work)
        if (waiting.length < asked) break
        // What arrives meanwhile is stored and acknowledged between two slices of answering, not behind all of them.
        await new Promise((resolve) => setImmediate(resolve))
        slice.took(performance.now() - began, waiting.length)
      }
      const next = await store.nextWorkAt(clock.now())
      if (next !== null) bell.set(Math.max(1, next - clock.now()))
    } catch (error) {
      log.error({ err: error, event: 'turn.take-failed' }, 'cannot take work')
      bell.set(TROUBLE_MS)
    }
  })

  function begin(work: TurnWork): void {
    const turn = handle(work).finally(() => {
      inFlight.delete(turn)
      taking.wake()
    })
    inFlight.add(turn)
  }

  async function handle(work: TurnWork): Promise<void> {
    const keeping = keepLease(work.lane)
    try {
      const outcome = await answer(work)
      if (outcome.kind === 'wait') await store.postpone(work.lane, holder, outcome.until)
      else await commit({ ...outcome.commit, holder }, outcome.later)
    } catch (error) {
      log.error({ err: error, event: 'turn.failed', attempt: work.attempts + 1 }, 'turn failed')
      await giveBack(work)
    } finally {
      keeping.stop()
    }
  }

  async function answer(work: TurnWork): Promise<TurnOutcome> {
    if (work.attempts >= TRIES) return { kind: 'commit', commit: parts.apologise(work, clock.now()) }
    return parts.runTurn(work, clock.now())
  }

  /** A full disk, one that takes no writing or a busy database passes: the finished answer is kept and stored later, not made again. */
  async function commit(turn: TurnCommit, later?: LaterMessage): Promise<void> {
    for (;;) {
      try {
        const result = await store.commitTurn(turn)
        if (result === 'committed') {
          if (later) parts.later?.(later)
          parts.committed(turn)
        }
        // Somebody this turn is about is being answered in another chat: it is made again on what that leaves behind.
        else if (result === 'run-again') await store.postpone(turn.lane, holder, clock.now() + AGAIN_MS)
        else log.warn({ event: 'turn.not-committed', result }, 'somebody else answered')
        return
      } catch (error) {
        if (!(error instanceof AppError && passes(error)) || stopped.aborted) throw error
        log.error({ err: error, event: 'turn.commit-waits' }, 'cannot store the answer yet')
        await pause(timers, TROUBLE_MS, stopped)
      }
    }
  }

  async function giveBack({ lane, attempts }: TurnWork): Promise<void> {
    try {
      await store.retryLater(lane, holder, clock.now() + (RETRY_MS[attempts] ?? LONG_MS))
    } catch (error) {
      // The lease runs out by itself; until then the chat waits.
      log.error({ err: error, event: 'turn.give-back-failed' }, 'cannot give the chat back')
    }
  }

  function keepLease(lane: string): { stop(): void } {
    const renewal = alarm(timers, () => {
      renewal.set(LEASE_MS / 3)
      store.renew(lane, holder, clock.now() + LEASE_MS).catch((error: unknown) => {
        log.error({ err: error, event: 'turn.renew-failed' }, 'cannot renew a lease')
      })
    })
    renewal.set(LEASE_MS / 3)
    return { stop: () => renewal.clear() }
  }

  return {
    wake: () => taking.wake(),
    busy: () => inFlight.size,
    async run(signal) {
      stopped = signal
      taking.wake()
      await aborted(signal)
      bell.clear()
      await taking.idle()
      await Promise.all(inFlight)
      bell.clear()
    },
  }
}

function passes({ code }: AppError): boolean {
  return code === 'STORAGE_FULL' || code === 'DATABASE_LOCKED' || code === 'DATA_DIR_NOT_WRITABLE'
}
