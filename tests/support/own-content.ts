import { join, resolve } from 'node:path'
import { AppError } from '../../src/errors.ts'
import type { Catalog } from '../../src/knowledge/catalog.ts'
import { openContent } from '../../src/knowledge/catalog-snapshot.ts'
import { localEmbedder } from '../../src/retrieval/embedder.ts'
import type { IndexData } from '../../src/retrieval/index-data.ts'
import { openIndex, saveIndex } from '../../src/retrieval/index-file.ts'
import { runFolder } from './run-folder.ts'

/** The project's own content and its index, made by the first test file of a run that wants them and opened by the others. */

export const KNOWLEDGE = resolve(import.meta.dirname, '../../knowledge')

export async function ownCatalog(): Promise<Catalog> {
  const { catalog } = await openContent(KNOWLEDGE, join(runFolder(), 'catalog.json'))
  return catalog
}

export async function ownIndex(catalog: Catalog): Promise<IndexData> {
  const embedder = localEmbedder()
  const folder = join(runFolder(), 'index')
  try {
    return openIndex(folder, { contentHash: catalog.hash, embedder: embedder.id, outside: null })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { buildIndex } = await import('../../src/retrieval/index-data.ts')
    const index = await buildIndex(catalog, embedder)
    saveIndex(folder, index)
    return index
  }
}
