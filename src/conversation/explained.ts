import { words } from '../shared/text.ts'
import { overlap } from './choice.ts'

/** Why an answer was wrong, and what the question teaches, without saying one thing twice. */

/** Share of the shorter sentence's words that the other holds when both say the same. Set on every true-false question there is. */
const SAME = 0.65
/** "Mức 2 cần đến …": so many words alike at the beginning, and the rest tells the same in other words. */
const SAME_START = 4
const NEGATES = /(?<!\p{L})(?:không|chưa|chẳng|đừng|chớ)(?!\p{L})/iu

/** Both texts after each other; of two sentences that say the same only the fuller is kept, of equals the second. */
export function explained(why: string, say: string): string {
  const [first, second] = [sentencesOf(why), sentencesOf(say)]
  const kept = [
    ...first.filter((one) => !second.some((other) => isSame(one, other) && length(other) >= length(one))),
    ...second.filter((one) => !first.some((other) => isSame(one, other) && length(other) > length(one))),
  ]
  return kept.join(' ')
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/u).filter((sentence) => sentence !== '')
}

function isSame(one: string, other: string): boolean {
  const start = (text: string) => words(text).slice(0, SAME_START).join(' ')
  const isLong = Math.min(length(one), length(other)) > SAME_START
  // One "không" turns the same words into their opposite.
  if (!isLong || NEGATES.test(one) !== NEGATES.test(other)) return false
  return start(one) === start(other) || Math.max(overlap(one, other), overlap(other, one)) >= SAME
}

function length(text: string): number {
  return words(text).length
}
