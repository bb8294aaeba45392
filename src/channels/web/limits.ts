/** Token buckets for the web page: how fast one browser, and one address, may write. */

export interface Bucket {
  /** Tokens that refill per second. */
  perSecond: number
  /** Most that can be saved up. */
  burst: number
}

/** One person typing fast is far below this; a script is not. */
export const PER_COOKIE: Bucket = { perSecond: 0.5, burst: 12 }
/** Each file costs megabytes of memory and a look at a picture; two are sent at a time, seldom more. */
export const FILES_PER_COOKIE: Bucket = { perSecond: 0.05, burst: 4 }
export const FILES_PER_ADDRESS: Bucket = { perSecond: 0.5, burst: 20 }
/** A school or commune office shares one address. */
export const PER_ADDRESS: Bucket = { perSecond: 5, burst: 80 }
/** Above this many remembered names the fullest buckets are forgotten first, so that a flood cannot eat the memory. */
const MOST_NAMES = 20_000

export class RateLimit {
  private readonly buckets = new Map<string, { tokens: number; at: number }>()
  private readonly rule: Bucket

  constructor(rule: Bucket) {
    this.rule = rule
  }

  /** Takes one token; false when there is none. `now` in epoch milliseconds. */
  take(name: string, now: number): boolean {
    const bucket = this.buckets.get(name) ?? { tokens: this.rule.burst, at: now }
    // A clock that steps back gives no tokens and takes none.
    const gained = (Math.max(0, now - bucket.at) / 1000) * this.rule.perSecond
    bucket.tokens = Math.min(this.rule.burst, bucket.tokens + gained)
    bucket.at = now
    this.buckets.delete(name)
    this.buckets.set(name, bucket)
    if (this.buckets.size > MOST_NAMES) this.buckets.delete(this.buckets.keys().next().value ?? '')
    if (bucket.tokens < 1) return false
    bucket.tokens -= 1
    return true
  }
}
