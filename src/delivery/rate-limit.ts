import type { SendOptions } from '../channels/channel.ts'

/** Allowed speed of one account, in messages a second. */
export interface Pace {
  perSecond: number
  perChatPerSecond: number
}

export interface RateLimit {
  /** How many messages of this kind may begin now. */
  available(why: SendOptions['why'], now: number): number
  /** When the next message of this kind may begin, epoch milliseconds. */
  readyAt(why: SendOptions['why'], now: number): number
  /** One message of this kind begins in this chat. */
  take(why: SendOptions['why'], lane: string, now: number): void
  /** A long text went out in several messages: the further ones are paid for afterwards. */
  charge(parts: number, lane: string, now: number): void
  /** Chats that must wait, and when the first of them may go on. */
  waitingLanes(now: number): { lanes: string[]; firstAt: number | null }
}

/** A fifth of the pace is kept for replies. */
const REPLY_SHARE = 0.2
/** When no reply came for this long, the others may have that fifth too. */
const LENT_AFTER_MS = 200
/** Tokens saved up while idle, as seconds of pace: with 25/s never more than 30 begin within one second. */
const BURST_SECONDS = 0.1
/** A reply of three parts goes out at once; the platforms tolerate such short bursts in a chat. */
const CHAT_BURST = 3

interface Bucket {
  tokens: number
  at: number
  readonly perSecond: number
  readonly most: number
}

/**
 * Token buckets for one account and its chats. `recent` are the sends begun in the second before a restart: they are
 * paid for first, or a restart would double the pace.
 */
export function createRateLimit(pace: Pace, recent: readonly { lane: string; at: number }[], now: number): RateLimit {
  const kept = bucket(pace.perSecond * REPLY_SHARE, pace.perSecond * BURST_SECONDS, now)
  const shared = bucket(pace.perSecond * (1 - REPLY_SHARE), pace.perSecond * BURST_SECONDS, now)
  const chats = new Map<string, Bucket>()
  let lastReplyAt = Number.NEGATIVE_INFINITY

  for (const { lane } of recent) {
    shared.tokens -= 1 - REPLY_SHARE
    kept.tokens -= REPLY_SHARE
    chatOf(lane).tokens -= 1
  }

  function chatOf(lane: string): Bucket {
    const known = chats.get(lane)
    if (known !== undefined) return known
    const made = bucket(pace.perChatPerSecond, CHAT_BURST, now)
    chats.set(lane, made)
    return made
  }

  /** Buckets this kind may draw from, the first preferred. */
  function sources(why: SendOptions['why'], at: number): Bucket[] {
    if (why === 'reply') return [kept, shared]
    return at - lastReplyAt >= LENT_AFTER_MS ? [shared, kept] : [shared]
  }

  function refill(one: Bucket, at: number): Bucket {
    // A clock set back gives nothing and takes nothing.
    one.tokens = Math.min(one.most, one.tokens + (Math.max(0, at - one.at) / 1000) * one.perSecond)
    one.at = at
    return one
  }

  function readyIn(one: Bucket): number {
    return one.tokens >= 1 ? 0 : Math.ceil(((1 - one.tokens) / one.perSecond) * 1000)
  }

  return {
    available(why, at) {
      return sources(why, at).reduce((sum, one) => sum + Math.max(0, Math.floor(refill(one, at).tokens + 1e-9)), 0)
    },
    readyAt(why, at) {
      return at + Math.min(...sources(why, at).map((one) => readyIn(refill(one, at))))
    },
    take(why, lane, at) {
      const from = sources(why, at)
      const rich = from.find((one) => refill(one, at).tokens >= 1 - 1e-9) ?? from[0]
      if (rich !== undefined) rich.tokens -= 1
      if (why === 'reply') lastReplyAt = at
      const chat = refill(chatOf(lane), at)
      chat.tokens -= 1
    },
    charge(parts, lane, at) {
      refill(shared, at).tokens -= parts
      refill(chatOf(lane), at).tokens -= parts
    },
    waitingLanes(at) {
      const lanes: string[] = []
      let firstIn: number | null = null
      for (const [lane, chat] of chats) {
        refill(chat, at)
        // A chat that has waited long enough is like one never seen.
        if (chat.tokens >= chat.most) chats.delete(lane)
        if (chat.tokens >= 1 - 1e-9) continue
        lanes.push(lane)
        firstIn = Math.min(firstIn ?? Number.POSITIVE_INFINITY, readyIn(chat))
      }
      return { lanes, firstAt: firstIn === null ? null : at + firstIn }
    },
  }
}

function bucket(perSecond: number, most: number, now: number): Bucket {
  const capacity = Math.max(1, most)
  return { tokens: capacity, at: now, perSecond, most: capacity }
}
