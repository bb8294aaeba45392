/** Waiting, as something that can be handed in: tests move time by hand and never sleep. */
export interface Timers {
  /** Runs `task` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, task: () => void): () => void
}

/** Longest single wait: Node's timers overflow at 2^31 ms, and a clock set back must not silence a worker for days. */
const LONGEST = 60_000

/** The machine's timers. A pending one does not keep the process alive. */
export const systemTimers: Timers = {
  after(ms, task) {
    const timer = setTimeout(task, Math.min(Math.max(ms, 0), LONGEST))
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Resolves after `ms`, or at once when `signal` is or becomes aborted. */
export function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const cancel = timers.after(ms, done)
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      cancel()
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}

/** One alarm that is always set for the nearest wish. */
export interface Alarm {
  set(ms: number): void
  clear(): void
}

/** Not set yet; each `set` replaces the one before. `ring` runs once for it. */
export function alarm(timers: Timers, ring: () => void): Alarm {
  let cancel: () => void = () => {}
  return {
    set(ms) {
      cancel()
      cancel = timers.after(ms, ring)
    },
    clear: () => cancel(),
  }
}
