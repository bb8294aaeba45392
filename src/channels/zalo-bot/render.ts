import type { OutgoingMessage } from '../channel.ts'
import { type PlainWords, plainBody, plainList } from '../plain-text.ts'
import { type Range, textParts } from '../text-parts.ts'

/** Messages as Zalo wants them: text styles by offset (nothing is ever escaped), lists as numbered lines. */

export interface ZaloText {
  text: string
  text_styles: { start: number; len: number; st: string[] }[]
}

/** Texts and captions hold 1-2,000 UTF-16 units. */
export const TEXT_LIMIT = 2000
const BOLD = 'b'
/** The largest size the platform has. */
const LARGE = 'f_20'

/** One or more messages. The numbered lines stay together: a list torn in two cannot be answered by a digit. */
export function renderText(message: OutgoingMessage, words: PlainWords): ZaloText[] {
  const bold = message.type === 'text' ? (message.bold ?? []) : []
  const marks = bold.filter(([, length]) => length > 0).map(([offset, length]): Range => ({ offset, length }))
  const parts = textParts(plainBody(message), marks, TEXT_LIMIT)
  const list = plainList(message, words).join('\n')
  const last = parts.at(-1)
  if (list !== '' && last) {
    const together = `${last.text}\n${list}`
    if (together.length <= TEXT_LIMIT) last.text = together
    else parts.push(...textParts<Range>(list, [], TEXT_LIMIT))
  }
  const isLarge = (message.type === 'text' || message.type === 'quiz') && message.large === true
  return parts.map(({ text, ranges }) => ({
    text,
    text_styles: [
      ...(isLarge ? [{ start: 0, len: text.length, st: [LARGE] }] : []),
      ...ranges.map(({ offset, length }) => ({ start: offset, len: length, st: [BOLD] })),
    ],
  }))
}
