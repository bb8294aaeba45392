import type { Telegram } from 'telegraf'
import type { MessageEntity } from 'telegraf/types'
import type { Log } from '../../shared/log.ts'
import { isHarmless } from './outcome.ts'

/** What follows a pressed button on the platform's side. */

interface TappedQuery {
  id: string
  data?: string
  message?: {
    message_id?: number
    chat: { id: number | string }
    text?: string
    entities?: unknown[]
    /** Words under a picture. */
    caption?: string
    caption_entities?: unknown[]
    reply_markup?: { inline_keyboard: { text: string; callback_data?: string }[][] }
  }
}

/**
 * Ends the button's spinner, and after a first press writes the choice under the question and takes the keyboard away, so that
 * an old list is not pressed again. Best effort: the choice is stored already.
 */
export async function settleTap(telegram: Telegram, update: unknown, first: boolean, log: Log): Promise<void> {
  const tapped = (update as { callback_query?: TappedQuery }).callback_query
  if (!tapped) return
  await telegram.answerCbQuery(tapped.id).catch((error: unknown) => {
    if (!isHarmless(error)) log.debug({ err: error }, 'telegram.ack_failed')
  })
  const shown = tapped.message
  const words = shown?.text ?? shown?.caption
  if (!first || !shown || !words || shown.message_id === undefined) return
  const label = shown.reply_markup?.inline_keyboard.flat().find((one) => one.callback_data === tapped.data)?.text
  const text = label ? `${words}\n→ ${label}` : words
  const entities = (shown.entities ?? shown.caption_entities ?? []) as MessageEntity[]
  const [chat, id] = [shown.chat.id, shown.message_id]
  const changed = shown.text
    ? telegram.editMessageText(chat, id, undefined, text, { entities })
    : telegram.editMessageCaption(chat, id, undefined, text, { caption_entities: entities })
  await changed.catch((error: unknown) => {
    if (!isHarmless(error)) log.debug({ err: error }, 'telegram.keyboard_not_removed')
  })
}
