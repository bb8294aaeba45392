import type { CompiledCatalog } from '../../src/knowledge/catalog.ts'
import { fold, words } from '../../src/shared/text.ts'
import type { Chunk } from './peers/langchain-search.ts'

/** How a character window relates to the numbered places of its plan; every doubt is decided in the window's favour. */

const GRAM = 4
/** Of the place's words in the chunk, or of the chunk's in the place. */
const ENOUGH = 0.5

/** For each plan, the place each line belongs to; the plan's bare id for lines outside the numbers. */
export function linesOf(catalog: CompiledCatalog): ReadonlyMap<string, readonly { line: number; owner: string }[]> {
  return new Map(
    catalog.plans.map(({ meta, places, outside }) => [
      meta.id,
      [
        ...places.map(({ line, path }) => ({ line, owner: `${meta.id}#${path}` })),
        ...outside.map(({ line }) => ({ line, owner: meta.id })),
      ].sort((a, b) => a.line - b.line),
    ]),
  )
}

/** True when the window lies within one place, or wholly outside the numbers. */
export function liesInOnePlace(chunk: Chunk, lines: ReturnType<typeof linesOf>): boolean {
  const rows = lines.get(chunk.plan) ?? []
  const before = rows.findLast(({ line }) => line <= chunk.from)?.owner
  const inside = rows.filter(({ line }) => line > chunk.from && line <= chunk.to).map(({ owner }) => owner)
  return new Set(before === undefined ? inside : [before, ...inside]).size <= 1
}

/** True when the chunk holds half of the place's words in their order, or the place half of the chunk's. */
export function holdsPlace(chunk: string, place: string): boolean {
  const inChunk = grams(chunk)
  const inPlace = grams(place)
  let common = 0
  for (const gram of inPlace) if (inChunk.has(gram)) common += 1
  return common > 0 && (common >= inPlace.size * ENOUGH || common >= inChunk.size * ENOUGH)
}

function grams(text: string): Set<string> {
  const all = words(fold(text))
  const size = Math.min(GRAM, all.length)
  return new Set(Array.from({ length: all.length - size + 1 }, (_, at) => all.slice(at, at + size).join(' ')))
}
