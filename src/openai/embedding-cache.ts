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
import type { Embedder } from '../retrieval/embedder.ts'
import { sha256 } from '../shared/ids.ts'

const HASH_BYTES = 32

/**
 * Keeps the vectors of content under `folder`, so that an index is rebuilt without paying for the same passages again. For
 * content only: what people ask is embedded without it and leaves no trace on the disk.
 *
 * One file a model, records of a text's sha256 and its floats (little-endian, as every machine we run on) appended; a record cut
 * short by a crash is dropped at the next opening.
 */
export function cachedEmbedder(embedder: Embedder, folder: string): Embedder {
  const file = join(folder, `${sha256(embedder.id).slice(0, 16)}.f32`)
  const recordBytes = HASH_BYTES + embedder.dimensions * 4
  const known = readRecords(file, recordBytes)
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    async embed(texts) {
      const hashes = texts.map((text) => sha256(text.normalize('NFC')))
      const missing = [...new Map(hashes.map((hash, at) => [hash, texts[at] ?? ''])).entries()].filter(
        ([hash]) => !known.has(hash),
      )
      const fresh = await embedder.embed(missing.map(([, text]) => text))
      const rows = missing.flatMap(([hash], at) => {
        const vector = fresh[at]
        return vector === undefined ? [] : [{ hash, vector }]
      })
      append(file, folder, rows)
      for (const { hash, vector } of rows) known.set(hash, vector)
      return hashes.map((hash) => known.get(hash) as Float32Array)
    },
  }
}

function readRecords(file: string, recordBytes: number): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>()
  if (!existsSync(file)) return known
  const bytes = readFileSync(file)
  const whole = Math.floor(bytes.length / recordBytes) * recordBytes
  // Appending after half a record would shift every one that follows.
  if (whole < bytes.length) truncateSync(file, whole)
  for (let at = 0; at < whole; at += recordBytes) {
    const floats = bytes.subarray(at + HASH_BYTES, at + recordBytes)
    known.set(bytes.subarray(at, at + HASH_BYTES).toString('hex'), new Float32Array(new Uint8Array(floats).buffer))
  }
  return known
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
