import { hideFromModel } from '../privacy/model-door.ts'
import { sha256 } from '../shared/ids.ts'
import type { Sentence } from './answer.ts'
import type { Question, Reply } from './assistant.ts'
import type { Cited } from './composer.ts'

/** Answers in a model's words that passed every check, kept for the next person who asks exactly the same. */
export interface ModelCache {
  get(key: string): readonly [Sentence, ...Sentence[]] | null
  put(key: string, sentences: readonly [Sentence, ...Sentence[]]): void
}

/** About a day of different questions in a commune; 500 answers are half a megabyte. */
const KEPT = 500

/** In memory; the answer least lately used goes first. */
export function makeModelCache(kept = KEPT): ModelCache {
  const answers = new Map<string, readonly [Sentence, ...Sentence[]]>()
  return {
    get(key) {
      const found = answers.get(key)
      if (found === undefined) return null
      answers.delete(key)
      answers.set(key, found)
      return found
    },
    put(key, sentences) {
      answers.delete(key)
      answers.set(key, sentences)
      const [oldest] = answers.keys()
      if (answers.size > kept && oldest !== undefined) answers.delete(oldest)
    },
  }
}

/**
 * What an answer depends on, as one name; null for a question that leans on the talk before it, or held personal data: its answer is
 * this person's alone. The rules' own answer is part of it, so nothing it depended on (content, place, date) can differ unseen. Marks
 * stay: "đừng" and "dùng" are two questions.
 */
export function cacheKey(
  question: Question,
  reply: Reply & { answer: Cited },
  of: { content: string; prompts: string; model: string },
): string | null {
  if (reply.leaned ?? question.topics.length > 0) return null
  if (hideFromModel(question.text).includes('⟨')) return null
  const asked = question.text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s?!.]+/gu, ' ')
    .trim()
  const { sentences, sources, notes, opening, next } = reply.answer
  return sha256(JSON.stringify([of, asked, question.place, question.cadre, opening, sentences, sources, notes, next]))
}
