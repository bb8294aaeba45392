import type { IncomingBody } from '../channels/channel.ts'

/** A voice that may not leave before its person agrees: which one it was, so that nobody has to say it twice. */

export type Voiced = Extract<IncomingBody, { type: 'media' }>

const HELD_MS = 30 * 60_000

/** In this process only and for half an hour, like everything of whoever has not agreed: a restart forgets it. */
export class HeldVoices {
  readonly #byLane = new Map<string, { learner: string | null; voice: Voiced; until: number }>()

  /** The voice this person is still to be answered about, or null. */
  get(lane: string, learner: string | null, now: number): Voiced | null {
    const held = this.#byLane.get(lane)
    return held && held.learner === learner && held.until > now ? held.voice : null
  }

  /** The newest one alone; null lets go of it. */
  set(lane: string, learner: string | null, voice: Voiced | null, now: number): void {
    this.#byLane.delete(lane)
    if (voice) this.#byLane.set(lane, { learner, voice, until: now + HELD_MS })
    for (const [other, { until }] of this.#byLane) {
      if (until > now) break
      this.#byLane.delete(other)
    }
  }

  get size(): number {
    return this.#byLane.size
  }
}
