import type { OutgoingMessage } from '../channel.ts'
import { type PlainWords, plainParts } from '../plain-text.ts'

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

/** One or more messages. */
export function renderText(message: OutgoingMessage, words: PlainWords): ZaloText[] {
  const isLarge = message.type === 'text' && message.large === true
  return plainParts(message, words, TEXT_LIMIT).map(({ text, ranges }) => ({
    text,
    text_styles: [
      ...(isLarge ? [{ start: 0, len: text.length, st: [LARGE] }] : []),
      ...ranges.map(({ offset, length }) => ({ start: offset, len: length, st: [BOLD] })),
    ],
  }))
}
