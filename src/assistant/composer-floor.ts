import type { Catalog } from '../knowledge/catalog.ts'
import { words } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import { isRepeated, type Loss, speaksOf, whyLost } from './composer-losses.ts'
import { documentOf, isWithin } from './composer-places.ts'
import { isFree } from './composer-support.ts'

/** The floor under a reworded answer: what the rules had said and the model left out is said in the rules' own words. */

export type Sentences = readonly [Sentence, ...Sentence[]]
export type Losses = Partial<Record<Loss, number>>

export interface Floor {
  /** The model's lines and, where one was lost, the rules' statement in its place; null when the rules' answer had better stand. */
  sentences: Sentences | null
  /** Statements that were lost, by what was missing first. */
  losses: Losses
}

export interface Below {
  /** The rules' answer, statement by statement. */
  said: readonly Sentence[]
  /** The question, as it was searched. */
  asked: string
  /** Longest answer, in UTF-16 units. */
  chars: number
  catalog: Catalog
}

/**
 * Holds the model's lines against every statement they replace. A lost statement comes back word for word at its place, and lines
 * that told only part of it, or nothing else, go, since nobody wants to read it twice. Null when fewer lines would be the
 * model's than were put back, so that "composed by a machine" stays true, or when all of it is longer than `chars`.
 */
export function withFloor(lines: Sentences, { said, asked, chars, catalog }: Below): Floor {
  const lost = new Map<number, Loss>()
  for (const [at, statement] of said.entries()) {
    const why = whyLost(statement, lines, catalog)
    if (why !== null && !isOpened(statement, lines, said, asked)) lost.set(at, why)
  }
  const losses: Losses = {}
  for (const why of lost.values()) losses[why] = (losses[why] ?? 0) + 1
  if (lost.size === 0) return { sentences: lines, losses }

  const back = [...lost.keys()].flatMap((at) => ({ at, line: said[at] }) as Placed)
  const partly = lines.flatMap((line) => {
    const about = said.flatMap((statement, at) => (speaksOf(line, statement, catalog) ? [at] : []))
    const telling = about.filter((at) => !lost.has(at))
    return about.length > 0 && telling.length === 0 ? [] : [{ line, at: telling[0] ?? null }]
  })
  const kept = partly.reduce((rest, one) => {
    const others = rest.filter((other) => other !== one)
    const all = [...others, ...back].map(({ line }) => line)
    const isNeeded = said.some((statement, at) => !lost.has(at) && whyLost(statement, all, catalog) !== null)
    return !isNeeded && back.some(({ line }) => isRepeated(one.line, line)) ? others : rest
  }, partly)
  const places = new Set(said.flatMap(({ cites }) => [...cites]))
  // A line of another place answers another part of the question; one of the same place that tells no statement is chatter.
  const own = kept.filter(({ at, line }) => at !== null || !line.cites.some((address) => places.has(address)))
  if (own.length < lost.size) return { sentences: null, losses }
  const [first, ...rest] = putBack(kept, back)
  const length = [first, ...rest].reduce((sum, sentence) => sum + (sentence?.text.length ?? 0), 0)
  return { sentences: first === undefined || length > chars ? null : [first, ...rest], losses }
}

/**
 * True of an entry cut short ("Trên 80% người dân…") when a line opened its place and found there what was asked by a word that no
 * statement of the document holds: then the list was only the way to it.
 */
function isOpened(entry: Sentence, lines: Sentences, said: readonly Sentence[], asked: string): boolean {
  if (!entry.text.endsWith('…')) return false
  const document = documentOf(entry.cites[0])
  const known = new Set(said.flatMap(({ text, cites }) => (documentOf(cites[0]) === document ? words(text) : [])))
  const sought = new Set(words(asked).filter((word) => !isFree(word) && !known.has(word)))
  return lines.some(
    ({ text, cites }) =>
      cites.some((cited) => entry.cites.some((place) => cited !== place && isWithin(cited, place))) &&
      words(text).some((word) => sought.has(word)),
  )
}

interface Placed {
  line: Sentence
  /** Which of the rules' statements it tells first; null for what they did not say. */
  at: number | null
}

/** Each statement in front of the first line that tells a later one, else at the end. */
function putBack(kept: readonly Placed[], statements: readonly Placed[]): Sentence[] {
  const placed = [...kept]
  for (const statement of statements) {
    const next = placed.findIndex(({ at }) => at !== null && at > (statement.at ?? 0))
    placed.splice(next < 0 ? placed.length : next, 0, statement)
  }
  return placed.map(({ line: { text, cites } }) => ({ text, cites }))
}
