import type { Catalog } from '../knowledge/catalog.ts'
import type { GuideId } from '../knowledge/guide.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import { fold } from '../shared/text.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import type { Question, Topic } from './assistant.ts'
import type { Coverage } from './coverage.ts'
import { phrase, readPhrases, says } from './phrases.ts'

export interface Completed {
  /** The question as it is searched. */
  text: string
  /** Words of a plan's topic, searched with less weight; null when the question stands alone or is about guides. */
  topicWords: string | null
  /** Log-odds for the guides talked about and those next to them. */
  favour: ReadonlyMap<GuideId, number>
  /** What the question goes on about; null when it begins something else. */
  topic: Topic | null
  /** It only makes sense after another: little of its own is to be found in what answers it. */
  leans: boolean
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

/**
 * Log-odds that the talk stays with the guide just spoken of, before any word of the question is read, and how much each content word
 * takes from that: whoever goes on says little, whoever begins something else names it. Fitted on talks of our own and on questions
 * put behind a topic they have nothing to do with.
 */
const STAYS = { most: 5, perWord: 0.3, least: 0.5, continues: 1, aspect: 8 } as const
/** The talk of before that, as shares of the newest. */
const RECENT: readonly number[] = [1, 0.6, 0.4]
/** What lies next to the guide talked of ("trả lại" after "đặt mua") is nearer than the rest, if words name it at all. */
const NEXT_TO = { most: 1.2, perWord: 0.6 } as const
/** From the mishap just told to how it is kept from happening again: told by what lies next to the guide as often as by itself. */
const PREVENTS = phrase(
  '((lần sau|lần tới|lần khác|bữa sau|sau này|từ nay|mai mốt) ~~ (khỏi|tránh|không bị|đừng|dính|để ý|cẩn thận|phòng|lựa|coi|xem|nhìn|chọn|biết)|(cho|để) (khỏi|tránh|không) (bị )?(dính|mắc|nhầm|lầm|lừa|vậy|thế|nữa))',
)
/** What was asked is done, and the next thing begun: "vào được rồi, giờ tìm chỗ nộp". */
const DONE = phrase(
  '(xong|được|thấy|tìm thấy|vào được|cài được|nộp được|tìm được|làm được)( hết)? rồi( thì)?|xong (thì|giờ|sẵn|chỉ)',
)
const YEAR = /^(?:20\d\d|năm|nam)$/u
const YEARS = /(?<!\p{L})(?:năm |nam )?20\d\d(?!\d)/giu
/** Odds that go from the guide to its neighbours then. */
const MOVED_ON = 1.2
/** With so few content words a question names nothing. */
const NAMELESS = 2
/** Words that every guide has something to say to: cost, time, papers, what the screen shows. Alone they name no subject. */
const ASPECT_WORDS: ReadonlySet<string> = new Set(
  'phí tiền mất tốn giá thu đóng lâu chờ đợi ngày tuần tháng giờ lần hạn trễ muộn phạt giấy tờ mang bấm nút báo lỗi dùng ship'.split(
    ' ',
  ),
)
const ASPECT_FOLDED: ReadonlySet<string> = new Set([...ASPECT_WORDS].map(fold))

/** A question that alone finds its guide or place this well starts a topic of its own. */
const STANDS_ALONE = 0.8
/** Newer topics win ties within this share. */
const TIE = 0.95

/**
 * What "it" means (conversation.md §3): a clear question stands alone; an aspect is scored with each of the last three topics
 * and the best wins, the newest among equals; a named place replaces only the place.
 */
export function completeFromTopics(
  question: Question,
  retriever: Retriever,
  coverage: Coverage,
  guides: Catalog['guides'],
): Completed {
  const { text, place, topics } = question
  const [latest] = topics
  const begun: Completed = { text, topicWords: null, favour: new Map(), topic: null, leans: false }
  if (latest === undefined) return begun
  const read = readPhrases(text)
  const { words, unmarked } = retriever.read(text)
  if (isNoise(words, question, retriever)) return begun
  const isAspect = words.length > 0 && words.every((word) => (unmarked ? ASPECT_FOLDED : ASPECT_WORDS).has(word))
  const stays = says(read, PREVENTS)
    ? NEXT_TO.most
    : isAspect
      ? STAYS.aspect
      : staysBy(words.length, says(read, CONTINUES))
  const movedOn = !isAspect && words.length > 0 && says(read, DONE) ? MOVED_ON : 0
  const nextTo = isAspect ? 0 : Math.min(NEXT_TO.most, NEXT_TO.perWord * words.length) + movedOn
  const favour = favourOf(topics, stays - movedOn, nextTo, guides)
  const found = retriever.find({ text, place, favour })
  const stayedWith = topics.find(({ about }) => about === found.guides[0]?.guide) ?? null
  const alone: Completed = { text, topicWords: null, favour, topic: stayedWith, leans: false }
  // "Ở Lai Châu thì sao": only the place is new, everything else is the old question.
  if (latest.kind === 'plan' && found.read.plans.length > 0 && words.length <= 2)
    return { ...alone, text: `${stripPlaces(latest.words, retriever)} ${text}`, favour: new Map(), topic: latest }
  // "Còn năm 2026 thì sao": only the year is new.
  if (latest.kind === 'plan' && says(read, CONTINUES) && words.length > 0 && words.every((word) => YEAR.test(word)))
    return { ...alone, text: `${latest.words.replaceAll(YEARS, ' ')} ${text}`, favour: new Map(), topic: latest }
  const count = read.folded.trim().split(' ').length
  const bestAlone = Math.max(
    found.guides[0]?.coverage ?? 0,
    found.places.find((hit) => hit.via !== 'reference')?.coverage ?? 0,
  )
  const isNameless = words.length <= NAMELESS
  const leans = isNameless || says(read, LEANS) || (count <= 7 && says(read, ASPECT))
  if (!leans && (bestAlone >= STANDS_ALONE || count > 9)) return alone
  if (bestAlone >= 0.95 && !isNameless && !says(read, LEANS)) return alone
  const topic = topics.slice(0, RECENT.length).some(({ kind }) => kind === 'plan')
    ? bestTopic(question, retriever, coverage)
    : latest
  if (topic.kind === 'plan') return { ...alone, topicWords: topic.words, topic, leans: true }
  return { ...alone, topic: stayedWith ?? topic, leans: true }
}

/** Coverage that words which are no syllables reach where the content knows them ("otp", "facebook"); chance finds stay under it. */
const KNOWN = 0.7

/** No syllable and nothing the content knows: a pocket typing. Taken for a follow-up, the last answer came again and again. */
function isNoise(words: readonly string[], { text, place }: Question, retriever: Retriever): boolean {
  if (words.length === 0 || words.some((word) => isSyllable(fold(word)))) return false
  const { guides, places } = retriever.find({ text, place })
  return [guides[0], places[0]].every((hit) => (hit?.coverage ?? 0) < KNOWN)
}

function bestTopic({ text, place, topics }: Question, retriever: Retriever, coverage: Coverage): Topic {
  const scored = topics.slice(0, RECENT.length).map((topic) => {
    const together = retriever.find({ text, place, topicWords: topic.words })
    const score =
      topic.kind === 'guide'
        ? (together.guides.find((hit) => hit.guide === topic.about)?.score ?? 0)
        : (together.places.find((hit) => hit.passage.address === topic.about)?.score ?? 0)
    // Every topic lifts itself by its own words, so what counts is whether it holds the words of the question.
    return { topic, fit: coverage.share(text, topic.about) + 0.3 * score }
  })
  return scored.reduce((winner, one) => (one.fit * TIE > winner.fit ? one : winner)).topic
}

function staysBy(words: number, continues: boolean): number {
  return Math.max(STAYS.least, STAYS.most - STAYS.perWord * words + (continues ? STAYS.continues : 0))
}

/** A guide talked about twice counts once, as its newest; one next to several counts by the nearest. */
function favourOf(
  topics: readonly Topic[],
  stays: number,
  nextTo: number,
  guides: Catalog['guides'],
): Map<GuideId, number> {
  const favour = new Map<GuideId, number>()
  const add = (guide: GuideId, odds: number) => favour.set(guide, Math.max(odds, favour.get(guide) ?? 0))
  for (const [at, topic] of topics.slice(0, RECENT.length).entries()) {
    if (topic.kind !== 'guide') continue
    const share = RECENT[at] as number
    add(topic.about, stays * share)
    for (const next of guides.get(topic.about)?.related ?? []) add(next, nextTo * share)
  }
  return favour
}

/** The old question without the place it named, so that the new place stands alone. */
function stripPlaces(words: string, retriever: Retriever): string {
  return retriever.read(words).words.join(' ')
}
