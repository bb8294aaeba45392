import type { Catalog } from '../knowledge/catalog.ts'
import type { GuideId, QuizItem } from '../knowledge/guide.ts'
import { trueFalseLabel } from '../replies/quiz.ts'
import { say, type Voice } from '../replies/voice.ts'
import { sha256 } from '../shared/ids.ts'

/** Questions of the guides: which there are, in which order their options are shown, what their words are. */

export type ScoredItem = Exclude<QuizItem, { type: 'practice' }>

export interface ItemRef {
  guide: GuideId
  item: string
}

/** The scored question, or null when the content no longer holds it. */
export function quizItem(catalog: Catalog, guide: GuideId, id: string): ScoredItem | null {
  const item = catalog.guides.get(guide)?.quiz.find((each) => each.id === id)
  return item && item.type !== 'practice' ? item : null
}

/** A fixed shuffle: the same seed gives the same order on every machine and after every restart. */
function shuffled<T>(list: readonly T[], seed: string): T[] {
  return list
    .map((value, index) => ({ value, rank: sha256(`${seed}:${index}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ value }) => value)
}

/** Option keys in the order shown. True-false keeps its order, so that "1" is always "Đúng". */
export function shownOrder(item: ScoredItem, seed: string): string[] {
  if (item.type === 'truefalse') return ['true', 'false']
  if (item.type === 'order') {
    const keys = item.items.map((each) => each.key)
    const order = shuffled(keys, seed)
    // Already in the right order it would be no question.
    return order.every((key, index) => key === keys[index]) ? [...order.slice(1), ...order.slice(0, 1)] : order
  }
  return shuffled(
    item.options.map((option) => option.key),
    seed,
  )
}

/** Key of the right option; for an ordering question the keys in the right order. */
export function rightKeys(item: ScoredItem): string[] {
  if (item.type === 'truefalse') return [item.right ? 'true' : 'false']
  if (item.type === 'order') return item.items.map((each) => each.key)
  return item.options.filter((option) => option.right).map((option) => option.key)
}

/** Words of an option of a single or spot-scam question, or of an ordering item. */
export function optionText(item: ScoredItem, key: string, voice: Voice): string {
  if (item.type === 'truefalse') return trueFalseLabel(key === 'true')
  const found =
    item.type === 'order' ? item.items.find((each) => each.key === key) : item.options.find((each) => each.key === key)
  return say(found?.text ?? '', voice)
}

/** Why a wrong option is wrong, in its own words. */
export function whyWrong(item: ScoredItem, key: string, voice: Voice): string {
  if (item.type === 'truefalse') return say(item.why, voice)
  if (item.type === 'order') return ''
  return say(item.options.find((option) => option.key === key)?.why ?? '', voice)
}

export function acceptsOf(item: ScoredItem, key: string, voice: Voice): string[] {
  if (item.type !== 'single' && item.type !== 'spot-scam') return []
  return (item.options.find((option) => option.key === key)?.accept ?? []).map((words) => say(words, voice))
}

/** The question itself, as said in this form of address. */
export function stemOf(item: ScoredItem, voice: Voice): string {
  return say(item.stem, voice)
}

export function sayOf(item: ScoredItem, voice: Voice): string {
  return say(item.say, voice)
}
