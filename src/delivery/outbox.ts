import type { Address, OutgoingMessage, SendOptions, SendResult } from '../channels/channel.ts'
import type { OutboxDraft } from '../conversation/turn-store.ts'

/**
 * `pending -> sending -> sent | blocked | rejected | unknown | skipped | cancelled`.
 * A row found in `sending` at start is `unknown`: nobody knows whether the platform took it.
 */
export type OutboxState = 'pending' | 'sending' | 'sent' | 'blocked' | 'rejected' | 'unknown' | 'skipped' | 'cancelled'

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
  ack: string | null
  createdAt: number
}

/** One method is one transaction. Implemented by `storage/memory` and `storage/sqlite`. */
export interface OutboxStore {
  /** Adds what is not there yet (same id: kept as it is). For scheduled messages; replies come through `commitTurn`. */
  addOnce(drafts: readonly OutboxDraft[], now: number): Promise<number>
  /**
   * Marks up to `limit` due rows of one account `sending` and returns them: replies before scheduled before broadcast,
   * oldest first, at most one row of a lane at a time and only when no older row of that lane is still to be sent.
   */
  claim(account: { channel: string; account: string }, now: number, limit: number): Promise<OutboxRow[]>
  /** Writes the outcome of a send. `again` is when a row goes back to `pending`; null makes it final. */
  settle(id: string, outcome: SettledOutcome, now: number): Promise<void>
  /** At start: rows found `sending` become `unknown`; replies among them are queued once more at `now`. Returns the rows. */
  recover(now: number): Promise<OutboxRow[]>
  /** Cancels what is still pending for a lane ("ngừng gửi", erased). */
  cancel(lane: string, why: SendOptions['why'][], now: number): Promise<number>
  /** Rows in doubt, newest first, for the operator. */
  listUnknown(limit: number): Promise<OutboxRow[]>
  counts(): Promise<Record<OutboxState, number>>
  /** Earliest `notBefore` of a pending row of this account, or null. */
  nextDueAt(account: { channel: string; account: string }): Promise<number | null>
  /** Addresses of final rows without consent go after 48 h, all final rows after 30 days. */
  forgetOld(now: number): Promise<number>
}

export type SettledOutcome =
  | { state: 'sent'; messageId: string; detail: string | null }
  | { state: 'blocked' | 'rejected' | 'skipped' | 'cancelled'; detail: string }
  /** `resendAt` set: the row is listed as unknown once and queued for its single second send. */
  | { state: 'unknown'; detail: string; resendAt: number | null }
  | { state: 'pending'; detail: string; notBefore: number }

/** Never final: still to be sent. */
export function isOpen(state: OutboxState): boolean {
  return state === 'pending' || state === 'sending'
}

export type { SendResult }
