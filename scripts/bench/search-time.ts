import { type Benchmark, median, ratioOf, round } from './benchmark.ts'
import { FILLED_PASSAGES, planQuestions } from './corpus.ts'
import type { SearchResult } from './ours/search.ts'
import type { PeerResult } from './peers/langchain-search.ts'
import { alternate, langchainName, runSide } from './sides.ts'

/** B4: how long one whole search takes (words and vectors, fused) over a thousand passages, the same for both sides. */

const ROUNDS = { short: 3, full: 5 }
const QUESTIONS = { short: 20, full: 60 }

export const searchTime: Benchmark = {
  name: 'B4',
  title: `Thời gian tìm: trung vị một lần tìm trọn vẹn (từ và vectơ) trong ${FILLED_PASSAGES} đoạn`,
  async run({ full }) {
    const size = full ? 'full' : 'short'
    const queries = planQuestions()
      .slice(0, QUESTIONS[size])
      .map(({ question }) => question)
    const settings = { corpus: 'filled', queries, k: 3 }
    const { ours, peer } = await alternate(
      ROUNDS[size],
      () => runSide<SearchResult>('ours/search.ts', { ...settings, warmUps: 20, recall: true }),
      () =>
        runSide<PeerResult>('peers/langchain-search.ts', {
          ...settings,
          warmUps: 1,
          chain: 'ensemble',
          units: 'passages',
        }),
    )
    const oursMs = ours.map(({ ms }) => round(median(ms)))
    const peerMs = peer.map(({ ms }) => round(median(ms)))
    const recalls = ours.flatMap(({ vectorRecall }) => (vectorRecall === null ? [] : [vectorRecall]))
    const recall = recalls.length === 0 ? null : Math.min(...recalls)
    const ratio = ratioOf(median(peerMs), median(oursMs))
    return {
      ours: median(oursMs),
      peer: median(peerMs),
      ratio,
      unit: 'ms',
      peerName: `${langchainName()} (BM25Retriever + MemoryVectorStore + EnsembleRetriever)`,
      raw: oursMs.map((ms, round) => ({ round: round + 1, ours: ms, peer: peerMs[round] })),
      also: {
        'p99 của Học Vụ Số, ms': round(
          percentile(
            ours.flatMap(({ ms }) => ms),
            0.99,
          ),
        ),
        'độ đủ của đồ thị vectơ so với quét hết': recall ?? 'không có hnswlib-node: quét hết',
        'số đoạn': ours[0]?.passages ?? 0,
        'số câu': queries.length,
      },
      goals: [
        { text: 'p50 ≤ 1 ms', met: median(oursMs) <= 1, hard: false },
        { text: '≥ 50 lần nhanh hơn bên so sánh', met: (ratio ?? 0) >= 50, hard: false },
        { text: 'độ đủ của vectơ 1,000', met: recall === null || recall === 1, hard: true },
      ],
    }
  },
}

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
}
