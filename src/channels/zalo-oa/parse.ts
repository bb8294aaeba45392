import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Address, type IncomingBody, type IncomingMessage, type Media, UNKNOWN_KIND } from '../channel.ts'

/** One event of the Official Account as a message of ours, or null for what needs no answer (seen, received, our own sends). */

const id = z.union([z.string(), z.number()]).transform(String)
const attachment = z.looseObject({
  type: z.string(),
  payload: z
    .looseObject({
      url: z.string().optional(),
      description: z.string().optional(),
      name: z.string().optional(),
      type: z.string().optional(),
      size: z.coerce.number().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

const eventOf = z.looseObject({
  event_name: z.string(),
  timestamp: z.union([z.string(), z.number()]).transform(Number),
  sender: z.looseObject({ id }).optional(),
  follower: z.looseObject({ id }).optional(),
  message: z
    .looseObject({
      msg_id: id.optional(),
      text: z.string().optional(),
      attachments: z.array(attachment).optional().catch(undefined),
    })
    .optional(),
})

type Event = z.output<typeof eventOf>
type Attachment = z.output<typeof attachment>

/** What a pressed `oa.query` button makes the person send: `c:<list>:<choice>`. */
const PAYLOAD = /^c:([^:\s]*):([a-z0-9:._-]+)$/u

/**
 * @param raw the parsed event; anything unreadable gives null
 * @param body the raw text, from which a message without an id gets its key
 * @param account the app's id, to which people are scoped
 * @param now epoch milliseconds of receipt
 */
export function parseEvent(raw: unknown, body: string, account: string, now: number): IncomingMessage | null {
  const parsed = eventOf.safeParse(raw)
  if (!parsed.success) return null
  const event = parsed.data
  const name = event.event_name
  const user = event.follower?.id ?? event.sender?.id
  if (user === undefined) return null
  const from: Address = { channel: 'zalo-oa', account, chat: user, user, kind: 'private' }
  const message = (key: string, said: IncomingBody): IncomingMessage => ({
    key,
    at: event.timestamp,
    from,
    body: said,
    trace: { receivedAt: now },
  })
  if (name === 'follow' || name === 'unfollow')
    return message(`e:${name}:${user}:${event.timestamp}`, {
      type: 'status',
      status: name === 'follow' ? 'joined' : 'blocked',
    })
  // Everything else a person does to us begins so; `user_seen_message` and `oa_send_…` tell only of our own messages.
  if (!name.startsWith('user_send_')) return null
  const sent = event.message?.msg_id
  return message(sent === undefined ? `h:${hashOf(body)}` : `m:${sent}`, bodyOf(name.slice('user_send_'.length), event))
}

function bodyOf(kind: string, event: Event): IncomingBody {
  const text = event.message?.text?.trim()
  const first = event.message?.attachments?.[0]
  switch (kind) {
    case 'text': {
      const tapped = PAYLOAD.exec(text ?? '')
      if (tapped) return { type: 'choice', value: tapped[2] ?? '', ...(tapped[1] ? { of: tapped[1] } : {}) }
      return text ? { type: 'text', text } : { type: 'unsupported', why: 'text without words' }
    }
    case 'link': {
      // The words around a link come as text, the address as an attachment; either alone is worth reading.
      const parts = [text, first?.payload?.description, first?.payload?.url].filter((part) => part !== undefined)
      const whole = parts.reduce((words, part) => (words.includes(part) ? words : `${words}\n${part}`), '').trim()
      return whole ? { type: 'text', text: whole } : { type: 'unsupported', why: 'link withheld' }
    }
    case 'image':
    case 'gif':
      return mediaOf('image', first, text)
    case 'audio':
      return mediaOf('voice', first, text)
    case 'file':
    case 'video':
      return mediaOf('file', first, text)
    case 'sticker':
      return { type: 'other', what: 'sticker' }
    case 'location':
      return { type: 'other', what: 'location' }
    case 'business_card':
      return { type: 'other', what: 'contact' }
    default:
      return { type: 'unsupported', why: UNKNOWN_KIND }
  }
}

function mediaOf(kind: Media['kind'], first: Attachment | undefined, text: string | undefined): IncomingBody {
  const payload = first?.payload
  // A voice that did not come is answered as a voice nobody could hear; of a picture its words are asked for.
  if (!payload?.url && kind !== 'voice') return { type: 'unsupported', why: `${kind} without an address` }
  return {
    type: 'media',
    media: {
      kind,
      ref: payload?.url ?? '',
      ...(payload?.name === undefined ? {} : { name: payload.name }),
      ...(payload?.size === undefined ? {} : { bytes: payload.size }),
    },
    ...(text ? { caption: text } : {}),
  }
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}
