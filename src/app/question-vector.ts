import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'

/** Vector of a question, or null when it did not come in time: the search then goes on without it. */
export type AskVector = (text: string) => Promise<Float32Array | null>

export interface AskLimits {
  /** A question waits no longer for its vector: without one nearly as much is found. */
  askMs: number
  /** After a vector that did not come none is asked for so long: else everybody would wait for one that hangs. */
  pauseMs: number
}

export const ASK_LIMITS: AskLimits = { askMs: 1_500, pauseMs: 10_000 }

/** Bounds `embed` in time; its signal is raised when nobody waits any more. What fails is logged once a pause, without a word of the question. */
export function askInTime(
  embed: (text: string, signal: AbortSignal) => Promise<Float32Array>,
  log: Log,
  clock: Clock,
  { askMs, pauseMs }: AskLimits,
): AskVector {
  let quietUntil = Number.NEGATIVE_INFINITY
  const missed = (why: { err: unknown } | { lateAfterMs: number }) => {
    quietUntil = clock.now() + pauseMs
    log.warn({ ...why, pauseMs }, 'embedding.question_without_vector')
    return null
  }
  return async (text) => {
    if (clock.now() < quietUntil) return null
    const waiting = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((done) => {
      timer = setTimeout(done, askMs, 'late')
    })
    try {
      const vector = await Promise.race([embed(text, waiting.signal), late])
      return vector === 'late' ? missed({ lateAfterMs: askMs }) : vector
    } catch (err) {
      return missed({ err })
    } finally {
      clearTimeout(timer)
      waiting.abort()
    }
  }
}
