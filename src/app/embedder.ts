import { join } from 'node:path'
import type { Config } from '../config.ts'
import { decideHost } from '../openai/host.ts'
import type { Embedder, LocalEmbedder } from '../retrieval/embedder.ts'
import { localEmbedder } from '../retrieval/embedder.ts'

/** Whose vectors the index is built of, and how a question becomes one of them. */
export interface EmbedderChoice {
  /** Makes the vectors of the content. */
  content: Embedder
  /** Answers at once; null when questions have to be sent to a service. */
  local: LocalEmbedder | null
  /** Vector of a question from the service; null when it did not come in time: the words are searched alone then. */
  ask: ((text: string) => Promise<Float32Array | null>) | null
}

/** A question must not wait longer for its vector: the words alone find nearly as much. */
const ASK_MS = 1_500

/** The built-in embedder, or the configured service where questions may be sent. The service's package is loaded only then. */
export async function chooseEmbedder(config: Config): Promise<EmbedderChoice> {
  const host = decideHost(config)
  if (!config.OPENAI_EMBEDDING_MODEL || !host.allowed) {
    const local = localEmbedder()
    return { content: local, local, ask: null }
  }
  const { openEmbedder } = await import('../openai/embeddings.ts')
  const { cachedEmbedder } = await import('../openai/embedding-cache.ts')
  const service = await openEmbedder(config.OPENAI_EMBEDDING_MODEL, host.endpoint)
  return {
    content: cachedEmbedder(service, join(config.DATA_DIR, 'embeddings')),
    local: null,
    ask: async (text) => {
      const late = new Promise<null>((done) => setTimeout(done, ASK_MS, null).unref())
      const asked = service.embed([text]).then(
        ([vector]) => vector ?? null,
        () => null,
      )
      return Promise.race([asked, late])
    },
  }
}
