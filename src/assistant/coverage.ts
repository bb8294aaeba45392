import type { Catalog } from '../knowledge/catalog.ts'
import { formsOf } from '../knowledge/passage-forms.ts'
import { fold, words } from '../shared/text.ts'
import { isSyllable, placeTone } from '../shared/vietnamese.ts'
import { EMPTY_SYLLABLES } from './weights.ts'

/** Whether the content speaks of what is asked at all: what "not in the documents" rests on. */
export interface Coverage {
  /** Share of the question's subject words, weighted by rarity, that a place (address) or a whole guide (id) holds: 0-1. */
  share(question: string, of: string): number
  /** Weight of the words held, for long questions in which much is told besides. */
  weight(question: string, of: string): number
}

/** A word with marks counted by its folded form alone: perhaps another word, perhaps a slip. */
const FOLDED_ONLY = 0.5

/**
 * Goes by how many passages hold a syllable, marked and folded. A syllable that no passage holds weighs most: "kèm cặp" is not
 * covered by a guide just because "cấp" stands in it.
 */
export function makeCoverage(catalog: Catalog): Coverage {
  const { counts, planCounts, formsIn } = formsOf(catalog.passages)
  const total = catalog.passages.length
  const rarityIn = (of: string) => {
    const known = catalog.plans.has(of.split('#')[0] ?? '') ? planCounts : counts
    return (word: string) => Math.log(1 + total / (0.5 + known(fold(word))))
  }
  const sum = (list: readonly string[], of: string, part: (word: string) => number) => {
    const rarity = rarityIn(of)
    return list.reduce((all, word) => all + rarity(word) * part(word), 0)
  }
  // "v", "ad", "hvs": an abbreviation nobody resolved says nothing for or against a place.
  const isCrumb = (word: string) => word.length <= 3 && counts(fold(word)) === 0 && !isSyllable(fold(word))
  const askedOf = (question: string) => subjectOf(question).filter((word) => !isCrumb(word))
  const partIn = (of: string) => (word: string) => {
    const forms = formsIn(of)
    if (!forms.has(fold(word))) return 0
    return forms.has(word) ? 1 : FOLDED_ONLY
  }
  return {
    share: (question, of) => {
      const subject = askedOf(question)
      const all = sum(subject, of, () => 1)
      return all === 0 ? 0 : sum(subject, of, partIn(of)) / all
    },
    weight: (question, of) => sum(askedOf(question), of, partIn(of)),
  }
}

/** Words of the value asked for: the place prints "80%", not "phần trăm". Folded. */
const VALUE_WORDS = new Set(['tram', 'nhieu', 'phan'])

/** Subject words of a question as typed; "bao nhiêu" goes, "báo" of "báo cáo" stays; a single digit says nothing. */
function subjectOf(question: string): string[] {
  const plain = fold(question).replaceAll(/\bbao (?=nhieu|gio|lau|xa)/gu, '    ')
  const typed = words(question)
  const kept = new Set(words(plain))
  return [...new Set(typed.map((word) => placeTone(word)))].filter(
    (word) =>
      (fold(word) === 'bao' ? kept.has('bao') : !EMPTY_SYLLABLES.has(fold(word))) &&
      !/^[\d\p{L}]$/u.test(word) &&
      !VALUE_WORDS.has(fold(word)),
  )
}
