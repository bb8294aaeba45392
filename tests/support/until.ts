/** What happens in this process is there within so many turns of its event loop; another process needs the processor meanwhile. */
const TURNS = 200
const LOOK_MS = 3
/** The real one, also in a test that has put its own in its place: with that, a wait of more turns than these never ended. */
const { setTimeout: later } = globalThis
/** Far more than anything takes on a machine that does ten other things: what ends it is that it will never happen. */
export const LIMIT_MS = 120_000

/** Resolves as soon as `reached` is true; rejects after two minutes of real time. */
export async function until(reached: () => boolean): Promise<void> {
  const end = performance.now() + LIMIT_MS
  for (let turn = 0; !reached(); turn += 1) {
    if (performance.now() > end) throw new Error('what the test waits for did not happen')
    await new Promise((done) => (turn < TURNS ? setImmediate(done) : later(done, LOOK_MS)))
  }
}

/** A wait whose end the test decides: `release()` ends all open ones (`release(60_000)` those up to that long); an aborted signal ends its own. */
export function manualWait(): {
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  asked: number[]
  release: (upToMs?: number) => void
} {
  const open = new Map<() => void, number>()
  const asked: number[] = []
  return {
    asked,
    release: (upToMs = Number.POSITIVE_INFINITY) => {
      for (const [done, ms] of [...open]) if (ms <= upToMs) done()
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        asked.push(ms)
        const done = () => {
          open.delete(done)
          resolve()
        }
        open.set(done, ms)
        if (signal.aborted) done()
        signal.addEventListener('abort', done, { once: true })
      }),
  }
}
