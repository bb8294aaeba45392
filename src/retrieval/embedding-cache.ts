import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../shared/ids.ts'
import type { Embedder } from './embedder.ts'

const HASH_BYTES = 32
/** How far the length of a stored vector may be from 1: floats of 32 bits add up to less. */
const LENGTH_SLACK = 1e-3

export interface CachedEmbedder extends Embedder {
  /** Vectors made by the embedder, and vectors found on the disk, since this was opened. */
  readonly counts: Readonly<{ made: number; kept: number }>
}

/**
 * Keeps the vectors of content under `folder`, so that an index is rebuilt without paying for the same passages again, and a build
 * that was killed goes on where it was. For content only: what people ask is embedded without it and leaves no trace on the disk.
 *
 * One file a model, records of a text's sha256 and its floats (little-endian, as every machine we run on) appended; a record cut
 * short by a crash is dropped at the next opening.
 */
export function cachedEmbedder(embedder: Embedder, folder: string): CachedEmbedder {
  const counts = { made: 0, kept: 0 }
  const file = join(folder, `${sha256(embedder.id).slice(0, 16)}.f32`)
  const recordBytes = HASH_BYTES + embedder.dimensions * 4
  const known = readRecords(file, recordBytes)
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    batch: embedder.batch,
    counts,
    async embed(texts) {
      const hashes = texts.map((text) => sha256(text.normalize('NFC')))
      const missing = [...new Map(hashes.map((hash, at) => [hash, texts[at] ?? ''])).entries()].filter(
        ([hash]) => !known.has(hash),
      )
      const fresh = missing.length === 0 ? [] : await embedder.embed(missing.map(([, text]) => text))
      const rows = missing.flatMap(([hash], at) => {
        const vector = fresh[at]
        return vector === undefined ? [] : [{ hash, vector }]
      })
      append(file, folder, rows)
      for (const { hash, vector } of rows) known.set(hash, vector)
      counts.made += rows.length
      counts.kept += texts.length - rows.length
      return hashes.map((hash) => known.get(hash) as Float32Array)
    },
  }
}

function readRecords(file: string, recordBytes: number): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>()
  if (!existsSync(file)) return known
  const bytes = readFileSync(file)
  let at = 0
  for (; at + recordBytes <= bytes.length; at += recordBytes) {
    const floats = bytes.subarray(at + HASH_BYTES, at + recordBytes)
    const vector = new Float32Array(new Uint8Array(floats).buffer)
    // A second process that opened the file while this one wrote may have shifted what follows: nothing behind it is believed.
    if (!isUnitOrZero(vector)) break
    known.set(bytes.subarray(at, at + HASH_BYTES).toString('hex'), vector)
  }
  // Appending after half a record would shift every one that follows.
  if (at < bytes.length) truncateSync(file, at)
  return known
}

function isUnitOrZero(vector: Float32Array): boolean {
  let sum = 0
  for (const value of vector) sum += value * value
  return sum === 0 || Math.abs(Math.sqrt(sum) - 1) < LENGTH_SLACK
}

function append(file: string, folder: string, rows: readonly { hash: string; vector: Float32Array }[]): void {
  if (rows.length === 0) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const bytes = Buffer.concat(
    rows.flatMap(({ hash, vector }) => [
      Buffer.from(hash, 'hex'),
      Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
    ]),
  )
  const handle = openSync(file, 'a', 0o600)
  try {
    writeFileSync(handle, bytes)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
