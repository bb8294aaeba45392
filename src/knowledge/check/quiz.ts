import { fold } from '../../shared/text.ts'
import type { Findings } from '../content-problem.ts'
import type { QuizItem } from '../guide.ts'
import type { GuideCheck } from './context.ts'
import { longest } from './texts.ts'

type Choice = Extract<QuizItem, { type: 'single' | 'spot-scam' }>

/** What makes one question fair (conversation design §5.1, §5.2). */
export const checkQuiz: GuideCheck = (guide, _context, found) => {
  const prefix = guide.id.split('-').slice(0, 2).join('-')
  const seen = new Set<string>()
  for (const item of guide.quiz) {
    const at = `quiz.${item.id}`
    const id = item.type === 'practice' ? /^\.p\d+$/u : /^\.q\d+$/u
    if (!item.id.startsWith(prefix) || !id.test(item.id.slice(prefix.length))) {
      found.error(at, 'quiz.id', { prefix, id: item.id })
    }
    if (seen.has(item.id)) found.error(at, 'quiz.idTwice', { id: item.id })
    seen.add(item.id)
    if (item.type === 'single' || item.type === 'spot-scam') checkChoice(item, at, found)
    if (item.type === 'order') {
      if (item.items.length > 4) found.error(at, 'count.many', { what: 'việc', count: item.items.length, most: 4 })
      checkDistinct(item.items, at, found)
    }
    if (item.type === 'spot-scam' && guide.redFlags.length + guide.redFlagRefs.length === 0) {
      found.error(at, 'quiz.scamWithoutFlags')
    }
  }
}

function checkChoice(item: Choice, at: string, found: Findings): void {
  const right = item.options.filter((option) => option.right)
  if (right.length !== 1) found.error(at, 'quiz.oneRight', { count: right.length })
  if (item.options.length !== 3) found.error(at, 'quiz.options', { count: item.options.length })
  for (const option of item.options) {
    if (!option.right && option.why === null) found.error(at, 'quiz.why', { key: option.key })
    if (option.right && option.why !== null) found.error(at, 'quiz.whyOnRight', { key: option.key })
    if (ALL_OF_ABOVE.test(fold(option.text))) found.error(at, 'quiz.allOfAbove', { text: option.text })
    for (const text of option.accept) {
      const clash = item.options.some((other) => other !== option && plain(other.text) === plain(text))
      if (clash) found.error(at, 'quiz.acceptClash', { text })
    }
  }
  checkDistinct(item.options, at, found)
}

const ALL_OF_ABOVE =
  /\b(?:tat ca (?:cac )?(?:y|dap an|cau|dieu) tren|ca (?:hai|ba) (?:y|deu|cau)|(?:deu|cung) dung ca)\b/u

/** Read without marks, or heard, the choices still differ. */
function checkDistinct(shown: readonly { key: string; text: string }[], at: string, found: Findings): void {
  for (const [index, first] of shown.entries()) {
    for (const second of shown.slice(index + 1)) {
      if (first.key === second.key) found.error(at, 'quiz.keyTwice', { key: first.key })
      if (plain(first.text) === plain(second.text)) {
        found.error(at, 'quiz.same', { first: first.text, second: second.text })
      }
    }
  }
}

function plain(text: string): string {
  return (fold(longest(text)).match(/[a-z0-9]+/gu) ?? []).join(' ')
}
