import type { Catalog } from '../../src/knowledge/catalog.ts'
import { exactDense } from '../../src/retrieval/dense.ts'
import { localEmbedder } from '../../src/retrieval/embedder.ts'
import type { IndexData } from '../../src/retrieval/index-data.ts'
import { makeRetriever } from '../../src/retrieval/make-retriever.ts'
import type { Found, Hit, Query, Retriever } from '../../src/retrieval/retriever.ts'
import { ownCatalog, ownIndex } from '../support/own-content.ts'

export interface Opened {
  catalog: Catalog
  index: IndexData
  retriever: Retriever
  find(text: string, more?: Partial<Query>): Found
}

/** The project's own content, indexed and ready to be searched. */
export async function openOwnContent(): Promise<Opened> {
  const catalog = await ownCatalog()
  const embedder = localEmbedder()
  const index = await ownIndex(catalog)
  const retriever = makeRetriever({ catalog, index, embedder, guideDense: exactDense(index.guides.vectors) })
  return { catalog, index, retriever, find: (text, more = {}) => retriever.find({ text, place: null, ...more }) }
}

export function addresses(hits: readonly Hit[] | undefined): string[] {
  return (hits ?? []).map((hit) => hit.passage.address)
}
