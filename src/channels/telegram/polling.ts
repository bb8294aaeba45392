import { type Telegraf, TelegramError } from 'telegraf'
import type { Log } from '../../shared/log.ts'

/** Long polling under our own supervision: telegraf ends its loop on a conflict, a blip at launch, or a thrown handler. */

export interface PollingOptions {
  bot: Telegraf
  signal: AbortSignal
  log: Log
  /** Makes a wait; injected so that tests need not sleep. Resolves early when the signal fires. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Epoch milliseconds. */
  now: () => number
  /** Called with each change of health. */
  onHealth: (health: { ok: boolean; detail: string }) => void
}

/** Waits between launches after a failure: 1 s doubling to a minute. */
const RELAUNCH_MS = [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000] as const
/** A launch that lived this long was healthy: the next failure starts again at the shortest wait. */
const HEALTHY_MS = 60_000

/** A poll lasts 50 s on the server; one that is silent longer hangs on a dead socket (telegraf itself would wait 500 s). */
const SILENT_MS = 75_000

/**
 * Cuts polls that never come back: after `SILENT_MS` the call fails as "retry after 0 s", the one failure
 * telegraf answers by polling again at once.
 * Call once per bot, before the first launch.
 */
export function cutSilentPolls(bot: Telegraf, wait: PollingOptions['wait']): void {
  const client = bot.telegram
  const call = client.callApi.bind(client)
  client.callApi = (async (
    method: never,
    payload: never,
    control: { signal?: EventTarget & { aborted: boolean } } = {},
  ) => {
    if (method !== 'getUpdates') return call(method, payload, control as never)
    const cut = new AbortController()
    const answered = new AbortController()
    const pass = () => cut.abort()
    if (control.signal?.aborted) pass()
    control.signal?.addEventListener('abort', pass)
    let silent = false
    void wait(SILENT_MS, answered.signal).then(() => {
      if (answered.signal.aborted) return
      silent = true
      cut.abort()
    })
    try {
      return await call(method, payload, { signal: cut.signal } as never)
    } catch (error) {
      if (silent)
        throw new TelegramError({ error_code: 429, description: 'poll without answer', parameters: { retry_after: 0 } })
      throw error
    } finally {
      answered.abort()
      control.signal?.removeEventListener('abort', pass)
    }
  }) as typeof client.callApi
}

const ALLOWED = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'poll_answer'] as const

/** Runs until the signal fires. An `auth` refusal ends it at once: no wait makes a wrong token right. */
export async function poll(options: PollingOptions): Promise<void> {
  const { bot, signal, log, wait, now, onHealth } = options
  let failures = 0
  while (!signal.aborted) {
    const startedAt = now()
    const stop = () => {
      try {
        bot.stop()
      } catch {
        // telegraf throws when the loop has not begun or is over already; both mean there is nothing to stop.
      }
    }
    signal.addEventListener('abort', stop, { once: true })
    try {
      await bot.launch({ allowedUpdates: [...ALLOWED] }, () => {
        onHealth({ ok: true, detail: 'polling' })
        if (signal.aborted) queueMicrotask(stop)
      })
      failures = 0
    } catch (error) {
      const code = (error as { code?: unknown; response?: { error_code?: number } }).response?.error_code
      log.warn({ err: error, code }, 'telegram.polling_ended')
      onHealth({ ok: false, detail: code === 401 ? 'auth' : code === 409 ? 'conflict' : 'unreachable' })
      if (code === 401 || code === 404) return
      if (now() - startedAt > HEALTHY_MS) failures = 0
      await wait(RELAUNCH_MS[Math.min(failures, RELAUNCH_MS.length - 1)] ?? 60_000, signal)
      failures += 1
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
}
