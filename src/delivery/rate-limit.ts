import type { SendOptions } from '../channels/channel.ts'

/** Allowed speed of one account, in messages a second. */
export interface Pace {
  perSecond: number
  perChatPerSecond: number
}

/** How far back sends still count after a restart, in milliseconds: a slow account's last one may be many seconds old. */
export function lookBackMs({ perSecond, perChatPerSecond }: Pace): number {
  return Math.max(SECOND, SECOND / perSecond, SECOND / perChatPerSecond)
}

export interface RateLimit {
  /** How many messages of this kind may begin now. */
  available(why: SendOptions['why'], now: number): number
  /** When the next message of this kind may begin; `Infinity` when only the end of one in flight can tell. */
  readyAt(why: SendOptions['why'], now: number): number
  /** One message of this kind begins in this chat. Call what it returns when the send has ended, in so many parts. */
  take(why: SendOptions['why'], lane: string, now: number): (endedAt: number, parts: number) => void
  /** Chats that must wait, and when the first of them may go on. */
  waitingLanes(now: number): { lanes: string[]; firstAt: number | null }
}

/** A fifth of the pace is kept for replies. */
const REPLY_SHARE = 0.2
/** When no reply came for this long, the others may have that fifth too. */
const LENT_AFTER_MS = 200
/** Tokens saved up while idle, as seconds of pace, for each of the two buckets. */
const BURST_SECONDS = 0.1
const SECOND = 1000
/** Against rounding: 0.04 * 25 is not quite 1. */
const NEARLY = 1e-9

interface Bucket {
  tokens: number
  at: number
  readonly perSecond: number
  readonly most: number
}

/** A message that counts against the current second (of a slow account: its one turn): until so long after its send has ended. */
interface Counted {
  endedAt: number | null
}

/**
 * Two rules for one account: token buckets spread the messages and keep some pace for replies; and a message begins only
 * when, with those of the last second, the platform can have seen no more than the pace. That second counts from the
 * end of each send, because the platform may have counted it at any moment in between.
 *
 * `recent` are the sends begun within `lookBackMs` before a restart: nobody knows when they ended, so they count from `now`,
 * and nothing was saved up.
 */
export function createRateLimit(pace: Pace, recent: readonly { lane: string; at: number }[], now: number): RateLimit {
  const isFresh = recent.length === 0
  const kept = bucket(pace.perSecond * REPLY_SHARE, pace.perSecond * BURST_SECONDS, isFresh, now)
  const shared = bucket(pace.perSecond * (1 - REPLY_SHARE), pace.perSecond * BURST_SECONDS, isFresh, now)
  const most = Math.max(1, Math.ceil(pace.perSecond))
  const windowMs = Math.max(SECOND, SECOND / pace.perSecond)
  const chatPause = SECOND / pace.perChatPerSecond
  const chatFreeAt = new Map(recent.map(({ lane }) => [lane, now + chatPause]))
  let counted: Counted[] = recent.map(() => ({ endedAt: now }))
  let lastReplyAt = Number.NEGATIVE_INFINITY

  /** Buckets this kind may draw from, the first preferred. */
  function sources(why: SendOptions['why'], at: number): Bucket[] {
    if (why === 'reply') return [kept, shared]
    return at - lastReplyAt >= LENT_AFTER_MS ? [shared, kept] : [shared]
  }

  function placesLeft(at: number): number {
    for (const one of counted) {
      // A clock set back must not make a past send count for hours.
      if (one.endedAt !== null && one.endedAt > at) one.endedAt = at
    }
    counted = counted.filter(({ endedAt }) => endedAt === null || endedAt + windowMs >= at)
    return most - counted.length
  }

  function placeAt(at: number): number {
    if (placesLeft(at) > 0) return at
    return Math.min(
      ...counted.map(({ endedAt }) => (endedAt === null ? Number.POSITIVE_INFINITY : endedAt + windowMs + 1)),
    )
  }

  return {
    available(why, at) {
      const tokens = sources(why, at).reduce((sum, one) => sum + whole(refill(one, at)), 0)
      return Math.max(0, Math.min(tokens, placesLeft(at)))
    },
    readyAt(why, at) {
      const tokenAt = at + Math.min(...sources(why, at).map((one) => readyIn(refill(one, at))))
      return Math.max(tokenAt, placeAt(at))
    },
    take(why, lane, at) {
      const from = sources(why, at)
      const rich = from.find((one) => whole(refill(one, at)) > 0) ?? shared
      rich.tokens -= 1
      if (why === 'reply') lastReplyAt = at
      const place: Counted = { endedAt: null }
      counted.push(place)
      return (endedAt, parts) => {
        place.endedAt = endedAt
        // The further messages of a long text are paid for afterwards.
        for (let extra = 1; extra < parts; extra++) counted.push({ endedAt })
        chatFreeAt.set(lane, endedAt + chatPause * Math.max(1, parts))
      }
    },
    waitingLanes(at) {
      for (const [lane, freeAt] of chatFreeAt) {
        if (freeAt <= at) chatFreeAt.delete(lane)
        // Set back, the clock would hold a chat for hours: no pause is longer than that of a text in twenty parts.
        else if (freeAt > at + chatPause * 20) chatFreeAt.set(lane, at + chatPause)
      }
      const times = [...chatFreeAt.values()]
      return { lanes: [...chatFreeAt.keys()], firstAt: times.length === 0 ? null : Math.min(...times) }
    },
  }
}

function bucket(perSecond: number, most: number, isFull: boolean, now: number): Bucket {
  const capacity = Math.max(1, most)
  return { tokens: isFull ? capacity : 0, at: now, perSecond, most: capacity }
}

function refill(one: Bucket, at: number): Bucket {
  // A clock set back gives nothing and takes nothing.
  one.tokens = Math.min(one.most, one.tokens + (Math.max(0, at - one.at) / SECOND) * one.perSecond)
  one.at = at
  return one
}

function whole(one: Bucket): number {
  return Math.max(0, Math.floor(one.tokens + NEARLY))
}

function readyIn(one: Bucket): number {
  return whole(one) > 0 ? 0 : Math.ceil(((1 - one.tokens) / one.perSecond) * SECOND)
}
