import { join, resolve } from 'node:path'
import type { Catalog } from '../../../src/knowledge/catalog.ts'
import { openContent } from '../../../src/knowledge/catalog-snapshot.ts'

export const KNOWLEDGE = resolve(import.meta.dirname, '../../../knowledge')

/** The content, kept as a snapshot beside the data so that the second process reads no YAML. */
export async function openedContent(knowledge: string, dataDir: string): Promise<Catalog> {
  return (await openContent(knowledge, join(dataDir, 'catalog.json'))).catalog
}
