import type { Catalog } from '../knowledge/catalog.ts'
import type { Passage } from '../knowledge/passages.ts'
import { Bm25 } from './bm25.ts'
import type { Collection } from './index-data.ts'
import { Speller } from './lexicon.ts'

/** One collection of the index made ready to be searched. */
export interface Searched {
  collection: Collection
  bm25: Bm25
  speller: Speller
  passageOf(unit: number): Passage
  /** Units of a plan or guide, in document order. */
  unitsOf(doc: string): readonly number[]
}

/** A collection of the index made ready to be searched, its speller included. */
export function makeSearched(collection: Collection, catalog: Catalog): Searched {
  const vocabulary = collection.bm25.terms.filter((term) => term.startsWith('f')).map((term) => term.slice(1))
  const passageOf = (unit: number) => catalog.passages[collection.passages[unit] as number] as Passage
  const byDoc = Map.groupBy(collection.passages.keys(), (unit) => passageOf(unit).doc)
  return {
    collection,
    bm25: new Bm25(collection.bm25),
    speller: new Speller(vocabulary),
    passageOf,
    unitsOf: (doc) => byDoc.get(doc) ?? [],
  }
}
