import type { Catalog } from '../knowledge/catalog.ts'
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
 * Counts syllables once over all passages, marked and folded. A syllable that no passage holds weighs most: "kèm cặp" is not
 * covered by a guide just because "cấp" stands in it.
 */
export function makeCoverage(catalog: Catalog): Coverage {
  const held = new Map<string, Set<string>>()
  const formsOf = formsReader()
  const counts = new Map<string, number>()
  /** Counted over the plans alone: a word rare in a plan stays rare, however many guides use it. */
  const planCounts = new Map<string, number>()
  for (const passage of catalog.passages) {
    const own = formsOf([passage.docName, ...passage.headings, passage.text, passage.searchText].join(' '))
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
    if (passage.kind === 'plan') for (const word of own) planCounts.set(word, (planCounts.get(word) ?? 0) + 1)
    held.set(passage.address, own)
    if (passage.kind === 'guide') {
      const whole = held.get(passage.doc) ?? new Set<string>()
      for (const word of own) whole.add(word)
      held.set(passage.doc, whole)
    }
  }
  const total = catalog.passages.length
  const rarityIn = (of: string) => {
    const known = catalog.plans.has(of.split('#')[0] ?? '') ? planCounts : counts
    return (word: string) => Math.log(1 + total / (0.5 + (known.get(fold(word)) ?? 0)))
  }
  const sum = (list: readonly string[], of: string, part: (word: string) => number) => {
    const rarity = rarityIn(of)
    return list.reduce((all, word) => all + rarity(word) * part(word), 0)
  }
  // "v", "ad", "hvs": an abbreviation nobody resolved says nothing for or against a place.
  const isCrumb = (word: string) => word.length <= 3 && !counts.has(fold(word)) && !isSyllable(fold(word))
  const askedOf = (question: string) => subjectOf(question).filter((word) => !isCrumb(word))
  const partIn = (of: string) => (word: string) => {
    const words = held.get(of)
    if (words === undefined || !words.has(fold(word))) return 0
    return words.has(word) ? 1 : FOLDED_ONLY
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

/** Words in both forms, tone marks where the dictionary puts them. Each is looked at once: the texts say the same three thousand. */
function formsReader(): (text: string) => Set<string> {
  const known = new Map<string, readonly [string, string]>()
  return (text) => {
    const forms = new Set<string>()
    for (const word of words(text)) {
      const pair = known.get(word) ?? [placeTone(word), fold(word)]
      known.set(word, pair)
      forms.add(pair[0]).add(pair[1])
    }
    return forms
  }
}

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
