import type { Address } from '../channels/channel.ts'
import type { Form } from '../replies/voice.ts'
import type { OutboxDraft } from './turn-store.ts'

/** Somebody waits for a person: what the desk and the conversation keep of it. One method is one transaction. */

export interface Ticket {
  number: number
  lane: string
  to: Address
  /** How the person is called. */
  form: Form
  openedAt: number
  /** When a person last wrote to them; null when nobody has. */
  answeredAt: number | null
  /** What was handed over and said since, oldest first. The person's words are masked. */
  words: TicketWords[]
}

export interface TicketWords {
  by: 'person' | 'desk'
  text: string
  at: number
}

export interface DeskStore {
  /**
   * The number this chat's next ticket will have, kept for it; that of its open ticket where it has one. The ticket itself
   * comes into being with `ticketOpened`, in the transaction that sends the words naming it.
   */
  numberFor(lane: string, now: number): Promise<number>
  /** Open tickets, the one that has waited longest first. */
  openTickets(): Promise<Ticket[]>
  /** Milliseconds until the first answer, in the middle of the last twenty tickets; null with fewer than three. */
  usualWait(): Promise<number | null>
  /** A person's words go out and the bot is silent again. False when the ticket is not open. */
  answer(number: number, words: string, draft: OutboxDraft, now: number): Promise<boolean>
  /** The ticket is done with, and the bot answers again. False when it is not open. */
  close(number: number, draft: OutboxDraft, now: number): Promise<boolean>
  /** Tickets that silence the bot and in which nobody from the desk has written since `before`. */
  leftAlone(before: number): Promise<Ticket[]>
  /** The bot answers again although the ticket stays open; `draft` says so, or nothing is said. */
  endSilence(number: number, draft: OutboxDraft | null, now: number): Promise<void>
  /** Tickets nobody wrote in for a week close; two days later nothing but their times is left. Returns how many were blanked. */
  forgetTickets(now: number): Promise<number>
}

/** While a person is expected the bot is silent. `since`: the opening, or the last word of the desk. */
export interface Handover {
  ticket: number
  since: number
}

/** After so long without a word from a person the bot helps again. */
export const HANDOVER_MS = 24 * 3_600_000
