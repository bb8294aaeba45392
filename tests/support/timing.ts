/** Promises in milliseconds, measured so that whatever else a machine does at the time neither breaks nor makes them. */

/** Milliseconds this thread has computed so far: time in which it waits, or another process has the processor, is not in them. */
export function computed(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const GOES = 3

/** Throws unless one of three goes computes for less than `ms`: what is compiled or tidied up along the way is not the work. */
export async function computesWithin(ms: number, work: () => unknown, what = ''): Promise<void> {
  let least = Number.POSITIVE_INFINITY
  for (let go = 0; go < GOES && least >= ms; go += 1) {
    const from = computed()
    await work()
    least = Math.min(least, computed() - from)
  }
  if (least >= ms) throw new Error(`computed for ${Math.round(least)} ms, which is not within ${ms} ms: ${what}`)
}

const SAMPLE_MS = 40

/**
 * For what waits as well as computes, other processes included: real milliseconds in which it must be done, more by as much as a
 * computation takes longer now than alone. On an idle machine exactly `ms`.
 */
export function beside(ms: number): number {
  const [from, began] = [performance.now(), computed()]
  while (computed() - began < SAMPLE_MS);
  return ms * Math.max(1, (performance.now() - from) / (computed() - began))
}
