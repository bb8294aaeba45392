import type { Accepted, Address, IncomingMessage, OutgoingMessage, SendOptions } from '../channels/channel.ts'
import type { HiddenKind } from '../privacy/hide.ts'

/** A message after personal data was hidden: the only form in which a person's words are stored. */
export interface PendingMessage {
  /** `channel:account:key`, unique for 48 h. */
  key: string
  lane: string
  /** Text already masked. */
  message: IncomingMessage
  /** What the hiding step found and masked, so that the person can be warned. */
  hidden: HiddenKind[]
  /** Set when the text was too long to keep: its length before it was cut, in UTF-16 units. */
  cutFrom?: number
}

/** The undone messages of one chat, oldest first, and what we remember of it. */
export interface TurnWork {
  lane: string
  messages: readonly [PendingMessage, ...PendingMessage[]]
  /** The stored memory document of this chat, or null without consent. Parsed by `conversation/session.ts`. */
  memory: unknown
  /** How often these messages were handed out before; after three failures they are answered with an apology. */
  attempts: number
}

/** What one turn changes besides its replies: plain data, applied by the store inside the turn's transaction. */
export type Effect =
  /** The memory document of the chat replaces the one before. Written only with consent. */
  | { type: 'memorySaved'; lane: string; learner: string; memory: unknown }
  /** Proof of consent, or of its withdrawal: wording version, time and channel. */
  | {
      type: 'consentRecorded'
      learner: string
      state: 'given' | 'withdrawn'
      wording: string
      channel: string
      at: number
    }
  /** Every row about the chat goes, except a nameless line that somebody asked for it. */
  | { type: 'personErased'; lane: string; learner: string | null; at: number }
  /** The person wrote, so a block seen earlier is over; or the platform says they blocked us. */
  | { type: 'reachabilityChanged'; lane: string; reachable: boolean; at: number }
  /** "ngừng gửi": nothing unasked that still waits in the outbox of this chat is sent. */
  | { type: 'sendingStopped'; lane: string; at: number }
  /** A question nobody could answer, masked, for the people who write the guides. Kept without any address. */
  | { type: 'gapNoted'; question: string; at: number }

/** One message to put into the outbox. */
export interface OutboxDraft {
  /** Unique for ever: `<message key>/<n>` for replies, learner + day + slot for what is scheduled. */
  id: string
  to: Address
  message: OutgoingMessage
  why: SendOptions['why']
  /** Epoch milliseconds. */
  notBefore: number
  deadline: number
  /** With consent the text may stay 30 days; without it is blanked as soon as the row is final. */
  keepText: boolean
  /** Token to acknowledge a pressed button with, when there is one. */
  ack?: string
}

export interface TurnCommit {
  lane: string
  /** Who leased the lane. A commit after the lane went to somebody else changes nothing, so that no answer is given twice. */
  holder?: string
  /** Keys of the messages this turn answered. */
  done: readonly string[]
  effects: readonly Effect[]
  messages: readonly OutboxDraft[]
  now: number
  /** With consent the masked words of handled turns stay 30 days; without it they are blanked here. */
  keepText: boolean
}

/** One method is one transaction. Implemented by `storage/memory` and `storage/sqlite`. */
export interface TurnStore {
  /**
   * Stores a message unless its key was stored within 48 h or is still waiting. Durable before it resolves.
   * A postponed lane is due again at once: what came may complete the fragment.
   */
  acceptOnce(message: PendingMessage, now: number): Promise<Accepted>
  /**
   * Leases the chat that has waited longest to `holder` until `now + leaseMs`; null when there is none.
   * A lane leased to anybody, or postponed beyond `now`, is passed over. Hands out at most 20 messages at a time.
   */
  takeWork(holder: string, now: number, leaseMs: number): Promise<TurnWork | null>
  /** Keeps a lane whose turn takes long. False when the lane is no longer `holder`'s. */
  renew(lane: string, holder: string, until: number): Promise<boolean>
  /**
   * Gives the lane back until `until`: a fragment waits for the rest of the sentence. Not counted as an attempt;
   * when something arrived since the lane was taken, it is due at once.
   */
  postpone(lane: string, holder: string, until: number): Promise<void>
  /** Gives the lane back until `until` after a turn failed. The attempt stays counted. */
  retryLater(lane: string, holder: string, until: number): Promise<void>
  /** Everything a turn changes, at once. A commit whose `done` keys are all done already changes nothing. */
  commitTurn(commit: TurnCommit): Promise<Committed>
  /** Earliest time at which a postponed or leased lane becomes free; `now` when one is due; null when nothing waits. */
  nextWorkAt(now: number): Promise<number | null>
  /** Forgets idempotency keys after 48 h and kept words after 30 days. Returns how many rows went. */
  forgetOld(now: number): Promise<number>
  /** The memory document kept of a chat, or null without consent: for what a channel shows beside the talk. */
  memoryOf(lane: string): Promise<unknown>
  /** Undone messages, for `/readyz`. */
  backlog(): Promise<number>
}

export type Committed = 'committed' | 'already-done' | 'lease-lost'
