import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cachedEmbedder } from '../../src/openai/embedding-cache.ts'
import { openEmbedder } from '../../src/openai/embeddings.ts'
import { embedding } from '../support/model-servers/honest.ts'
import { type Behaviour, type ModelServer, startModelServer } from '../support/model-servers/server.ts'

let server: ModelServer | null = null
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-vectors-'))
})
afterEach(async () => {
  await server?.close()
  server = null
  rmSync(folder, { recursive: true })
})

async function embedderOver(behaviour: Behaviour) {
  server = await startModelServer(behaviour)
  return openEmbedder('stand-in', { baseUrl: server.baseUrl, apiKey: null })
}

const texts = Array.from({ length: 150 }, (_, at) => 'x'.repeat(at + 1))
const lengthOf = (vector: Float32Array) => Math.hypot(...vector)

describe('vectors from an OpenAI-compatible service', () => {
  it('come in the order of the texts, of unit length, at most 64 a request', async () => {
    const embedder = await embedderOver(embedding(8))
    const vectors = await embedder.embed(texts)
    const direction = (text: string) => Array.from({ length: 8 }, (_, at) => 1 + ((text.length + at) % 7))
    for (const [at, vector] of vectors.entries()) {
      expect(lengthOf(vector)).toBeCloseTo(1, 5)
      const expected = direction(texts[at] ?? '')
      const scale = (vector[0] ?? 0) / (expected[0] ?? 1)
      for (const [n, value] of vector.entries()) expect(value).toBeCloseTo((expected[n] ?? 0) * scale, 5)
    }
    expect(vectors.length).toBe(150)
    expect(server?.calls.map((call) => call.input.length)).toEqual([1, 64, 64, 22])
    expect([embedder.id, embedder.dimensions]).toEqual(['openai:stand-in:8', 8])
  })

  it('are refused when one is missing', async () => {
    const lost: Behaviour = (call, response) => embedding(8)({ ...call, input: call.input.slice(0, 3) }, response)
    const embedder = await embedderOver(lost)
    await expect(embedder.embed(texts)).rejects.toMatchObject({
      code: 'EMBEDDER_FAILED',
      details: { why: 'vector-missing' },
    })
  })

  it('are refused when the model behind the address changes', async () => {
    let dimensions = 8
    const embedder = await embedderOver((call, response) => embedding(dimensions)(call, response))
    dimensions = 9
    await expect(embedder.embed(['a'])).rejects.toMatchObject({ details: { why: 'dimensions-changed' } })
  })

  it('name the answer of a service that refuses, and no key', async () => {
    const refusing: Behaviour = (_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end('{"error":{"message":"bad key sk-abcdefgh12345"}}')
    }
    await expect(embedderOver(refusing)).rejects.toMatchObject({
      code: 'EMBEDDER_FAILED',
      details: { why: 'HTTP 401' },
    })
  })
})

describe('vectors of content kept on the disk', () => {
  it('are asked for once, also by a later start', async () => {
    const embedder = await embedderOver(embedding(8))
    const asked = () => server?.calls.reduce((sum, call) => sum + call.input.length, 0)
    const first = await cachedEmbedder(embedder, folder).embed(['một', 'hai', 'một'])
    expect(asked()).toBe(3)
    const again = await cachedEmbedder(embedder, folder).embed(['hai', 'một', 'ba ba'])
    expect(asked()).toBe(4)
    expect([again[1], again[0]]).toEqual([first[0], first[1]])
    expect(first[2]).toEqual(first[0])
  })

  it('survive a record cut short by a crash', async () => {
    const embedder = await embedderOver(embedding(8))
    await cachedEmbedder(embedder, folder).embed(['một', 'hai bốn'])
    const file = join(folder, readdirSync(folder)[0] ?? '')
    truncateSync(file, statSync(file).size - 5)
    const after = await cachedEmbedder(embedder, folder).embed(['một', 'hai bốn', 'năm sáu bảy'])
    const direct = await embedder.embed(['một', 'hai bốn', 'năm sáu bảy'])
    expect(after).toEqual(direct)
    expect(await cachedEmbedder(embedder, folder).embed(['năm sáu bảy'])).toEqual([direct[2]])
    expect(statSync(file).size).toBe(3 * (32 + 8 * 4))
  })

  it('can be read by nobody else on the machine', async () => {
    await cachedEmbedder(await embedderOver(embedding(8)), join(folder, 'vectors')).embed(['một'])
    const [file] = readdirSync(join(folder, 'vectors'))
    expect(statSync(join(folder, 'vectors', file ?? '')).mode & 0o777).toBe(0o600)
  })
})
