import { makeExtractive } from '../../src/assistant/extractive.ts'
import { exactDense } from '../../src/retrieval/dense.ts'
import { localEmbedder } from '../../src/retrieval/embedder.ts'
import { makeRetriever } from '../../src/retrieval/make-retriever.ts'
import { ownCatalog, ownIndex } from '../support/own-content.ts'

/** The assistant over the real content and the real search, as `app.ts` joins them, without files or a model. */
export async function realAssistant() {
  const catalog = await ownCatalog()
  const embedder = localEmbedder()
  const index = await ownIndex(catalog)
  const retriever = makeRetriever({ catalog, index, embedder, guideDense: exactDense(index.guides.vectors) })
  return { catalog, retriever, assistant: makeExtractive({ catalog, retriever }) }
}

export const NOW = Date.UTC(2026, 10, 21, 2)
