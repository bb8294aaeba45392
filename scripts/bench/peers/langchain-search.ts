import { EnsembleRetriever } from '@langchain/classic/retrievers/ensemble'
import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory'
import { BM25Retriever } from '@langchain/community/retrievers/bm25'
import { Document } from '@langchain/core/documents'
import type { BaseRetriever } from '@langchain/core/retrievers'
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters'
import { corpus, planTexts } from '../corpus.ts'
import type { SearchSettings } from '../ours/search.ts'
import { printResult, settingsOf } from '../sides.ts'
import { CHUNKS, SameEmbeddings } from './langchain-parts.ts'

/** The documented chain: recursive splitter, BM25 and vectors, fused by the ensemble retriever with equal weights. */

export interface PeerSettings extends SearchSettings {
  chain: 'bm25' | 'ensemble'
  /** `chunks`: the splitter's, over the plans' files; `passages`: our passages, so that only the search differs. */
  units: 'chunks' | 'passages'
}

/** A chunk, and the lines of the plan's file it stands in. */
export interface Chunk {
  text: string
  plan: string
  from: number
  to: number
}

export interface PeerResult {
  found: Chunk[][]
  ms: number[]
  /** Every chunk there is. */
  chunks: Chunk[]
}

/** Documents per retriever in the documentation's examples. */
const K = 4

interface Origin {
  plan: string
  loc?: { lines: { from: number; to: number } }
}

const settings = settingsOf<PeerSettings>()
const documents = await documentsOf()
const retriever = await chain()

for (let warm = 0; warm < (settings.warmUps ?? 0); warm += 1)
  for (const query of settings.queries.slice(0, 5)) await retriever.invoke(query)
const ms: number[] = []
const found: Chunk[][] = []
for (const query of settings.queries) {
  const from = performance.now()
  const documentsFound = await retriever.invoke(query)
  ms.push(performance.now() - from)
  found.push(documentsFound.slice(0, settings.k).map((one) => chunkOf(one as Document<Origin>)))
}
const result: PeerResult = { found, ms, chunks: documents.map(chunkOf) }
printResult(result)

async function documentsOf(): Promise<Document<Origin>[]> {
  const catalog = corpus(settings.corpus)
  if (settings.units === 'passages')
    return catalog.passages.map(({ text, doc }) => new Document({ pageContent: text, metadata: { plan: doc } }))
  const texts = planTexts(catalog)
  const splitter = new RecursiveCharacterTextSplitter(CHUNKS)
  const chunks = await splitter.createDocuments(
    texts.map(({ text }) => text),
    texts.map(({ plan }) => ({ plan })),
  )
  return chunks as Document<Origin>[]
}

async function chain(): Promise<BaseRetriever> {
  const { k } = settings
  if (settings.chain === 'bm25') return BM25Retriever.fromDocuments(documents, { k, includeScore: false })
  const store = await MemoryVectorStore.fromDocuments(documents, new SameEmbeddings())
  return new EnsembleRetriever({
    retrievers: [BM25Retriever.fromDocuments(documents, { k: K, includeScore: false }), store.asRetriever(K)],
    weights: [0.5, 0.5],
  })
}

function chunkOf({ pageContent, metadata }: Document<Origin>): Chunk {
  const lines = metadata.loc?.lines
  return { text: pageContent, plan: metadata.plan, from: lines?.from ?? 0, to: lines?.to ?? 0 }
}
