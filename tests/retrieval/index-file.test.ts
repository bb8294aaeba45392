import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { exactDense } from '../../src/retrieval/dense.ts'
import { type Embedder, localEmbedder, normalise } from '../../src/retrieval/embedder.ts'
import { buildIndex, type IndexData } from '../../src/retrieval/index-data.ts'
import { type IndexOf, openIndex, saveIndex } from '../../src/retrieval/index-file.ts'
import { makeRetriever } from '../../src/retrieval/make-retriever.ts'
import { openOwnContent } from './opened.ts'

const scratch = mkdtempSync(join(tmpdir(), 'hvs-index-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const { catalog, index, find } = await openOwnContent()
const of = { contentHash: index.contentHash, embedder: index.embedder, outside: null }
const whole = join(scratch, 'whole')
saveIndex(whole, index)
const bytes = readFileSync(join(whole, 'index.bin'))

function codeOf(content: Uint8Array | null, expected: IndexOf = of): string {
  const folder = mkdtempSync(join(scratch, 'case-'))
  if (content !== null) writeFileSync(join(folder, 'index.bin'), content)
  try {
    openIndex(folder, expected)
    return 'opened'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('an index on disk', () => {
  it('answers exactly as the one it was saved from', () => {
    const opened = openIndex(whole, of)
    const retriever = makeRetriever({
      catalog,
      index: opened,
      embedder: localEmbedder(),
      guideDense: exactDense(opened.guides.vectors),
    })
    for (const text of ['kinh phí Đắk Nông', 'quét mã trả tiền', 'ai chủ trì Đại sứ số ở Lai Châu']) {
      expect(retriever.find({ text, place: null })).toEqual(find(text))
    }
  })

  it('keeps the vectors of an outside embedder beside those of the built-in one, and is refused to any other', async () => {
    const outside: Embedder = {
      id: 'outside-1',
      dimensions: 4,
      batch: 100,
      embed: async (texts) => texts.map((text) => normalise(Float32Array.of(1, text.length % 7, text.length % 5, 0))),
    }
    const both = await buildIndex(catalog, localEmbedder(), { outside })
    const folder = join(scratch, 'outside')
    saveIndex(folder, both)
    const opened = openIndex(folder, { ...of, outside: 'outside-1' })
    expect(opened.guides.outside).toEqual(both.guides.outside)
    expect(opened.plans.vectors).toEqual(index.plans.vectors)
    expect(opened.outside).toEqual(both.outside)
    const own = readFileSync(join(folder, 'index.bin'))
    expect(codeOf(own)).toBe('INDEX_STALE')
    expect(codeOf(own, { ...of, outside: 'outside-2' })).toBe('INDEX_STALE')
  })

  it('is refused wherever it was cut off', () => {
    const cuts = [0, 1, 7, 11, 12, 13, 200, 2_000, 20_000]
    for (const at of [...cuts, bytes.length >> 1, bytes.length - 4, bytes.length - 1])
      expect(codeOf(bytes.subarray(0, at)), `cut at ${at}`).toBe('INDEX_TRUNCATED')
  })

  it('is refused when a byte of its body was changed, or bytes were added', () => {
    for (const at of [bytes.length - 1, bytes.length >> 1, bytes.length - 5_000]) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] as number) ^ 1
      expect(codeOf(damaged)).toBe('INDEX_TRUNCATED')
    }
    expect(codeOf(Buffer.concat([bytes, Buffer.from('more')]))).toBe('INDEX_TRUNCATED')
  })

  it('is refused when it is none of ours, or of another version', () => {
    expect(codeOf(Buffer.from('SQLite format 3\0 and more bytes'))).toBe('INDEX_FOREIGN')
    const text = bytes.toString('latin1')
    const other = Buffer.from(text.replace(/"version":\d/u, '"version":0'), 'latin1')
    expect(codeOf(other)).toBe('INDEX_FOREIGN')
  })

  it('is refused when it was built from other content, or by another embedder', () => {
    expect(codeOf(bytes, { ...of, contentHash: 'other' })).toBe('INDEX_STALE')
    expect(codeOf(bytes, { ...of, embedder: 'other' })).toBe('INDEX_STALE')
    expect(codeOf(bytes, { ...of, outside: 'openai:other:8' })).toBe('INDEX_STALE')
  })

  it('is missing where there is none', () => {
    expect(codeOf(null)).toBe('INDEX_MISSING')
  })

  it('is replaced whole: whoever opened the old one keeps it, and no draft stays behind', () => {
    const folder = join(scratch, 'swapped')
    saveIndex(folder, index)
    const old = openIndex(folder, of)
    const other: IndexData = { ...index, contentHash: 'next' }
    saveIndex(folder, other)
    expect(openIndex(folder, { ...of, contentHash: 'next' }).contentHash).toBe('next')
    expect(old.plans.bm25.terms).toEqual(index.plans.bm25.terms)
    expect(readdirSync(folder)).toEqual(['index.bin'])
  })

  it('does not mind the draft of a process that died while writing', () => {
    const folder = join(scratch, 'died')
    saveIndex(folder, index)
    copyFileSync(join(folder, 'index.bin'), join(folder, 'index.bin.999999.tmp'))
    writeFileSync(join(folder, 'index.bin.999999.tmp'), bytes.subarray(0, 100))
    expect(openIndex(folder, of).contentHash).toBe(index.contentHash)
  })
})
