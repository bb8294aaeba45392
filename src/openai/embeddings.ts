import { APIError } from 'openai'
import { AppError } from '../errors.ts'
import type { Embedder } from '../retrieval/embedder.ts'
import { openClient } from './client.ts'
import type { Endpoint } from './host.ts'

/** Texts sent in one request: small enough for a local server, few enough requests for 1,000 passages. */
const BATCH = 64
const TIMEOUT_MS = 20_000
const RETRIES = 2
/** Longest text sent, in characters; embedding models read little beyond 512 to 8,192 tokens. */
const LONGEST = 6_000
/** What is asked once to learn how long this model's vectors are. */
const PROBE = 'Bình dân học vụ số'

export interface ServiceEmbedder extends Embedder {
  /** Vector of a question, asked for once; `signal` ends the request, which would otherwise keep a finished command waiting. */
  ofQuestion(text: string, signal: AbortSignal): Promise<Float32Array>
}

/**
 * An embedder behind any OpenAI-compatible `/embeddings`. Asks it once, to learn the dimensions.
 * @throws AppError EMBEDDER_FAILED when it does not answer, or with something else than one vector for each text; `embed` and `ofQuestion` too
 */
export async function openEmbedder(model: string, endpoint: Endpoint): Promise<ServiceEmbedder> {
  const client = openClient(endpoint, TIMEOUT_MS, RETRIES)
  const fail = (why: string, cause?: unknown) =>
    new AppError('EMBEDDER_FAILED', { host: new URL(endpoint.baseUrl).host, why }, { cause })

  async function ask(texts: readonly string[], once?: AbortSignal): Promise<Float32Array[]> {
    const input = texts.map((text) => text.slice(0, LONGEST) || ' ')
    // Asked for plain numbers, since servers that do not know base64 answer with numbers anyway.
    const { data } = await client.embeddings
      .create({ model, input, encoding_format: 'float' }, once ? { signal: once, maxRetries: 0 } : {})
      .catch((error: unknown) => {
        throw fail(
          error instanceof APIError && error.status !== undefined ? `HTTP ${error.status}` : 'no-answer',
          error,
        )
      })
    const vectors: (Float32Array | undefined)[] = texts.map(() => undefined)
    for (const row of Array.isArray(data) ? data : []) vectors[row.index] = unit(row.embedding)
    return vectors.map((vector) => {
      if (vector === undefined) throw fail('vector-missing')
      return vector
    })
  }

  const [probe] = await ask([PROBE])
  if (probe === undefined || probe.length === 0) throw fail('vector-empty')
  const dimensions = probe.length
  // A server that swapped its model would otherwise fill the index with vectors that cannot be compared.
  const checked = (vectors: Float32Array[]) => {
    if (vectors.some((vector) => vector.length !== dimensions)) throw fail('dimensions-changed')
    return vectors
  }
  return {
    id: `openai:${model}:${dimensions}`,
    dimensions,
    batch: BATCH,
    async embed(texts) {
      const vectors: Float32Array[] = []
      for (let at = 0; at < texts.length; at += BATCH) vectors.push(...(await ask(texts.slice(at, at + BATCH))))
      return checked(vectors)
    },
    async ofQuestion(text, signal) {
      const [vector] = checked(await ask([text], signal))
      if (vector === undefined) throw fail('vector-missing')
      return vector
    },
  }
}

/** Unit length, as the index expects; not every model sends it so. A vector of zeros stays one. */
function unit(values: readonly number[]): Float32Array {
  const vector = Float32Array.from(values)
  const length = Math.hypot(...vector)
  return Number.isFinite(length) && length > 0 ? vector.map((value) => value / length) : new Float32Array(vector.length)
}
