import type { Address, Channel } from '../../../src/channels/channel.ts'
import type { Log } from '../../../src/shared/log.ts'
import type { FakeClock } from '../../support/fakeClock.ts'

/** What the contract needs of a channel to try its promises: a person on one side, a platform that can fail on the other. */

/** What a platform does to the bot's next sends. */
export type SendTrouble =
  /** Delivered, and the answer lost. */
  | 'accept-then-drop'
  /** Lost before it was handled. */
  | 'drop'
  /** Never answered, never delivered. */
  | 'hang'
  /** Delivered and answered, a tenth of a second later than usual. */
  | 'slow'
  /** Delivered, and half an answer. */
  | 'truncate'
  /** A page of something in between. */
  | 'page'
  /** One too many. */
  | 'flood'
  /** Refused with 403. */
  | 'refused'

export interface Platform {
  channel: Channel
  /** Where the bot writes to this person. */
  address(who: string): Address
  /** Resolves when the platform has it; the bot may not yet. */
  says(who: string, text: string): Promise<void>
  /** The last message once more, as after a lost confirmation. */
  repeat?: () => Promise<void>
  /** Two messages of one person, the later one first. */
  reversed?: (who: string, first: string, second: string) => Promise<void>
  /** Something without content we could read. */
  sendsUnreadable?: (who: string) => Promise<void>
  /** Tries again what the bot did not confirm, where the platform does so by itself. */
  retry?: () => Promise<void>
  /** Texts that reached this person, in order, also when the bot never learned of it. */
  seen(who: string): string[]
  /** Chats of everything that reached anybody, in order. */
  arrived?: () => string[]
  trouble?: (kind: SendTrouble, times?: number) => void
  /** Posts an event of this person to the webhook; null leaves the header out. */
  post?: (secret: string | null, who: string, text: string) => Promise<Response>
  /** What must never be printed. */
  secrets: readonly string[]
  stop(): Promise<void>
}

/** Real milliseconds of a slow answer. */
export const SLOW_MS = 100

/** For whoever reads the suite: no promise is left out in silence. */
export interface WhyNot {
  not: string
}

export interface PlatformKind {
  name: string
  open(clock: FakeClock, log: Log): Promise<Platform>
  /** Whom a "too many" holds up; null where nothing is refused. */
  floodHolds: 'chat' | 'account' | null
  /** What a refusal says: the person has blocked the bot, this one message was not taken, or nothing certain. */
  refusedMeans: 'blocked' | 'skipped' | 'doubt' | null
  /** One text to many is not sent at all. */
  refusesBroadcast?: boolean
  /** Which promises are asked of it: true, or the reason why it cannot have this one. */
  can: {
    /** Several people write at once. */
    many: true | WhyNot
    /** A message may come twice. */
    repeat: true | WhyNot
    /** Messages may overtake each other. */
    reverse: true | WhyNot
    /** Something may come that we cannot read. */
    unreadable: true | WhyNot
    /** What could not be stored is still with somebody who brings it again. */
    restore: true | WhyNot
    /** Events are posted to us, under a secret. */
    webhook: true | WhyNot
    /** A platform stands between us and the person, and its answers may be lost. */
    fail: true | WhyNot
  }
}
