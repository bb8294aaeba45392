/** Vietnamese text as data: one Unicode form, and a folded copy that ignores marks. */

/** Printable ASCII, as every bare digit and every unmarked word is. */
const PLAIN = /^[\n\t\x20-\x7e]*$/u
/** Text in which there is nothing to clean: also the marked letters, each one sign as NFC writes it, and the quotes and dashes of print. */
const CLEAN = /^[\n\t\x20-\x7e\u00c0-\u024f\u1ea0-\u1ef9“”‘’–—…•]*$/u

/** NFC, no zero-width or direction marks, at most three combining marks on a letter, line ends as `\n`. */
export function clean(text: string): string {
  if (CLEAN.test(text)) return text
  return text
    .normalize('NFC')
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/gu, '')
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')
    .normalize('NFC')
}

/** Lower case without marks: "Đăng nhập" -> "dang nhap". For looking things up only; never for addresses or display. */
export function fold(text: string): string {
  let folded = ''
  let copied = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < FIRST_MARKED) continue
    const plain = FOLDED[code]
    if (plain === undefined) return foldAny(text)
    folded += text.slice(copied, at) + plain
    copied = at + 1
  }
  return (folded + text.slice(copied)).toLowerCase()
}

function foldAny(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').normalize('NFC')
}

const FIRST_MARKED = 128
/**
 * Folded by its code, every marked letter of Vietnamese and the signs its texts print. Every word of every text passes here, and
 * taking letters apart the general way takes six times as long.
 */
const FOLDED: string[] = []
for (const letter of 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ“”‘’–—…•') {
  for (const one of [letter, letter.toUpperCase()]) FOLDED[one.charCodeAt(0)] = foldAny(one)
}

/** Words and numbers in order, lower case, marks kept: letters, digits, and `.`/`,` between digits. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\d+(?:[.,]\d+)*%?|[\p{L}\p{M}]+/gu) ?? []
  )
}

/** True when the text carries at least one Vietnamese mark or đ. */
export function hasMarks(text: string): boolean {
  if (PLAIN.test(text)) return false
  return fold(text) !== text.normalize('NFC').toLowerCase()
}

/** Cuts at a word boundary so that the result, with `…`, is at most `limit` UTF-16 units. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const space = text.lastIndexOf(' ', limit - 1)
  return `${text.slice(0, space > limit / 2 ? space : limit - 1).trimEnd()}…`
}
