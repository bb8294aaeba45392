import type { Accepted, Address, IncomingMessage, OutgoingMessage, SendOptions } from '../channels/channel.ts'
import type { Sees } from '../learning/learner-store.ts'
import type { LearnerChange } from '../learning/record.ts'
import type { Schedule } from '../learning/schedule.ts'
import type { HiddenKind } from '../privacy/hide.ts'
import type { Form, Voice } from '../replies/voice.ts'
import type { Handover } from './desk-store.ts'
import type { LinkReads, LinkRequest } from './link-store.ts'

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
  /** The stored memory document of whoever speaks in this chat now, or null without consent. Parsed by `conversation/session.ts`. */
  memory: unknown
  /** Everybody who learns in this chat, in the order they came; empty without consent. */
  profiles: readonly Profile[]
  /** What unasked messages opened since they went out, oldest first: their lists and questions belong to the talk from then on. */
  opened: readonly Opened[]
  /** A person is expected in this chat; left out, nobody is. */
  handover?: Handover
  /** How often these messages were handed out before; after three failures they are answered with an apology. */
  attempts: number
}

/** One of at most five people on one phone. */
export interface Profile {
  learner: string
  /** As the person wants to be called. */
  name: string | null
  form: Form
  /** They write in other chats too, as the same person. */
  linked?: true
}

/** An unasked message that was sent (or may have been), and what it changes in the memory of the person it was for. */
export interface Opened {
  /** The outbox row's id, to be named in `TurnCommit.absorbed`. */
  id: string
  learner: string
  patch: unknown
  at: number
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
  /** What learning knows of a person moves on. */
  | { type: 'learnerChanged'; learner: string; change: LearnerChange }
  /** When the next unasked message is due; `nextAt` null: none. */
  | {
      type: 'scheduleSaved'
      learner: string
      lane: string
      to: Address
      schedule: Schedule
      nextAt: number | null
      /** Somebody of several chats wrote in this one: the message goes on coming where it came. Nothing is stored where none came. */
      keepsChat?: true
    }
  /** Who speaks in this chat from now on; null: somebody who agreed to nothing. */
  | { type: 'profileChosen'; lane: string; learner: string | null }
  /** A one-time code, of which only the hash is kept. */
  | ({
      type: 'codeIssued'
      id: string
      hash: string
      learner: string
      lane: string
      name: string
      expiresAt: number
    } & (
      | { kind: 'mentor' }
      /** `to`: where whoever made it is asked. Of one learner only the newest counts. */
      | { kind: 'link'; to: Address }
    ))
  /** A code was used up, or tried in vain. */
  | { type: 'codeSpent'; id: string; used: boolean }
  | {
      type: 'mentorshipSaved'
      mentor: string
      learner: string
      sees: Sees
      mentorName: string
      learnerName: string | null
      at: number
    }
  | { type: 'mentorshipEnded'; mentor: string; learner: string }
  /** A link code was typed by somebody who wants it: its maker is asked. It replaces what they were asked before. */
  | { type: 'linkAsked'; request: LinkRequest }
  /** Not wanted after all, or declined; codes of the learner that still count die with it. */
  | { type: 'linkDropped'; learner: string }
  /**
   * Asked and agreed: the chats of `request` are one person's. Where that merges two, everything of the asker becomes the learner's and
   * the asker's id is gone. `memory`: the document of the asker's chat where nothing is remembered of the learner.
   */
  | { type: 'peopleLinked'; request: LinkRequest; memory: unknown; at: number }
  /** A chat of somebody who writes in several forgets them; what was learned stays with the others. */
  | { type: 'chatUnlinked'; lane: string; learner: string; at: number }
  /** The message of the day comes to this chat of theirs from now on. */
  | { type: 'dailyMoved'; learner: string; lane: string; to: Address }
  /** What holds in every chat of a person: these parts replace those in the documents of their other chats. */
  | { type: 'memoryShared'; lane: string; learner: string; parts: Readonly<Record<string, unknown>> }
  /**
   * Every row about the person goes, except a nameless line that somebody asked for it. `learner` null: all of the chat.
   * `elsewhere`: their other chats, for whoever holds something of them outside the store.
   */
  | { type: 'personErased'; lane: string; learner: string | null; at: number; elsewhere?: readonly string[] }
  /** What was said in the chat goes, so far as it was this person's; results, settings and the hour stay. */
  | { type: 'wordsErased'; lane: string; learner: string; at: number }
  /** The person wrote, so a block seen earlier is over; or the platform says they blocked us. */
  | { type: 'reachabilityChanged'; lane: string; reachable: boolean; at: number }
  /** "ngừng gửi": nothing unasked that still waits in the outbox of this chat is sent. */
  | { type: 'sendingStopped'; lane: string; at: number }
  /** Somebody waits for a person; `number` was kept for this chat. `words`: what they asked, masked, where they sent it along. */
  | {
      type: 'ticketOpened'
      number: number
      lane: string
      to: Address
      learner: string | null
      form: Form
      words: string | null
      /** The bot is silent until a person has written. */
      silent: boolean
      at: number
    }
  /** Said while a person is expected, masked. */
  | { type: 'ticketWords'; number: number; text: string; at: number }
  /** The bot answers again; the ticket stays. */
  | { type: 'handoverEnded'; number: number }
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
  /** For what nobody asked for: whose memory the message changes once it was sent, and how. */
  opens?: { learner: string; patch: unknown }
}

