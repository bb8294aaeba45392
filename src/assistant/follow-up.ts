import type { GuideId } from '../knowledge/guide.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import type { Question, Topic } from './assistant.ts'
import type { Coverage } from './coverage.ts'
import { phrase, type Read, readPhrases, says } from './phrases.ts'

export interface Completed {
  /** The question as it is searched. */
  text: string
  /** Words of a plan's topic, searched with less weight; null when the question stands alone or is about guides. */
  topicWords: string | null
  /** Log-odds for the guides talked about, by how much the question leans on them. */
  favour: ReadonlyMap<GuideId, number>
  topic: Topic | null
}

/** Opens a question that only makes sense after another. */
const LEANS = phrase(
  '(còn|thế|vậy|vậy còn|thế còn|rồi|nó|cái đó|chỗ đó|việc đó|cái này|chỗ này|người ta|bên đó|ở đó|lúc đó|vậy thì|thế thì|nhiêu đó|mấy cái đó|hả|à)',
)
const ASPECT = phrase(
  '(thì sao|thì thế nào|sao|thế nào|được không|bao nhiêu|bao lâu|ở đâu|khi nào|mấy|cần gì|mất phí|phí|hạn)',
)

/** Said outright to be about what was talked of: "còn ảnh thì sao". */
const CONTINUES = phrase('(thì sao|thì thế nào|thì làm sao|thì (phải )?làm (sao|gì))')
const OPENS = /^ (?:còn|thế còn|vậy còn|thế thì|vậy thì|thế|rồi) /u
const OPENS_FOLDED = /^ (?:con|the con|vay con|the thi|vay thi|the) /u
/**
 * Log-odds of the last three topics, newest first. A question with hardly a word of its own, or one that says it goes on, stays unless
 * another guide fits far better; one that asks for an aspect stays more easily than one that only tells what "nó" does.
 */
const LEANING: readonly number[] = [5, 4, 3]
const ASKED: readonly number[] = [2, 1.5, 1]
const TOLD: readonly number[] = [0.5, 0.3, 0.2]
/** With so few content words nothing is named. */
const NAMELESS = 1
/** The best guide holds less than this of the question: it was said about something else. */
const SCATTERED = 0.4

/** A question that alone finds its guide or place this well starts a topic of its own. */
const STANDS_ALONE = 0.8
/** Newer topics win ties within this share. */
const TIE = 0.95

/**
 * What "it" means (conversation.md §3): a clear question stands alone; an aspect is scored with each of the last three topics
 * and the best wins, the newest among equals; a named place replaces only the place.
 */
export function completeFromTopics(question: Question, retriever: Retriever, coverage: Coverage): Completed {
  const alone: Completed = { text: question.text, topicWords: null, favour: NOTHING, topic: null }
  if (question.topics.length === 0) return alone
  const read = readPhrases(question.text)
  const found = retriever.find({ text: question.text, place: question.place })
  const count = read.folded.trim().split(' ').length
  const bestAlone = Math.max(
    found.guides[0]?.coverage ?? 0,
    found.places.find((hit) => hit.via !== 'reference')?.coverage ?? 0,
  )
  const leans = says(read, LEANS) || (count <= 7 && says(read, ASPECT))
  const [latest] = question.topics
  // "Ở Lai Châu thì sao": only the place is new, everything else is the old question.
  if (latest !== undefined && latest.kind === 'plan' && found.read.plans.length > 0 && found.read.words.length <= 2)
    return {
      text: `${stripPlaces(latest.words, retriever)} ${question.text}`,
      topicWords: null,
      favour: NOTHING,
      topic: latest,
    }
  if (!leans && (bestAlone >= STANDS_ALONE || count > 9)) return alone
  if (bestAlone >= 0.95 && found.read.words.length >= 3 && !says(read, LEANS)) return alone
  const scored = question.topics.slice(0, 3).map((topic) => {
    const together = retriever.find({ text: question.text, place: question.place, topicWords: topic.words })
    const score =
      topic.kind === 'guide'
        ? (together.guides.find((hit) => hit.guide === topic.about)?.score ?? 0)
        : (together.places.find((hit) => hit.passage.address === topic.about)?.score ?? 0)
    // Every topic lifts itself by its own words, so what counts is whether it holds the words of the question.
    return { topic, fit: coverage.share(question.text, topic.about) + 0.3 * score }
  })
  const best = scored.reduce((winner, one) => (one.fit * TIE > winner.fit ? one : winner))
  if (best.topic.kind === 'plan')
    return { text: question.text, topicWords: best.topic.words, favour: NOTHING, topic: best.topic }
  const leansFully =
    found.read.words.length <= NAMELESS ||
    (found.guides[0]?.coverage ?? 0) < SCATTERED ||
    says(read, CONTINUES) ||
    opens(read)
  return {
    text: question.text,
    topicWords: null,
    favour: favourOf(question.topics, leansFully ? LEANING : says(read, ASPECT) ? ASKED : TOLD),
    topic: best.topic,
  }
}

const NOTHING: ReadonlyMap<GuideId, number> = new Map()

function opens({ unmarked, marked, folded }: Read): boolean {
  return unmarked ? OPENS_FOLDED.test(folded) : OPENS.test(marked)
}

/** A guide talked about twice counts once, as its newest. */
function favourOf(topics: readonly Topic[], odds: readonly number[]): Map<GuideId, number> {
  const favour = new Map<GuideId, number>()
  for (const [at, topic] of topics.slice(0, odds.length).entries())
    if (topic.kind === 'guide' && !favour.has(topic.about)) favour.set(topic.about, odds[at] as number)
  return favour
}

/** The old question without the place it named, so that the new place stands alone. */
function stripPlaces(words: string, retriever: Retriever): string {
  return retriever.read(words).words.join(' ')
}
