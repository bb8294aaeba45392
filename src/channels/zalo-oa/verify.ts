import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a webhook request comes from Zalo: `X-ZEvent-Signature` = sha256(app id + raw body + timestamp + OA secret key). */

export const SIGNATURE_HEADER = 'x-zevent-signature'

/** Zalo repeats a failed push with its old timestamp, for up to 12 h by the longest account of it; an hour more for clocks. */
const OLDEST_MS = 13 * 3_600_000
/** How far a platform's clock may run ahead of ours. */
const AHEAD_MS = 3_600_000
/** A body names its time once, perhaps again deeper inside; more would only cost us hashing. */
const MOST_TIMESTAMPS = 4

export interface Signing {
  appId: string
  /** The *OA secret key*, not the app secret. */
  secretKey: string
}

export type Verdict = 'genuine' | 'forged' | 'stale'

/**
 * Judges the bytes as they came, before anything parses them: re-encoded JSON has another hash.
 * `stale`: signed, but older than any repeat of Zalo's, so somebody else sends it again.
 */
export function verify(body: Uint8Array, header: string | null, signing: Signing, now: number): Verdict {
  const given = /^(?:mac=)?([0-9a-f]{64})$/iu.exec(header?.trim() ?? '')?.[1]
  if (given === undefined) return 'forged'
  const expected = Buffer.from(given, 'hex')
  const begun = createHash('sha256').update(signing.appId).update(body)
  for (const timestamp of timestampsIn(body)) {
    const mac = begun.copy().update(timestamp).update(signing.secretKey).digest()
    if (!timingSafeEqual(mac, expected)) continue
    const age = now - Number(timestamp)
    return age > OLDEST_MS || age < -AHEAD_MS ? 'stale' : 'genuine'
  }
  return 'forged'
}

/** The header's value for a body, as Zalo makes it. */
export function signatureOf(body: Uint8Array, timestamp: string, { appId, secretKey }: Signing): string {
  return createHash('sha256').update(appId).update(body).update(timestamp).update(secretKey).digest('hex')
}

/** Read without parsing. Inside somebody's words the quotation marks are escaped, so they never look like a field. */
function timestampsIn(body: Uint8Array): string[] {
  const text = Buffer.from(body).toString('latin1')
  const found = text.matchAll(/"timestamp"\s*:\s*"?(\d{10,16})\b/gu)
  const all: string[] = []
  for (const [, digits = ''] of found) {
    all.push(digits)
    if (all.length === MOST_TIMESTAMPS) break
  }
  return all
}
