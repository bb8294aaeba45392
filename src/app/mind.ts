import { accessSync, constants, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Assistant } from '../assistant/assistant.ts'
import { hearByWording } from '../assistant/cry-likeness.ts'
import { readEmergency } from '../assistant/emergency.ts'
import { makeExtractive } from '../assistant/extractive.ts'
import type { Config } from '../config.ts'
import type { Hide } from '../conversation/converse.ts'
import type { Parts } from '../conversation/handler.ts'
import { AppError } from '../errors.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { openContent } from '../knowledge/catalog-snapshot.ts'
import { readParameters } from '../learning/parameters.ts'
import { makeReviewer } from '../learning/review.ts'
import { makeCodes } from '../privacy/codes.ts'
import { hideInMessage } from '../privacy/message.ts'
import { openDense, writeGraph } from '../retrieval/dense.ts'
import { localEmbedder } from '../retrieval/embedder.ts'
import { buildIndex, type IndexData } from '../retrieval/index-data.ts'
import { graphFile, openIndex, saveIndex } from '../retrieval/index-file.ts'
import { makeRetriever } from '../retrieval/make-retriever.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import { randomId, sha256 } from '../shared/ids.ts'
import type { OutsideChoice } from './embedder.ts'

/** What knows and answers, without storage and channels: enough for `hvs ask` and the evaluations. */
export interface Mind {
  catalog: Catalog
  retriever: Retriever
  assistant: Assistant
  /** What the conversation engine is made of. */
  parts: Parts
  hide: Hide
  /** `hnswlib` or `exact`. */
  vectorEngine: string
  /** The index was built now, because it was missing or not usable. */
  built: boolean
  outside: OutsideChoice | null
}

export interface MindOptions {
  /** `false`: a missing or unusable index is an error instead of being built. */
  build?: boolean
  /** Told before a build, with the words for the outside embedder where there is one. */
  onBuild?: (outside: string | null) => void
  onProgress?: (done: number, of: number) => void
  /** Wraps the extractive assistant, when a model is configured. */
  wrap?:
    | ((
        assistant: Assistant,
        catalog: Catalog,
        retriever: Retriever,
      ) => Promise<{ assistant: Assistant; model: string; abroad: boolean; host: string }>)
    | undefined
  /** Left out, the built-in embedder alone: evaluations are the same everywhere. */
  embedder?: () => Promise<OutsideChoice | null>
  /** Given, a service that is gone at the start is told here and done without; left out, it stops the start. */
  onEmbedderLost?: (error: AppError) => void
  /** Another folder of content than the project's own. */
  knowledge?: string
  /** For one question: going through all vectors once takes less than opening the graph that spares it. */
  once?: boolean
}

interface Opened {
  index: IndexData
  built: boolean
  /** Its folder. */
  place: string
}

export const KNOWLEDGE = resolve(import.meta.dirname, '../../knowledge')

/** @throws AppError INDEX_* with `build: false`; EMBEDDER_FAILED, EMBEDDING_MODEL_FAILED from the embedder; GUIDE_INVALID, PLAN_UNREADABLE, CONTENT_DANGLING for broken content */
export async function openMind(config: Config, options: MindOptions = {}): Promise<Mind> {
  const folder = join(config.DATA_DIR, 'index')
  makeFolder(config.DATA_DIR)
  const { catalog } = await openContent(options.knowledge ?? KNOWLEDGE, join(folder, 'catalog.json'))
  const local = localEmbedder()
  const ofContent = `${catalog.hash.slice(0, 16)}-`
  const { index, built, place, outside } = await withOutside()
  const guideDense = await openDense(index.guides.vectors, options.once ? null : graphFile(place))
  const retriever = makeRetriever({ catalog, index, embedder: local, guideDense })
  const extractive = makeExtractive({
    ...{ catalog, retriever, embed: outside?.ask ?? null },
    embedsAbroad: outside?.abroadHost != null,
  })
  const wrapped = await options.wrap?.(extractive, catalog, retriever)
  const assistant = wrapped?.assistant ?? extractive
  const abroadHost = (wrapped?.abroad ? wrapped.host : null) ?? outside?.abroadHost ?? null
  return {
    catalog,
    retriever,
    assistant,
    built,
    outside,
    vectorEngine: guideDense.engine,
    hide: hideInMessage,
    parts: {
      assistant,
      catalog,
      operator: {
        name: config.OPERATOR_NAME,
        address: config.OPERATOR_ADDRESS ?? null,
        phone: config.OPERATOR_PHONE ?? null,
        model: wrapped?.model ?? null,
        modelAbroad: abroadHost !== null,
        ...(abroadHost === null ? {} : { abroadHost }),
        sendsDaily: false,
      },
      readEmergency,
      hearByWording,
      newId: randomId,
      reviewer: makeReviewer(readParameters(join(config.DATA_DIR, 'review-parameters.json')) ?? undefined),
      // For one run; a service has a secret of its own, by which codes outlive a restart.
      codes: makeCodes(randomId()),
    },
  }

  async function withOutside(): Promise<Opened & { outside: OutsideChoice | null }> {
    try {
      const outside = (await options.embedder?.()) ?? null
      return { ...(await openOrBuild(outside)), outside }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'EMBEDDER_FAILED' || !options.onEmbedderLost) throw error
      // A bot that waits for another machine after a power cut would answer nobody, and it can answer without.
      options.onEmbedderLost(error)
      return { ...(await openOrBuild(null)), outside: null }
    }
  }

  async function openOrBuild(outside: OutsideChoice | null): Promise<Opened> {
    const by = { contentHash: catalog.hash, embedder: local.id, outside: outside?.content.id ?? null }
    const place = join(folder, `${ofContent}${sha256(`${by.embedder} ${by.outside ?? ''}`).slice(0, 8)}`)
    try {
      return { index: openIndex(place, by), built: false, place }
    } catch (error) {
      if (!(error instanceof AppError) || options.build === false) throw error
      options.onBuild?.(outside?.described ?? null)
      const { onProgress = () => {} } = options
      const index = await buildIndex(catalog, local, { outside: outside?.content ?? null, onProgress })
      saveIndex(place, index)
      await writeGraph(index.guides.vectors, graphFile(place))
      dropOthers()
      return { index, built: true, place }
    }
  }

  /** Indexes of earlier content are build products nobody reads again; another embedder's is what the next command may ask for. */
  function dropOthers(): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !entry.name.startsWith(ofContent))
        rmSync(join(folder, entry.name), { recursive: true, force: true })
    }
  }
}

/** @throws AppError DATA_DIR_NOT_WRITABLE */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new AppError('DATA_DIR_NOT_WRITABLE', { folder }, { cause })
  }
}
