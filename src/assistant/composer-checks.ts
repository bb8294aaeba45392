import { forbiddenWord, loosePronoun } from '../knowledge/check/voice.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { fold, words } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import { asksADeed, isWhole } from './composer-deeds.ts'
import type { ModelLine } from './composer-lines.ts'
import { runsOf } from './composer-prompt.ts'
import { whyUnsupported } from './composer-support.ts'
import { readLinks } from './links.ts'
import { readRefusal } from './refuse.ts'

/** What a model's line is held against: everything the model was given, and what the rules had answered by themselves. */
export interface Given {
  /** Passages that were sent, by address. */
  passages: ReadonlyMap<CitedAddress, Passage>
  /** The extractive answer, sentence by sentence. */
  said: readonly Sentence[]
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

/** Longest line, in UTF-16 units: a plan's longest points are quoted whole, a text without end is not. */
const LONGEST = 600

/** The first reason not to believe a line, or null. Linear in its length; deterministic; asks no model. */
export function whyUnfit({ text, cites }: ModelLine, given: Given): Unfit | null {
  const passages = cites.map((address) => given.passages.get(address.normalize('NFC')))
  if (!passages.every((passage) => passage !== undefined)) return 'address'
  if (hasForeignForm(text)) return 'form'
  if (text.length > LONGEST) return 'long'
  if (!speaksLikeUs(text, passages)) return 'voice'
  if (runsOf(text).some((run) => given.runs.has(run))) return 'prompt'
  if (readRefusal(text)?.reason === 'attack') return 'order'
  const said = given.said.map((sentence) => sentence.text)
  if (!contactsOf(text).every((contact) => contactsOf(said.join('\n')).includes(contact))) return 'contact'
  const saidThere = given.said.filter((sentence) => sentence.cites.some((address) => cites.includes(address)))
  const source = [
    ...saidThere.map((sentence) => sentence.text),
    ...passages.flatMap((passage) => [passage.docName, ...passage.headings, passage.text]),
  ]
  if (asksADeed(text, said, source)) return 'deed'
  // Their words were checked when the rules chose them; some stand in a child of the place, or only count its steps.
  if (
    isWhole(
      text,
      saidThere.map((sentence) => sentence.text),
    )
  )
    return null
  return whyUnsupported(text, source.join('\n')) === null ? null : 'support'
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
