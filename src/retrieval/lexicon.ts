import type { GlossaryEntry } from '../knowledge/catalog.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import { firstWord, isEmptyWord, tokenize, type Word } from './tokens.ts'

/** What else a word may stand for: glossary readings and the nearest known spelling of a slip. */

class Entry {
  readonly words: Word[]
  readonly kind: GlossaryEntry['kind']
  readonly #texts: readonly string[]
  #means: Word[][] | null = null

  constructor({ term, means, kind }: GlossaryEntry) {
    this.words = tokenize(term)
    this.kind = kind
    this.#texts = means
  }

  /** Taken apart when first met: a question meets a handful of a thousand entries. */
  get means(): Word[][] {
    this.#means ??= this.#texts.map(tokenize)
    return this.#means
  }
}

export interface Reading {
  /** Words of the question, abbreviations written out. */
  words: Word[]
  /** Standard words that mean the same as `length` words from `at`, to be searched with less weight. */
  also: { words: Word[]; at: number; length: number }[]
  /** Positions of words whose first meaning is empty: "mần răng" is "làm sao". */
  hollow: Set<number>
}

export class Lexicon {
  /** By the first word of its term. */
  private readonly rows = new Map<string, GlossaryEntry[]>()
  /** Taken apart when a question first has their first word, longest first. */
  private readonly entries = new Map<string, Entry[]>()

  constructor(glossary: readonly GlossaryEntry[]) {
    for (const row of glossary) {
      const first = firstWord(row.term)?.folded
      if (first === undefined) continue
      const list = this.rows.get(first)
      if (list) list.push(row)
      else this.rows.set(first, [row])
    }
  }

  private entriesFrom(first: string): readonly Entry[] | undefined {
    const known = this.entries.get(first)
    if (known) return known
    const made = this.rows
      .get(first)
      ?.map((row) => new Entry(row))
      .sort((a, b) => b.words.length - a.words.length)
    if (made) this.entries.set(first, made)
    return made
  }

  /**
   * Writes abbreviations out and collects other readings. Typed without marks, a word of up to four letters is not taken for an
   * entry with marks: "mo" may be "mô", "mở", "mơ".
   */
  read(words: readonly Word[], unmarked: boolean): Reading {
    const out: Word[] = []
    const also: Reading['also'] = []
    const hollow = new Set<number>()
    for (let at = 0; at < words.length; ) {
      const entry = this.longest(words, at, unmarked)
      const taken = words.slice(at, at + (entry?.words.length ?? 1))
      const written = entry === undefined ? undefined : writtenOut(entry, taken, at)
      const others = (entry?.means ?? []).filter((meaning) => meaning !== written)
      for (const other of others) also.push({ words: other, at: out.length, length: (written ?? taken).length })
      // "Trí tuệ nhân tạo" means "AI", which folded looks like "ai" (who) and is no question word.
      if (entry?.means[0] && entry.kind !== 'jargon' && isHollow(entry.means[0]) && written === undefined)
        for (const offset of taken.keys()) hollow.add(out.length + offset)
      out.push(...(written ?? taken))
      at += taken.length
    }
    return { words: out, also, hollow }
  }

  /** The entry at `at`, unless a longer one begins inside it: "kh và cn" in "sở kh và cn" wins over "sở kh". */
  private longest(words: readonly Word[], at: number, unmarked: boolean): Entry | undefined {
    const entry = this.match(words, at, unmarked)
    const length = entry?.words.length ?? 0
    for (let inside = at + 1; inside < at + length; inside += 1) {
      if ((this.match(words, inside, unmarked)?.words.length ?? 0) > length) return undefined
    }
    return entry
  }

  private match(words: readonly Word[], at: number, unmarked: boolean): Entry | undefined {
    const first = words[at]
    if (!first) return undefined
    return this.entriesFrom(first.folded)?.find((entry) => {
      const [only] = entry.words
      const isShort = entry.words.length === 1 && entry.kind !== 'abbreviation' && first.folded.length <= 4
      if (isShort && first.marked === first.folded && only?.marked !== first.folded) return false
      return entry.words.every((word, offset) => {
        const said = words[at + offset]
        if (!said) return false
        return unmarked || said.marked === said.folded ? said.folded === word.folded : said.marked === word.marked
      })
    })
  }
}

/** Nothing but empty words: "làm sao", "không". */
function isHollow(meaning: readonly Word[]): boolean {
  return meaning.every((word) => isEmptyWord(word, false))
}

/** What an abbreviation is replaced by; undefined for other entries, which stay as typed. */
function writtenOut(entry: Entry, taken: readonly Word[], at: number): Word[] | undefined {
  if (entry.kind !== 'abbreviation') return undefined
  // "hong" may be "không", and may be the hồng of a name.
  if (taken.every((word) => isSyllable(word.folded) && word.folded.length > 2)) return undefined
  const [first] = entry.means
  // Nobody opens with a particle: "kh lam vỹ" is a plan, not a "không".
  const opening = at === 0 && first && isHollow(first) ? entry.means.find((one) => !isHollow(one)) : undefined
  return opening ?? first
}

/** Nearest words of a vocabulary, by edits: for a word nobody knows. */
export class Speller {
  private readonly byLength = new Map<number, string[]>()

  /** `vocabulary`: folded words. */
  constructor(vocabulary: readonly string[]) {
    for (const word of vocabulary) {
      if (word.length < 2 || /\d/.test(word)) continue
      const list = this.byLength.get(word.length)
      if (list) list.push(word)
      else this.byLength.set(word.length, [word])
    }
  }

  /** Known words one edit away (a letter more, less, other, or two swapped), the same first letter first. */
  nearest(word: string): string[] {
    if (word.length < 3 || word.length > 12) return []
    const near: string[] = []
    for (const length of [word.length, word.length + 1, word.length - 1]) {
      for (const known of this.byLength.get(length) ?? []) if (oneEdit(word, known)) near.push(known)
    }
    return near.sort((a, b) => Number(b[0] === word[0]) - Number(a[0] === word[0]))
  }
}

/** True when at most one edit apart (Damerau). Lengths differ by at most one. */
export function oneEdit(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  const restA = a.slice(start)
  const restB = b.slice(start)
  if (restA === restB) return true
  if (restA.slice(1) === restB || restB.slice(1) === restA || restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
