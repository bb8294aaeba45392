import type { Passage } from '../knowledge/passages.ts'
import { isLoose, plainly } from './composer-plainly.ts'
import { headsOf, type SourceLine, turned } from './composer-statements.ts'

/** Whether a model's sentence is one that a place states: behind what must be said in front of it, or told together with the next. */

export interface Source {
  line: SourceLine
  passage: Passage
}

/** How many of the model's sentences say how many of the place's: one says one, or two in which nothing turns are told as one. */
export function step(
  [one, two]: readonly string[],
  { line, passage }: Source,
  at: number,
  isFirst: boolean,
): { taken: number; stated: number } | null {
  const [own, next] = line.sentences.slice(at, at + 2)
  if (one === undefined || own === undefined) return null
  const asks = line.asks && at === 0
  const isGuide = passage.kind === 'guide'
  const says = (said: string, told: readonly string[]) =>
    isFirst ? opens(said, told, asks, line, at, passage) : told.includes(plainly(said))
  if (says(one, readings(own, asks, isGuide))) return { taken: 1, stated: 1 }
  const together = [own, next].every((sentence) => sentence !== undefined && isLoose(sentence))
  if (together && says(one, readings(inOne(own, next ?? ''), false, isGuide))) return { taken: 1, stated: 2 }
  const parted = next !== undefined && !CONDITION.test(own) && !/ nếu /iu.test(next)
  if (parted && says(one, readings(inOne(own, next, ';'), false, isGuide))) return { taken: 1, stated: 2 }
  if (two === undefined || ![one, two].every((sentence) => isLoose(sentence))) return null
  // A trouble in front of a colon is none any more where it ends a sentence.
  return says(inOne(one, two), readings(own, false, isGuide)) ? { taken: 2, stated: 1 } : null
}

/** What stands behind it in one sentence might be said under it as well. */
const CONDITION = /(?<![\p{L}])(?:nếu|khi|lúc|thì|trừ|chỉ|hễ|mới)(?![\p{L}])/iu

function inOne(first: string, second: string, mark = ','): string {
  return `${first.replace(/[.!…]\s*$/u, '')}${mark} ${second}`
}

/** True when the sentence is one of `told`, behind all that must be said in front of it and nothing else than may be. */
function opens(
  sentence: string,
  told: readonly string[],
  asks: boolean,
  line: SourceLine,
  from: number,
  passage: Passage,
): boolean {
  const heads = headsOf({ line, from, to: from })
  const fronts = [...heads, ...line.names, ...namesOf(passage)].map((front) => plainly(front))
  const needed = new Set(heads.map((head) => plainly(head)))
  let rest = plainly(asks ? sentence.replace(/^(?:nếu|khi|lúc|lỡ) (?=\S+ )/iu, '') : sentence)
  for (let taken = 0; taken <= fronts.length; taken += 1) {
    const duty = taken > 0 && passage.kind === 'plan' ? rest.replace(GIVEN, '') : rest
    if ((told.includes(rest) || told.includes(duty)) && needed.size === 0) return true
    const front = fronts.find((one) => one !== '' && (rest.startsWith(`${one} `) || rest.startsWith(`theo ${one} `)))
    if (front === undefined) return false
    needed.delete(front)
    rest = plainly(rest.slice(rest.indexOf(front) + front.length))
  }
  return false
}

/** Between an agency and its duty: the place gives it by naming the one above the other. */
const GIVEN = /^(?:có (?:nhiệm vụ|trách nhiệm)|được giao(?: nhiệm vụ)?|chịu trách nhiệm) /u

/** "Kế hoạch tỉnh Lai Châu", "tỉnh Lai Châu", "Lai Châu". */
function namesOf({ kind, docName }: Passage): string[] {
  return kind === 'plan'
    ? [docName, docName.replace(/^Kế hoạch /u, ''), docName.replace(/^Kế hoạch (?:tỉnh|xã) /u, '')]
    : []
}

/**
 * A sentence of a place as it may be said: without the person's name in front, a trouble with "thì" for its colon and told to whoever
 * has it, and a guide's without what explains a word of it in brackets.
 */
function readings(sentence: string, asks: boolean, isGuide: boolean): string[] {
  const spoken = asks ? [sentence, ...[' thì ', ', '].map((joint) => spokenOf(sentence, joint))] : [sentence]
  const short = isGuide ? spoken.flatMap((one) => [one, one.replaceAll(EXPLAINED, '')]) : spoken
  return [...new Set(short)].flatMap((one) => [plainly(one), plainly(one.replace(/^\{u\}\s+/u, ''))])
}

function spokenOf(sentence: string, joint: string): string {
  const colon = /:\s+/u.exec(sentence)
  if (colon === null) return sentence
  return turned(sentence.slice(0, colon.index)) + joint + sentence.slice(colon.index + colon[0].length)
}

/** What a word means, in brackets behind it; "(máy Android)" says for whom it holds, and stays. */
const EXPLAINED =
  / \((?:mã (?:dùng một lần|vuông|số bí mật|mở khóa)|định danh điện tử|phần mềm|nơi giữ|tệp cài|phòng họp|deepfake|passcode|shipper|link|cod)(?![\p{L}])[\p{L},\s]{0,40}\)/giu
