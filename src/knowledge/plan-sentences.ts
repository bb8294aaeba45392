/** Whether a sentence goes on in the next line: pages cut sentences, and a cut sentence must not become two duties. */

/** Words no sentence and no heading ends with: what follows them belongs to them. */
const OPEN_WORDS = new Set(
  'và của với cho trong tại về theo là các những do từ đến hoặc trên để bằng gồm nhằm bởi giữa vào phần mục khoản điểm quý'.split(
    ' ',
  ),
)

/** True when the text ends as a sentence or list item does. Closing quotes, brackets and footnote markers do not hide the stop. */
export function endsSentence(text: string): boolean {
  return /(?:[.;:!?…])[\s"”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$/u.test(text) || /\.\/\s*\.?\s*\S{0,4}$/u.test(text)
}

/** True when the text cannot end here: a comma, an open bracket or quotation, a dash, or a word like "và". */
export function isCutOff(text: string): boolean {
  if (endsSentence(text)) return false
  const last = /(\p{L}+)$/u.exec(text)?.[1]?.toLowerCase()
  return /[,([“\-–—]$/u.test(text) || (last !== undefined && OPEN_WORDS.has(last))
}

/** True when `next`, a line without bullet or number, goes on with the sentence of `before`. */
export function goesOn(before: string, next: string): boolean {
  if (endsSentence(before)) return false
  return startsInside(next) || isCutOff(before) || closesQuotation(before, next)
}

/** True when a line starts as no sentence does: with a small letter or with closing punctuation. */
export function startsInside(text: string): boolean {
  return /^[\p{Ll},;)”’»\]%]/u.test(text)
}

/** A quotation or bracket opened before and closed in `next`; one that is never closed is a slip, not a cut. */
function closesQuotation(before: string, next: string): boolean {
  const open = (from: string, to: string) => before.lastIndexOf(from) > before.lastIndexOf(to)
  return (open('“', '”') && /^[^“]*”/u.test(next)) || (open('(', ')') && /^[^(]*\)/u.test(next))
}
