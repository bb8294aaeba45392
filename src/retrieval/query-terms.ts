import { isSyllable } from '../shared/vietnamese.ts'
import type { Bm25 } from './bm25.ts'
import type { Speller } from './lexicon.ts'
import type { DeepReading } from './read-question.ts'
import { isEmptyWord, tokenize, type Word } from './tokens.ts'
import { folded, marked, pair } from './units.ts'

/** A question as weighted index terms, and as the things a passage should hold to be its answer. */
export interface QueryTerms {
  terms: { term: string; weight: number }[]
  /** One per content word. */
  wanted: Wanted[]
}

/** A content word of the question and what shows that a passage speaks of it. */
export interface Wanted {
  /** Rarity: what the word tells. */
  weight: number
  /** Strongest first. */
  proofs: Proof[]
}

interface Proof {
  /** Ids of index terms, all of which the passage must hold. */
  terms: number[]
  /** How surely they mean what was asked, 0-1. */
  strength: number
}

/** How much a reading counts besides the word as typed. */
const WEIGHT = {
  marked: 0.5,
  foldedBeside: 0.5,
  folded: 0.9,
  pair: 0.8,
  meaning: 0.55,
  slip: 0.7,
  /** A syllable that could be right as it is. */
  unlikelySlip: 0.25,
  topic: 0.35,
  empty: 0.25,
} as const

/**
 * One Vietnamese syllable proves little ("phở" folds to the "pho" of "phó chủ tịch"): two in a row are a word. Strengths were set on
 * answerable and unanswerable questions together, so that the latter stay low.
 */
const STRENGTH = {
  pair: 1,
  pairWithEmpty: 0.8,
  foreign: 1,
  marked: 0.7,
  unmarked: 0.55,
  otherMarks: 0.25,
  meaningPhrase: 0.9,
  meaningWord: 0.65,
  slip: 0.6,
  unlikelySlip: 0.15,
} as const

/** A pair with an empty word is a word of its own when this share of the units that hold its other half hold the pair. */
const COMPOUND = 0.25

/** The terms a question is searched by, each once with its heaviest weight. */
export function queryTerms(
  deep: DeepReading,
  index: Bm25,
  speller: Speller,
  topicWords: string,
  keepPlaces: boolean,
): QueryTerms {
  const heaviest = new Map<string, number>()
  // A word said three times in a story is asked once.
  const search = (term: string, weight: number) => {
    if (weight > (heaviest.get(term) ?? 0)) heaviest.set(term, weight)
  }
  const add = (word: Word, weight: number) => {
    if (word.marked !== word.folded) {
      search(marked(word.marked), weight * WEIGHT.marked)
      search(folded(word.folded), weight * WEIGHT.foldedBeside)
    } else search(folded(word.folded), weight * WEIGHT.folded)
  }
  const isEmpty = (word: Word) => isEmptyWord(word, deep.read.unmarked)

  const wanted: Wanted[] = []
  const { words, also, hollow } = deep.reading
  const isSkipped = (at: number) => !keepPlaces && deep.placeWords.has(at)

  for (const [at, word] of words.entries()) {
    if (isSkipped(at)) continue
    // "Nhà băng" has a meaning as a whole, whatever its words are alone.
    const isPart = also.some((one) => one.length > 1 && at >= one.at && at < one.at + one.length)
    const empty = hollow.has(at) || (isEmpty(word) && !isPart)
    add(word, empty ? WEIGHT.empty : 1)
    const before = isSkipped(at - 1) ? undefined : words[at - 1]
    const after = isSkipped(at + 1) ? undefined : words[at + 1]
    if (before) search(pair(before.folded, word.folded), WEIGHT.pair * (empty && isEmpty(before) ? 0.3 : 1))
    for (const meaning of also.filter((one) => one.at === at)) {
      for (const [place, part] of meaning.words.entries()) {
        add(part, WEIGHT.meaning * (isEmptyWord(part, false) ? WEIGHT.empty : 1))
        const previous = meaning.words[place - 1]
        if (previous) search(pair(previous.folded, part.folded), WEIGHT.pair * WEIGHT.meaning)
      }
    }
    const unknown = index.idOf(folded(word.folded)) === undefined && !/\d/u.test(word.folded)
    const slips = unknown ? fitting(speller.nearest(word.folded), before, after, index) : []
    const likely = unknown && !isSyllable(word.folded)
    for (const known of slips) {
      search(folded(known), (likely ? WEIGHT.slip : WEIGHT.unlikelySlip) / Math.sqrt(slips.length))
      if (likely && before) search(pair(before.folded, known), WEIGHT.pair * WEIGHT.slip)
      if (likely && after) search(pair(known, after.folded), WEIGHT.pair * WEIGHT.slip)
    }
    if (empty) continue
    const meanings = also.filter((one) => at >= one.at && at < one.at + one.length).map((one) => one.words)
    wanted.push(wantedWord(word, { before, after, slips, likely, meanings, isEmpty }, index))
  }
  for (const word of tokenize(topicWords)) if (!isEmptyWord(word, deep.read.unmarked)) add(word, WEIGHT.topic)
  return { terms: [...heaviest].map(([term, weight]) => ({ term, weight })), wanted }
}

