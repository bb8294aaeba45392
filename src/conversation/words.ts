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

function sameWords(typed: readonly string[], known: readonly string[]): boolean {
  return typed.length === known.length && typed.every((word, index) => sameSyllable(word, known[index] ?? ''))
}

/** True when the words of `phrase` stand next to each other, in order, somewhere in the text. */
export function holds(text: readonly string[], phrase: string): boolean {
  const known = words(phrase)
  for (let at = 0; at + known.length <= text.length; at += 1)
    if (sameWords(text.slice(at, at + known.length), known)) return true
  return false
}

/** True when one of the phrases stands in the text. */
export function holdsAny(text: readonly string[], phrases: readonly string[]): boolean {
  return phrases.some((phrase) => holds(text, phrase))
}

function isParticle(word: string): boolean {
  for (const particle of PARTICLES) if (sameSyllable(word, particle)) return true
  return false
}

/**
 * True when the whole text is one of the phrases, particles around it left aside. The phrase itself is tried first, since
 * "tiếp đi" and "cho tôi" hold words that are particles elsewhere.
 */
export function isWhole(text: string, phrases: readonly string[]): boolean {
  const typed = words(text)
  if (typed.length === 0 || typed.length > 12) return false
  return phrases.some((phrase) => {
    const known = words(phrase)
    if (typed.length < known.length) return false
    for (let at = 0; at + known.length <= typed.length; at += 1) {
      if (!sameWords(typed.slice(at, at + known.length), known)) continue
      const around = [...typed.slice(0, at), ...typed.slice(at + known.length)]
      if (around.every(isParticle)) return true
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
  const known = vocabulary.split(' ')
  return text.every((word) => isParticle(word) || known.some((each) => sameSyllable(word, each)))
}

/** Words without the particles around and between them. */
export function withoutParticles(text: string): string[] {
  return words(text).filter((word) => !isParticle(word))
}
