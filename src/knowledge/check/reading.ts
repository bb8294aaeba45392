import { words } from '../../shared/text.ts'
import type { Findings } from '../content-problem.ts'
import type { Guide, QuizItem } from '../guide.ts'
import type { CheckContext, GuideCheck } from './context.ts'
import { learnerTexts, longest } from './texts.ts'
import { JARGON } from './voice.ts'

/** Syllables an old reader takes in a minute (our assumption, conversation design §5.1), and the minutes a lesson may take. */
const PACE = 120
const MINUTES = 3
/** Questions a lesson asks after its cards. */
const ASKED = 3

/** Whether a lesson can be read in one sitting, and its hard words understood. */
export const checkReading: GuideCheck = (guide, context, found) => {
  const questions = guide.quiz.flatMap((item) => (item.type === 'practice' ? [] : [syllables(questionText(item))]))
  const asked = questions.sort((a, b) => b - a).slice(0, ASKED)
  const count = [syllables(guide.cards.map(({ text }) => text).join(' ')), ...asked].reduce((sum, one) => sum + one, 0)
  if (count > PACE * MINUTES) found.warn('cards', 'lesson.long', { count, limit: PACE * MINUTES, minutes: MINUTES })
  checkFirstUse(guide, context, found)
}

function questionText(item: Exclude<QuizItem, { type: 'practice' }>): string {
  const shown = item.type === 'truefalse' ? [] : item.type === 'order' ? item.items : item.options
  return [item.stem, ...shown.map(({ text }) => text), item.say].join(' ')
}

function syllables(text: string): number {
  return words(longest(text)).length
}

/** Words that stand on every phone and on the walls of every market. */
const HOUSEHOLD = new Set(['VNeID', 'QR', 'SIM', '4G', 'Wi-Fi', 'CH Play', 'App Store', 'Telegram', 'web'])

/** Texts shown beside others, and the warning, whose last sentence is the same in every guide. */
const REPEATED = new Set(['remember', '#canh-bao'])

/** No mark in it, so that it is no Vietnamese word; and nothing that a pattern would read otherwise. */
const FOREIGN = /^[A-Za-z0-9 -]+$/u

/** A foreign word or abbreviation of the glossary carries its meaning where the guide first says it (§1.1, rule 5). */
function checkFirstUse(guide: Guide, { glossary }: CheckContext, found: Findings): void {
  const read = learnerTexts(guide)
    .filter(({ item, kind }) => !REPEATED.has(item) && (kind === 'step' || kind === 'prose' || kind === 'card'))
    .map(({ item, text }) => ({ item, text: text.replaceAll(/"[^"]*"/gu, '…') }))
  for (const { term, kind, gloss } of glossary) {
    if (kind !== 'jargon' || gloss === null || HOUSEHOLD.has(term) || JARGON.has(term) || !FOREIGN.test(term)) continue
    const use = new RegExp(`(?<![\\p{L}\\d])${term}(?![\\p{L}\\d])`, 'u')
    const first = read.find(({ text }) => use.test(text))
    if (first && !isExplained(first.text, term, gloss)) found.warn(first.item, 'voice.unexplained', { term, gloss })
  }
}

/** "OTP (mã dùng một lần)", "OTP là …", "mã dùng một lần (OTP)", or most of the meaning's words nearby. */
function isExplained(text: string, term: string, gloss: string): boolean {
  const at = text.indexOf(term)
  const after = text.slice(at + term.length)
  if (text[at - 1] === '(' || /^ ?\(|^ là /u.test(after)) return true
  const wanted = [...new Set(words(gloss))]
  const present = new Set(words(text))
  return wanted.filter((word) => present.has(word)).length * 2 > wanted.length
}
