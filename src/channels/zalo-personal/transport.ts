import { AsyncLocalStorage } from 'node:async_hooks'

/** Every HTTP call of the package passes here: it gets a time limit, and what is known of the call stays known when it fails. */

/** What happened to the calls made inside one piece of work. */
export interface Trail {
  /** Ends the calls under way. */
  signal?: AbortSignal
  /** A call that shows something to a person has begun: whatever happens now, it may have arrived. */
  committed: boolean
  /** The last status that was an error. */
  status: number | null
  /** A call got no answer, or one that is no answer of Zalo's (a proxy's page, a 5xx). */
  troubled: boolean
}

export interface Transport {
  fetch: typeof fetch
  /** Runs work whose calls are noted in `trail`. */
  within<T>(trail: Trail, work: () => Promise<T>): Promise<T>
}

/** A send or a login that gets no answer within this is in doubt. */
const CALL_MS = 20_000
/** Waiting for a code to be scanned: the code itself lapses after 100 s. */
const SCAN_MS = 120_000
const SCAN = /\/authen\/qr\/waiting-/u
/** Of the calls that send something, those that only prepare it. */
const PREPARING = /\/(?:upload|typing)$/u

export function newTrail(signal?: AbortSignal): Trail {
  return { ...(signal ? { signal } : {}), committed: false, status: null, troubled: false }
}

/** With `root`, `https://host/path` is asked for at `root/host/path`: the loopback fake stands for all of Zalo's hosts. */
export function createTransport(root?: string): Transport {
  const trails = new AsyncLocalStorage<Trail>()

  async function call(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const address = new URL(String(input))
    const target = root === undefined ? address.href : `${root}/${address.host}${address.pathname}${address.search}`
    const trail = trails.getStore()
    const limits = [AbortSignal.timeout(SCAN.test(address.pathname) ? SCAN_MS : CALL_MS), init?.signal, trail?.signal]
    if (trail && init?.method === 'POST' && !PREPARING.test(address.pathname)) trail.committed = true
    try {
      const response = await fetch(target, {
        ...init,
        // The package follows by itself, with the cookies of the next host.
        redirect: 'manual',
        signal: AbortSignal.any(limits.filter((one) => one instanceof AbortSignal)),
      })
      if (trail && response.status >= 400) Object.assign(trail, { status: response.status, troubled: true })
      return response
    } catch (error) {
      if (trail) trail.troubled = true
      throw error
    }
  }

  return { fetch: call, within: (trail, work) => trails.run(trail, work) }
}
