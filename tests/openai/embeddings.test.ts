import { afterEach, describe, expect, it } from 'vitest'
import { openEmbedder } from '../../src/openai/embeddings.ts'
import { embedding } from '../support/model-servers/honest.ts'
import { type Behaviour, type ModelServer, startModelServer } from '../support/model-servers/server.ts'

let server: ModelServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
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
