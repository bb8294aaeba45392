import { type Weight, widthOf } from './font.ts'

/** Text broken into lines by the font's own widths, so that nothing runs out of its box. */

/**
 * As `linesOf`, with lines of about the same length: one word alone on the last line reads like a thing of its own. Takes the
 * narrowest column that needs no more lines.
 */
export function evenLinesOf(text: string, size: number, weight: Weight, room: number): string[] {
  const lines = linesOf(text, size, weight, room)
  const [name = '', ...value] = text.split(/(?<=:) /u)
  // "Ngân hàng: Ngân hàng Sao Mai" reads best with the name of the thing on a line of its own.
  if (lines.length === 2 && value.length === 1 && fitAll([name, ...value], size, weight, room)) return [name, ...value]
  let [low, high] = [room / 2, room]
  for (let round = 0; lines.length > 1 && round < 8; round += 1) {
    const middle = (low + high) / 2
    if (linesOf(text, size, weight, middle).length > lines.length) low = middle
    else high = middle
  }
  return linesOf(text, size, weight, high)
}

/**
 * Breaks at blanks; a word wider than the line is broken inside, which keeps it readable where cutting it off would not.
 * `room` is the width of the box in the units of `size`.
 */
export function linesOf(text: string, size: number, weight: Weight, room: number): string[] {
  const fits = (line: string) => widthOf(line, size, weight) <= room
  const lines: string[] = []
  let line = ''
  for (const word of text
    .normalize('NFC')
    .split(/[ \t\n]+/u)
    .filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const char of word) {
      if (line !== '' && !fits(line + char)) {
        lines.push(line)
        line = ''
      }
      line += char
    }
  }
  return line === '' ? lines : [...lines, line]
}

function fitAll(lines: readonly string[], size: number, weight: Weight, room: number): boolean {
  return lines.every((line) => widthOf(line, size, weight) <= room)
}
