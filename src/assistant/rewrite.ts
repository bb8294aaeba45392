import { DOOR_MARKS } from '../privacy/model-door.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import { fold, words } from '../shared/text.ts'
import type { Question } from './assistant.ts'
import { contactsOf } from './composer-contacts.ts'
import { oneLine, questionData } from './composer-prompt.ts'
import type { ModelRequest } from './model.ts'
import { fillPrompt, type Prompt } from './prompt.ts'
import { readRefusal } from './refuse.ts'
import { EMPTY_SYLLABLES } from './weights.ts'

/** A follow-up or a story put into one question that can be searched. What comes back only ever adds something to search for. */

const LONGEST_WORDS = 30
/** New content words let in: what "nó" stands for is known from the talk, so hardly any other is needed. */
const NEW_WORDS = 2
const DENIAL = /(?<![\p{L}])(?:không|chưa|đừng|chẳng|chớ|khong|chua|dung)(?![\p{L}])/giu

export function rewriteRequest(question: Question, prompt: Prompt & { name: 'rewrite' }): ModelRequest {
  const topics = question.topics.slice(0, 3).map((topic) => questionData(topic.words))
  return fillPrompt(prompt, { question: questionData(question.text), topics: topics.join('\n') || '(không có)' })
}

/**
 * The rewritten question, or null when it may not be searched: it names another place, agency or number than the person and the talk,
 * loses one, loses or adds a denial, brings in another subject, or is no question of ours.
 */
export function readRewrite(reply: string, question: Question, retriever: Retriever): string | null {
  const line = withoutMarks(oneLine(reply.split('\n')[0] ?? ''))
    .replace(/^[-–"“]+|["”]+$/gu, '')
    .trim()
  const list = words(line)
  if (list.length < 2 || list.length > LONGEST_WORDS || fold(line) === 'khong') return null
  if (readRefusal(line) !== null || contactsOf(line).length > 0) return null
  const [own, made] = [retriever.read(question.text), retriever.read(line)]
  const talk = question.topics.slice(0, 3)
  const known = {
    plans: new Set([...own.plans, ...talk.flatMap((topic) => topic.plans)]),
    agencies: new Set([...own.agencies, ...talk.flatMap((topic) => topic.agency ?? [])]),
    words: new Set(words(fold([question.text, ...talk.map((topic) => topic.words)].join(' ')))),
  }
  if (!own.plans.every((plan) => made.plans.includes(plan)) || !made.plans.every((plan) => known.plans.has(plan)))
    return null
  const isShort = words(question.text).length <= LONGEST_WORDS
  // A story names neighbours and offices by the way.
  if (isShort && !own.agencies.every((agency) => made.agencies.includes(agency))) return null
  if (!made.agencies.every((agency) => known.agencies.has(agency))) return null
  if (made.foreignPlaces.length > 0 && own.foreignPlaces.length === 0) return null
  const digits = (text: string) => words(text).filter((word) => /\d/u.test(word))
  if (digits(line).some((number) => !known.words.has(number))) return null
  // The story's own "không" may go with the sentence it stood in; one in the short question itself may not.
  const denials = (text: string) => (text.match(DENIAL) ?? []).length
  if (denials(line) > 0 && denials(question.text) === 0) return null
  if (isShort && denials(question.text) > 0 && denials(line) === 0) return null
  const fresh = words(fold(line)).filter((word) => !known.words.has(word) && !EMPTY_SYLLABLES.has(word))
  return fresh.length <= NEW_WORDS ? line : null
}

/** What stood for a name or an address in what was sent says nothing that could be searched for. */
function withoutMarks(line: string): string {
  return Object.values(DOOR_MARKS)
    .reduce((left, mark) => left.replaceAll(mark, ' '), line)
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
