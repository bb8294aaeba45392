import { type Harm, isExplained } from './cry-harm.ts'
import table from './cry-likeness.json' with { type: 'json' }
import { type LearnedWords, resemblance } from './learned-words.ts'
import { phrase, type Read, readPhrases, says } from './phrases.ts'

/**
 * A cry for help heard by its wording as a whole. Lists of phrases do not foresee how somebody tells of a loss: written with one
 * collection of cries at hand, the rules met nine in ten of it and a third of another hand's.
 */

/** What speaks for a cry for help; made by `scripts/learn-words.ts`. */
const LEARNED: LearnedWords = table

/** From here on a wording is taken for a cry: learned from other examples, it finds a third of the cries and one in a hundred calm lines. */
export const SURELY = 0.15
/** From here on whom to call is said beside the answer: one line too many costs less than a loss not heard. */
export const PERHAPS = -0.65
/**
 * Below, nobody cries: learned from other examples, none of 745 cries lies there and a quarter of the calm lines. Whatever a rule takes
 * for a cry there is none, and plain questions are spared some hundred phrases, 40 ms of a first answer.
 */
export const FAR = -2.5
/** Fewer syllables tell nothing by their wording. */
const TELLING = 5

const HURT = phrase(
  '(ngã|té|ngất|xỉu|bất tỉnh|tỉnh lại|thở không|không thở|khó thở|co giật|chảy máu|cấp cứu|nhập viện|uống (hết|cả|nắm|vốc)|muốn chết|nhảy (xuống|cầu|sông)|không (muốn|thiết) sống)',
)
const FRIGHTENED = phrase(
  '(dọa|hăm|đe|bắt giam|lệnh bắt|bắt giữ|công an|cảnh sát|viện kiểm sát|tòa án|điều tra|tung|phát tán|bôi nhọ|đòi nợ|siết)',
)

/**
 * How much the wording resembles people who are being robbed or threatened just now (above 0), rather than people who ask, fear,
 * hear say or tell of old matters.
 */
export function cryLikeness(read: Read, words: LearnedWords = LEARNED): number {
  return resemblance(read, words)
}

/** The wording is that of an ordinary question or remark, whatever single words it holds. */
export function isFarFromCries(read: Read): boolean {
  return isTelling(read) && cryLikeness(read) < FAR
}

/** What the wording tells: a harm; `unknown` where somebody may be hurt, and what happened has to be asked; `perhaps` one. */
export type HeardByWording = Harm | 'unknown' | 'perhaps'

/** What is lost by the wording alone, of words that are nothing else (a command, an answer, a wish about lessons); null: nothing. */
export function hearByWording(text: string): HeardByWording | null {
  const read = readPhrases(text)
  if (!isTelling(read)) return null
  const likeness = cryLikeness(read)
  if (likeness < PERHAPS) return null
  if (likeness < SURELY || isExplained(read)) return 'perhaps'
  if (says(read, HURT)) return 'unknown'
  return says(read, FRIGHTENED) ? 'threat' : 'money'
}

function isTelling({ folded }: Read): boolean {
  return folded.trim().split(' ').length >= TELLING
}
