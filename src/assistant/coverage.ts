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
  const { counts, planCounts, formsIn } = countForms(catalog)
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

interface CountedForms {
  /** How many passages hold a form; how many of the plans alone, in which a rare word stays rare however many guides use it. */
  counts(form: string): number
  planCounts(form: string): number
  /** The forms a place (address) or a whole guide (id) holds. */
  formsIn(of: string): ReadonlySet<string>
}

/** One spelling met in the texts, and what it counts as: with its tone where the dictionary puts it, and folded. */
interface Form {
  readonly text: string
  passages: number
  inPlans: number
  /** Number of the passage it was last counted in. */
  counted: number
}

/**
 * Every start reads a hundred thousand words here, so each spelling is looked at once, a passage keeps a list of what it holds, and
 * a set is made of that only for what is asked about.
 */
function countForms({ passages }: Catalog): CountedForms {
  const forms = new Map<string, Form>()
  const spellings = new Map<string, readonly [Form, Form]>()
  const lists = new Map<string, Form[][]>()
  const sets = new Map<string, ReadonlySet<string>>()

  function formOf(text: string): Form {
    const form = forms.get(text) ?? { text, passages: 0, inPlans: 0, counted: -1 }
    forms.set(text, form)
    return form
  }

  function spelt(word: string): readonly [Form, Form] {
    const pair = [formOf(placeTone(word)), formOf(fold(word))] as const
    spellings.set(word, pair)
    return pair
  }

  for (const [number, { kind, doc, docName, headings, text, searchText, address }] of passages.entries()) {
    const held: Form[] = []
    for (const word of words([docName, ...headings, text, searchText].join(' '))) {
      for (const form of spellings.get(word) ?? spelt(word)) {
        if (form.counted === number) continue
        form.counted = number
        form.passages += 1
        if (kind === 'plan') form.inPlans += 1
        held.push(form)
      }
    }
    lists.set(address, [held])
    if (kind === 'guide') lists.set(doc, [...(lists.get(doc) ?? []), held])
  }

  return {
    counts: (form) => forms.get(form)?.passages ?? 0,
    planCounts: (form) => forms.get(form)?.inPlans ?? 0,
    formsIn(of) {
      const known = sets.get(of) ?? new Set((lists.get(of) ?? []).flatMap((held) => held.map(({ text }) => text)))
      sets.set(of, known)
      return known
    },
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
