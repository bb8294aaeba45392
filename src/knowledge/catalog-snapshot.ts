import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { randomId } from '../shared/ids.ts'
import { type Catalog, type CompiledCatalog, contentHash, openCatalog } from './catalog.ts'

/** Raised with every change of the shape of a guide, plan or passage: an older snapshot is then made again, not misread. */
const FORMAT = 1

/** Keeps compiled content. Written under another name and renamed, so that a crash leaves the old snapshot or the new one. */
export function saveSnapshot(file: string, compiled: CompiledCatalog): void {
  mkdirSync(dirname(file), { recursive: true })
  const half = `${file}.${randomId()}`
  writeFileSync(half, JSON.stringify({ format: FORMAT, compiled }))
  renameSync(half, file)
}

/** The kept content if it is of this `hash`; null when there is none, it is older or cannot be read: then compile again. */
export function readSnapshot(file: string, hash: string): CompiledCatalog | null {
  try {
    const snapshot = JSON.parse(readFileSync(file, 'utf8')) as { format: unknown; compiled: CompiledCatalog }
    return snapshot.format === FORMAT && snapshot.compiled.hash === hash ? snapshot.compiled : null
  } catch {
    // Missing or cut short: the snapshot is a build product, and the content it is made from is still there.
    return null
  }
}

/**
 * The content of a `knowledge` folder by the quickest way: the snapshot in `file` when it is of the same bytes, else compiled and
 * kept there for the next start (`compiled: true`). The parsers are loaded only in the second case.
 *
 * @throws AppError as `compileCatalog`
 */
export async function openContent(folder: string, file: string): Promise<{ catalog: Catalog; compiled: boolean }> {
  const kept = readSnapshot(file, contentHash(folder))
  if (kept) return { catalog: openCatalog(kept), compiled: false }
  const { compileCatalog } = await import('./catalog-compile.ts')
  const fresh = compileCatalog(folder)
  saveSnapshot(file, fresh)
  return { catalog: openCatalog(fresh), compiled: true }
}
