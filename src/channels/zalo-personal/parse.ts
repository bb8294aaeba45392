import { z } from 'zod'
import { sha256 } from '../../shared/ids.ts'
import { type IncomingBody, type IncomingMessage, UNKNOWN_KIND } from '../channel.ts'
import type { Kind } from './zca.ts'

/** One message of the socket as a message of ours, or null for what needs no answer (our own, group talk not meant for us). */

/** All addresses of this channel carry it: ids of people are the account's, and one account is served per data folder. */
export const ACCOUNT = 'personal'

/** Encrypted frames carry long numbers as objects that print whole; a plain number beyond 2^53 has lost digits and is nobody's id. */
const id = z
  .union([
    z.string().min(1),
    z.int(),
    z.custom<{ toFixed(): string }>((one) => typeof (one as { toFixed?: unknown } | null)?.toFixed === 'function'),
  ])
  .refine((one) => typeof one !== 'number' || Number.isSafeInteger(one))
  .transform((one) => (typeof one === 'object' ? one.toFixed() : String(one)))
const words = z.string().optional().catch(undefined)
/** Epoch milliseconds, mostly as text. */
const moment = z.coerce.number().positive().optional().catch(undefined)
const SECONDS_BELOW = 100_000_000_000

const attachment = z.looseObject({ title: words, description: words, href: words, action: words })
const mention = z.looseObject({ uid: id, pos: z.number(), len: z.number() })

const message = z.looseObject({
  msgId: id.optional().catch(undefined),
  msgType: z.string().catch(''),
  uidFrom: id,
  idTo: id,
  dName: words,
  ts: moment,
  content: z.union([z.string(), attachment]).nullish().catch(null),
  mentions: z.array(mention).optional().catch(undefined),
  quote: z.looseObject({ ownerId: id }).optional().catch(undefined),
})

type Said = z.output<typeof message>

/** `uid` is the account's own id. Never throws; `unreadable` is for the caller to count. */
export function parseMessage(
  raw: unknown,
  kind: Kind,
  uid: string,
  now: number,
): IncomingMessage | null | 'unreadable' {
  const parsed = message.safeParse(raw)
  if (!parsed.success) return 'unreadable'
  const said = parsed.data
  // "0" is how Zalo writes ourselves.
  if (said.uidFrom === '0' || said.uidFrom === uid) return null
  if (kind === 'group' && !isAddressed(said, uid)) return null
  return {
    key: said.msgId === undefined ? `h:${sha256(JSON.stringify(raw))}` : `m:${said.msgId}`,
    at: said.ts === undefined ? now : said.ts < SECONDS_BELOW ? said.ts * 1000 : said.ts,
    from: {
      channel: 'zalo-personal',
      account: ACCOUNT,
      chat: kind === 'group' ? said.idTo : said.uidFrom,
      user: said.uidFrom,
      kind,
    },
    body: bodyOf(said, uid),
    ...(said.dName === undefined ? {} : { name: said.dName }),
    trace: { receivedAt: now },
  }
}

/** In a group only a mention of the account or a reply to it counts; "@All" means everybody but a machine. */
function isAddressed({ mentions, quote }: Said, uid: string): boolean {
  return quote?.ownerId === uid || (mentions ?? []).some((one) => one.uid === uid)
}

function bodyOf(said: Said, uid: string): IncomingBody {
  const { content, msgType } = said
  if (typeof content === 'string') {
    const text = withoutMention(content, said, uid)
    return text === '' ? { type: 'unsupported', why: 'no text' } : { type: 'text', text }
  }
  const { title = '', description = '', href = '' } = content ?? {}
  switch (msgType) {
    case 'chat.photo':
    case 'chat.doodle': {
      const caption = title.trim() || description.trim()
      return { type: 'media', media: { kind: 'image', ref: href }, ...(caption === '' ? {} : { caption }) }
    }
    case 'chat.voice':
      return { type: 'media', media: { kind: 'voice', mime: mimeOf(href), ref: href } }
    case 'share.file':
    case 'chat.video.msg':
      return { type: 'media', media: { kind: 'file', ref: href, ...(title === '' ? {} : { name: title }) } }
    case 'chat.sticker':
    case 'chat.gif':
      return { type: 'other', what: 'sticker' }
    case 'chat.location.new':
      return { type: 'other', what: 'location' }
    case 'chat.link':
    case 'chat.recommended':
      return linkOrContact(title, href, content?.action ?? '')
    default:
      return { type: 'unsupported', why: UNKNOWN_KIND }
  }
}

/** A text with a link comes as a card of it: what was written stands in the title, and the address may be missing there. */
function linkOrContact(title: string, href: string, action: string): IncomingBody {
  if (action === 'recommened.user') return { type: 'other', what: 'contact' }
  const text = [title, title.includes(href) ? '' : href].filter(Boolean).join('\n').trim()
  return text === '' ? { type: 'unsupported', why: 'no text' } : { type: 'text', text }
}

function mimeOf(href: string): string {
  return /\.m4a(?:\?|$)/iu.test(href) ? 'audio/mp4' : 'audio/aac'
}

/** The account's name, where it was called, is no part of the question. Positions are UTF-16 units; the last is cut first. */
function withoutMention(text: string, { mentions = [] }: Said, uid: string): string {
  return mentions
    .filter((one) => one.uid === uid && one.pos >= 0 && one.len > 0)
    .toSorted((a, b) => b.pos - a.pos)
    .reduce((rest, { pos, len }) => `${rest.slice(0, pos)} ${rest.slice(pos + len)}`, text)
    .replaceAll(/ {2,}/gu, ' ')
    .trim()
}
