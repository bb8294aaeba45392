import type { Agency } from '../knowledge/catalog.ts'
import { forbiddenWord, loosePronoun } from '../knowledge/check/voice.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { fold, words } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import { givesAVerdict } from './composer-added.ts'
import { contactsOf, spellsDigits } from './composer-contacts.ts'
import { asksADeed, isWhole } from './composer-deeds.ts'
import { hasForeignForm } from './composer-letters.ts'
import type { ModelLine } from './composer-lines.ts'
import { swapsAgencies } from './composer-roles.ts'
import { whyUnsupported } from './composer-support.ts'
import { gluesOrAsks, type Units, unitsFor, unitsOf } from './composer-units.ts'
import { runsOf } from './prompt.ts'
import { readRefusal } from './refuse.ts'

/** What a model's line is held against: everything the model was given, and what the rules had answered by themselves. */
export interface Given {
  /** Passages that were sent, by address. */
  passages: ReadonlyMap<CitedAddress, Passage>
  /** The extractive answer, sentence by sentence. */
  said: readonly Sentence[]
  /** Runs of words of the prompt's wording, with and without marks. */
  runs: ReadonlySet<string>
  /** Whose tasks are told apart. */
  agencies: readonly Agency[]
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
  /** Says of something nobody has seen that it is safe, or true. */
  | 'verdict'
  /** Repeats the prompt. */
  | 'prompt'
  /** Speaks like an order to a machine. */
  | 'order'
  /** A link, or a phone or account number, that the rules' own answer does not hold. */
  | 'contact'
  /** Asks for a code, money, an installation or a call in words that are not the documents'. */
  | 'deed'
  /** Gives one agency what the places give another. */
  | 'agency'
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
  if (repeatsPrompt(text, given.runs)) return 'prompt'
  if (readRefusal(text)?.reason === 'attack') return 'order'
  const said = given.said.map((sentence) => sentence.text)
  const known = new Set(said.flatMap(contactsOf))
  if (!contactsOf(text).every((contact) => known.has(contact))) return 'contact'
  const saidThere = given.said.filter((sentence) => sentence.cites.some((address) => cites.includes(address)))
  const theirs = saidThere.map((sentence) => sentence.text)
  // Their words were checked when the rules chose them; some stand in a child of the place, or only count its steps.
  if (isWhole(text, theirs)) return null
  if (spellsDigits(text)) return 'contact'
  if (OURS.test(text)) return 'form'
  if (givesAVerdict(text)) return 'verdict'
  const places = passages.map((passage): Place => {
    // What the rules said of this place counts as said there.
    const own = saidThere
      .filter((sentence) => sentence.cites.includes(passage.address))
      .map((sentence) => sentence.text)
    return {
      text: [...own, passage.docName, ...passage.headings, passage.text].join('\n'),
      units: unitsOf(passage, own),
    }
  })
  if (
    asksADeed(
      text,
      said,
      places.map((place) => place.text),
    )
  )
    return 'deed'
  if (swapsAgencies(text, passages, theirs, given.agencies)) return 'agency'
  // A poisoned sentence hides behind a long true one when the line is weighed as a whole.
  const isSaid = (sentence: string) => isWhole(sentence, theirs) || isSupported(sentence, places)
  return text.split(SENTENCES).every(isSaid) ? null : 'support'
}

/** Source lines, the mark of a machine's words, choices and masks are put there by us. */
const OURS = /(?:^|[.!?…]\s+)["“(]*nguồn\s*:|máy soạn từ|[⟦⟧⟨⟩]/iu

interface Place {
  /** All of its words. */
  text: string
  units: Units
}

const SENTENCES = /(?<=[.!?…])["”)]?\s+/u
const CLAUSES = /((?<!\d),(?!\d)|;|(?<![\p{L}])(?:và|còn|nhưng)(?![\p{L}]))/iu
/** A clause of fewer words says nothing that could be looked up by itself. */
const SHORT = 3

/** One unit of one cited place says all of it; or it joins what several say, clause by clause. */
function isSupported(sentence: string, places: readonly Place[]): boolean {
  const saysIt = (text: string) => (place: Place) =>
    whyUnsupported(text, place.text) === null &&
    unitsFor(text, place.units).some(
      (unit) =>
        whyUnsupported(text, [place.units.context, unit.asks ?? '', unit.text].join('\n')) === null &&
        !gluesOrAsks(text, unit, place.units),
    )
  if (places.some(saysIt(sentence))) return true
  if (whyUnsupported(sentence, places.map((place) => place.text).join('\n')) !== null) return false
  const clauses = clausesOf(sentence)
  return clauses.length > 1 && clauses.every((clause) => places.some(saysIt(clause)))
}

/** A short clause belongs to the one before it: alone it would go unread. */
function clausesOf(sentence: string): string[] {
  const clauses: string[] = []
  for (const part of sentence.split(CLAUSES)) {
    const last = clauses.at(-1)
    if (last !== undefined && words(part).length < SHORT) clauses[clauses.length - 1] = last + part
    else clauses.push(part)
  }
  return clauses
}

export function repeatsPrompt(text: string, runs: ReadonlySet<string>): boolean {
  return runsOf(text).some((run) => runs.has(run)) || runsOf(fold(text)).some((run) => runs.has(run))
}

/** No promise, blame or haste, nobody called by another word than the person's own; a plan's words stand as printed. */
function speaksLikeUs(text: string, passages: readonly Passage[]): boolean {
  const printed = passages.every((passage) => passage.kind === 'plan')
    ? ` ${words(passages.map((one) => one.text).join(' ')).join(' ')} `
    : ''
  const allowed = (word: string | null) => word === null || printed.includes(` ${words(word).join(' ')} `)
  return allowed(forbiddenWord(text)) && allowed(loosePronoun(text))
}
