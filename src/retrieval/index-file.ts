import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { sha256 } from '../shared/ids.ts'
import type { AgencyPlace, Collection, IndexData, OutsideEmbedder } from './index-data.ts'

/**
 * The index on disk: a header that says what it was built from, then plain numbers. Written under another name and renamed
 * whole, so a reader never meets half of one.
 *
 * `HVSINDEX` · u32 length of the header · header (JSON: version, content, embedder, sections, sha256 of the body) · body
 */

const MAGIC = 'HVSINDEX'
/** Raised with every change of what the numbers mean. */
const VERSION = 8
const FILE = 'index.bin'

type Kind = 'u8' | 'u32' | 'f32' | 'text'

interface Section {
  name: string
  kind: Kind
  /** Bytes from the start of the body; multiples of 4. */
  start: number
  bytes: number
}

interface Header {
  version: number
  contentHash: string
  embedder: string
  dimensions: number
  outside: (OutsideEmbedder & { dimensions: number }) | null
  unitCounts: { plans: number; guides: number }
  agencyPlaces: AgencyPlace[]
  sections: Section[]
  sha256: string
}

/** Path of the vector graph beside the index. */
export function graphFile(folder: string): string {
  return join(folder, 'guides.hnsw')
}

/** Writes the index into `folder`, each section on a boundary of four bytes so that it is read without being copied. */
export function saveIndex(folder: string, index: IndexData): void {
  const sections: Section[] = []
  const pieces: Uint8Array[] = []
  let at = 0
  const add = (name: string, kind: Kind, bytes: Uint8Array) => {
    sections.push({ name, kind, start: at, bytes: bytes.byteLength })
    const padding = (4 - (bytes.byteLength % 4)) % 4
    pieces.push(bytes, new Uint8Array(padding))
    at += bytes.byteLength + padding
  }
  for (const [name, collection] of [
    ['plans', index.plans],
    ['guides', index.guides],
  ] as const) {
    add(`${name}.passages`, 'u32', bytesOf(collection.passages))
    add(`${name}.kinds`, 'u8', collection.kinds)
    add(`${name}.terms`, 'text', new TextEncoder().encode(collection.bm25.terms.join('\n')))
    add(`${name}.starts`, 'u32', bytesOf(collection.bm25.starts))
    add(`${name}.units`, 'u32', bytesOf(collection.bm25.units))
    add(`${name}.impacts`, 'f32', bytesOf(collection.bm25.impacts))
    add(`${name}.idf`, 'f32', bytesOf(collection.bm25.idf))
    add(`${name}.vectors`, 'f32', bytesOf(collection.vectors.data))
    if (collection.outside) add(`${name}.outside`, 'f32', bytesOf(collection.outside.data))
  }
  const body = Buffer.concat(pieces)
  const header: Header = {
    version: VERSION,
    contentHash: index.contentHash,
    embedder: index.embedder,
    dimensions: index.plans.vectors.dimensions,
    outside: index.outside && { ...index.outside, dimensions: index.plans.outside?.dimensions ?? 0 },
    unitCounts: { plans: index.plans.bm25.unitCount, guides: index.guides.bm25.unitCount },
    agencyPlaces: index.agencyPlaces,
    sections,
    sha256: sha256(body),
  }
  const head = padded(Buffer.from(JSON.stringify(header)))
  const lead = Buffer.alloc(12)
  lead.write(MAGIC, 'latin1')
  lead.writeUInt32LE(head.byteLength, 8)
  writeWhole(join(folder, FILE), [lead, head, body])
}

/** What the index must have been built from to be used. */
export interface IndexOf {
  contentHash: string
  embedder: string
  /** Id of the outside embedder; null without one. */
  outside: string | null
}

/**
 * @throws AppError INDEX_MISSING, INDEX_FOREIGN (not ours, or of another version), INDEX_TRUNCATED (cut or damaged),
 *   INDEX_STALE (built from other content or by another embedder)
 */
