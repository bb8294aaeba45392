import { type Benchmark, ratioOf, round } from './benchmark.ts'
import { holdsPlace } from './chunks.ts'
import { corpus, type PlanQuestion, planQuestions } from './corpus.ts'
import type { SearchResult } from './ours/search.ts'
import type { PeerResult } from './peers/langchain-search.ts'
import { langchainName, runSide } from './sides.ts'

/** B3: questions of people whose answer is not among the first three results. A chunk counts when it holds half of the place. */

const K = 3

export const missed: Benchmark = {
  name: 'B3',
  title: 'Bỏ sót: câu hỏi phát triển về kế hoạch không có mục đúng trong ba kết quả đầu',
  async run() {
    const catalog = corpus('plans')
    const texts = new Map(catalog.passages.map(({ address, text }) => [address, text]))
    const questions = planQuestions()
    const settings = { corpus: 'plans', queries: questions.map(({ question }) => question), k: K }
    const { found: ours } = await runSide<SearchResult>('ours/search.ts', settings)
    const { found: chunks } = await runSide<PeerResult>('peers/langchain-search.ts', {
      ...settings,
      chain: 'ensemble',
      units: 'chunks',
    })
    const missedOurs = questions.filter(
      (question, at) => !answersOf(question).some((address) => ours[at]?.includes(address)),
    )
    const missedPeer = questions.filter(
      (question, at) =>
        !answersOf(question).some((address) =>
          chunks[at]?.some(({ text }) => holdsPlace(text, texts.get(address) ?? '')),
        ),
    )
    const shareOurs = missedOurs.length / questions.length
    return {
      ours: missedOurs.length,
      peer: missedPeer.length,
      ratio: ratioOf(missedPeer.length, missedOurs.length),
      unit: `câu trên ${questions.length}`,
      peerName: `${langchainName()} (EnsembleRetriever, cùng bộ tạo vectơ)`,
      raw: [
        { side: 'ours', missed: missedOurs.map(({ id }) => id) },
        { side: 'langchain', missed: missedPeer.map(({ id }) => id) },
      ],
      also: {
        'phần bỏ sót của Học Vụ Số': round(shareOurs),
        'phần bỏ sót của bên so sánh': round(missedPeer.length / questions.length),
      },
      goals: [
        { text: 'bỏ sót ≤ một phần mười bên so sánh', met: missedOurs.length * 10 <= missedPeer.length, hard: false },
        { text: 'bỏ sót ≤ 6 %', met: shareOurs <= 0.06, hard: false },
      ],
    }
  },
}

function answersOf({ gold, alt }: PlanQuestion): string[] {
  return gold.flatMap((address) => [address, ...(alt?.[address] ?? [])])
}
