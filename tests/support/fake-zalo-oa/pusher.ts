import { createHash } from 'node:crypto'
import type { OaEvent } from './events.ts'

/** Pushes one event to a webhook as Zalo does: signed over the raw bytes, two seconds' patience, five repeats, then off. */

export interface PushOptions {
  /** Pushed again although it was taken. */
  duplicate?: boolean
  badSignature?: boolean
  /** The header's value as `mac=<hex>`, as some have seen it. */
  prefixed?: boolean
  /** Waits between repeats; shortened to nothing in tests. */
  wait?: (ms: number) => Promise<void>
}

export interface PushOutcome {
  /** HTTP statuses in order; 0 for no answer in time. */
  statuses: number[]
  /** Every repeat failed: the real one switches the webhook off until somebody authorises it again. */
  disabled: boolean
}

const PATIENCE_MS = 2_000
const REPEATS_MS = [30_000, 300_000, 900_000, 1_800_000, 3_600_000] as const

export async function push(
  url: string,
  event: OaEvent,
  { appId, secretKey }: { appId: string; secretKey: string },
  { duplicate = false, badSignature = false, prefixed = false, wait = async () => {} }: PushOptions,
): Promise<PushOutcome> {
  const body = JSON.stringify(event)
  const mac = createHash('sha256').update(`${appId}${body}${event.timestamp}${secretKey}`).digest('hex')
  const signature = badSignature ? mac.replace(/.$/u, (last) => (last === '0' ? '1' : '0')) : mac
  const once = async (numRetry: number) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'X-ZEvent-Signature': prefixed ? `mac=${signature}` : signature,
        ...(numRetry > 0 ? { num_retry: String(numRetry) } : {}),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null)
    return answer?.status ?? 0
  }
  const statuses = [await once(0)]
  if (duplicate) statuses.push(await once(1))
  for (const [at, ms] of REPEATS_MS.entries()) {
    if (statuses.at(-1) === 200) return { statuses, disabled: false }
    await wait(ms)
    statuses.push(await once(at + 1))
  }
  return { statuses, disabled: statuses.at(-1) !== 200 }
}
