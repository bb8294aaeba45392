import { fromRoman } from './roman.ts'

/** The number printed at the start of a line. Level comes from it alone: the depth of `#` marks in these texts says nothing. */
export type Label =
  | { kind: 'part'; roman: string }
  /** `[4]` for "4.", `[5, 4]` for "5.4.": a decimal carries its parent. */
  | { kind: 'number'; numbers: [number, ...number[]] }
  | { kind: 'point'; letter: string }

export type LineShape =
  | { kind: 'text' }
  | { kind: 'bullet' }
  | { kind: 'sub-bullet' }
  /** A dash glued to its word: a bullet after a finished sentence, part of the sentence otherwise ("điện tử -VNeID"). */
  | { kind: 'tight-dash' }
  | { kind: 'footnote'; marker: string }
  | { kind: 'label'; label: Label }
  /** A page number alone on its line: no words of the document. */
  | { kind: 'page-number' }

/** One printed line, its Markdown marks gone. */
export interface Line {
  /** In the source file, from 1. Two lines glued together in the source share it. */
  line: number
  shape: LineShape
  /** Words after the label, bullet or footnote marker. */
  text: string
  /** The whole line, label and bullet included: what it says if the label turns out to be part of a sentence. */
  whole: string
  /** True when a blank line stands before it. */
  gap: boolean
  /** True when it stands here only because the line before was full: the text was broken at a fixed width. */
  wrapped: boolean
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `12` -> `¹²`: how a footnote marker is shown. */
export function superscript(digits: string): string {
  return digits.replaceAll(/\d/gu, (digit) => SUPERSCRIPTS[Number(digit)] as string)
}

/** Removes Markdown's marks, which scanned plans carry at random; a footnote marker becomes a superscript digit. */
export function withoutMarks(text: string): string {
  return text
    .replace(/^\s*#{1,6}\s+/u, '')
    .replaceAll(/<sup>\s*(\d+)\s*<\/sup>/giu, (_, digits: string) => superscript(digits))
    .replaceAll(/<br\s*\/?>/giu, ' ')
    .replaceAll(/\\([*#\-+.()[\]])/gu, '$1')
    .replaceAll('*', '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** Splits a plan's source text into its printed lines. Blank lines are kept only as `gap`. */
export function readLines(source: string): Line[] {
  const lines: Line[] = []
  let gap = true
  let before = 0
  const width = wrapWidth(source)
  for (const [index, raw] of source
    .normalize('NFC')
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    if (raw.trim() === '') gap = true
    for (const piece of splitGlued(raw)) {
      const whole = withoutMarks(starBullet(piece))
      // Rules ("---") and stray marks hold no word.
      if (!/[\p{L}\p{N}]/u.test(whole)) continue
      const wrapped = !gap && before + 1 + (whole.split(' ')[0] ?? '').length > width
      lines.push({ line: index + 1, ...shapeOf(whole), whole, gap, wrapped })
      gap = false
      before = raw.trim().length
    }
  }
  return lines
}

/** Texts broken at a fixed width keep to a line of paper; longer lines are whole paragraphs. */
const WIDEST_WRAP = 130

/** The width a text was broken at; infinite when its lines are paragraphs. A few longer lines (a table, a title) do not hide it. */
function wrapWidth(source: string): number {
  const lengths = source
    .split('\n')
    .map((line) => line.trim().length)
    .filter((length) => length > 0)
    .sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  return width <= WIDEST_WRAP ? width : Number.POSITIVE_INFINITY
}

/** A star and a blank at a line's start is a bullet; every other star is emphasis or a stray mark. */
function starBullet(raw: string): string {
  return raw.replace(/^(\s*)[*●▪•](?=\s+[^*\s])/u, '$1-')
}

/** Two headings on one line ("I- MỤC ĐÍCH, YÊU CẦU**1. Mục đích**", "KẾ HOẠCH**triển khai …**"): the second would be lost. */
function splitGlued(raw: string): string[] {
  const bold = /^([^*]*[\p{L}\d”)])\*\*(?=\S)(.+)$/u.exec(raw)
  if (bold?.[1] !== undefined && bold[2] !== undefined && isUpperCase(withoutLabel(bold[1]))) return [bold[1], bold[2]]
  const plain = /^(\W*[IVX]+\s?[.\-–]\s*[^\p{Ll}]*?[\p{Lu}\d])(?:[*\s]+|(?<=\p{Lu}))(1\.\s*\p{Lu}\p{Ll}.*)$/u.exec(raw)
  return plain?.[1] !== undefined && plain[2] !== undefined ? [plain[1], plain[2]] : [raw]
}

function withoutLabel(text: string): string {
  return shapeOf(withoutMarks(text)).text
}

/** True when every letter is a capital and there are at least two. */
export function isUpperCase(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

function shapeOf(whole: string): { shape: LineShape; text: string } {
  if (/^(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?$/u.test(whole)) return { shape: { kind: 'page-number' }, text: whole }
  const note = /^([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*(?=\S)/u.exec(whole)
  if (note?.[1]) return { shape: { kind: 'footnote', marker: note[1] }, text: whole }
  const sub = /^(?:[-–—]\s*)?\+\s*(?=\S)/u.exec(whole)
  if (sub) return { shape: { kind: 'sub-bullet' }, text: whole.slice(sub[0].length) }
  const bullet = /^[-–—•●▪]\s+(?=\S)/u.exec(whole)
  if (bullet) return { shape: { kind: 'bullet' }, text: whole.slice(bullet[0].length) }
  const tight = /^[-–—•●▪](?=\p{L})/u.exec(whole)
  if (tight) return { shape: { kind: 'tight-dash' }, text: whole.slice(1) }
  return labelOf(whole) ?? { shape: { kind: 'text' }, text: whole }
}

function labelOf(whole: string): { shape: LineShape; text: string } | null {
  // "I.", "II-", "PHẦN III:"; the blank after the mark is often lost, a small letter after it is not a heading.
  const part = /^(?:phần\s+)?([IVX]+)\s*(?:[.\-–—:)]|\/(?!\d))\s*(?=[\p{Lu}\d“"(])/iu.exec(whole)
  if (part?.[1] && fromRoman(part[1]) !== null) {
    return labelled(whole, part[0], { kind: 'part', roman: part[1] })
  }
  // "5.4.", "5.4 Phổ cập"; not "4.4, mục 4" (a reference), not "1.5 triệu" (a quantity).
  const decimal = /^(\d{1,2}(?:\.\d{1,2})+)(?:[.)]\s*|\s+)(?=[\p{Lu}\d“"(])/u.exec(whole)
  // "1.", "1)", "1/": not "170.000", not "10/10".
  const single = /^(\d{1,2})[.)/]\s*(?=[^\d\s.,;)])/u.exec(whole)
  const number = decimal ?? single
  if (number?.[1]) {
    const [first = 0, ...inner] = number[1].split('.').map(Number)
    if ([first, ...inner].every((value) => value > 0)) {
      return labelled(whole, number[0], { kind: 'number', numbers: [first, ...inner] })
    }
  }
  const point = /^([a-zđ])\s?[).]\s+(?=\S)/u.exec(whole) ?? /^([a-zđ])\)(?=\S)/u.exec(whole)
  return point?.[1] ? labelled(whole, point[0], { kind: 'point', letter: point[1] }) : null
}

function labelled(whole: string, printed: string, label: Label): { shape: LineShape; text: string } {
  return { shape: { kind: 'label', label }, text: whole.slice(printed.length) }
}
