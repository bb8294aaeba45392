import type { Telegram } from 'telegraf'
import type { Address, OutgoingMessage } from '../channel.ts'
import { outcomeOf } from './outcome.ts'
import { renderText } from './render.ts'

/** Words drawn in large letters: a photo with the words and buttons beneath, all of it one message where a caption holds it. */

type Drawn = Extract<OutgoingMessage, { type: 'text' }> & { drawn: Uint8Array }

/** A caption holds 0-1,024 characters. */
const CAPTION = 1024

/** A text that is sent as a picture with a caption. */
export function isDrawn(message: OutgoingMessage): message is Drawn {
  return message.type === 'text' && message.drawn !== undefined
}

/** What stands beneath the photo; null when it is longer than that and follows as messages of its own. */
function beneath(message: Drawn): Record<string, unknown> | null {
  const [words, ...more] = renderText(message)
  if (!words || more.length > 0 || words.text.length > CAPTION) return null
  return {
    caption: words.text,
    ...(words.entities.length > 0 ? { caption_entities: words.entities } : {}),
    ...(words.buttons.length > 0 ? { reply_markup: { inline_keyboard: words.buttons } } : {}),
  }
}

/**
 * `whole`: photo and words are out. `photo`: the words must follow. Null: the platform took no photo, so the words go without it.
 * Throws every other error of telegraf's.
 */
export async function sendDrawn(
  telegram: Telegram,
  to: Address,
  message: Drawn,
  signal: AbortSignal,
): Promise<{ kind: 'whole' | 'photo'; messageId: string } | null> {
  const words = beneath(message)
  const body = { chat_id: to.chat, photo: { source: Buffer.from(message.drawn) }, ...words }
  try {
    const sent = await telegram.callApi('sendPhoto', body as never, { signal: signal as never })
    return { kind: words ? 'whole' : 'photo', messageId: String((sent as { message_id: number }).message_id) }
  } catch (error) {
    if (outcomeOf(error).status === 'rejected') return null
    throw error
  }
}

/** Other words, and the same words drawn, in the place of those that were sent. */
export async function editDrawn(telegram: Telegram, to: Address, messageId: string, message: Drawn): Promise<void> {
  const { reply_markup, ...words } = beneath(message) ?? {}
  const media = { type: 'photo', media: { source: Buffer.from(message.drawn) }, ...words }
  await telegram.editMessageMedia(
    to.chat,
    Number(messageId),
    undefined,
    media as never,
    (reply_markup ? { reply_markup } : {}) as never,
  )
}
