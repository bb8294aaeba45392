import { fold } from '../shared/text.ts'
import { CODE_GIVEN } from './cry-deeds.ts'
import { asksDemand, type Harm, harmOf } from './cry-harm.ts'
import { isFarFromCries } from './cry-likeness.ts'
import { CRY, withoutLookups } from './cry-threats.ts'
import { isSettled, told } from './cry-told.ts'
import { SECRET, SUM } from './cry-words.ts'
import { phrase, readPhrases, says, sentencesOf } from './phrases.ts'

/** What a message says about a loss that is happening or has happened to the speaker or their family. */
export interface Emergency {
  /** `sure`: the card goes out at once. `weak`: one short question, with the numbers already in it. */
  level: 'sure' | 'weak' | null
  /** What is being lost, and so which card answers. */
  kind: Harm | null
}

export interface EmergencyContext {
  /** Texts of the open question's options: typing one of them answers it, whatever it says. */
  options?: readonly string[]
  /** An emergency card went out in this talk: hints are then read as part of the same story. */
  ongoing?: boolean
}

const NONE: Emergency = { level: null, kind: null }
const sure = (kind: Harm): Emergency => ({ level: 'sure', kind })
const weak = (kind: Harm | null): Emergency => ({ level: 'weak', kind })

/** To report a crook is a task of its own, not a cry. */
const REPORTS = phrase('(trình báo|tố giác|tố cáo|báo tin|cách báo|báo) (vụ |về |số |kẻ )?(lừa đảo|lừa)')
const LOSSES = 'bị lừa|lừa rồi|mất tiền|mất hết tiền|bị hack mất|bị trừ tiền lạ'
const LOST = phrase(`(${LOSSES})`)
const LOSS_WORD = phrase(`(${LOSSES}|lừa đảo)`)
/** Bare "lừa đảo" names a kind of thing ("mã QR lừa đảo", "làm trắc nghiệm lừa đảo") unless somebody does it to somebody. */
const CROOKS = phrase(
  '(nó|bọn|bọn nó|tụi|tụi nó|chúng|chúng nó|thằng|hắn|họ|người ta) ~ lừa đảo|lừa đảo (rồi|mất|hết|sạch|tôi|mẹ|con|em|bác|bà|ông|má|nhà)',
)
const HINT = phrase(`(${SECRET}|chuyển|lừa|mất|nó|chặn)`)
const A_SUM = phrase(SUM)

/**
 * Reads whether money, a code, an account or safety is being lost (conversation.md §2.2, step 1). Exceptions come first: an option
 * of the open question, an own wrong-number transfer, a link pressed with nothing entered. Whether a harm is told or supposed,
 * denied, heard of or long past is read where it stands in its sentence.
 */
export function readEmergency(text: string, context: EmergencyContext = {}): Emergency {
  if (context.options?.some((option) => alike(option, text))) return NONE
  const read = readPhrases(text)
  if (context.ongoing !== true && isFarFromCries(read)) return NONE
  const sentences = sentencesOf(read)
  if (isSettled(read, says(read, A_SUM))) return NONE
  const harm = harmOf(read, sentences)
  if (harm !== null) return sure(harm)
  const count = read.folded.trim().split(' ').length
  if (context.ongoing === true && says(read, HINT) && !asksHow(text))
    return sure(told(sentences, CODE_GIVEN) ? 'code' : 'money')
  const isCry = says(withoutLookups(read), CRY)
  if (isCry && count <= 8) return weak(null)
  const isLost = told(sentences, [LOST, CROOKS]) !== null || (count <= 2 && says(read, LOSS_WORD))
  if (isLost && !says(read, REPORTS) && count <= 6 && !asksDemand(read) && !asksHow(text)) return weak('money')
  return NONE
}

/** A question about how or what: the answer is wanted, not the card again. */
function asksHow(text: string): boolean {
  return /\?|\b(?:sao|gi|nao|dau|the nao|lam gi|nhu nao|bao lau|khong)\b/u.test(fold(text))
}

/** The same words but for marks, stops and a few letters: at least nine tenths of the letter pairs are shared. */
function alike(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) =>
    fold(text)
      .replaceAll(/[^\p{L}\d]+/gu, ' ')
      .trim(),
  )
  if (left === undefined || right === undefined || left === '' || right === '') return false
  if (left === right) return true
  const pairs = (text: string) => new Set([...text].map((letter, at) => letter + (text[at + 1] ?? '')))
  const [a, b] = [pairs(left), pairs(right)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size) >= 0.9
}
