import { fold, words } from '../../shared/text.ts'
import type { Fact } from '../guide.ts'
import { type CheckContext, flagsOf, type GuideCheck } from './context.ts'
import { learnerTexts, statements } from './texts.ts'

/** Words that take the certainty out of a statement; enough for a fact of one unofficial source (○). */
const HEDGES = [
  'thường',
  'có thể',
  'có nơi',
  'có khi',
  'khoảng',
  'tùy',
  'chưa chắc',
  'nhiều nơi',
  'một số',
  'không chắc',
] as const
/** Besides those, in the softening sentences of the facts files. */
const SUGGESTED_HEDGES = [...HEDGES, 'chưa rõ', 'tự báo', 'đã đổi', 'là chắc nhất'] as const
/** "Theo báo …", "theo CafeF": somebody else says so. "Làm theo màn hình" hands nothing to anybody. */
const ATTRIBUTED =
  /(?<![\p{L}])theo (?:\p{Lu}|(?:báo|bản|một|hướng dẫn|lời|trang|quy định|nghị định|thông tư|luật|công an)(?![\p{L}]))/u
const UNVERIFIED = ['chưa kiểm', 'chưa rõ', 'chưa chắc', 'không chắc', 'hỏi'] as const

/**
 * What is less than sure is said so in the very message that says it: ⚑ facts with their softening sentence (a row about "mọi …"
 * once in the guide), ○ facts with a hedge or a name, ? facts with "chưa kiểm chứng" or whom to ask.
 * A machine sees only words: a text counts as softened when it has a hedge of the suggested sentence, or half of its words.
 */
export const checkSoftening: GuideCheck = (guide, context, found) => {
  for (const { item, text, facts } of statements(guide)) {
    for (const fact of facts.flatMap((id) => guide.facts[id] ?? [])) {
      for (const { flag, about, say } of softeningOf(fact, context)) {
        const once = fold(about).startsWith('moi ') && learnerTexts(guide).some((other) => isSoftened(other.text, say))
        if (!once && !isSoftened(text, say)) found.error(item, 'fact.softening', { fact: fact.id, flag, say })
      }
      if (fact.mark === '○' && !isHedged(text)) found.error(item, 'fact.hedge', { fact: fact.id })
      if (fact.mark === '?' && !has(text, UNVERIFIED)) found.error(item, 'fact.unverified', { fact: fact.id })
    }
  }
}

function softeningOf(fact: Fact, { facts }: CheckContext): { flag: string; about: string; say: string }[] {
  const rows = facts.get(fact.at.split('#')[0] ?? '')?.softening
  return flagsOf(fact, facts).map((flag) => ({ flag, about: '', say: '', ...rows?.get(flag) }))
}

/** Whether the text carries the suggested sentence's doubt: one of its hedges, or at least half of its words. */
export function isSoftened(text: string, suggested: string): boolean {
  const hedges = SUGGESTED_HEDGES.filter((hedge) => has(suggested, [hedge]))
  if (has(text, hedges) || (ATTRIBUTED.test(decapitalised(suggested)) && ATTRIBUTED.test(decapitalised(text))))
    return true
  const wanted = [...new Set(words(suggested))]
  const present = new Set(words(text))
  return wanted.filter((word) => present.has(word)).length * 2 >= wanted.length
}

function isHedged(text: string): boolean {
  return has(text, HEDGES) || ATTRIBUTED.test(decapitalised(text))
}

/** "Theo CafeF" at a sentence's start reads like "theo CafeF" inside one. */
function decapitalised(text: string): string {
  return text.replaceAll('Theo ', 'theo ')
}

function has(text: string, phrases: readonly string[]): boolean {
  const padded = ` ${words(text).join(' ')} `
  return phrases.some((phrase) => padded.includes(` ${phrase} `))
}
