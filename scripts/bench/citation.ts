import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CompiledCatalog } from '../../src/knowledge/catalog.ts'
import { words } from '../../src/shared/text.ts'
import { type Benchmark, ratioOf, round, share } from './benchmark.ts'
import { liesInOnePlace, linesOf } from './chunks.ts'
import { corpus, planQuestions } from './corpus.ts'
import type { SearchResult } from './ours/search.ts'
import type { PeerResult } from './peers/langchain-search.ts'
import { langchainName, runSide } from './sides.ts'

/** B2: is what a search returns one place of the plan, with its name? The places are those a person listed, not our parser. */

const K = 5
const PLACES = 165

interface ListedPlace {
  plan: string
  path: string
  heading: string | null
  first_words: string | null
}

export const citation: Benchmark = {
  name: 'B2',
  title: 'Trích dẫn được: kết quả là trọn đúng một mục của kế hoạch và mang địa chỉ của mục đó',
  async run() {
    const catalog = corpus('plans')
    const listed = readListed()
    const whole = wholePlaces(catalog, listed)
    const queries = planQuestions().map(({ question }) => question)
    const settings = { corpus: 'plans', queries, k: K }
    const ours = (await runSide<SearchResult>('ours/search.ts', settings)).found.flat()
    const peer = await runSide<PeerResult>('peers/langchain-search.ts', {
      ...settings,
      chain: 'ensemble',
      units: 'chunks',
    })
    const lines = linesOf(catalog)
    const plans = new Set(catalog.plans.map(({ meta }) => meta.id))
    const oursShare = share(ours, (address) => whole.has(address) || plans.has(address))
    const peerShare = share(peer.found.flat(), (chunk) => liesInOnePlace(chunk, lines))
    return {
      ours: round(oursShare),
      peer: round(peerShare),
      ratio: ratioOf(oursShare, peerShare),
      unit: 'phần kết quả',
      peerName: `${langchainName()} (splitter 1000/200)`,
      raw: [
        { side: 'ours', returned: ours.length, placesFound: whole.size, placesListed: listed.length },
        { side: 'langchain', returned: peer.found.flat().length, chunks: peer.chunks.length },
      ],
      also: {
        'mục tra được': `${whole.size} trên ${listed.length}`,
        'mọi đoạn cắt của bên so sánh nằm trong một mục': round(
          share(peer.chunks, (chunk) => liesInOnePlace(chunk, lines)),
        ),
      },
      goals: [
        {
          text: `${PLACES} trên ${PLACES} mục tra được`,
          met: whole.size === PLACES && listed.length === PLACES,
          hard: true,
        },
        { text: '100 % kết quả', met: oursShare === 1, hard: false },
        { text: '≥ 5,2 lần bên so sánh', met: oursShare >= 5.2 * peerShare, hard: false },
      ],
    }
  },
}

function readListed(): ListedPlace[] {
  return readFileSync(join(import.meta.dirname, '../../tests/knowledge/plan-tree.golden.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as ListedPlace)
}

/** Listed places whose passage begins with their heading, holds their first words and stops before the next place begins. */
function wholePlaces(catalog: CompiledCatalog, listed: readonly ListedPlace[]): Set<string> {
  const texts = new Map(catalog.passages.map(({ address, text }) => [address, ` ${words(text).join(' ')} `]))
  const spoken = (text: string | null) => ` ${words(text ?? '').join(' ')} `
  const whole = listed.filter((place, at) => {
    const text = texts.get(`${place.plan}#${place.path}`)
    if (text === undefined) return false
    const starts = place.heading === null || text.startsWith(spoken(place.heading))
    const holds = place.first_words === null || text.includes(spoken(place.first_words))
    const next = listed[at + 1]
    const opening =
      next?.plan === place.plan ? spoken([next.heading, next.first_words].filter(Boolean).join(' ')) : '  '
    return starts && holds && (opening.trim() === '' || !text.includes(opening))
  })
  return new Set(whole.map(({ plan, path }) => `${plan}#${path}`))
}
