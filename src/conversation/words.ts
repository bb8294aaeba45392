import { fold, hasMarks, words } from '../shared/text.ts'

/** Comparing what was typed with words we know, when people type with, without, or with half of the marks. */

/** Particles and address words that change nothing about what a short message means. */
const PARTICLES = new Set(
  'dạ ạ ơi vậy thế đấy đây hả à nhé nha nhá nghe nghen hen đi với giùm dùm giúp con cháu em bác ad bot bro nào này đó ấy cái luôn cho mình tôi tui tao tau t mày mi m rứa hí hỉ hè hen heng nớ phát'.split(
    ' ',
  ),
)
/** Address words that are others without their marks: "bà" and three, "cô" and there is, "chị" and what, "mệ" and mother. */
const MARKED_PARTICLES = new Set('bà cô chú chị mệ mẹ má dì'.split(' '))

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
  return hasMarks(word) ? PARTICLES.has(word) || MARKED_PARTICLES.has(word) : FOLDED_PARTICLES.has(word)
}

/** More words than this are a sentence, whatever it begins with. */
const MOST_WHOLE = 12

/**
 * True when the whole text is one of the phrases, particles around it left aside. The phrase itself is tried first, since
 * "tiếp đi" and "cho tôi" hold words that are particles elsewhere.
 */
export function isWhole(text: string, phrases: readonly string[]): boolean {
  const typed = words(text)
  if (typed.length === 0 || typed.length > MOST_WHOLE) return false
  const marks = typed.map(hasMarks)
  return phrases.some((each) => {
    const phrase = knownOf(each)
    for (let at = 0; at + phrase.marked.length <= typed.length; at += 1)
      if (isAllOf(typed, marks, phrase, at)) return true
    return false
  })
}

/** Whether the phrase stands at `at` and everything around it is particles. */
function isAllOf(typed: readonly string[], marks: readonly boolean[], phrase: Known, at: number): boolean {
  const end = at + phrase.marked.length
  return (
    standsAt(typed, marks, phrase, at) && typed.every((word, index) => (index >= at && index < end) || isParticle(word))
  )
}

/**
 * What a whole text means by a table of phrases: the first entry for which `isWhole` is true, or null. Looked up by the words
 * that were typed, since a hundred phrases held against each message took a tenth of a turn.
 */
export function phraseTable<Meaning>(
  entries: readonly (readonly [Meaning, readonly string[]])[],
): (text: string) => Meaning | null {
  const byWords = new Map<string, { order: number; phrase: Known }[]>()
  for (const [order, [, phrases]] of entries.entries()) {
    for (const phrase of phrases.map(knownOf)) {
      const key = phrase.folded.join(' ')
      byWords.set(key, [...(byWords.get(key) ?? []), { order, phrase }])
    }
  }
  return (text) => {
    const typed = words(text)
    if (typed.length > MOST_WHOLE) return null
    const marks = typed.map(hasMarks)
    const folded = typed.map(fold)
    let first = entries.length
    for (let at = 0; at < typed.length; at += 1) {
      for (let end = at + 1; end <= typed.length; end += 1) {
        for (const { order, phrase } of byWords.get(folded.slice(at, end).join(' ')) ?? [])
          if (order < first && isAllOf(typed, marks, phrase, at)) first = order
      }
    }
    return entries[first]?.[0] ?? null
  }
}

/** True when what was typed is these very words and no other. */
export function sameWords(typed: readonly string[], phrase: string): boolean {
  const { marked, folded } = knownOf(phrase)
  return (
    typed.length === marked.length &&
    typed.every((word, index) => word === (hasMarks(word) ? marked[index] : folded[index]))
  )
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
