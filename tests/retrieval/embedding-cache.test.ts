import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Embedder, normalise } from '../../src/retrieval/embedder.ts'
import { cachedEmbedder } from '../../src/retrieval/embedding-cache.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-vectors-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const RECORD = 32 + 8 * 4

/** Directions that depend on the text's length; `asked` are the texts it was given. */
function counting(id = 'stand-in'): Embedder & { asked: string[] } {
  const asked: string[] = []
  return {
    id,
    dimensions: 8,
    batch: 4,
    asked,
    embed: async (texts) => {
      asked.push(...texts)
      return texts.map((text) => normalise(Float32Array.from({ length: 8 }, (_, at) => 1 + ((text.length + at) % 7))))
    },
  }
}

const onlyFile = () => join(folder, readdirSync(folder)[0] ?? '')

describe('vectors of content kept on the disk', () => {
  it('are asked for once, also by a later start', async () => {
    const embedder = counting()
    const first = await cachedEmbedder(embedder, folder).embed(['một', 'hai bốn', 'một'])
    expect(embedder.asked).toEqual(['một', 'hai bốn'])
    const later = cachedEmbedder(embedder, folder)
    const again = await later.embed(['hai bốn', 'một', 'ba ba ba'])
    expect(embedder.asked).toEqual(['một', 'hai bốn', 'ba ba ba'])
    expect([again[1], again[0]]).toEqual([first[0], first[1]])
    expect(first[2]).toEqual(first[0])
    expect(later.counts).toEqual({ made: 1, kept: 2 })
  })

  it('survive a record cut short by a crash', async () => {
    const embedder = counting()
    await cachedEmbedder(embedder, folder).embed(['một', 'hai bốn'])
    truncateSync(onlyFile(), statSync(onlyFile()).size - 5)
    const texts = ['một', 'hai bốn', 'năm sáu bảy']
    const direct = await counting().embed(texts)
    expect(await cachedEmbedder(embedder, folder).embed(texts)).toEqual(direct)
    expect(await cachedEmbedder(embedder, folder).embed(['năm sáu bảy'])).toEqual([direct[2]])
    expect(statSync(onlyFile()).size).toBe(3 * RECORD)
  })

  it('are believed only up to the first that is no vector: what a second writer shifted is made anew', async () => {
    const embedder = counting()
    await cachedEmbedder(embedder, folder).embed(['một'])
    appendFileSync(onlyFile(), new Uint8Array(RECORD + 7).fill(0x41))
    const later = cachedEmbedder(embedder, folder)
    expect(statSync(onlyFile()).size).toBe(RECORD)
    expect(await later.embed(['một', 'hai bốn'])).toEqual(await counting().embed(['một', 'hai bốn']))
    expect(later.counts).toEqual({ made: 1, kept: 1 })
  })

  it('of two models stand apart', async () => {
    const [one, two] = [counting('one'), counting('two')]
    await cachedEmbedder(one, folder).embed(['một'])
    await cachedEmbedder(two, folder).embed(['một'])
    expect(two.asked).toEqual(['một'])
    expect(readdirSync(folder).length).toBe(2)
  })

  it('can be read by nobody else on the machine', async () => {
    await cachedEmbedder(counting(), folder).embed(['một'])
    expect(statSync(onlyFile()).mode & 0o777).toBe(0o600)
  })
})
