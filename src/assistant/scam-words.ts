import { type LearnedWords, resemblance } from './learned-words.ts'
import type { Read } from './phrases.ts'
import table from './scam-words.json' with { type: 'json' }

/** What speaks for a scam; made by `scripts/learn-words.ts`. */
const LEARNED: LearnedWords = table

/** How much the wording resembles scams rather than ordinary messages. It never decides alone against what is demanded. */
export function wordingOf(read: Read, words: LearnedWords = LEARNED): number {
  return resemblance(read, words)
}
