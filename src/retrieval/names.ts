import { isSyllable } from '../shared/vietnamese.ts'
import { oneEdit } from './lexicon.ts'
import { tokenize, type Word } from './tokens.ts'

/** Names of places and agencies inside a question: longest first, by marks where they were typed, forgiving one slip. */

export interface Mention {
  id: string
  /** Word positions, end exclusive. */
  start: number
  end: number
}

interface Name {
  id: string
  words: Word[]
  folded: string
}

export class Names {
  /** By number of words: a name one edit away has as many. */
  private readonly byLength: ReadonlyMap<number, Name[]>
  /** By first word: nearly every phrase of a question begins no name at all. */
  private readonly byFirst: ReadonlyMap<string, Name[]>
  private readonly longest: number

  constructor(spellings: readonly { id: string; aliases: readonly string[] }[]) {
    const names = spellings
      .flatMap(({ id, aliases }) => aliases.map((alias) => ({ id, words: tokenize(alias) })))
      .filter(({ words }) => words.length > 0)
      .map(({ id, words }) => ({ id, words, folded: words.map((word) => word.folded).join(' ') }))
    this.byLength = Map.groupBy(names, (name) => name.words.length)
    this.byFirst = Map.groupBy(names, (name) => name.words[0]?.folded ?? '')
    this.longest = Math.max(0, ...this.byLength.keys())
  }

  /** Mentions in order, none overlapping, longest first. `slips`: also names one edit away, when a word of them is no syllable. */
  find(words: readonly Word[], slips = false): Mention[] {
    const found: Mention[] = []
    const taken = new Array<boolean>(words.length).fill(false)
    const odd = words.map((word) => slips && !isSyllable(word.folded))
    const firsts = words.map((word) => this.byFirst.get(word.folded))
    for (let length = Math.min(this.longest, words.length); length > 0; length -= 1) {
      for (let start = 0; start + length <= words.length; start += 1) {
        const end = start + length
        const slipped = slips && someOf(odd, start, end)
        const candidates = slipped ? this.byLength.get(length) : firsts[start]
        if (!candidates || someOf(taken, start, end)) continue
        const name = nameAmong(candidates, words, start, end, slipped)
        if (!name) continue
        found.push({ id: name.id, start, end })
        taken.fill(true, start, end)
      }
    }
    return found.sort((a, b) => a.start - b.start)
  }
}

/** `slipped`: one of the words is no syllable, so a name one edit away may be meant. */
function nameAmong(
  candidates: readonly Name[],
  words: readonly Word[],
  start: number,
  end: number,
  slipped: boolean,
): Name | undefined {
  if (!candidates.some((name) => name.words.length === end - start)) return undefined
  const said = words.slice(start, end)
  const folded = slipped ? said.map((word) => word.folded).join(' ') : ''
  return candidates.find(
    (name) => name.words.length === said.length && (isNamed(name, said) || (slipped && isSlip(name, folded))),
  )
}

function someOf(marks: readonly boolean[], start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (marks[at]) return true
  return false
}

/** Equal without marks, and where marks were typed at most one word's marks differ; one-word names need their marks. */
function isNamed(name: Name, said: readonly Word[]): boolean {
  if (said.some((word, at) => word.folded !== name.words[at]?.folded)) return false
  const differing = said.filter((word, at) => word.marked !== name.words[at]?.marked)
  if (differing.length === 0) return true
  if (said.length === 1) return false
  return (
    said.every((word) => word.marked === word.folded) ||
    differing.filter((word) => word.marked !== word.folded).length <= said.length - 1
  )
}

function isSlip(name: Name, said: string): boolean {
  return name.folded.length >= 6 && oneEdit(said, name.folded)
}
