import { fold, words } from '../shared/text.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import { addsSomething, dropsTheScheme } from './composer-added.ts'
import { PIECES } from './composer-deeds.ts'
import { turnsRound } from './composer-denials.ts'
import { miscounts } from './composer-numbers.ts'
import { swapsOrder } from './composer-order.ts'

/** Whether a source says what a reworded line says: its numbers, its names, most of its words, its yes or no, its doubt. */

/** Share of the line's telling words that the source must hold. Below it, something was added. */
const ENOUGH = 0.75
/** Fewer telling words say nothing by themselves. */
const FEWEST = 2

/** Words that hold a sentence together and may be chosen freely. Folded. */
const FREE = new Set(
  'a ai ay ban bang bi boi ca cac cai can cho chu co con cua cung da dang day de den do duoc hay hon khi la lai lam len luc ma mot nay nen neu nhe nhu nhung o phai qua ra roi sau se tai the theo thi toi tren trong tu va van vao ve vi voi xong u b'.split(
    ' ',
  ),
)
/** Words that turn a sentence round while every other word stays: they must be the source's own. */
const TURNS = new Set(
  'dừng ngừng bỏ hoãn hủy huỷ miễn thôi hết tăng giảm trước sau trên dưới hơn mọi ít nhiều tối đa thiểu nhất cả toàn tất buộc nguyện đã'.split(
    ' ',
  ),
)
/** Words that say a thing is not quite sure; a fact known so is never told as a certainty. */
const DOUBT = /(?<![\p{L}])(?:thường|có thể|theo báo|khoảng|dự kiến|hầu hết|đa số|tùy|tuỳ|hơi khác)(?![\p{L}])/iu

export type Unsupported = 'number' | 'name' | 'words' | 'added' | 'denial' | 'order' | 'doubt' | 'scheme'

/** What the source does not say, or null. */
export function whyUnsupported(text: string, source: string): Unsupported | null {
  const held = new Set(words(source))
  const line = words(text.replaceAll(/\{[uba]\}/gu, ' '))
  const holds = (word: string) => held.has(word)
  if (!line.filter((word) => /\d/u.test(word)).every(holds) || miscounts(text, source)) return 'number'
  if (!namesOf(text).every(holds)) return 'name'
  // "vneid gov vn": what is no word of ours is a name, whatever its letters.
  if (!line.every((word) => /\d/u.test(word) || isSyllable(fold(word)) || holds(word))) return 'name'
  if (!line.filter((word) => TURNS.has(word)).every(holds)) return 'denial'
  const telling = line.filter((word) => !isFree(word))
  if (telling.length < FEWEST || telling.filter(holds).length < telling.length * ENOUGH) return 'words'
  if (addsSomething(text, held, isFree)) return 'added'
  if (turnsRound(text, source)) return 'denial'
  if (swapsOrder(text, source)) return 'order'
  if (dropsTheScheme(text, nearestPiece(text, source), source, isFree)) return 'scheme'
  return DOUBT.test(nearestPiece(text, source)) && !DOUBT.test(text) ? 'doubt' : null
}

/** True for a word that only holds a sentence together; the others tell something. */
export function isFree(word: string): boolean {
  return FREE.has(fold(word))
}

/** The sentence of the source that shares most words with the line, a short one before a long one; "" when none does. */
export function nearestPiece(text: string, source: string): string {
  const sought = new Set(words(text))
  const score = (piece: string) => {
    const list = words(piece)
    return new Set(list.filter((word) => sought.has(word))).size - list.length / 1000
  }
  return source.split(PIECES).reduce((best, piece) => (score(piece) > score(best) ? piece : best), '')
}

/** Words with a capital that do not open a sentence, and words with a capital inside ("VNeID"): lower case, as `words` gives. */
export function namesOf(text: string): string[] {
  const inside = text.replaceAll(/(?<=^|[.;!?:]\s+["“(]?)\p{Lu}(?=\p{Ll}|\s)/gu, (letter) => letter.toLowerCase())
  return words((inside.match(/[\p{L}\p{M}\d]*\p{Lu}[\p{L}\p{M}\d]*/gu) ?? []).join(' '))
}
