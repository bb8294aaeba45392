import { hasMarks } from '../shared/text.ts'
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
  private readonly names: Name[]
  private readonly longest: number

  constructor(spellings: readonly { id: string; aliases: readonly string[] }[]) {
    this.names = spellings
      .flatMap(({ id, aliases }) => aliases.map((alias) => ({ id, words: tokenize(alias) })))
      .filter(({ words }) => words.length > 0)
      .map(({ id, words }) => ({ id, words, folded: words.map((word) => word.folded).join(' ') }))
      .sort((a, b) => b.words.length - a.words.length)
    this.longest = this.names[0]?.words.length ?? 0
  }

  /** Mentions in order, none overlapping. `slips`: also names one edit away, when a word of them is no syllable. */
  find(words: readonly Word[], slips = false): Mention[] {
    const found: Mention[] = []
    const taken = new Array<boolean>(words.length).fill(false)
    for (let length = Math.min(this.longest, words.length); length > 0; length -= 1) {
      for (let start = 0; start + length <= words.length; start += 1) {
        if (taken.slice(start, start + length).some(Boolean)) continue
        const said = words.slice(start, start + length)
        const name = this.names.find(
          (one) => one.words.length === length && (isNamed(one, said) || (slips && isSlip(one, said))),
        )
        if (!name) continue
        found.push({ id: name.id, start, end: start + length })
        taken.fill(true, start, start + length)
      }
    }
    return found.sort((a, b) => a.start - b.start)
  }
}

/** Equal without marks, and where marks were typed at most one word's marks differ; one-word names need their marks. */
function isNamed(name: Name, said: readonly Word[]): boolean {
  if (said.some((word, at) => word.folded !== name.words[at]?.folded)) return false
  const differing = said.filter((word, at) => word.marked !== name.words[at]?.marked)
  if (differing.length === 0) return true
  if (said.length === 1) return false
  return (
    said.every((word) => !hasMarks(word.marked)) ||
    differing.filter((word) => hasMarks(word.marked)).length <= said.length - 1
  )
}

function isSlip(name: Name, said: readonly Word[]): boolean {
  if (name.folded.length < 6 || said.every((word) => isSyllable(word.folded))) return false
  return oneEdit(said.map((word) => word.folded).join(' '), name.folded)
}
