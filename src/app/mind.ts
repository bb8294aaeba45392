import { accessSync, constants, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Assistant } from '../assistant/assistant.ts'
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
import type { EmbedderChoice } from './embedder.ts'

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
}

export interface MindOptions {
  /** `false`: a missing or unusable index is an error instead of being built. */
  build?: boolean
  onBuild?: () => void
  /** Wraps the extractive assistant, when a model is configured. */
  wrap?:
    | ((
        assistant: Assistant,
        catalog: Catalog,
        retriever: Retriever,
      ) => Promise<{ assistant: Assistant; model: string; abroad: boolean }>)
    | undefined
  /** Left out, the built-in embedder: evaluations are the same everywhere. */
  embedder?: () => Promise<EmbedderChoice>
}

export const KNOWLEDGE = resolve(import.meta.dirname, '../../knowledge')

/** @throws AppError INDEX_* with `build: false`; GUIDE_INVALID, PLAN_UNREADABLE, CONTENT_DANGLING for broken content */
export async function openMind(config: Config, options: MindOptions = {}): Promise<Mind> {
  const folder = join(config.DATA_DIR, 'index')
  makeFolder(config.DATA_DIR)
  const { catalog } = await openContent(KNOWLEDGE, join(folder, 'catalog.json'))
  const { content, local, ask } = options.embedder ? await options.embedder() : localChoice()
  const place = join(folder, `${catalog.hash.slice(0, 16)}-${sha256(content.id).slice(0, 8)}`)
  const { index, built } = await openOrBuild(place)
  const guideDense = await openDense(index.guides.vectors, graphFile(place))
  const retriever = makeRetriever({ catalog, index, embedder: local, guideDense })
  const extractive = makeExtractive({ catalog, retriever, embed: ask })
  const wrapped = await options.wrap?.(extractive, catalog, retriever)
  const assistant = wrapped?.assistant ?? extractive
  return {
    catalog,
    retriever,
    assistant,
    built,
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
        modelAbroad: wrapped?.abroad ?? false,
        sendsDaily: false,
      },
      readEmergency,
      newId: randomId,
      reviewer: makeReviewer(readParameters(join(config.DATA_DIR, 'review-parameters.json')) ?? undefined),
      // For one run; a service has a secret of its own, by which codes outlive a restart.
      codes: makeCodes(randomId()),
    },
  }

  async function openOrBuild(where: string): Promise<{ index: IndexData; built: boolean }> {
    try {
      return { index: openIndex(where, { contentHash: catalog.hash, embedder: content.id }), built: false }
    } catch (error) {
      if (!(error instanceof AppError) || options.build === false) throw error
      options.onBuild?.()
      const index = await buildIndex(catalog, content)
      saveIndex(where, index)
      await writeGraph(index.guides.vectors, graphFile(where))
      dropOthers(where)
      return { index, built: true }
    }
  }

  /** Indexes of earlier content are build products nobody reads again. */
  function dropOthers(kept: string): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && path !== kept) rmSync(path, { recursive: true, force: true })
    }
  }
}

function localChoice(): EmbedderChoice {
  const local = localEmbedder()
  return { content: local, local, ask: null }
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
