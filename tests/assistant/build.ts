import { makeExtractive } from '../../src/assistant/extractive.ts'
import { loadCatalog } from '../../src/knowledge/catalog.ts'
import { exactDense } from '../../src/retrieval/dense.ts'
import { localEmbedder } from '../../src/retrieval/embedder.ts'
import { buildIndex } from '../../src/retrieval/index-data.ts'
import { makeRetriever } from '../../src/retrieval/make-retriever.ts'

/** The assistant over the real content and the real search, as `app.ts` joins them, without files or a model. */
export async function realAssistant() {
  const catalog = await loadCatalog('knowledge')
  const embedder = localEmbedder()
  const index = await buildIndex(catalog, embedder)
  const retriever = makeRetriever({ catalog, index, embedder, guideDense: exactDense(index.guides.vectors) })
  return { catalog, retriever, assistant: makeExtractive({ catalog, retriever }) }
}

export const NOW = Date.UTC(2026, 10, 21, 2)
