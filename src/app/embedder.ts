import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { LocalModel } from '../onnx/embedder.ts'
import { decideHost } from '../openai/host.ts'
import { hideFromModel } from '../privacy/model-door.ts'
import { modelWords } from '../replies/embedding-model.ts'
import { fillLine } from '../replies/operator.ts'
import { type CachedEmbedder, cachedEmbedder } from '../retrieval/embedding-cache.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { ASK_LIMITS, type AskVector, askInTime } from './question-vector.ts'

/** A configured embedder, whose vectors stand beside those of the built-in one. */
export interface OutsideChoice {
  /** Makes the vectors of the content; those of earlier builds are kept in DATA_DIR/embeddings. */
  content: CachedEmbedder
  /** Vector of a question. */
  ask: AskVector
  /** Name of the host outside Vietnam to which questions are sent for it; null where they stay in the country. */
  abroadHost: string | null
  /** What the operator reads of it. */
  described: string
}

/**
 * The configured service or local model; null without one, or where questions may not be sent. Its packages are loaded only then.
 * @throws AppError EMBEDDING_MODEL_FAILED for a folder that holds no usable model; EMBEDDER_FAILED for a service that is not there
 */
export async function chooseEmbedder(
  config: Config,
  log: Log,
  clock: Clock,
  limits = ASK_LIMITS,
): Promise<OutsideChoice | null> {
  const kept = join(config.DATA_DIR, 'embeddings')
  if (config.EMBEDDING_MODEL_DIR) {
    const { openLocalModel } = await import('../onnx/embedder.ts')
    const model = await openLocalModel(config.EMBEDDING_MODEL_DIR)
    return {
      content: cachedEmbedder(model.content, kept),
      ask: askInTime(model.ofQuestion, log, clock, limits),
      abroadHost: null,
      described: describe(model),
    }
  }
  const host = decideHost(config)
  if (!config.OPENAI_EMBEDDING_MODEL || !host.allowed) return null
  const { openEmbedder } = await import('../openai/embeddings.ts')
  const service = await openEmbedder(config.OPENAI_EMBEDDING_MODEL, host.endpoint)
  return {
    content: cachedEmbedder(service, kept),
    // What leaves the machine is masked as for a model; a local one is asked with the words as they are.
    ask: askInTime((text, signal) => service.ofQuestion(hideFromModel(text), signal), log, clock, limits),
    abroadHost: host.abroad ? new URL(host.endpoint.baseUrl).hostname : null,
    described: fillLine(modelWords.service, {
      name: config.OPENAI_EMBEDDING_MODEL,
      host: new URL(host.endpoint.baseUrl).host,
      dimensions: service.dimensions,
    }),
  }
}

/** Chooses once and keeps what was opened: a local model takes seconds and hundreds of megabytes. One that failed is tried again. */
export function keptEmbedder(config: Config, log: Log, clock: Clock): () => Promise<OutsideChoice | null> {
  let opened: OutsideChoice | null = null
  return async () => {
    opened ??= await chooseEmbedder(config, log, clock)
    return opened
  }
}

function describe({ folder, content }: LocalModel): string {
  const { question, content: ofContent } = folder.prefixes
  const prefixed = question !== '' || ofContent !== ''
  return fillLine(modelWords.local, {
    name: folder.name,
    dimensions: content.dimensions,
    pooling: folder.pooling,
    longest: folder.longest,
    prefixes: prefixed
      ? fillLine(modelWords.withPrefixes, { question, content: ofContent })
      : modelWords.withoutPrefixes,
  })
}
