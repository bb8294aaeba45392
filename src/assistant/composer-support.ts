import type { Passage } from '../knowledge/passages.ts'
import { fold, words } from '../shared/text.ts'

/** Whether the cited places say what a reworded line says: its numbers, its names, most of its words, and its yes or no. */

/** Share of the line's telling words that the cited places must hold. Below it, something was added. */
const ENOUGH = 0.75

/** Words that hold a sentence together and may be chosen freely. Folded. */
const FREE = new Set(
  'a ai ay ban bang bi boi ca cac cai can cho chu co con cua cung da dang day de den do duoc hay hon khi la lai lam len luc ma mot nay nen neu nhe nhu nhung nhung o phai qua ra roi sau se tai the theo thi thi toi tren trong tu va van vao ve vi voi xong u b a'.split(
    ' ',
  ),
)
/** With marks, since "dung" is both "đừng" and "đúng". */
const DENIALS = new Set(['không', 'chưa', 'chẳng', 'chớ', 'đừng', 'cấm', 'trừ'])
/** Words that turn a sentence round while every other word stays: they must be the place's own. */
const TURNS = new Set('dừng ngừng bỏ hoãn hủy huỷ miễn thôi hết tăng giảm trước sau trên dưới hơn mọi'.split(' '))

/** What the cited places do not say, or null. */
export function whyUnsupported(
  text: string,
  passages: readonly Passage[],
): 'number' | 'name' | 'words' | 'denial' | null {
  const source = passages.map((passage) => [passage.docName, ...passage.headings, passage.text].join('\n')).join('\n')
  const held = new Set(words(source))
  const line = words(text.replaceAll(/\{[uba]\}/gu, ' '))
  if (!line.filter((word) => /\d/u.test(word)).every((word) => held.has(word))) return 'number'
  if (!namesOf(text).every((name) => held.has(name))) return 'name'
  if (!line.filter((word) => TURNS.has(word)).every((word) => held.has(word))) return 'denial'
  const telling = line.filter((word) => !FREE.has(fold(word)))
  if (telling.length === 0) return 'words'
  if (telling.filter((word) => held.has(word)).length < telling.length * ENOUGH) return 'words'
  return denies(line) === denies(nearest(line, source)) ? null : 'denial'
}

/** Words with a capital that do not open a sentence, and words with a capital inside ("VNeID"): lower case, as `words` gives. */
function namesOf(text: string): string[] {
  const inside = text.replaceAll(/(?<=^|[.!?:]\s+["“(]?)\p{Lu}(?=\p{Ll}|\s)/gu, (letter) => letter.toLowerCase())
  return words((inside.match(/[\p{L}\p{M}\d]*\p{Lu}[\p{L}\p{M}\d]*/gu) ?? []).join(' '))
}

/** The sentence of the source that shares most words with the line, a short one before a long one. */
function nearest(line: readonly string[], source: string): string[] {
  const sought = new Set(line)
  const pieces = source.split(/(?<=[.;!?:])\s+|\n/u).map((piece) => words(piece))
  const score = (piece: readonly string[]) =>
    new Set(piece.filter((word) => sought.has(word))).size - piece.length / 1000
  return pieces.reduce((best, piece) => (score(piece) > score(best) ? piece : best), [] as string[])
}

function denies(list: readonly string[]): boolean {
  return list.some((word) => DENIALS.has(word))
}
