import type { Account, Address, OutgoingMessage, SendOptions } from '../channels/channel.ts'
import type { OutboxDraft } from '../conversation/turn-store.ts'

/**
 * `pending -> sending -> sent | blocked | rejected | unknown | skipped | cancelled`.
 * A row found in `sending` at start is `unknown`: nobody knows whether the platform took it.
 */
export const OUTBOX_STATES = [
  'pending',
  'sending',
  'sent',
  'blocked',
  'rejected',
  'unknown',
  'skipped',
  'cancelled',
] as const
export type OutboxState = (typeof OUTBOX_STATES)[number]

export interface OutboxRow {
  id: string
  lane: string
  to: Address
  message: OutgoingMessage
  why: SendOptions['why']
  state: OutboxState
  notBefore: number
  deadline: number
  /** Sends begun so far. */
  attempts: number
  /** A reply in doubt is sent once more and never a second time. */
  resent: boolean
  /** Last outcome in words, for the operator; holds no personal data. */
  detail: string | null
  /** The platform's id of the sent message, needed to edit it. */
  messageId: string | null
  /** When the row was first in doubt; it stays listed for the operator even after its second send. */
  doubtedAt: number | null
  ack: string | null
  createdAt: number
}

export interface ClaimLimits {
  /** How many rows at most. */
  limit: number
  /** Only rows of these kinds. */
  why: readonly SendOptions['why'][]
  /** Chats that must wait, by their own pace. */
  exceptLanes: readonly string[]
}

/** One method is one transaction. Implemented by `storage/memory` and `storage/sqlite`. */
export interface OutboxStore {
  /**
   * Adds what is not there yet (same id: kept as it is). For scheduled messages; replies come through `commitTurn`.
   * What nobody asked for is stored `skipped` when the chat blocked us. Returns how many rows are new.
   */
  addOnce(drafts: readonly OutboxDraft[], now: number): Promise<number>
  /**
   * Marks due rows of one account `sending` and returns them: replies before scheduled before broadcast, oldest first,
   * at most one row of a lane at a time, never a row whose lane is waiting out a retry. Rows past their deadline become `skipped`.
   * A reply queued, or tried, later than `now` was so under a clock since set back: what it has to wait begins anew at `now`, and
   * nothing else of that time holds its chat back. What nobody asked for keeps its hour.
   */
  claim(account: Account, now: number, limits: ClaimLimits): Promise<OutboxRow[]>
  /**
   * What time alone changes, done also while nothing can be sent: due rows past their deadline become `skipped` (a lesson that never
   * went out must not count as one nobody answered), and waits of a clock set back begin anew. Returns the next deadline of what is
   * still due, or null.
   */
  passTime(account: Account, now: number): Promise<number | null>
  /** Writes the outcome of a send. A row that is not `sending` is left alone. */
  settle(id: string, outcome: SettledOutcome, now: number): Promise<void>
  /** At start: rows found `sending` become `unknown`; replies among them are queued once more at `now`. Returns the rows. */
  recover(now: number): Promise<OutboxRow[]>
  /** Cancels what is still pending for a lane ("ngừng gửi", erased). What is being sent is not tried again. */
  cancel(lane: string, why: readonly SendOptions['why'][], now: number): Promise<number>
  /** Rows that are or were in doubt, newest first, for the operator. */
  listUnknown(limit: number): Promise<OutboxRow[]>
  counts(): Promise<Record<OutboxState, number>>
  /** Earliest `notBefore` later than `now` of a pending row of this account, or null. */
  nextDueAt(account: Account, now: number): Promise<number | null>
  /** What the pace must remember over a restart: sends begun since `since`, and a pause the platform asked for. */
  pacing(account: Account, since: number): Promise<{ pausedUntil: number; recent: { lane: string; at: number }[] }>
  /** Remembers that the platform asked the whole account to wait. */
  pause(account: Account, until: number): Promise<void>
  /** Addresses of final rows without consent go after 48 h, all final rows after 30 days; ends early once `stopped` fires. */
  forgetOld(now: number, stopped?: AbortSignal): Promise<number>
}

export type SettledOutcome =
  | { state: 'sent'; messageId: string; detail: string | null }
  | { state: 'rejected' | 'skipped' | 'cancelled'; detail: string }
  /** The chat takes nothing more: what nobody asked for is cancelled there until the person writes again. */
  | { state: 'blocked'; detail: string }
  /** `resendAt` set: the row is listed as unknown once and queued for its single second send. */
  | { state: 'unknown'; detail: string; resendAt: number | null }
  | { state: 'pending'; detail: string; notBefore: number }

/** Never final: still to be sent. */
export function isOpen(state: OutboxState): boolean {
  return state === 'pending' || state === 'sending'
}

/** Order in which kinds of messages get the account's pace: whoever asked goes first. */
export const WHY_ORDER: readonly SendOptions['why'][] = ['reply', 'scheduled', 'broadcast']
