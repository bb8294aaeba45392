import type { Passage } from '../knowledge/passages.ts'
import { fold, words } from '../shared/text.ts'

/** Words that carry no subject: question words, particles, pronouns, helpers. Folded. */
export const EMPTY_SYLLABLES: ReadonlySet<string> = new Set(
  'a ai anh ay bac ban bao bat be bi biet ca cac cai can cau cha chau chi chia cho chu chua chung co coi con cung cua da dang day de den di dieu do doi dong du dua dung duoc em gi gia gio giup ha hay he hien hoi hon ho ich ke khac khi khong la lai lam len luc ma may me minh moi mot muon nao nay nen neu ngay nghe nghi nguoi nha nhat nhe nhi nho nhu nhung nhieu nhieu nho noi nua o ong phai qua ra rang rieng roi rua sao sau se sang so ta tai tat the theo thi thoi thu tinh toi tren trong truoc tu tui tung tuy va van vao vay ve vi viec vo voi vua xa xem xin'.split(
    ' ',
  ),
)

export interface Term {
  /** One folded syllable, or two joined by a blank. */
  text: string
  weight: number
}

/** How telling each folded syllable and pair is among the passages: rare ones weigh more. */
export interface Weights {
  /** Terms of a question, subject words and their pairs. */
  terms(question: string): Term[]
  /** Weight of the question's terms that occur in the text. */
  score(terms: readonly Term[], text: string): number
  /** How much two texts say the same, 0-1, whatever their lengths. */
  likeness(one: string, other: string): number
}

/** Counts the passages once; questions are then weighed in microseconds. */
export function makeWeights(passages: readonly Passage[]): Weights {
  const counts = new Map<string, number>()
  for (const passage of passages)
    for (const term of new Set(termsOf(passage.text))) counts.set(term, (counts.get(term) ?? 0) + 1)
  const rarity = (term: string) => Math.log(1 + passages.length / (1 + (counts.get(term) ?? 0)))
  const sumOf = (terms: Iterable<string>) => [...terms].reduce((sum, term) => sum + rarity(term), 0)
  return {
    likeness: (one, other) => {
      const [a, b] = [new Set(termsOf(one)), new Set(termsOf(other))]
      const shared = sumOf([...a].filter((term) => b.has(term)))
      return shared / (sumOf(a) + sumOf(b) - shared || 1)
    },
    terms: (question) =>
      [...new Set(termsOf(question))]
        .filter((term) =>
          term.includes(' ')
            ? counts.has(term) && !term.split(' ').every((word) => EMPTY_SYLLABLES.has(word))
            : !EMPTY_SYLLABLES.has(term),
        )
        .map((text) => ({ text, weight: rarity(text) * (text.includes(' ') ? 0.8 : 1) })),
    score: (terms, text) => {
      const held = new Set(termsOf(text))
      return terms.reduce((sum, term) => sum + (held.has(term.text) ? term.weight : 0), 0)
    },
  }
}

function termsOf(text: string): string[] {
  const list = words(fold(text))
  return list.flatMap((word, at) => (at === 0 ? [word] : [word, `${list[at - 1]} ${word}`]))
}