/** Words that may take the place of a reply already sent, once. */
export interface LaterMessage {
  /** The outbox row of the reply. */
  id: string
  lane: string
  to: Address
  /** Null: what was sent stands. Settles within twenty seconds of the question; never rejects. */
  message: Promise<OutgoingMessage | null>
}

export interface TurnCommit {
  lane: string
  /** Who leased the lane. A commit after the lane went to somebody else changes nothing, so that no answer is given twice. */
  holder?: string
  /** Keys of the messages this turn answered. */
  done: readonly string[]
  /** Ids of the `opened` messages whose patches are in the memory now. */
  absorbed: readonly string[]
  effects: readonly Effect[]
  messages: readonly OutboxDraft[]
  now: number
  /** With consent the masked words of handled turns stay 30 days; without it they are blanked here. */
  keepText: boolean
}

/** One method is one transaction. Implemented by `storage/memory` and `storage/sqlite`. */
export interface TurnStore extends LinkReads {
  /**
   * Stores a message unless its key was stored within 48 h or is still waiting. Durable before it resolves.
   * A postponed lane is due again at once: what came may complete the fragment.
   */
  acceptOnce(message: PendingMessage, now: number): Promise<Accepted>
  /**
   * Leases the chat that has waited longest to `holder` until `now + leaseMs`; null when there is none.
   * A lane leased to anybody, or postponed beyond `now`, is passed over; so is a chat of somebody who is being answered in another of
   * theirs, or two turns would write over each other's record. Hands out at most 20 messages at a time. Postponed for more than a
   * minute a lane is due: that time was written by a clock since set back.
   */
  takeWork(holder: string, now: number, leaseMs: number): Promise<TurnWork | null>
  /** The same for up to `most` chats at once, those that have waited longest first: cheaper than one by one. */
  takeWaiting(holder: string, now: number, leaseMs: number, most: number): Promise<TurnWork[]>
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
  /**
   * Forgets idempotency keys after 48 h, kept words after 30 days and what memories quote of them after one. Returns how many
   * messages went. Work that takes long lets answers in between, and ends early once `stopped` fires.
   */
  forgetOld(now: number, stopped?: AbortSignal): Promise<number>
  /** The memory document kept of a chat, or null without consent: of whoever speaks now, or of the named learner. */
  memoryOf(lane: string, learner?: string): Promise<unknown>
  /** Where unasked messages for a learner go and in what voice; null for whoever wants none, or cannot be reached. */
  reachOf(learner: string): Promise<{ to: Address; voice: Voice } | null>
  /** Undone messages, for `/readyz`. */
  backlog(): Promise<number>
}

/** `run-again`: nothing was changed, for somebody this turn would link is being answered in another chat just now, or is gone. */
export type Committed = 'committed' | 'already-done' | 'lease-lost' | 'run-again'
