import type { Timers } from '../../src/delivery/timers.ts'
import type { Clock } from '../../src/shared/clock.ts'

export interface FakeClock extends Clock, Timers {
  /** Lets time pass, ringing each timer at its moment and letting everything it started come to rest. */
  advance(ms: number): Promise<void>
  /** Sets the wall clock to another time without any of it passing, as a correction by the operator does. */
  step(ms: number): void
}

/** A clock moved by hand. Starts on a Saturday at 09:00 in Vietnam unless told otherwise. */
export function fakeClock(start = Date.parse('2026-11-21T09:00:00+07:00')): FakeClock {
  let passed = 0
  let wall = start
  let made = 0
  const waiting = new Map<number, { at: number; task: () => void }>()

  return {
    now: () => wall + passed,
    after(ms, task) {
      made += 1
      const id = made
      waiting.set(id, { at: passed + Math.max(0, ms), task })
      return () => waiting.delete(id)
    },
    async advance(ms) {
      const end = passed + ms
      await rest()
      for (;;) {
        const [next] = [...waiting].toSorted(([, a], [, b]) => a.at - b.at)
        if (next === undefined || next[1].at > end) break
        waiting.delete(next[0])
        passed = Math.max(passed, next[1].at)
        next[1].task()
        await rest()
      }
      passed = end
      await rest()
    },
    step(ms) {
      wall += ms
    },
  }
}

/** Lets promises and immediate callbacks run until nothing that does not wait for time is left. */
export async function rest(): Promise<void> {
  for (let round = 0; round < 4; round++) await new Promise((done) => setImmediate(done))
}
