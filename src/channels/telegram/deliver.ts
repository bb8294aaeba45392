import type { Telegram } from 'telegraf'
import type { Address, OutgoingMessage, SendOptions, SendResult } from '../channel.ts'
import { isDrawn, sendDrawn } from './drawn.ts'
import type { Polls } from './polls.ts'
import { renderText, type TelegramText } from './render.ts'

/** A send that gets no answer within this is in doubt. Telegraf's own limit of 500 s would block a lane for minutes. */
const SEND_TIMEOUT_MS = 20_000

/** Sends one message, in parts when it is long. Throws what telegraf throws, unless a part is out already. */
export async function deliver(
  telegram: Telegram,
  to: Address,
  message: OutgoingMessage,
  sending: SendOptions,
  now: () => number,
  polls: Pick<Polls, 'sent'>,
): Promise<SendResult> {
  if (message.type === 'image' && message.bytes) {
    const caption = message.alt.slice(0, 1024)
    const sent = await telegram.sendPhoto(to.chat, { source: Buffer.from(message.bytes) }, { caption })
    return { status: 'sent', messageId: String(sent.message_id), at: now(), parts: 1 }
  }
  if (message.type === 'file' && message.bytes) {
    const document = { source: Buffer.from(message.bytes), filename: message.name ?? 'du-lieu' }
    const sent = await telegram.sendDocument(to.chat, document, { caption: message.alt.slice(0, 1024) })
    return { status: 'sent', messageId: String(sent.message_id), at: now(), parts: 1 }
  }
  if (message.type === 'voice' && message.bytes) {
    // Without its words: they may be longer than a caption holds, and who asked to hear them has them in sight.
    const filename = message.mime === 'audio/mpeg' ? 'bai.mp3' : 'bai.ogg'
    const sent = await telegram.sendVoice(to.chat, { source: Buffer.from(message.bytes), filename })
    return { status: 'sent', messageId: String(sent.message_id), at: now(), parts: 1 }
  }
  if (message.type === 'quiz') {
    const sent = await telegram.sendQuiz(
      to.chat,
      message.question,
      message.options.map(({ label }) => label),
      {
        correct_option_id: message.correct,
        // Anonymous polls send no answers.
        is_anonymous: false,
        ...(message.explain === undefined ? {} : { explanation: message.explain }),
      },
    )
    if (message.list !== undefined) polls.sent(sent.poll.id, message.list, to.user)
    return { status: 'sent', messageId: String(sent.message_id), at: now(), parts: 1 }
  }
  const asText = toText(message)
  const patience = () =>
    AbortSignal.any([AbortSignal.timeout(SEND_TIMEOUT_MS), ...(sending.signal ? [sending.signal] : [])])
  const photo = isDrawn(message) ? await sendDrawn(telegram, to, message, patience()) : null
  if (photo?.kind === 'whole') return { status: 'sent', messageId: photo.messageId, at: now(), parts: 1 }
  const before = photo === null ? 0 : 1
  const parts = renderText(asText)
  let messageId = ''
  for (const [at, part] of parts.entries()) {
    const timeout = patience()
    try {
      const body = { chat_id: to.chat, text: part.text, ...extras(part) }
      const sent = await telegram.callApi('sendMessage', body as never, { signal: timeout as never })
      messageId = String((sent as { message_id: number }).message_id)
    } catch (error) {
      // Half a message is out: repeating all of it would double the first half, so the doubt is reported as such.
      if (before + at > 0) return { status: 'unknown', why: `part ${at + 1} of ${parts.length} failed` }
      throw error
    }
  }
  const sent = { status: 'sent', messageId, at: now(), parts: before + parts.length } as const
  if (message.type === asText.type) return sent
  return { ...sent, degraded: [message.type === 'voice' || message.type === 'file' ? message.type : 'image'] }
}

/** Everything of a text message besides its text. */
export function extras(part: TelegramText): Record<string, unknown> {
  return {
    ...(part.entities.length > 0 ? { entities: part.entities } : {}),
    ...(part.buttons.length > 0 ? { reply_markup: { inline_keyboard: part.buttons } } : {}),
    link_preview_options: { is_disabled: true },
  }
}

/** What cannot be shown is said: the alt text of a picture without bytes, the transcript of a voice. */
function toText(message: OutgoingMessage): Extract<OutgoingMessage, { type: 'text' | 'quiz' }> {
  if (message.type === 'image' || message.type === 'file') return { type: 'text', text: message.alt }
  if (message.type === 'voice') return { type: 'text', text: message.transcript }
  return message
}
