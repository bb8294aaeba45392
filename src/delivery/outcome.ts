import type { SendResult } from '../channels/channel.ts'
import type { OutboxRow, SettledOutcome } from './outbox.ts'

/** A reply in doubt is sent once more after this long: a platform that swallowed it has usually recovered. */
const RESEND_AFTER_MS = 5_000
/** Spread added to a wait the platform asked for, so that waiting chats do not all come back in one instant. */
const JITTER = 0.1
const MOST_JITTER_MS = 2_000

/** What the row becomes, and what the whole account must do. */
export interface Verdict {
  outcome: SettledOutcome
  /** Epoch milliseconds until which the account waits. */
  pauseUntil?: number
  /** The account is out. */
  down?: string
}

/**
 * One send's result as a decision: what is definitely not delivered is tried again; what may be delivered is sent once
 * more when somebody asked for it and never otherwise; the rest is final.
 */
export function judge(row: OutboxRow, result: SendResult, now: number, random: number): Verdict {
  switch (result.status) {
    case 'sent': {
      const degraded = result.degraded?.length ? `without ${result.degraded.join(', ')}` : null
      return { outcome: { state: 'sent', messageId: result.messageId, detail: degraded } }
    }
    case 'retry': {
      const again = now + result.afterMs + Math.ceil(random * Math.min(result.afterMs * JITTER, MOST_JITTER_MS))
      return {
        outcome: { state: 'pending', detail: `retry (${result.scope}): ${result.why}`, notBefore: again },
        ...(result.scope === 'account' ? { pauseUntil: again } : {}),
      }
    }
    case 'blocked':
      // A closed window or a missing right says nothing about the person: they did not turn us away.
      return result.why === 'window-closed' || result.why === 'no-permission'
        ? { outcome: { state: 'skipped', detail: result.why } }
        : { outcome: { state: 'blocked', detail: result.why } }
    case 'rejected':
      return { outcome: { state: 'rejected', detail: result.why } }
    case 'unknown': {
      const resendAt = row.why === 'reply' && !row.resent ? now + RESEND_AFTER_MS : null
      return { outcome: { state: 'unknown', detail: result.why, resendAt } }
    }
    case 'down':
      return { outcome: { state: 'pending', detail: `account down: ${result.why}`, notBefore: now }, down: result.why }
  }
}
