import type { ModelFailure } from './model.ts'

/** Failures in a row after which the model is left alone; one alone may be chance. */
const IN_A_ROW = 3
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 1_800_000
/** A refused key does not mend itself, and a service that limits us is only made angrier by asking. */
const REFUSED_PAUSE_MS = 600_000
const LIMIT_PAUSE_MS = 60_000
/** Requests under way at once: a model that hangs must not collect a socket per question. */
const MOST_AT_ONCE = 8

/** Lets requests through to the model while it answers, and one at a time after it has failed. */
export interface ModelGate {
  /** Takes a place, to be given back with `leave`; false when the model is to be left alone. */
  enter(now: number): boolean
  /** Gives a place back that was not used after all. */
  giveBack(): void
  /** Gives the place back. Returns how long the model is left alone from now on, in ms; 0 when it is not. */
  leave(failure: ModelFailure | null, now: number, afterMs?: number | null): number
}

export function makeModelGate(): ModelGate {
  let underWay = 0
  let inARow = 0
  let pauseMs = FIRST_PAUSE_MS
  let openAgainAt: number | null = null

  return {
    enter(now) {
      if (openAgainAt !== null && (now < openAgainAt || underWay > 0)) return false
      if (underWay >= MOST_AT_ONCE) return false
      underWay += 1
      return true
    },
    giveBack() {
      underWay -= 1
    },
    leave(failure, now, afterMs = null) {
      underWay -= 1
      if (failure === null) {
        inARow = 0
        pauseMs = FIRST_PAUSE_MS
        openAgainAt = null
        return 0
      }
      inARow += 1
      // Requests that were under way together fail together: one pause is enough for all of them.
      if (openAgainAt !== null && now < openAgainAt) return 0
      const wait = waitAfter(failure, afterMs)
      if (wait > 0) openAgainAt = now + wait
      return wait
    },
  }

  function waitAfter(failure: ModelFailure, afterMs: number | null): number {
    if (failure === 'auth') return REFUSED_PAUSE_MS
    if (failure === 'limit') return Math.min(Math.max(afterMs ?? LIMIT_PAUSE_MS, LIMIT_PAUSE_MS), LONGEST_PAUSE_MS)
    if (inARow < IN_A_ROW) return 0
    const wait = pauseMs
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    return wait
  }
}
