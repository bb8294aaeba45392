import { fold, hasMarks, words } from '../shared/text.ts'

/** Comparing what was typed with words we know, when people type with, without, or with half of the marks. */

/** Particles and address words that change nothing about what a short message means. */
const PARTICLES = new Set(
  'dạ ạ ơi vậy thế đấy đây hả à nhé nha nhá nghe nghen hen đi với giùm dùm giúp con cháu em bác ad bot nào này đó ấy cái luôn cho mình tôi tui'.split(
    ' ',
  ),
)

/** "đi" marked matches "đi" only; "di" matches both "đi" and "di": marks typed are meant, marks missing are forgiven. */
export function sameSyllable(typed: string, known: string): boolean {
  return hasMarks(typed) ? typed === known : typed === fold(known)
}

/** A phrase of ours taken apart once: hundreds of them are held against every message. */
interface Known {
  marked: readonly string[]
  folded: readonly string[]
}

/** More than all phrases there are; names that come with the content are few. */
const MOST_KNOWN = 10_000
const known = new Map<string, Known>()

function knownOf(phrase: string): Known {
  const found = known.get(phrase)
  if (found) return found
  const marked = words(phrase)
  const taken: Known = { marked, folded: marked.map(fold) }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(phrase, taken)
  return taken
}

/** Whether the phrase stands in the typed words at `at`; `marks[i]`: the word carries marks, so they are meant. */
function standsAt(typed: readonly string[], marks: readonly boolean[], phrase: Known, at: number): boolean {
  return phrase.marked.every((word, index) => {
    const one = typed[at + index]
    return one === (marks[at + index] ? word : phrase.folded[index])
  })
}

/** True when the words of `phrase` stand next to each other, in order, somewhere in the text. */
export function holds(text: readonly string[], phrase: string): boolean {
  return holdsAny(text, [phrase])
}

/** True when one of the phrases stands in the text. */
export function holdsAny(text: readonly string[], phrases: readonly string[]): boolean {
  const marks = text.map(hasMarks)
  return phrases.some((each) => {
    const phrase = knownOf(each)
    for (let at = 0; at + phrase.marked.length <= text.length; at += 1)
      if (standsAt(text, marks, phrase, at)) return true
    return false
  })
}

const FOLDED_PARTICLES = new Set([...PARTICLES].map(fold))

function isParticle(word: string): boolean {
  return (hasMarks(word) ? PARTICLES : FOLDED_PARTICLES).has(word)
}

/**
 * True when the whole text is one of the phrases, particles around it left aside. The phrase itself is tried first, since
 * "tiếp đi" and "cho tôi" hold words that are particles elsewhere.
 */
export function isWhole(text: string, phrases: readonly string[]): boolean {
  const typed = words(text)
  if (typed.length === 0 || typed.length > 12) return false
  const marks = typed.map(hasMarks)
  return phrases.some((each) => {
    const phrase = knownOf(each)
    const { length } = phrase.marked
    for (let at = 0; at + length <= typed.length; at += 1) {
      if (!standsAt(typed, marks, phrase, at)) continue
      if (typed.every((word, index) => (index >= at && index < at + length) || isParticle(word))) return true
    }
    return false
  })
}

/**
 * True when the text holds one of the `needs` and, particles aside, no word outside `vocabulary` (words separated by blanks):
 * a short wish in whatever order, and nothing else that would make it a question.
 */
export function madeOf(text: readonly string[], vocabulary: string, needs: readonly string[]): boolean {
  if (text.length > 10 || !holdsAny(text, needs)) return false
  const { marked, folded } = knownOf(vocabulary)
  return text.every((word) => isParticle(word) || (hasMarks(word) ? marked : folded).includes(word))
}

/** Words without the particles around and between them. */
export function withoutParticles(text: string): string[] {
  return words(text).filter((word) => !isParticle(word))
}
