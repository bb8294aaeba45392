import { fold, words } from '../../shared/text.ts'
import type { Fact } from '../guide.ts'
import { flagsOf, type GuideCheck } from './context.ts'
import { guideSays } from './facts.ts'
import { joined, saidBlocks } from './texts.ts'

/** Words that take the certainty out of a statement. */
const HEDGES = [
  'có thể',
  'thường',
  'khoảng',
  'tùy',
  'theo',
  'chưa chắc',
  'không chắc',
  'chưa rõ',
  'có nơi',
  'có khi',
  'nhiều nơi',
  'hỏi',
  'xem',
  'nếu',
  'nên',
  'tự báo',
  'đã đổi',
  'vẫn',
  'sớm',
  'là chắc nhất',
] as const
/** Enough for a fact of one unofficial source (○). */
const SINGLE_SOURCE = [
  'thường',
  'theo',
  'có thể',
  'có nơi',
  'có khi',
  'khoảng',
  'tùy',
  'chưa chắc',
  'nhiều nơi',
  'một số',
] as const
const UNVERIFIED = ['chưa kiểm', 'chưa rõ', 'chưa chắc', 'không chắc', 'hỏi'] as const

/**
 * What is less than sure is said so, in the place that says it: ⚑ facts with their softening sentence (the whole guide may say it
 * once where the row speaks of "mọi …"), ○ facts with a hedge, ? facts with "chưa kiểm chứng" or whom to ask.
 * A machine sees only words: a sentence counts as softened when it has a hedge of the suggested one, or half of its words.
 */
export const checkSoftening: GuideCheck = (guide, context, found) => {
  const blocks = saidBlocks(guide)
  for (const { item, section, said } of blocks) {
    const shown = joined(said)
    const around = blocks
      .filter((block) => block.section === section)
      .map((block) => joined(block.said))
      .join(' ')
    for (const id of new Set(said.flatMap(({ facts }) => facts))) {
      const fact = guide.facts[id]
      if (!fact) continue
      for (const { flag, about, say } of softeningOf(fact)) {
        const whole = fold(about).startsWith('moi ')
        const soft = isSoftened(around, say) || (whole && guideSays(guide, (text) => isSoftened(text, say)))
        if (!soft) found.error(item, 'fact.softening', { fact: id, flag, say })
      }
      if (fact.mark === '○' && !has(shown, SINGLE_SOURCE)) found.error(item, 'fact.hedge', { fact: id })
      if (fact.mark === '?' && !has(shown, UNVERIFIED)) found.error(item, 'fact.unverified', { fact: id })
    }
  }
  const spoken = guide.loudspeaker ? [{ item: 'loudspeaker', ...guide.loudspeaker }] : []
  const cards = guide.cards.map(({ text, facts }, index) => ({ item: `cards.${index + 1}`, text, facts }))
  // A card or a loudspeaker text stands alone: nothing around it can soften it.
  for (const { item, text, facts } of [...cards, ...spoken]) {
    for (const id of facts) {
      const fact = guide.facts[id]
      if (!fact) continue
      for (const { flag, say } of softeningOf(fact)) {
        if (!isSoftened(text, say)) found.error(item, 'fact.softening', { fact: id, flag, say })
      }
      if (fact.mark === '○' && !has(text, SINGLE_SOURCE)) found.error(item, 'fact.hedge', { fact: id })
      if (fact.mark === '?' && !has(text, UNVERIFIED)) found.error(item, 'fact.unverified', { fact: id })
    }
  }

  function softeningOf(fact: Fact): { flag: string; about: string; say: string }[] {
    const file = context.facts.get(fact.at.split('#')[0] ?? '')
    return flagsOf(fact, context.facts).map((flag) => {
      const row = file?.softening.get(flag)
      return { flag, about: row?.about ?? '', say: row?.say ?? '' }
    })
  }
}

/** Whether the text carries the suggested sentence's doubt: one of its hedges, or at least half of its words. */
export function isSoftened(text: string, suggested: string): boolean {
  const hedges = HEDGES.filter((hedge) => has(suggested, [hedge]))
  if (has(text, hedges)) return true
  const wanted = [...new Set(words(suggested))]
  const present = new Set(words(text))
  return wanted.filter((word) => present.has(word)).length * 2 >= wanted.length
}

function has(text: string, phrases: readonly string[]): boolean {
  const padded = ` ${words(text).join(' ')} `
  return phrases.some((phrase) => padded.includes(` ${phrase} `))
}
