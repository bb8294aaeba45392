import type { Passage } from '../knowledge/passages.ts'
import { words } from '../shared/text.ts'
import { quantitiesOf } from './composer-numbers.ts'

/**
 * The smallest pieces of a place that say something by themselves. Two true halves of a place glued together are a false whole: "Họ hỏi
 * mã OTP" of one line with "{u} làm tiếp" of another, "từ 6 tuổi" with what holds from 14 on.
 */

export interface Unit {
  /** Its words. */
  text: string
  /** What it answers: the trouble in front of a colon, the question above it; or null. Of itself it states nothing. */
  asks: string | null
}

export interface Units {
  /** Names and headings: they state nothing. The title of a guide's step does. */
  named: string
  /** These and whatever else speaks of every unit. */
  context: string
  /** Lines, and questions with their answers. */
  lines: readonly Unit[]
  /** Single sentences, for whatever states a figure. */
  sentences: readonly Unit[]
}

const SENTENCE_END = /(?<=[.;!?…])["”)]?\s+/u
/** "Họ hỏi mã OTP: {u} cúp máy." The trouble is short and holds no sentence. */
const TROUBLE = /^([^:.!?]{4,80}):\s+(?=\S)/u

/** Takes a place apart. `said`: what the rules said of it, each a line of its own. */
export function unitsOf(passage: Passage, said: readonly string[]): Units {
  const [first = '', ...rest] = passage.text.split('\n')
  const isQuestion =
    rest.length > 0 && passage.kind === 'guide' && (/\?\s*$/u.test(first) || /#(?:hoi|ket)-/u.test(passage.address))
  const isTitle = rest.length > 0 && (passage.kind === 'guide' ? !isQuestion : !/[.;]\s*$/u.test(first))
  const intros = passage.kind === 'plan' ? passage.text.split('\n').filter((line) => /:\s*$/u.test(line)) : []
  const body = isQuestion ? [rest.join(' ')] : passage.text.split('\n')
  const asks = (line: string) => {
    if (isQuestion) return first
    return passage.kind === 'guide' ? (TROUBLE.exec(line)?.[1] ?? null) : null
  }
  const lines = [...body, ...said].map((text) => ({ text, asks: asks(text) }))
  const named = [passage.docName, ...passage.headings, ...(isTitle && passage.kind === 'plan' ? [first] : [])].join(
    '\n',
  )
  return {
    named,
    context: [named, ...(isTitle ? [first] : []), ...intros].join('\n'),
    lines,
    sentences: lines.flatMap(({ text, asks: trouble }) =>
      text.split(SENTENCE_END).map((sentence) => ({ text: sentence, asks: trouble })),
    ),
  }
}

/** The units a sentence is held against: what states a figure must stand in one sentence with it. */
export function unitsFor(text: string, { lines, sentences }: Units): readonly Unit[] {
  return quantitiesOf(text).length > 0 ? sentences : lines
}

/** True when the words are taken from elsewhere in the place, or say no more than what the unit asks. */
export function gluesOrAsks(text: string, unit: Unit, { named, context, lines }: Units): boolean {
  const telling = words(text.replaceAll(/\{[uba]\}/gu, ' ')).filter((word) => !HOLLOW.has(word))
  const own = new Set([...words(unit.text), ...words(unit.asks ?? ''), ...words(context)])
  const elsewhere = new Set(lines.flatMap((line) => words(`${line.asks ?? ''} ${line.text}`)))
  if (telling.some((word) => !own.has(word) && elsewhere.has(word))) return true
  // A heading alone is no sentence.
  const names = new Set(words(named))
  if (telling.every((word) => names.has(word))) return true
  if (unit.asks === null) return false
  const asked = new Set([...words(unit.asks), ...words(context)])
  const answer = unit.text.startsWith(unit.asks) ? unit.text.slice(unit.asks.length + 1) : unit.text
  const answered = new Set(words(answer))
  const isAsked = telling.filter((word) => asked.has(word)).length * 2 > words(unit.asks).length
  // A trouble told with something the answer does not say, or without the answer's own "không".
  const fresh = telling.filter((word) => !asked.has(word))
  if (!isAsked) return false
  return !fresh.some((word) => answered.has(word)) || (DENIED.test(firstOf(answer)) && !DENIED.test(text))
}

const DENIED = /(?<![\p{L}])(?:không|chưa|đừng|chớ|khoan|cúp)(?![\p{L}])/iu

function firstOf(answer: string): string {
  return answer.trim().split(SENTENCE_END)[0] ?? ''
}

/** Words that any sentence may need and that take no side. */
const HOLLOW = new Set(
  'và thì là mà của các những một cái để được ở tại trong với hay hoặc khi nếu này đó ấy theo cũng như vậy nên rồi vào ra lên xuống lại cho về sẽ ai'.split(
    ' ',
  ),
)
