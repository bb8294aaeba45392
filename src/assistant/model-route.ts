import type { Retriever } from '../retrieval/retriever.ts'
import { fold, words } from '../shared/text.ts'
import { citationsOf } from './answer.ts'
import type { Question, Reply } from './assistant.ts'

/** Which questions are worth a model's looking around: decided by rules from the words and the rules' own answer. */

export type Route =
  /** One request that rewords the answer of the rules. */
  | { kind: 'simple' }
  /** Several questions in one message, a comparison or a story: the model may look things up. `parts`: each question alone. */
  | { kind: 'hard'; parts: readonly string[] }
  /** Extraction found nothing in a follow-up or a story: its words are put in order and searched again. */
  | { kind: 'rewrite' }
  /** Decided by the rules alone: refusals and questions back. */
  | { kind: 'none' }

/** A message of this many words tells a story around its question. */
const STORY_WORDS = 45
/** A part with fewer content words asks nothing by itself. */
const PART_WORDS = 2
const MOST_PARTS = 4

export function routeOf(question: Question, { answer, leaned }: Reply, retriever: Retriever | null): Route {
  if (isBareChoice(question.text)) return { kind: 'none' }
  if (retriever === null) return { kind: answer.kind === 'cited' ? 'simple' : 'none' }
  const parts = partsOf(question.text, retriever)
  const isStory = words(question.text).length >= STORY_WORDS
  if (answer.kind === 'refused' && answer.reason === 'not-found') {
    if (parts.length > 1) return { kind: 'hard', parts }
    return { kind: isStory || (leaned ?? question.topics.length > 0) ? 'rewrite' : 'none' }
  }
  if (answer.kind !== 'cited') return { kind: 'none' }
  const documents = new Set(citationsOf(answer).map((address) => address.split('#')[0]))
  if (parts.length > 1) return { kind: 'hard', parts }
  return documents.size > 1 || isStory ? { kind: 'hard', parts: [] } : { kind: 'simple' }
}

/** "1", "số 2.", "chọn 3", "B": it means something only beside a list, which no model has seen; whatever it becomes is the rules' to say. */
const BARE_CHOICE = /^(?:(?:so|cau|y|muc|chon|lua|dap|an|so thu|thu|bam|nhan|viec|cai|la)\W+){0,3}(?:\d+|[a-z])?\W*$/u

export function isBareChoice(text: string): boolean {
  return BARE_CHOICE.test(fold(text).replace(/^\W+/u, ''))
}

/** How a question ends, marked or not. */
const ASKED =
  '(?:gì|gi|chi|nào|nao|sao|đâu|dau|không|khong|ko|chưa|chua|mấy|may|nhiêu|nhieu|lâu|lau|ai)(?: (?:ạ|a|vậy|vay|thế|the|hả|ha|nhỉ|nhi))?'
/** Where one question of a message ends and another begins. */
const BETWEEN = new RegExp(
  [
    '[?;\\n]+',
    '(?<=\\p{L})\\.\\s+',
    ',?\\s+(?:với lại|voi lai|ngoài ra|ngoai ra|cho hỏi thêm|cho hoi them|tiện thể|tien the|với cả|voi ca)\\s+',
    ',\\s+(?:còn|con|và|va|rồi|roi)\\s+',
    `(?<= ${ASKED}),?\\s+(?:thế còn|the con|thế|the|còn|con|mà|ma|với|voi|nếu|neu|lỡ|lo)\\s+`,
  ].join('|'),
  'iu',
)
const ENDS_ASKING = new RegExp(` ${ASKED}$`, 'iu')

/** The questions of a message, when it asks more than one. */
export function partsOf(text: string, retriever: Retriever): string[] {
  const parts = text
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .filter((part) => {
      const read = retriever.read(part)
      return (read.asks.length > 0 || ENDS_ASKING.test(part)) && read.words.length >= PART_WORDS
    })
  return parts.length > 1 ? parts.slice(0, MOST_PARTS) : []
}
