import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { randomId, sha256 } from '../shared/ids.ts'
import { type Catalog, type CompiledCatalog, contentHash, openCatalog } from './catalog.ts'
import type { Guide, GuideId } from './guide.ts'
import { KeptGuides } from './kept-guides.ts'
import { countForms, keepForms } from './passage-forms.ts'

/**
 * Compiled content on disk: one line of JSON that says what stands where, then the parts. A start reads those it needs.
 *
 * head · line end · forms' starts and numbers · forms' texts · everything but the guides · each guide
 */

/** Raised with every change of the shape of a guide, plan, passage or list, or of how forms are counted: an older snapshot is made again. */
const FORMAT = 3

interface Head {
  format: number
  hash: string
  /** Of all parts together: a damaged guide must not come to light in the middle of an answer. */
  sha256: string
  /** Bytes of each part, one after the other. */
  starts: number
  held: number
  texts: number
  rest: number
  guides: [GuideId, number][]
}

/** Keeps compiled content. Written under another name and renamed, so that a crash leaves the old snapshot or the new one. */
export function saveSnapshot(file: string, compiled: CompiledCatalog): void {
  const { guides, ...rest } = compiled
  const { starts, held, texts } = countForms(compiled.passages)
  const parts = [
    bytesOf(starts),
    bytesOf(held),
    ...[texts, rest, ...guides].map((part) => Buffer.from(JSON.stringify(part))),
  ]
  const body = Buffer.concat(parts)
  const sizes = parts.map(({ byteLength }) => byteLength)
  const head: Head = {
    format: FORMAT,
    hash: compiled.hash,
    sha256: sha256(body),
    starts: starts.byteLength,
    held: held.byteLength,
    texts: sizes[2] as number,
    rest: sizes[3] as number,
    guides: guides.map(({ id }, at) => [id, sizes[4 + at] as number]),
  }
  mkdirSync(dirname(file), { recursive: true })
  const half = `${file}.${randomId()}`
  writeFileSync(half, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]))
  renameSync(half, file)
}

/** The kept content if it is of this `hash`; null when there is none, it is older or cannot be read: then compile again. */
export function readSnapshot(file: string, hash: string): Catalog | null {
  try {
    const bytes = readFileSync(file)
    const headEnd = bytes.indexOf('\n')
    const head = JSON.parse(bytes.toString('utf8', 0, headEnd)) as Head
    const body = bytes.subarray(headEnd + 1)
    if (head.format !== FORMAT || head.hash !== hash || head.sha256 !== sha256(body)) return null
    return openParts(head, body)
  } catch {
    // Missing or cut short: the snapshot is a build product, and the content it is made from is still there.
    return null
  }
}

function openParts(head: Head, body: Buffer): Catalog {
  let at = 0
  const next = (size: number): Buffer => {
    at += size
    return body.subarray(at - size, at)
  }
  const counted = { starts: numbersIn(next(head.starts)), held: numbersIn(next(head.held)) }
  const texts = JSON.parse(next(head.texts).toString()) as string[]
  const rest = JSON.parse(next(head.rest).toString()) as Omit<CompiledCatalog, 'guides'>
  const guides = head.guides.map(([id, size]): [GuideId, () => Guide] => {
    const bytes = next(size)
    return [id, () => JSON.parse(bytes.toString()) as Guide]
  })
  keepForms(rest.passages, { ...counted, texts })
  return { ...openCatalog({ ...rest, guides: [] }), guides: new KeptGuides(guides) }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}

/** Copied, since numbers of four bytes want to stand at multiples of four. */
function numbersIn(bytes: Buffer): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer)
}

/**
 * The content of a `knowledge` folder by the quickest way: the snapshot in `file` when it is of the same bytes, else compiled and
 * kept there for the next start (`compiled: true`). The parsers are loaded only in the second case.
 *
 * @throws AppError as `compileCatalog`
 */
export async function openContent(folder: string, file: string): Promise<{ catalog: Catalog; compiled: boolean }> {
  const kept = readSnapshot(file, contentHash(folder))
  if (kept) return { catalog: kept, compiled: false }
  const { compileCatalog } = await import('./catalog-compile.ts')
  const fresh = compileCatalog(folder)
  saveSnapshot(file, fresh)
  return { catalog: openCatalog(fresh), compiled: true }
}
