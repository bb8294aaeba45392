import type { NeighbourField } from '../knowledge/catalog.ts'
import { fold } from '../shared/text.ts'
import { Names } from './names.ts'
import type { Neighbour } from './retriever.ts'
import { tokenize, type Word } from './tokens.ts'

/** Subjects next to ours inside a question: what no guide speaks of, though its words lie near. */

/** A subject of `knowledge/neighbours.yaml` that a question names. */
export interface NamedNeighbour {
  neighbour: Neighbour
  /** Its words as the question has them. */
  words: readonly Word[]
}

/** An assistant is asked to do it: what, is no matter. In capitals, since "ai" is "who". */
const BY_ASSISTANT =
  /\bAI\b|[Tt](?:rợ lý|ro ly)|[Cc]hat ?[Gg][Pp][Tt]|[Gg]emini|[Tt](?:rí tuệ nhân tạo|ri tue nhan tao)/u

interface Name {
  field: NeighbourField
  name: string
  /** Taken apart with the first question that has its first syllable: nine hundred at once made the first answer wait. */
  words: Word[] | null
}

/** A name found at these words, end exclusive. */
interface Place {
  of: Name
  start: number
  end: number
}

export class Neighbours {
  private readonly fields: readonly NeighbourField[]
  /** By the first syllable without marks, found with the first question. */
  private byFirst: ReadonlyMap<string, Name[]> | null = null
  private readonly excuses = new Map<string, Names>()

  constructor(fields: readonly NeighbourField[]) {
    this.fields = fields
  }

  /** Longest names first, none overlapping. `words`: of the text, abbreviations written out; `unmarked`: typed without marks. */
  namedIn(text: string, words: readonly Word[], unmarked: boolean): NamedNeighbour[] {
    if (BY_ASSISTANT.test(text)) return []
    this.byFirst ??= Map.groupBy(
      this.fields.flatMap((field) => field.names.map((name): Name => ({ field, name, words: null }))),
      ({ name }) => fold(name.split(' ', 1)[0] ?? ''),
    )
    const places = words
      .flatMap((word, start) => (this.byFirst?.get(word.folded) ?? []).map((of) => placeOf(of, words, start, unmarked)))
      .filter((place) => place !== null)
      .sort((one, other) => other.end - other.start - (one.end - one.start))
    const kept: Place[] = []
    for (const place of places)
      if (!kept.some(({ start, end }) => place.start < end && start < place.end)) kept.push(place)
    return kept
      .sort((one, other) => one.start - other.start)
      .filter(({ of }) => !this.isExcused(of.field, words))
      .map(({ of, start, end }) => ({
        neighbour: { name: of.name, ask: of.field.ask },
        words: words.slice(start, end),
      }))
  }

  private isExcused(field: NeighbourField, words: readonly Word[]): boolean {
    if (field.unless.length === 0) return false
    const names = this.excuses.get(field.id) ?? new Names([{ id: field.id, aliases: field.unless }])
    this.excuses.set(field.id, names)
    return names.find(words).length > 0
  }
}

/**
 * Mark for mark: "Ban Dân tộc" is no semiconductor ("bán dẫn"), which a name of a place may be forgiven. Of words typed without marks
 * the letters are enough, but for a name of one word.
 */
function placeOf(of: Name, words: readonly Word[], start: number, unmarked: boolean): Place | null {
  of.words ??= tokenize(of.name)
  const end = start + of.words.length
  if (end > words.length) return null
  const byLetters = unmarked && of.words.length > 1
  const isSaid = of.words.every(({ marked, folded }, at) => {
    const said = words[start + at]
    return byLetters ? said?.folded === folded : said?.marked === marked
  })
  return isSaid ? { of, start, end } : null
}
