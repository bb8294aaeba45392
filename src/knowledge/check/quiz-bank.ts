import type { Guide, QuizItem } from '../guide.ts'
import type { GuideCheck } from './context.ts'
import { longest } from './texts.ts'

type Choice = Extract<QuizItem, { type: 'single' | 'spot-scam' }>

/** What a guide's questions are together: nobody passes by a habit, and each asks what its own guide taught (§5.1, §5.2). */
export const checkQuizBank: GuideCheck = (guide, _context, found) => {
  const choices = guide.quiz.filter((item): item is Choice => item.type === 'single' || item.type === 'spot-scam')
  const total = choices.length
  // Who always picks the longest answer, or the shortest, must not pass.
  const long = choices.filter((item) => rightAgainst(item, (right, other) => right > other)).length
  if (long > total * 0.4) found.error('quiz', 'quiz.longest', { count: long, total })
  const short = choices.filter((item) => rightAgainst(item, (right, other) => right < other)).length
  if (short > total * 0.5) found.warn('quiz', 'quiz.shortest', { count: short, total })

  const truths = guide.quiz.flatMap((item) => (item.type === 'truefalse' ? [item.right] : []))
  if (truths.length > 1 && new Set(truths).size === 1) {
    found.warn('quiz', 'quiz.sameTruth', { count: truths.length, truth: truths[0] ? 'đúng' : 'không đúng' })
  }
  for (const item of guide.quiz) {
    const at = `quiz.${item.id}`
    if (item.type === 'truefalse' && (bare(item.stem).match(NO) ?? []).length > 1) found.warn(at, 'quiz.twoNos')
    if (item.type === 'spot-scam') {
      for (const address of item.options.flatMap(({ text }) => text.match(ADDRESS) ?? [])) {
        if (!INVENTED.test(address)) found.warn(at, 'quiz.address', { address })
      }
    }
    if (item.type === 'practice') continue
    for (const id of item.facts) {
      const owner = ownerOf(guide, id)
      if (owner !== null && !taughtWith(guide).has(owner)) found.error(at, 'quiz.factElsewhere', { fact: id, owner })
    }
  }
}

const NO = /(?<![\p{L}])(?:không|chưa|chẳng|đừng)(?![\p{L}])/giu
const ADDRESS = /(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\p{L}])/giu
/** An address nobody owns, one of the state, or the name of a file. */
const INVENTED = /\.(?:example|gov\.vn|apk)$/iu

function bare(text: string): string {
  return text.replaceAll(/"[^"]*"/gu, '…')
}

/** True when the right option compares so with every other. */
function rightAgainst({ options }: Choice, compares: (right: number, other: number) => boolean): boolean {
  const right = options.find((option) => option.right)
  if (right === undefined) return false
  const length = longest(right.text).length
  return options.every((option) => option === right || compares(length, longest(option.text).length))
}

/** `qr-06` for a fact out of that guide's section; null for shared parts, which belong to all. */
function ownerOf(guide: Guide, fact: string): string | null {
  return /#([a-z]+-\d\d)(?![\d])/u.exec(guide.facts[fact]?.at ?? '')?.[1] ?? null
}

/** The guide itself and those it names as related, by the first two words of their ids. */
function taughtWith(guide: Guide): Set<string> {
  return new Set([guide.id, ...guide.related].map((id) => id.split('-').slice(0, 2).join('-')))
}
