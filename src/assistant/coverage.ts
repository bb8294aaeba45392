import type { Catalog } from '../knowledge/catalog.ts'
import { fold, words } from '../shared/text.ts'
import { EMPTY_SYLLABLES } from './weights.ts'

/** Whether the content speaks of what is asked at all: what "not in the documents" rests on. */
export interface Coverage {
  /** Share of the question's subject words, weighted by rarity, that a place (address) or a whole guide (id) holds: 0-1. */
  share(question: string, of: string): number
  /** Weight of the words held, for long questions in which much is told besides. */
  weight(question: string, of: string): number
}

/**
 * Counts folded syllables once over all passages. A syllable that no passage holds weighs most: "kèm cặp" is not covered by a
 * guide just because the guide's other words are.
 */
export function makeCoverage(catalog: Catalog): Coverage {
  const held = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const passage of catalog.passages) {
    const own = new Set(words(fold([passage.docName, ...passage.headings, passage.text, passage.searchText].join(' '))))
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
    held.set(passage.address, own)
    if (passage.kind === 'guide') {
      const whole = held.get(passage.doc) ?? new Set<string>()
      for (const word of own) whole.add(word)
      held.set(passage.doc, whole)
    }
  }
  const total = catalog.passages.length
  const rarity = (word: string) => Math.log(1 + total / (0.5 + (counts.get(word) ?? 0)))
  const subject = (question: string) => [...new Set(words(fold(question)))].filter((word) => !EMPTY_SYLLABLES.has(word))
  const sum = (list: readonly string[]) => list.reduce((all, word) => all + rarity(word), 0)
  const covered = (question: string, of: string) => subject(question).filter((word) => held.get(of)?.has(word) === true)
  return {
    share: (question, of) => {
      const all = sum(subject(question))
      return all === 0 ? 0 : sum(covered(question, of)) / all
    },
    weight: (question, of) => sum(covered(question, of)),
  }
}