export function openIndex(folder: string, expected: IndexOf): IndexData {
  const file = join(folder, FILE)
  if (!existsSync(file)) throw new AppError('INDEX_MISSING')
  const bytes = readFileSync(file)
  if (bytes.byteLength < 12) throw new AppError('INDEX_TRUNCATED')
  if (bytes.toString('latin1', 0, 8) !== MAGIC) throw new AppError('INDEX_FOREIGN')
  const bodyAt = 12 + bytes.readUInt32LE(8)
  if (bytes.byteLength < bodyAt) throw new AppError('INDEX_TRUNCATED')
  const header = readHeader(bytes.toString('utf8', 12, bodyAt))
  if (header.version !== VERSION) throw new AppError('INDEX_FOREIGN')
  const body = bytes.subarray(bodyAt)
  if (sha256(body) !== header.sha256) throw new AppError('INDEX_TRUNCATED')
  const builtBy = { contentHash: header.contentHash, embedder: header.embedder, outside: header.outside?.id ?? null }
  // Vectors of two embedders cannot be compared: an index of the one is never searched with the other.
  if (
    builtBy.contentHash !== expected.contentHash ||
    builtBy.embedder !== expected.embedder ||
    builtBy.outside !== expected.outside
  )
    throw new AppError('INDEX_STALE')
  // Typed views want offsets that are multiples of four, which a pooled buffer need not have; copying one that has them is a waste.
  const aligned = body.byteOffset % 4 === 0 ? body : new Uint8Array(body)
  const collection = (name: 'plans' | 'guides'): Collection => ({
    passages: u32(aligned, header, `${name}.passages`),
    kinds: u8(aligned, header, `${name}.kinds`),
    bm25: {
      terms: new TextDecoder().decode(u8(aligned, header, `${name}.terms`)).split('\n'),
      starts: u32(aligned, header, `${name}.starts`),
      units: u32(aligned, header, `${name}.units`),
      impacts: f32(aligned, header, `${name}.impacts`),
      idf: f32(aligned, header, `${name}.idf`),
      unitCount: header.unitCounts[name],
    },
    vectors: { dimensions: header.dimensions, data: f32(aligned, header, `${name}.vectors`) },
    outside: header.outside && {
      dimensions: header.outside.dimensions,
      data: f32(aligned, header, `${name}.outside`),
    },
  })
  return {
    contentHash: header.contentHash,
    embedder: header.embedder,
    outside: header.outside && { id: header.outside.id, floor: header.outside.floor },
    plans: collection('plans'),
    guides: collection('guides'),
    agencyPlaces: header.agencyPlaces,
  }
}

function readHeader(text: string): Header {
  try {
    return JSON.parse(text) as Header
  } catch (cause) {
    throw new AppError('INDEX_TRUNCATED', {}, { cause })
  }
}

function section(header: Header, name: string): Section {
  const found = header.sections.find((one) => one.name === name)
  if (!found) throw new AppError('INDEX_FOREIGN')
  return found
}

function u8(body: Uint8Array, header: Header, name: string): Uint8Array {
  const { start, bytes } = section(header, name)
  return new Uint8Array(body.buffer, body.byteOffset + start, bytes)
}

function u32(body: Uint8Array, header: Header, name: string): Uint32Array {
  const { start, bytes } = section(header, name)
  return new Uint32Array(body.buffer, body.byteOffset + start, bytes / 4)
}

function f32(body: Uint8Array, header: Header, name: string): Float32Array {
  const { start, bytes } = section(header, name)
  return new Float32Array(body.buffer, body.byteOffset + start, bytes / 4)
}

function bytesOf(array: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function padded(bytes: Buffer): Buffer {
  const padding = (4 - (bytes.byteLength % 4)) % 4
  return Buffer.concat([bytes, Buffer.alloc(padding, ' ')])
}

function writeWhole(file: string, pieces: readonly Uint8Array[]): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  const handle = openSync(draft, 'w', 0o600)
  for (const piece of pieces) writeSync(handle, piece)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(draft, file)
}
