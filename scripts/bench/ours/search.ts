import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCatalog } from '../../../src/knowledge/catalog.ts'
import { type Dense, exactDense, openDense, writeGraph } from '../../../src/retrieval/dense.ts'
import { localEmbedder } from '../../../src/retrieval/embedder.ts'
import { buildIndex } from '../../../src/retrieval/index-data.ts'
import { makeRetriever } from '../../../src/retrieval/make-retriever.ts'
import { type CorpusName, corpus } from '../corpus.ts'
import { printResult, settingsOf } from '../sides.ts'

/** Our search over a corpus: what it finds for each question, how long each search takes, how exact the vector graph is. */

export interface SearchSettings {
  corpus: CorpusName
  queries: string[]
  /** Results kept for each question. */
  k: number
  /** Searches of each question that are not timed: compilation settles. */
  warmUps?: number
  /** Also compare the vector graph with the exact scan. */
  recall?: boolean
}

export interface SearchResult {
  /** Addresses, best first, one list for each question. */
  found: string[][]
  ms: number[]
  /** Passages searched. */
  passages: number
  /** Share of the exact scan's nearest that the graph finds; null when not asked for or without the addon. */
  vectorRecall: number | null
}

/** As many as the search asks the vector leg for. */
const NEAREST = 60

const settings = settingsOf<SearchSettings>()
const catalog = openCatalog(corpus(settings.corpus))
const embedder = localEmbedder()
const index = await buildIndex(catalog, embedder)
const retriever = makeRetriever({ catalog, index, embedder, guideDense: exactDense(index.guides.vectors) })
const find = (text: string) => retriever.find({ text, place: null })

for (let warm = 0; warm < (settings.warmUps ?? 0); warm += 1) for (const query of settings.queries) find(query)
const ms: number[] = []
const found = settings.queries.map((query) => {
  const from = performance.now()
  const { places } = find(query)
  ms.push(performance.now() - from)
  return places.slice(0, settings.k).map(({ passage }) => passage.address)
})
const result: SearchResult = {
  found,
  ms,
  passages: catalog.passages.length,
  vectorRecall: settings.recall ? await graphRecall() : null,
}
printResult(result)

async function graphRecall(): Promise<number | null> {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-bench-'))
  try {
    const file = join(folder, 'vectors.hnsw')
    if (!(await writeGraph(index.plans.vectors, file))) return null
    return recallOf(await openDense(index.plans.vectors, file), exactDense(index.plans.vectors))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** By score, not by number: of units with equal vectors either may be returned. */
function recallOf(graph: Dense, exact: Dense): number {
  const TIE = 1e-5
  let held = 0
  let wanted = 0
  for (const query of settings.queries) {
    const vector = embedder.embedNow(query)
    const nearest = exact.search(vector, NEAREST)
    const last = nearest.at(-1)?.score ?? 0
    held += graph.search(vector, NEAREST).filter(({ score }) => score >= last - TIE).length
    wanted += nearest.length
  }
  return held / wanted
}
