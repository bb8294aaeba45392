import { type Phrase, type Read, says } from './phrases.ts'

/** Where a phrase stands: what is said before it and behind it in its own sentence decides whether it is told, denied or supposed. */

export interface Place {
  /** The sentence up to the phrase, the phrase itself, and the rest of the sentence. */
  before: Read
  said: Read
  after: Read
  sentence: Read
}

/** Words of one sentence, in both spellings, word for word. */
interface Words {
  marked: string[]
  folded: string[]
}

function part(read: Read, { marked, folded }: Words, from: number, to: number): Read {
  const joined = (all: readonly string[]) => ` ${all.slice(from, to).join(' ')} `
  return { ...read, marked: joined(marked), folded: joined(folded) }
}

/** Number of words before a letter of ` a b c `. */
function wordAt(text: string, letter: number): number {
  return text.slice(0, letter).split(' ').length - 2
}

/** A phrase said over and over in one sentence is looked at so often: what a long line without stops costs has an end. */
const MOST_PLACES = 12

/** First and last word of every place of a phrase in one spelling; the next search begins one word further. */
function found(text: string, sought: RegExp): [from: number, to: number][] {
  const places: [number, number][] = []
  let at = 0
  for (;;) {
    const match = sought.exec(text.slice(at))
    if (match === null) return places
    const start = at + match.index
    places.push([wordAt(text, start), wordAt(text, start + match[0].length) + 1])
    const next = text.indexOf(' ', start)
    if (next < 0 || next + 1 >= text.length || places.length === MOST_PLACES) return places
    at = next
  }
}

/** Every place of a phrase in the sentences given (`sentencesOf`), as the message's spelling allows it to be read. */
export function placesOf(sentences: readonly Read[], sought: Phrase): Place[] {
  return sentences.flatMap((sentence) => {
    if (!says(sentence, sought)) return []
    const inMarked = sentence.unmarked ? [] : found(sentence.marked, sought.marked)
    const isFolded = inMarked.length === 0
    const places = isFolded ? found(sentence.folded, sought.folded) : inMarked
    const split = (text: string) => text.trim().split(' ')
    const all = { marked: split(sentence.marked), folded: split(sentence.folded) }
    return places.map(([from, to]) => ({
      before: part(sentence, all, 0, from),
      said: part(sentence, all, from, to),
      after: part(sentence, all, to, all.marked.length),
      sentence,
    }))
  })
}

/** The last words of a part, so many. */
export function lastOf(read: Read, count: number): Read {
  const split = (text: string) => text.trim().split(' ')
  const all = { marked: split(read.marked), folded: split(read.folded) }
  return part(read, all, Math.max(0, all.marked.length - count), all.marked.length)
}

/** The first words of a part, so many. */
export function firstOf(read: Read, count: number): Read {
  const split = (text: string) => text.trim().split(' ')
  return part(read, { marked: split(read.marked), folded: split(read.folded) }, 0, count)
}

/** Two neighbouring parts as one. */
export function joined(first: Read, second: Read): Read {
  const both = (one: string, other: string) => ` ${one.trim()} ${other.trim()} `
  return { ...first, marked: both(first.marked, second.marked), folded: both(first.folded, second.folded) }
}
