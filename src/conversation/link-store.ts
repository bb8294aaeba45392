import type { Address } from '../channels/channel.ts'

/** One person in several chats: what the store knows of it. What a turn changes goes through `commitTurn`. */

/** One of the chats of somebody who writes in several. */
export interface LinkedChat {
  lane: string
  to: Address
  /** The message of the day comes here. */
  daily: boolean
}

/** Somebody typed a link code in another chat; whoever made it has not said yet whether that was themselves. */
export interface LinkRequest {
  id: string
  /** Who made the code, where. Everything becomes theirs. */
  learner: string
  lane: string
  to: Address
  /** Who typed it, where, and how they are called there. */
  asker: string
  askerLane: string
  askerTo: Address
  askerName: string
  /** `merge`: both are one person. `beside`: that chat is somebody else's too, whose record stays their own. */
  way: 'merge' | 'beside'
  expiresAt: number
}

/** A live link code. */
export interface LinkCode {
  id: string
  learner: string
  lane: string
  to: Address
  name: string
  expiresAt: number
}

/** What linking one person's chats reads. */
export interface LinkReads {
  /** A link code that counts now, by its hash. */
  linkCode(hash: string, now: number): Promise<LinkCode | null>
  /** How many link codes of a learner run out after `since`. */
  linkCodesSince(learner: string, since: number): Promise<number>
  /** What the learner was asked last and has not answered; null when nothing, or it ran out. */
  linkRequest(learner: string, now: number): Promise<LinkRequest | null>
  /** The chats of somebody who writes in several, in the order they came; empty for anybody else. */
  chatsOf(learner: string): Promise<LinkedChat[]>
}
