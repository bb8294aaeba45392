import type { Telegram } from 'telegraf'
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
  if (!first || !shown?.text || shown.message_id === undefined) return
  const label = shown.reply_markup?.inline_keyboard.flat().find((one) => one.callback_data === tapped.data)?.text
  const text = label ? `${shown.text}\n→ ${label}` : shown.text
  await telegram
    .editMessageText(shown.chat.id, shown.message_id, undefined, text, { entities: (shown.entities ?? []) as never })
    .catch((error: unknown) => {
      if (!isHarmless(error)) log.debug({ err: error }, 'telegram.keyboard_not_removed')
    })
}
