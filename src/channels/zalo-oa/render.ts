import type { Choice, OutgoingMessage } from '../channel.ts'
import { type PlainWords, plainText } from '../plain-text.ts'
import { textParts } from '../text-parts.ts'

/** Messages as the consultation API takes them: plain text with numbered lines, which alone are certain to be shown. */

/** `message/cs` holds 1-2,000 characters. */
export const TEXT_LIMIT = 2000
/** Buttons were last documented as at most five, of a title up to 100 characters. */
const BUTTONS = { max: 5, labelChars: 100 }

export interface OaText {
  text: string
  /** Besides the numbered lines, never instead of them. */
  buttons: { title: string; type: 'oa.query.hide'; payload: string }[]
}

/** One or more messages; buttons hang on the last. */
export function renderText(message: OutgoingMessage, words: PlainWords, withButtons: boolean): OaText[] {
  const parts = textParts(plainText(message, words), [], TEXT_LIMIT).map(({ text }): OaText => ({ text, buttons: [] }))
  const last = parts.at(-1)
  if (withButtons && last) last.buttons = buttonsOf(message)
  return parts
}

function buttonsOf(message: OutgoingMessage): OaText['buttons'] {
  if (message.type !== 'text' && message.type !== 'quiz') return []
  const choices: readonly Choice[] = message.type === 'quiz' ? message.options : (message.choices ?? [])
  const fits = choices.length <= BUTTONS.max && choices.every(({ label }) => label.length <= BUTTONS.labelChars)
  if (!fits) return []
  return choices.map(({ id, label }) => ({
    title: label,
    type: 'oa.query.hide',
    payload: `c:${message.list ?? ''}:${id}`,
  }))
}

/** The JSON of one part. */
export function bodyOf({ text, buttons }: OaText): Record<string, unknown> {
  return buttons.length === 0 ? { text } : { text, attachment: { type: 'template', payload: { buttons } } }
}

/** The JSON of an uploaded picture with its words. */
export function pictureBody(alt: string, attachment: string): Record<string, unknown> {
  return {
    text: alt.slice(0, TEXT_LIMIT),
    attachment: {
      type: 'template',
      payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: attachment }] },
    },
  }
}
