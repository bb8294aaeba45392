import type { Log } from '../../shared/log.ts'
import type { ZaloAnswer, ZaloCall } from './client.ts'

/**
 * Polling: each request hands over one event and the platform forgets it. What was handed over is stored before the next
 * request, and a stop lets the open request end by itself: an event popped into a cut connection would be gone.
 */

export interface PollingOptions {
  call: ZaloCall
  /** Resolves when the event is stored. */
  receive: (event: unknown, body: string) => Promise<void>
  signal: AbortSignal
  log: Log
  /** Makes a wait; resolves early when the signal fires. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  onHealth: (health: { ok: boolean; detail: string }) => void
}

/** The request ends by itself within this, so that a stop need not cut it: a stop has nine seconds. */
const POLL_SECONDS = 4
/** Longer than any request should last: the line is dead. */
const SILENT_MS = (POLL_SECONDS + 3) * 1000
/** Waits between tries after a failure: 1 s doubling to a minute. */
const AGAIN_MS = [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000] as const
const STORE_AGAIN_MS = 1000
const EMPTY_MS = 1000

/** Runs until the signal fires. A refused token ends it at once: no wait makes a wrong token right. */
export async function poll(options: PollingOptions): Promise<void> {
  const { signal, log, wait, onHealth } = options
  let failures = 0
  // The documentation's table says text, its example a number; the clients in use send text.
  let timeout: string | number = String(POLL_SECONDS)
  while (!signal.aborted) {
    const answer = await ask(options, timeout)
    if (answer.ok === true || (answer.ok === false && answer.code === 408)) {
      // 408 is how an idle request ends.
      failures = 0
      onHealth({ ok: true, detail: 'polling' })
      const events = answer.ok === true ? eventsOf(answer.result) : null
      if (events) await store(options, events)
      // "Yes" without an event would otherwise be asked for again a thousand times a second.
      if (events?.length === 0) await wait(EMPTY_MS, signal)
      continue
    }
    if (signal.aborted) return
    const refused = answer.ok === false ? `${answer.code} ${answer.description}` : 'no answer'
    log.warn({ why: refused.slice(0, 200) }, 'zalo-bot.polling_failed')
    const isAuth = answer.ok === false && answer.code === 401
    onHealth({ ok: false, detail: isAuth ? 'auth' : answer.ok === false ? 'refused' : 'unreachable' })
    if (isAuth) return
    if (answer.ok === false && answer.code === 400)
      timeout = typeof timeout === 'string' ? POLL_SECONDS : String(POLL_SECONDS)
    await wait(AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] ?? 60_000, signal)
    failures += 1
  }
}

async function ask({ call, log }: PollingOptions, timeout: string | number): Promise<ZaloAnswer> {
  try {
    return await call('getUpdates', { timeout }, AbortSignal.timeout(SILENT_MS))
  } catch (error) {
    log.debug({ err: error }, 'zalo-bot.poll_cut')
    return { ok: 'unreadable', status: 0 }
  }
}

/** Keeps trying: nobody else has this event any more. Only a stop while the database fails can lose it, and says so. */
async function store({ receive, signal, log, wait }: PollingOptions, events: readonly unknown[]): Promise<void> {
  for (const event of events) {
    for (;;) {
      try {
        await receive(event, JSON.stringify(event))
        break
      } catch (error) {
        log.error({ err: error }, signal.aborted ? 'zalo-bot.lost_at_stop' : 'zalo-bot.not_stored')
        if (signal.aborted) break
        await wait(STORE_AGAIN_MS, signal)
      }
    }
  }
}

/** One event by the documentation; a list costs nothing to understand. */
function eventsOf(result: unknown): unknown[] {
  const all: unknown[] = Array.isArray(result) ? result : [result]
  return all.filter((one) => typeof one === 'object' && one !== null && Object.keys(one).length > 0)
}