/** Of the words a slip may stand for, those that make a known pair with a neighbour ("gói hàg": "gói hàng"), else the first three. */
function fitting(near: readonly string[], before: Word | undefined, after: Word | undefined, index: Bm25): string[] {
  const fits = near.filter(
    (known) =>
      (before && index.idOf(pair(before.folded, known)) !== undefined) ||
      (after && index.idOf(pair(known, after.folded)) !== undefined),
  )
  return (fits.length > 0 ? fits : near).slice(0, 3)
}

interface Around {
  before: Word | undefined
  after: Word | undefined
  slips: readonly string[]
  /** The word is no syllable, so a slip of the fingers is likely. */
  likely: boolean
  meanings: readonly (readonly Word[])[]
  isEmpty: (word: Word) => boolean
}

function wantedWord(word: Word, { before, after, slips, likely, meanings, isEmpty }: Around, index: Bm25): Wanted {
  const proofs: Proof[] = []
  const prove = (terms: readonly string[], strength: number) => {
    const ids = terms.map((term) => index.idOf(term))
    if (ids.every((id) => id !== undefined)) proofs.push({ terms: ids as number[], strength })
  }
  const provePair = (other: Word, term: string) => {
    // "chỉ" is empty, "chỉ tiêu" is a word: most of what has "tiêu" has it.
    const isWord = index.countOf(term) >= COMPOUND * index.countOf(folded(word.folded))
    prove([term], isEmpty(other) && !isWord ? STRENGTH.pairWithEmpty : STRENGTH.pair)
  }
  if (before) provePair(before, pair(before.folded, word.folded))
  if (after) provePair(after, pair(word.folded, after.folded))
  if (!isSyllable(word.folded)) prove([folded(word.folded)], STRENGTH.foreign)
  if (word.marked === word.folded) prove([folded(word.folded)], STRENGTH.unmarked)
  else {
    prove([marked(word.marked)], STRENGTH.marked)
    prove([folded(word.folded)], STRENGTH.otherMarks)
  }
  for (const known of slips) {
    const strength = likely ? STRENGTH.slip : STRENGTH.unlikelySlip
    prove([folded(known)], strength)
    if (before) prove([pair(before.folded, known)], likely ? STRENGTH.pairWithEmpty : strength)
    if (after) prove([pair(known, after.folded)], likely ? STRENGTH.pairWithEmpty : strength)
  }
  for (const meaning of meanings) {
    const [first] = meaning
    if (!first) continue
    const pairs = meaning.slice(1).map((part, at) => pair(meaning[at]?.folded ?? '', part.folded))
    if (pairs.length > 0) prove(pairs, STRENGTH.meaningPhrase)
    else if (!isEmptyWord(first, false))
      prove([folded(first.folded)], isSyllable(first.folded) ? STRENGTH.meaningWord : STRENGTH.meaningPhrase)
  }
  return {
    weight: rarityOf(word, likely ? slips : [], meanings, index),
    proofs: proofs.sort((a, b) => b.strength - a.strength),
  }
}

/** Rarity of the word where the texts have it, else of what it stands for; a word nobody knows is as rare as one can be. */
function rarityOf(word: Word, slips: readonly string[], meanings: readonly (readonly Word[])[], index: Bm25): number {
  const own = index.idfOf(word.marked === word.folded ? folded(word.folded) : marked(word.marked))
  if (own > 0) return own
  const others = [...slips, ...meanings.flat().map((part) => part.folded)].map((known) => index.idfOf(folded(known)))
  return Math.max(0, ...others) || index.rarest
}

/** Share of what is wanted that one unit, or any of several, holds: 0-1. A question without content words proves nothing: 0. */
export function coverageOf(wanted: readonly Wanted[], index: Bm25, units: readonly number[]): number {
  return shareProven(wanted, (terms) => units.some((unit) => terms.every((term) => index.holds(unit, term))))
}

/** The same for any text, known by the ids of its terms. */
export function shareProven(wanted: readonly Wanted[], holds: (terms: readonly number[]) => boolean): number {
  let all = 0
  let held = 0
  for (const { proofs, weight } of wanted) {
    all += weight
    held += weight * (proofs.find(({ terms }) => holds(terms))?.strength ?? 0)
  }
  return all === 0 ? 0 : held / all
}
