import { z } from 'zod'
import { sha256 } from '../../shared/ids.ts'
import type { Address, IncomingBody, IncomingMessage } from '../channel.ts'

/** One event of the platform as a message of ours, or null for what needs no answer (own messages, events we do not know). */

export interface ZaloIdentity {
  /** What stands in front of the token's colon: the account all addresses carry. */
  account: string
  /** The bot's own id, when `getMe` has told it: own messages may come back. */
  id: string | null
  name: string | null
}

const id = z.union([z.string().min(1), z.number()]).transform(String)
const words = z.string().optional().catch(undefined)
/** Documented as epoch milliseconds; seen as text too, and seconds are told by their size. */
const moment = z.coerce.number().positive().optional().catch(undefined)
const SECONDS_BELOW = 100_000_000_000

const message = z.looseObject({
  message_id: id.optional().catch(undefined),
  date: moment,
  from: z.looseObject({ id, display_name: words, is_bot: z.boolean().optional().catch(undefined) }).optional(),
  chat: z.looseObject({ id, chat_type: words }),
  text: words,
  caption: words,
  photo: words,
  photo_url: words,
  voice_url: words,
})

const event = z.looseObject({ event_name: z.string(), message })

/** The documentation wraps events as `{ok, result}`; captured ones come bare. */
function unwrapped(raw: unknown): unknown {
  const { result } = (raw ?? {}) as { result?: unknown }
  return typeof result === 'object' && result !== null ? result : raw
}

/** `body` is the event's text as it came: the key of a message without an id. Never throws. */
export function parseEvent(raw: unknown, bot: ZaloIdentity, now: number, body: string): IncomingMessage | null {
  const parsed = event.safeParse(unwrapped(raw))
  if (!parsed.success) return null
  const { event_name, message: said } = parsed.data
  if (said.from?.is_bot || (bot.id !== null && said.from?.id === bot.id)) return null
  const content = bodyOf(event_name, said, bot)
  if (content === null) return null
  const name = said.from?.display_name
  return {
    key: said.message_id === undefined ? `h:${sha256(body)}` : `m:${said.message_id}`,
    at: said.date === undefined ? now : said.date < SECONDS_BELOW ? said.date * 1000 : said.date,
    from: addressOf(said, bot),
    body: content,
    ...(name === undefined ? {} : { name }),
    trace: { receivedAt: now },
  }
}

function bodyOf(event_name: string, said: z.output<typeof message>, bot: ZaloIdentity): IncomingBody | null {
  const caption = said.caption === undefined ? {} : { caption: withoutMention(said.caption, bot) }
  switch (event_name) {
    case 'message.text.received': {
      const text = withoutMention(said.text ?? '', bot)
      return text === '' ? { type: 'unsupported', why: 'no text' } : { type: 'text', text }
    }
    case 'message.image.received': {
      const ref = said.photo_url ?? said.photo
      return { type: 'media', media: { kind: 'image', ref: ref ?? '' }, ...caption }
    }
    case 'message.voice.received':
      return { type: 'media', media: { kind: 'voice', mime: 'audio/aac', ref: said.voice_url ?? '' } }
    case 'message.sticker.received':
      return { type: 'other', what: 'sticker' }
    case 'message.unsupported.received':
      // Links above all: the platform says that something came, and not what.
      return { type: 'unsupported', why: 'withheld by the platform' }
    default:
      return null
  }
}

function addressOf(said: z.output<typeof message>, bot: ZaloIdentity): Address {
  return {
    channel: 'zalo-bot',
    account: bot.account,
    chat: said.chat.id,
    user: said.from?.id ?? said.chat.id,
    kind: said.chat.chat_type?.toUpperCase() === 'GROUP' ? 'group' : 'private',
  }
}

/** In a group the bot hears only what mentions it; its name is no part of the question. */
function withoutMention(text: string, { name }: ZaloIdentity): string {
  const spoken = name ? text.replaceAll(`@${name}`, ' ') : text
  return spoken.replaceAll(/ {2,}/g, ' ').trim()
}
