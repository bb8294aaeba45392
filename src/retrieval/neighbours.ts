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

export class Neighbours {
  private readonly fields: readonly NeighbourField[]
  /** Ids of names by their first syllable, found with the first question; taken apart only where a question has that syllable. */
  private byFirst: Map<string, string[]> | null = null
  private excuses = new Map<string, Names>()

  constructor(fields: readonly NeighbourField[]) {
    this.fields = fields
  }

  /** `words`: of the text, abbreviations written out; `unmarked`: typed without marks. */
  namedIn(text: string, words: readonly Word[], unmarked: boolean): NamedNeighbour[] {
    if (BY_ASSISTANT.test(text)) return []
    this.byFirst ??= Map.groupBy(
      this.fields.flatMap(({ id, names }) => names.map((name) => `${id}:${name}`)),
      (id) => fold(nameOf(id).split(' ', 1)[0] ?? ''),
    )
    const near = [...new Set(words.flatMap((word) => this.byFirst?.get(word.folded) ?? []))]
    if (near.length === 0) return []
    const names = new Names(near.map((id) => ({ id, aliases: [nameOf(id)] })))
    return names.find(words).flatMap(({ id, start, end }) => {
      const [of, name] = [id.split(':', 1)[0], nameOf(id)]
      const field = this.fields.find((one) => one.id === of)
      const said = words.slice(start, end)
      if (!field || (!unmarked && !isWrittenAs(said, name)) || this.isExcused(field, words)) return []
      return [{ neighbour: { name, ask: field.ask }, words: said }]
    })
  }

  private isExcused(field: NeighbourField, words: readonly Word[]): boolean {
    if (field.unless.length === 0) return false
    const names = this.excuses.get(field.id) ?? new Names([{ id: field.id, aliases: field.unless }])
    this.excuses.set(field.id, names)
    return names.find(words).length > 0
  }
}

/** Mark for mark: "Ban Dân tộc" is no semiconductor ("bán dẫn"), which a name of a place may be forgiven. */
function isWrittenAs(said: readonly Word[], name: string): boolean {
  return tokenize(name).every((word, at) => said[at]?.marked === word.marked)
}

/** `thue:mã số thuế` -> `mã số thuế`. */
function nameOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
