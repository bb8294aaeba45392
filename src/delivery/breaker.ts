/** Longest pause between two looks at a platform that does not answer. */
const LONGEST_MS = 300_000
const FIRST_MS = 1_000
/** Sends in doubt in a row after which the account pauses. */
const IN_A_ROW = 2
const MOST_IN_FLIGHT = 4

/**
 * Pauses an account whose platform answers with nothing usable, so that only what is in flight is in doubt.
 * After an outcome in doubt, and after every quiet second, sending starts again carefully.
 */
export interface Breaker {
  /** Sends that may be in flight now; 0 while open. */
  allowed(now: number): number
  /** When to look at the platform again, or null while closed. */
  probeAt(): number | null
  /** The platform gave a definite answer. */
  answered(now: number): void
  /** A send ended in doubt. */
  doubted(now: number): void
  /** The clock was set back by so much: the pause gets no longer by it. */
  setBack(ms: number): void
  /** What the probe found. */
  probed(alive: boolean, now: number): void
}

/** A closed breaker: the first sends go out in pairs. */
export function createBreaker(): Breaker {
  let inDoubt = 0
  let pauseMs = FIRST_MS
  let openUntil: number | null = null
  let careful = 2
  let lastAt = Number.NEGATIVE_INFINITY

  function open(now: number): void {
    openUntil = now + pauseMs
    pauseMs = Math.min(LONGEST_MS, pauseMs * 2)
  }

  return {
    allowed(now) {
      if (openUntil !== null) return 0
      // A platform may have failed while nothing was sent: the first sends after a quiet second go out in pairs.
      if (now - lastAt > 1000) careful = Math.min(careful, 2)
      return careful
    },
    probeAt: () => openUntil,
    answered(now) {
      lastAt = now
      inDoubt = 0
      // Late answers to sends begun before the pause prove nothing about now.
      if (openUntil !== null) return
      pauseMs = FIRST_MS
      careful = Math.min(MOST_IN_FLIGHT, careful + 1)
    },
    doubted(now) {
      lastAt = now
      inDoubt += 1
      careful = 1
      if (inDoubt >= IN_A_ROW && openUntil === null) open(now)
    },
    setBack(ms) {
      if (openUntil !== null) openUntil -= ms
      lastAt -= ms
    },
    probed(alive, now) {
      if (!alive) return open(now)
      openUntil = null
      // One more outcome in doubt is enough to pause again.
      inDoubt = IN_A_ROW - 1
      careful = 1
    },
  }
}
