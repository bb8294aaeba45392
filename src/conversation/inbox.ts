import { type Accepted, type IncomingBody, type IncomingMessage, laneOf } from '../channels/channel.ts'
import type { HiddenKind, HideOptions } from '../privacy/hide.ts'
import type { LiveCode } from '../privacy/live-codes.ts'
import type { Clock } from '../shared/clock.ts'
import { clean } from '../shared/text.ts'
import type { PendingMessage, TurnStore } from './turn-store.ts'

/** Longest text kept, in UTF-16 units: ten times what a person types, and little enough to be searched at once. */
const MOST_KEPT = 8_000
/** What lies beyond is not even looked at: a text of this length is not a question. */
const MOST_READ = 100_000

export interface InboxParts {
  store: TurnStore
  clock: Clock
  /** Masks personal data; only what it returns is stored. */
  hide(message: IncomingMessage, options?: HideOptions): { message: IncomingMessage; hidden: HiddenKind[] }
  /** Recognises our own live codes in a text, so that they are not masked as somebody's; left out, there are none. */
  liveCodes?: (lane: string, text: string, now: number) => Promise<LiveCode>
  /** Tells the worker that something is waiting. */
  wake(): void
}

/**
 * The function every channel hands its messages to: masks, stores, and only then lets the platform confirm.
 * It rejects when the message could not be stored; the channel must then not confirm, or the message would be lost.
 */
export function createInbox(parts: InboxParts): (message: IncomingMessage) => Promise<Accepted> {
  const { store, clock, hide, liveCodes, wake } = parts
  return async (message) => {
    const { body } = message
    const text = body.type === 'text' && typeof body.text === 'string' ? body.text.slice(0, MOST_KEPT) : ''
    const liveCode = text === '' ? undefined : await liveCodes?.(laneOf(message.from), clean(text), clock.now())
    const options = liveCode ? { liveCode } : {}
    const accepted = await store.acceptOnce(
      pendingFrom(message, (typed) => hide(typed, options)),
      clock.now(),
    )
    if (accepted === 'new') wake()
    return accepted
  }
}

/** The form in which a message is stored. Pure; never throws on any text a platform may hand over. */
export function pendingFrom(
  message: IncomingMessage,
  hide: (message: IncomingMessage) => { message: IncomingMessage; hidden: HiddenKind[] },
): PendingMessage {
  const { channel, account } = message.from
  const { body, cutFrom } = shorten(message.body)
  // The account's display name is nobody's way to be addressed: it is not kept even for a moment.
  const { name: _dropped, ...nameless } = message
  const masked = hide({ ...nameless, body })
  return {
    key: `${channel}:${account}:${message.key}`,
    lane: laneOf(message.from),
    message: masked.message,
    hidden: masked.hidden,
    ...(cutFrom === null ? {} : { cutFrom }),
  }
}

function shorten(body: IncomingBody): { body: IncomingBody; cutFrom: number | null } {
  switch (body.type) {
    case 'text': {
      // Platforms have sent null where their documentation promises text.
      if (typeof body.text !== 'string') return { body: { type: 'unsupported', why: 'no text' }, cutFrom: null }
      const { text, cutFrom } = shortText(body.text)
      return { body: { ...body, text }, cutFrom }
    }
    case 'command': {
      const { text, cutFrom } = shortText(body.args)
      return { body: { ...body, args: text }, cutFrom }
    }
    case 'media': {
      if (body.caption === undefined) return { body, cutFrom: null }
      const { text, cutFrom } = shortText(body.caption)
      return { body: { ...body, caption: text }, cutFrom }
    }
    default:
      return { body, cutFrom: null }
  }
}

/** Cut at a space, so that half a card number does not slip past the masks; half a surrogate pair is replaced. */
function shortText(raw: string): { text: string; cutFrom: number | null } {
  const text = clean(raw.slice(0, MOST_READ).toWellFormed())
  if (text.length <= MOST_KEPT) return { text, cutFrom: raw.length > MOST_READ ? raw.length : null }
  const space = text.lastIndexOf(' ', MOST_KEPT)
  const end = space > MOST_KEPT / 2 ? space : MOST_KEPT
  return { text: text.slice(0, end).toWellFormed(), cutFrom: raw.length }
}
