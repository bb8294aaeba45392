import type { Choice, OutgoingMessage } from '../channel.ts'
import { textParts } from '../text-parts.ts'

/** Messages as Telegram wants them: entities instead of markup (nothing is ever escaped), one button a row. */

export interface TelegramText {
  text: string
  entities: { type: 'bold' | 'text_link'; offset: number; length: number; url?: string }[]
  buttons: { text: string; callback_data: string }[][]
}

/** Below the server's 4,096 so that a numbered list still fits. */
const SPLIT_AT = 3900
/** Longer labels would be cut on a phone: the lines stay in the text and the buttons read 1, 2, 3. */
const LABEL_LIMIT = 40
/** `callback_data` holds 1-64 bytes. */
const PAYLOAD_LIMIT = 64

/** One or more messages; buttons hang on the last. */
export function renderText(message: Extract<OutgoingMessage, { type: 'text' | 'quiz' }>): TelegramText[] {
  const choices = message.type === 'quiz' ? message.options : (message.choices ?? [])
  const body = message.type === 'quiz' ? message.question : message.text
  const bold = message.type === 'quiz' ? [] : (message.bold ?? [])
  const links = message.type === 'quiz' ? [] : (message.links ?? [])
  const spelled = choices.some((choice) => choice.label.length > LABEL_LIMIT)
  const lines = spelled ? choices.map((choice) => `${choice.digit}. ${choice.label}`) : []
  const text = [body, ...lines].join('\n')

  let linkAt = text.length
  const linkLines = links.map((link) => {
    const entity = { type: 'text_link' as const, offset: linkAt + 1, length: link.label.length, url: link.url }
    linkAt += 1 + link.label.length
    return { line: link.label, entity }
  })
  const whole = [text, ...linkLines.map(({ line }) => line)].join('\n')
  const entities = [
    ...bold.map(([offset, length]) => ({ type: 'bold' as const, offset, length })),
    ...linkLines.map(({ entity }) => entity),
  ]
  const parts = textParts(whole, entities, SPLIT_AT).map(
    ({ text: said, ranges }): TelegramText => ({ text: said, entities: ranges, buttons: [] }),
  )
  const last = parts.at(-1)
  if (last) last.buttons = choices.map((choice) => [button(choice, message.list ?? '', spelled)])
  return parts
}

function button(choice: Choice, list: string, spelled: boolean): { text: string; callback_data: string } {
  const payload = `c:${list}:${choice.id}`
  if (Buffer.byteLength(payload) > PAYLOAD_LIMIT)
    throw new RangeError(`button payload over ${PAYLOAD_LIMIT} bytes: ${choice.id}`)
  return { text: spelled ? String(choice.digit) : choice.label, callback_data: payload }
}
