/** The token endpoint's memory: a refresh token works once, and the one before it never again. */

export class Grants {
  /** The one refresh token that works now. */
  refresh: string
  /** Every access token ever given, the oldest first. */
  readonly given: { access: string; until: number }[] = []
  /** Renewals asked with a token that was used up or never given. */
  refused = 0
  /** How long an access token lives. */
  lifeMs = 25 * 3_600_000
  private next = 1
  private code: { text: string; until: number } | null = null

  constructor(first: string) {
    this.refresh = first
  }

  /** A person pressed "Đồng ý" on the consent page: the code its address carries back, good for ten minutes and once. */
  agree(now: number): string {
    this.code = { text: `code-${this.next++}`, until: now + 600_000 }
    return this.code.text
  }

  /** The first pair for a code. */
  exchange(code: string, now: number): Record<string, unknown> {
    const held = this.code
    if (held?.text !== code || held.until < now) return { error: -14003, error_name: 'Invalid code' }
    this.code = null
    return this.renew(this.refresh, now)
  }

  renew(token: string, now: number): Record<string, unknown> {
    if (token !== this.refresh) {
      this.refused += 1
      return { error: -14014, error_name: 'Invalid refresh token', error_reason: 'Refresh token is invalid or expired' }
    }
    const number = this.next++
    this.refresh = `refresh-${number}`
    this.given.push({ access: `access-${number}`, until: now + this.lifeMs })
    return {
      access_token: `access-${number}`,
      refresh_token: this.refresh,
      // As documented, a text.
      expires_in: String(Math.round(this.lifeMs / 1000)),
      refresh_token_expires_in: '7776000',
    }
  }

  /** A person consents again: a new chain begins. */
  consent(token: string): void {
    this.refresh = token
  }

  /** Ends every access token given so far. */
  revoke(): void {
    for (const one of this.given) one.until = 0
  }

  /** The error of a call with this token; 0 when it is taken. */
  judge(token: string | null, now: number): 0 | -216 | -220 {
    const held = this.given.find(({ access }) => access === token)
    if (!held) return -216
    return held.until > now ? 0 : -220
  }
}
