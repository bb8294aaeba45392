import { hasMarks } from '../shared/text.ts'
import type { Bm25 } from './bm25.ts'
import type { Speller } from './lexicon.ts'
import type { DeepReading } from './read-question.ts'
import { EMPTY_WORDS, tokenize, type Word } from './tokens.ts'
import { folded, marked, pair } from './units.ts'

/** A question as weighted index terms, and as the things a passage should hold to be its answer. */
export interface QueryTerms {
  terms: { term: string; weight: number }[]
  /** One per content word: any of the alternatives proves it; rarity by the first. */
  wanted: { alternatives: string[][]; weight: number }[]
}

/** How much a reading counts besides the word as typed. */
const WEIGHT = {
  marked: 0.5,
  foldedBeside: 0.5,
  folded: 0.9,
  pair: 0.55,
  meaning: 0.55,
  slip: 0.7,
  topic: 0.35,
  empty: 0.25,
} as const

export function queryTerms(
  deep: DeepReading,
  index: Bm25,
  speller: Speller,
  topicWords: string,
  keepPlaces: boolean,
): QueryTerms {
  const terms: QueryTerms['terms'] = []
  const wanted: QueryTerms['wanted'] = []
  const { words, also } = deep.reading
  const skipped = (at: number) => !keepPlaces && deep.placeWords.has(at)

  const add = (word: Word, weight: number) => {
    if (hasMarks(word.marked)) {
      terms.push({ term: marked(word.marked), weight: weight * WEIGHT.marked })
      terms.push({ term: folded(word.folded), weight: weight * WEIGHT.foldedBeside })
    } else terms.push({ term: folded(word.folded), weight: weight * WEIGHT.folded })
  }

  for (const [at, word] of words.entries()) {
    if (skipped(at)) continue
    const empty = EMPTY_WORDS.has(word.folded)
    const weight = empty ? WEIGHT.empty : 1
    add(word, weight)
    const previous = words[at - 1]
    if (previous && !skipped(at - 1)) {
      const glue = empty && EMPTY_WORDS.has(previous.folded)
      terms.push({ term: pair(previous.folded, word.folded), weight: WEIGHT.pair * (glue ? 0.3 : 1) })
    }
    const meanings = also.filter((one) => one.at === at).map((one) => one.words)
    for (const meaning of meanings) {
      for (const [place, part] of meaning.entries()) {
        add(part, WEIGHT.meaning)
        const before = meaning[place - 1]
        if (before) terms.push({ term: pair(before.folded, part.folded), weight: WEIGHT.pair * WEIGHT.meaning })
      }
    }
    const slips =
      index.idOf(folded(word.folded)) === undefined && !/\d/.test(word.folded) ? speller.nearest(word.folded) : []
    for (const known of slips) terms.push({ term: folded(known), weight: WEIGHT.slip / Math.sqrt(slips.length) })
    if (empty) continue
    const alternatives = [
      [word.folded],
      ...slips.map((known) => [known]),
      ...meanings.map((meaning) => meaning.map((part) => part.folded)),
    ]
    const rarity = Math.max(...alternatives.map((parts) => Math.max(...parts.map((part) => index.idfOf(folded(part))))))
    wanted.push({ alternatives, weight: rarity || index.rarest })
  }
  for (const word of tokenize(topicWords)) if (!EMPTY_WORDS.has(word.folded)) add(word, WEIGHT.topic)
  return { terms, wanted }
}

/** Share of what is wanted that one unit, or any of several, holds: 0-1. A question without content words proves nothing: 0. */
export function coverageOf(wanted: QueryTerms['wanted'], index: Bm25, units: readonly number[]): number {
  let all = 0
  let held = 0
  for (const { alternatives, weight } of wanted) {
    all += weight
    const proven = alternatives.some((parts) =>
      units.some((unit) => parts.every((part) => index.holds(unit, folded(part)))),
    )
    if (proven) held += weight
  }
  return all === 0 ? 0 : held / all
}
