import type { QuizItem } from '../guide.ts'
import type { GuideCheck } from './context.ts'
import { joined, longest, saidBlocks } from './texts.ts'

type Scored = Exclude<QuizItem, { type: 'practice' }>

/** How many of everything (conversation design §5.2), and how long a text may be when read on a phone (§1.1, §5.1). */
export const checkCounts: GuideCheck = (guide, _context, found) => {
  const few = (item: string, what: string, count: number, least: number) => {
    if (count < least) found.error(item, 'count.few', { what, count, least })
  }
  const many = (item: string, what: string, count: number, most: number) => {
    if (count > most) found.error(item, 'count.many', { what, count, most })
  }
  few('ask', 'cách hỏi', guide.ask.length, 25)
  few('cards', 'thẻ', guide.cards.length, 3)
  many('cards', 'thẻ', guide.cards.length, 5)
  many('cardSources', 'nguồn trên thẻ', guide.cardSources.length, 3)
  few('Khi bị kẹt', 'mục', guide.troubles.length, 1)
  few('Hay hỏi', 'mục', guide.questions.length, 1)

  const scored = guide.quiz.filter((item): item is Scored => item.type !== 'practice')
  const extension = guide.skill === 'morong'
  few('quiz', 'câu đố tính điểm', scored.length, extension ? 4 : 8)
  for (const [level, least] of extension ? LEVELS_EXTENSION : LEVELS) {
    const count = scored.filter((item) => item.level === level).length
    if (count < least) found.error('quiz', 'count.level', { level, count, least })
  }
  const types = new Set(scored.map(({ type }) => type)).size
  if (!extension && types < 3) found.error('quiz', 'count.types', { count: types, least: 3 })
  const practice = guide.quiz.length - scored.length
  if (practice !== 1) found.error('quiz', 'count.practice', { count: practice })
  for (const fact of Object.keys(guide.facts)) {
    const count = scored.filter(({ facts }) => facts.includes(fact)).length
    if (count > 3) found.error('quiz', 'count.perFact', { fact, count, most: 3 })
  }
}

const LEVELS = [
  [1, 3],
  [2, 3],
  [3, 2],
] as const
const LEVELS_EXTENSION = [
  [1, 1],
  [2, 1],
  [3, 1],
] as const

/** Lengths in UTF-16 units after NFC, slots in their longest form. */
export const checkLengths: GuideCheck = (guide, _context, found) => {
  const upTo = (item: string, what: string, text: string, limit: number) => {
    const length = longest(text).length
    if (length > limit) found.error(item, 'length.over', { what, length, limit })
  }
  upTo('name', 'Tên thường gọi', guide.name, 40)
  for (const [index, card] of guide.cards.entries()) upTo(`cards.${index + 1}`, 'Thẻ', card.text, 250)
  for (const item of guide.quiz) {
    const at = `quiz.${item.id}`
    upTo(at, 'Câu hỏi', item.stem, 160)
    if (item.type === 'practice') continue
    upTo(at, 'Lời giải thích (say)', item.say, 140)
    upTo(at, 'Cả tin câu đố', quizMessage(item), 380)
    if (item.type === 'truefalse') upTo(at, '"why"', item.why, 140)
    else if (item.type === 'order') for (const { key, text } of item.items) upTo(`${at}.${key}`, 'Việc', text, 60)
    else {
      for (const { key, text, why } of item.options) {
        upTo(`${at}.${key}`, 'Lựa chọn', text, 60)
        upTo(`${at}.${key}`, '"why"', why ?? '', 140)
      }
    }
  }
  // A message holds the heading, the words and the choices; 600 in all.
  for (const { item, said } of saidBlocks(guide)) upTo(item, 'Đoạn này', joined(said), 450)
  const words = guide.loudspeaker?.text.split(/\s+/u).length ?? 0
  if (words > 100) found.error('loudspeaker', 'length.words', { count: words, limit: 100 })
}

/** The question as sent on a channel without buttons. */
function quizMessage(item: Scored): string {
  if (item.type === 'truefalse') return `${item.stem}\n1. Đúng\n2. Không đúng`
  const shown = item.type === 'order' ? item.items : item.options
  return [item.stem, ...shown.map(({ text }, index) => `${index + 1}. ${text}`)].join('\n')
}
