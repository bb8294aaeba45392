import type { OutgoingMessage } from './channel.ts'
import { type Range, type TextPart, textParts } from './text-parts.ts'

/** How lists are said where there are no buttons: the conversation design's plain-text form, the same on every such channel. */

export interface PlainWords {
  /** "Nhắn {digits}." with the open digits filled in as "1, 2 hoặc 3". */
  choose: string
  /** Word before the last digit: "hoặc". */
  or: string
}

/** Digits that mean the same everywhere; shown in brackets after the others ("7 chưa biết, 8 để sau"). */
const FIXED = new Set([0, 7, 8, 9])

/** One text with numbered lines: `1. Có`, `2. Không`, then what to type. Pictures and voice become their words. */
export function plainText(message: OutgoingMessage, words: PlainWords): string {
  return [plainBody(message), ...plainList(message, words)].join('\n')
}

/** What is said before the list; bold ranges of the message hold in it. */
function plainBody(message: OutgoingMessage): string {
  if (message.type === 'image' || message.type === 'file') return message.alt
  if (message.type === 'voice') return message.transcript
  return message.type === 'quiz' ? message.question : message.text
}

/** The lines under it: addresses, numbered choices, what to type. Empty when there is nothing to choose or open. */
export function plainList(message: OutgoingMessage, words: PlainWords): string[] {
  if (message.type === 'image' || message.type === 'file' || message.type === 'voice') return []
  const links = message.type === 'text' ? (message.links ?? []).map((link) => `${link.label}: ${link.url}`) : []
  const choices = message.type === 'quiz' ? message.options : (message.choices ?? [])
  if (choices.length === 0) return links
  const counted = choices.filter((choice) => !FIXED.has(choice.digit))
  const fixed = choices.filter((choice) => FIXED.has(choice.digit))
  const digits = counted.map((choice) => String(choice.digit))
  const last = digits.pop()
  const open = last === undefined ? '' : digits.length === 0 ? last : `${digits.join(', ')} ${words.or} ${last}`
  const aside = fixed.map((choice) => `${choice.digit} ${lowerFirst(choice.label)}`).join(', ')
  const ask = open ? words.choose.replace('{digits}', open) : ''
  return [
    ...links,
    ...counted.map((choice) => `${choice.digit}. ${choice.label}`),
    [ask, aside ? `(${aside})` : ''].filter(Boolean).join(' '),
  ]
}

/** One or more texts of at most `limit`, bold as ranges. The numbered lines stay together: a list torn in two cannot be answered by a digit. */
export function plainParts(message: OutgoingMessage, words: PlainWords, limit: number): TextPart<Range>[] {
  const bold = message.type === 'text' ? (message.bold ?? []) : []
  const marks = bold.filter(([, length]) => length > 0).map(([offset, length]): Range => ({ offset, length }))
  const parts = textParts(plainBody(message), marks, limit)
  const list = plainList(message, words).join('\n')
  const last = parts.at(-1)
  if (list !== '' && last) {
    const together = `${last.text}\n${list}`
    if (together.length <= limit) last.text = together
    else parts.push(...textParts<Range>(list, [], limit))
  }
  return parts
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLocaleLowerCase('vi') + label.slice(1)
}
