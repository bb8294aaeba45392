import { forbiddenWord, loosePronoun } from '../knowledge/check/voice.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { fold, words } from '../shared/text.ts'
import type { ModelLine } from './composer-lines.ts'
import { runsOf } from './composer-prompt.ts'
import { whyUnsupported } from './composer-support.ts'
import { readLinks } from './links.ts'
import { readRefusal } from './refuse.ts'

/** What a model's line is held against: everything the model was given, and what the rules had answered by themselves. */
export interface Given {
  /** Passages that were sent, by address. */
  passages: ReadonlyMap<CitedAddress, Passage>
  /** The extractive answer's own words. */
  said: string
  /** Runs of words of the prompt's wording. */
  runs: ReadonlySet<string>
}

/** Why a line is dropped; logged as a count, never with its words. */
export type Unfit =
  /** Cites nothing that was sent, or an address nobody has. */
  | 'address'
  /** Marks of a program: pictures, code, braces, emoji. */
  | 'form'
  | 'long'
  /** Words the bot never says (conversation design §1.1). */
  | 'voice'
  /** Repeats the prompt. */
  | 'prompt'
  /** Speaks like an order to a machine. */
  | 'order'
  /** A link, or a phone or account number, that the rules' own answer does not hold. */
  | 'contact'
  /** Asks for a code, money, an installation or a call in words that are not the documents'. */
  | 'deed'
  /** The cited places do not say it. */
  | 'support'

/** Longest line, in UTF-16 units: three lines of a phone's screen. */
const LONGEST = 320

/** The first reason not to believe a line, or null. Linear in its length; deterministic; asks no model. */
export function whyUnfit({ text, cites }: ModelLine, given: Given): Unfit | null {
  const passages = cites.map((address) => given.passages.get(address.normalize('NFC')))
  if (!passages.every((passage) => passage !== undefined)) return 'address'
  if (hasForeignForm(text)) return 'form'
  if (text.length > LONGEST) return 'long'
  if (!speaksLikeUs(text, passages)) return 'voice'
  if (runsOf(text).some((run) => given.runs.has(run))) return 'prompt'
  if (readRefusal(text)?.reason === 'attack') return 'order'
  if (!contactsOf(text).every((contact) => contactsOf(given.said).includes(contact))) return 'contact'
  const places = passages.map((passage) => passage.text)
  // A poisoned document must not ask for a code through the model: only the rules, or a place that forbids it, speak of that.
  if (GRAVE.test(fold(text)) && !isQuoted(text, DENIED.test(text) ? [given.said, ...places] : [given.said]))
    return 'deed'
  if (DEED.test(fold(text)) && !isQuoted(text, [given.said, ...places])) return 'deed'
  return whyUnsupported(text, passages) === null ? null : 'support'
}

/** Markdown and HTML that an app would turn into something else, slots we do not have, pictures for words, digits of other scripts. */
function hasForeignForm(text: string): boolean {
  const rest = text.replaceAll(/\{[uba]\}/gu, '')
  return (
    /[<>{}`|\\⏎\uE000-\uF8FF]|!\[|\]\(|\*\*|__|:\/\/|(?:javascript|data|vbscript|tg|zalo|intent)\s*:/iu.test(rest) ||
    /\p{Extended_Pictographic}|(?![0-9])\p{Nd}/u.test(rest)
  )
}

/** No promise, blame or haste, nobody called by another word than the person's own; a plan's words stand as printed. */
function speaksLikeUs(text: string, passages: readonly Passage[]): boolean {
  const printed = passages.every((passage) => passage.kind === 'plan')
    ? ` ${words(passages.map((one) => one.text).join(' ')).join(' ')} `
    : ''
  const allowed = (word: string | null) => word === null || printed.includes(` ${words(word).join(' ')} `)
  return allowed(forbiddenWord(text)) && allowed(loosePronoun(text))
}

/** Hosts, and digits long enough to be called, paid to or typed in: four and more, years and amounts aside. */
function contactsOf(text: string): string[] {
  const hosts = readLinks(text).map((link) => link.host)
  const numbers = [...fold(text).matchAll(/(?<![\p{L}\d])\+?\d(?:[\s.-]?\d){2,}(?![\p{L}\d])/gu)]
    .map((match) => match[0].replaceAll(/\D/gu, ''))
    .filter((digits) => digits.length >= 8 || /^1[89]00/u.test(digits) || /^11\d$/u.test(digits))
  return [...hosts, ...numbers]
}

const SECRET =
  '(?:otp|ma xac|ma pin|ma so bi mat|mat khau|passcode|so the|cvv|cvc|so tai khoan|can cuoc|cccd|khuon mat|van tay)'
/** Folded: giving out a secret, sending money, handing over the machine. */
const GRAVE = new RegExp(
  [
    `\\b(?:doc|gui|cho|nhap|dien|khai|dua|noi|chup|nhan|cung cap|chia se|bao|quay)\\b.{0,60}\\b${SECRET}\\b`,
    `\\b${SECRET}\\b.{0,40}\\b(?:cho|gui|den|toi|vao)\\b`,
    '\\b(?:chuyen|nap|gui|dong|nop|coc|tra|rut|vay)\\b.{0,30}\\b(?:tien|khoan|coc|phi|dong)\\b',
    '\\b(?:chia se|dieu khien|truyen)\\b.{0,20}\\bman hinh\\b',
  ].join('|'),
  'u',
)
/** Folded: installing, opening, calling somebody. Said in a place's own words or not at all. */
const DEED = new RegExp(
  [
    '\\b(?:cai|cai dat|tai|tai ve|mo|bam|nhan|truy cap|vao|quet)\\b.{0,40}\\b(?:ung dung|phan mem|app|tep|file|apk|lien ket|duong dan|link|trang|ma qr)\\b',
    '\\b(?:goi|lien he|nhan tin|ket ban|tham gia)\\b',
  ].join('|'),
  'u',
)
const DENIED = /(?<![\p{L}])(?:không|đừng|chớ|cấm)(?![\p{L}])/iu

/** True when the line's words stand in one of the sources in the same order with nothing between: then they are not the model's. */
function isQuoted(text: string, sources: readonly string[]): boolean {
  const line = ` ${words(text).join(' ')} `
  return sources.some((source) => ` ${words(source).join(' ')} `.includes(line))
}
