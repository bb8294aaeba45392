/** At most so many sends of one account are in flight: as many replies a crash can double. */
const MOST = 4
/** No platform allows one account more; above this a quick platform would hold more in doubt than it gains. */
const ENOUGH_PER_SECOND = 50
/** Slower than this, a send no longer holds back the next: one hanging chat must not stop the others. */
const SLOW_MS = 250
const SPARE = 1.2
/** Weight of the newest duration in the running mean. */
const NEWEST = 0.2

/**
 * How many sends may be in flight: what the pace needs at the platform's speed and no more, since whatever is in flight
 * at a crash is in doubt. With 25 a second and 3 ms that is one, with 300 ms it is four.
 */
export interface Places {
  /** Sends that may begin now. */
  free(now: number): number
  /** When waiting alone frees a place, or null. */
  freeAt(now: number): number | null
  /** A send begins; call what it returns at its end. */
  begin(now: number): (endedAt: number) => void
}

/** One send at a time until the platform's speed is known. `perSecond`: messages a second the pace allows. */
export function createPlaces(perSecond: number): Places {
  const begun = new Set<{ at: number }>()
  const rate = Math.min(perSecond, ENOUGH_PER_SECOND)
  let typicalMs: number | null = null

  function wanted(): number {
    if (typicalMs === null) return 1
    return Math.min(MOST, Math.max(1, Math.ceil((rate * typicalMs * SPARE) / 1000)))
  }

  function young(now: number): { at: number }[] {
    // Begun before a clock was set back, it is not young for the hour that comes again.
    return [...begun].filter(({ at }) => Math.abs(now - at) < SLOW_MS)
  }

  return {
    free: (now) => Math.max(0, Math.min(MOST - begun.size, wanted() - young(now).length)),
    freeAt(now) {
      if (begun.size >= MOST) return null
      const ages = young(now).map(({ at }) => at + SLOW_MS)
      return ages.length < wanted() ? null : Math.min(...ages)
    },
    begin(now) {
      const one = { at: now }
      begun.add(one)
      return (endedAt) => {
        begun.delete(one)
        const tookMs = Math.max(0, endedAt - now)
        typicalMs = typicalMs === null ? tookMs : typicalMs + (tookMs - typicalMs) * NEWEST
      }
    },
  }
}
