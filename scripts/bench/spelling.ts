import { words } from '../../src/shared/text.ts'
import { type Benchmark, ratioOf, round, share } from './benchmark.ts'
import { corpus, knownItems, SPELLINGS } from './corpus.ts'
import type { SearchResult } from './ours/search.ts'
import type { PeerResult } from './peers/langchain-search.ts'
import { langchainName, runSide, versionOf } from './sides.ts'

/** B1: the same words found however they are spelled. A hit is any result that holds the words: some stand in a dozen places. */

const K = 5
type Spelling = keyof typeof SPELLINGS
const NAMES = Object.keys(SPELLINGS) as Spelling[]

type Hits = Record<Spelling, number>

export const spelling: Benchmark = {
  name: 'B1',
  title: 'Gõ không dấu vẫn tìm ra: hit@5 không dấu chia cho có dấu, bảy từ giữa mỗi mục kế hoạch',
  async run() {
    const catalog = corpus('plans')
    const items = knownItems(catalog)
    const queries = NAMES.flatMap((name) => items.map((item) => SPELLINGS[name](item.words)))
    const settings = { corpus: 'plans', queries, k: K }
    const texts = new Map(catalog.passages.map(({ address, text }) => [address, spoken(text)]))
    const phrases = items.map((item) => ` ${item.words.join(' ')} `)
    const holding = (found: readonly string[][]): Hits =>
      hitsOf(items.length, (query, item) => found[query]?.some((text) => text.includes(phrases[item] ?? '')) ?? false)
    const textsOf = (found: readonly string[][]) => found.map((one) => one.map((address) => texts.get(address) ?? ''))

    const { found: places } = await runSide<SearchResult>('ours/search.ts', settings)
    const chain = { ...settings, chain: 'bm25', units: 'chunks' }
    const { found: chunks } = await runSide<PeerResult>('peers/langchain-search.ts', chain)
    const mini = await runSide<Pick<SearchResult, 'found'>>('peers/minisearch.ts', settings)
    const ours = holding(textsOf(places))
    const langchain = holding(chunks.map((one) => one.map(({ text }) => spoken(text))))
    const minisearch = holding(textsOf(mini.found))
    const very = hitsOf(items.length, (query, item) => places[query]?.includes(items[item]?.address ?? '') ?? false)

    const kept = ({ unmarked, written }: Hits) => round(unmarked / written)
    const lowest = Math.min(...Object.values(ours))
    return {
      ours: kept(ours),
      peer: Math.max(kept(langchain), kept(minisearch)),
      ratio: ratioOf(kept(ours), Math.max(kept(langchain), kept(minisearch))),
      unit: 'phần giữ được',
      peerName: `${langchainName()} (BM25Retriever); ${versionOf('minisearch')}; lấy bên khá hơn`,
      raw: [
        { side: 'ours', ...ours },
        { side: 'ours, the very place the words were taken from', ...very },
        { side: 'langchain', ...langchain },
        { side: 'minisearch', ...minisearch },
      ],
      also: { 'số câu': items.length, 'hit@5 thấp nhất của Học Vụ Số': lowest },
      goals: [
        { text: 'giữ được ≥ 0,99', met: kept(ours) >= 0.99, hard: false },
        { text: 'hit@5 ≥ 0,95 với mọi cách gõ', met: lowest >= 0.95, hard: false },
      ],
    }
  },
}

function spoken(text: string): string {
  return ` ${words(text).join(' ')} `
}

/** Queries stand spelling by spelling, each in the order of the items. */
function hitsOf(items: number, isHit: (query: number, item: number) => boolean): Hits {
  const all = Array.from({ length: items }, (_, item) => item)
  return Object.fromEntries(
    NAMES.map((name, at) => [name, round(share(all, (item) => isHit(at * items + item, item)))]),
  ) as Hits
}
