import { z } from 'zod'
import { type Address, type IncomingBody, type IncomingMessage, UNKNOWN_KIND } from '../channel.ts'

/** One Telegram update as a message of ours, or null for what needs no answer (group chatter not meant for us, own messages). */

const id = z.union([z.number(), z.string()]).transform(String)
const user = z.looseObject({ id, first_name: z.string().optional(), is_bot: z.boolean().optional() })
const chat = z.looseObject({ id, type: z.string() })
const entity = z.looseObject({ type: z.string(), offset: z.number(), length: z.number(), user: user.optional() })
const file = z.looseObject({
  file_id: z.string(),
  file_size: z.number().optional(),
  mime_type: z.string().optional(),
  file_name: z.string().optional(),
})

const message = z.looseObject({
  message_id: z.number(),
  date: z.number(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entity).optional(),
  caption_entities: z.array(entity).optional(),
  forward_origin: z.unknown().optional(),
  forward_date: z.unknown().optional(),
  reply_to_message: z.looseObject({ from: user.optional() }).optional(),
  voice: file.optional(),
  audio: file.optional(),
  video_note: file.optional(),
  video: file.optional(),
  photo: z.array(file).optional(),
  document: file.optional(),
  animation: file.optional(),
  sticker: z.unknown().optional(),
  location: z.unknown().optional(),
  venue: z.unknown().optional(),
  contact: z.unknown().optional(),
})

const update = z.looseObject({
  update_id: z.number(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      message: z.looseObject({ message_id: z.number(), chat }).optional(),
    })
    .optional(),
  poll_answer: z
    .looseObject({ poll_id: z.string(), user: user.optional(), option_ids: z.array(z.number()) })
    .optional(),
  my_chat_member: z
    .looseObject({ chat, from: user, date: z.number(), new_chat_member: z.looseObject({ status: z.string() }) })
    .optional(),
})

type Message = z.output<typeof message>

export interface BotIdentity {
  /** Numeric id of the bot, as text. */
  id: string
  /** Without the @. */
  username: string
}

/** Prefix of our button payloads: `c:<list>:<choice>`. */
const PAYLOAD = /^c:([^:]*):(.+)$/

/**
 * @param raw the update as received; anything unreadable gives null and is the caller's to count
 * @param now epoch milliseconds of receipt
 */
export function parseUpdate(raw: unknown, bot: BotIdentity, now: number): IncomingMessage | null {
  const parsed = update.safeParse(raw)
  if (!parsed.success) return null
  const {
    update_id,
    message: fresh,
    edited_message,
    callback_query: tap,
    poll_answer: poll,
    my_chat_member: member,
  } = parsed.data
  const key = `u:${update_id}`

  if (tap) {
    const chatOf = tap.message?.chat ?? { id: tap.from.id, type: 'private' }
    const payload = PAYLOAD.exec(tap.data ?? '')
    return {
      key,
      at: now,
      from: address(bot, chatOf, tap.from.id),
      body: {
        type: 'choice',
        value: payload?.[2] ?? tap.data ?? '',
        ...(payload?.[1] ? { of: payload[1] } : {}),
        ack: tap.id,
      },
      ...nameOf(tap.from.first_name),
      trace: { receivedAt: now },
    }
  }
  if (poll) {
    const [option] = poll.option_ids
    // A vote taken back chooses nothing; polls go to private chats alone, whose id is the person's.
    if (!poll.user || option === undefined) return null
    return {
      key,
      at: now,
      from: address(bot, { id: poll.user.id, type: 'private' }, poll.user.id),
      body: { type: 'choice', value: String(option), of: poll.poll_id },
      ...nameOf(poll.user.first_name),
      trace: { receivedAt: now },
    }
  }
  if (member) {
    if (member.chat.type !== 'private') return null
    const status = member.new_chat_member.status === 'kicked' ? 'blocked' : 'unblocked'
    return {
      key,
      at: member.date * 1000,
      from: address(bot, member.chat, member.from.id),
      body: { type: 'status', status },
      trace: { receivedAt: now },
    }
  }
  const said = fresh ?? edited_message
  if (!said || said.from?.is_bot) return null
  const isGroup = said.chat.type !== 'private'
  if (isGroup && !isAddressed(said, bot)) return null
  return {
    key,
    at: said.date * 1000,
    from: address(bot, said.chat, said.from?.id ?? said.chat.id),
    body: bodyOf(said, bot, edited_message !== undefined),
    ...nameOf(said.from?.first_name),
    trace: { receivedAt: now },
  }
}

function bodyOf(said: Message, bot: BotIdentity, edited: boolean): IncomingBody {
  const forwarded = said.forward_origin !== undefined || said.forward_date !== undefined
  if (said.text !== undefined) {
    const command = said.entities?.find((one) => one.type === 'bot_command' && one.offset === 0)
    if (command && !forwarded) {
      const name = said.text.slice(1, command.length).replace(/@.*$/, '').toLowerCase()
      return { type: 'command', name, args: said.text.slice(command.length).trim() }
    }
    const text = withoutMention(said.text, bot)
    return { type: 'text', text, ...(edited ? { edited } : {}), ...(forwarded ? { forwarded } : {}) }
  }
  const caption = said.caption === undefined ? {} : { caption: withoutMention(said.caption, bot) }
  const voice = said.voice ?? said.audio ?? said.video_note
  if (voice) return { type: 'media', media: media('voice', voice), ...caption }
  const photo = said.photo?.at(-1)
  if (photo) return { type: 'media', media: media('image', photo), ...caption }
  const document = said.document ?? said.video ?? said.animation
  if (document) return { type: 'media', media: media('file', document), ...caption }
  if (said.sticker !== undefined) return { type: 'other', what: 'sticker' }
  if (said.location !== undefined || said.venue !== undefined) return { type: 'other', what: 'location' }
  if (said.contact !== undefined) return { type: 'other', what: 'contact' }
  return { type: 'unsupported', why: UNKNOWN_KIND }
}

function media(kind: 'image' | 'voice' | 'file', one: z.output<typeof file>) {
  return {
    kind,
    ref: one.file_id,
    ...(one.mime_type === undefined ? {} : { mime: one.mime_type }),
    ...(one.file_size === undefined ? {} : { bytes: one.file_size }),
    ...(one.file_name === undefined ? {} : { name: one.file_name }),
  }
}

function address(bot: BotIdentity, where: { id: string; type: string }, userId: string): Address {
  return {
    channel: 'telegram',
    account: bot.id,
    chat: where.id,
    user: userId,
    kind: where.type === 'private' ? 'private' : 'group',
  }
}

/** In a group only a mention of the bot, a reply to it, or a command counts. */
function isAddressed(said: Message, bot: BotIdentity): boolean {
  if (said.reply_to_message?.from?.id === bot.id) return true
  const text = said.text ?? said.caption ?? ''
  return [...(said.entities ?? []), ...(said.caption_entities ?? [])].some((one) => {
    const words = text.slice(one.offset, one.offset + one.length).toLowerCase()
    if (one.type === 'mention') return words === `@${bot.username.toLowerCase()}`
    if (one.type === 'text_mention') return one.user?.id === bot.id
    return one.type === 'bot_command' && (!words.includes('@') || words.endsWith(`@${bot.username.toLowerCase()}`))
  })
}

function withoutMention(text: string, bot: BotIdentity): string {
  return text
    .replaceAll(new RegExp(`@${bot.username}\\b`, 'giu'), ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

function nameOf(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name }
}
