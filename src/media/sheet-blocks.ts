import type PDFDocument from 'pdfkit'
import { type Weight, widthOf } from './font.ts'
import { linesOf } from './lines.ts'
import { COLOURS, type Colour } from './palette.ts'
import type { SheetQuestion, SheetStep } from './sheet-content.ts'

/** Pieces of the printed sheet: each knows its height before it is drawn, so that a page is filled without trying. */

export type Page = InstanceType<typeof PDFDocument>

export interface Block {
  height: number
  draw: (page: Page, y: number) => void
}

/** A4 in points; margins that every home printer leaves free. */
export const PAPER = { width: 595.28, height: 841.89, margin: 36 } as const
export const ROOM = PAPER.width - 2 * PAPER.margin
/** Letters of the body, in points. */
export const BODY = 18
/** Line height in letter sizes: on paper nothing is clipped, so lines stand closer than on a picture. */
const LEADING = 1.25
const RISE = 0.96

export interface Style {
  size: number
  weight: Weight
  ink?: Colour
}

/** The name under which a weight of the font is registered in the document. */
export function fontName(weight: Weight): string {
  return `be-${weight}`
}

/** Text from `x` on, `width` wide. `from` indents the first line, where something bold stands already. */
export function text(words: string, style: Style, x: number = PAPER.margin, width: number = ROOM): Block {
  const lines = linesOf(words, style.size, style.weight, width)
  return {
    height: lines.length * style.size * LEADING,
    draw(page, y) {
      for (const [index, line] of lines.entries()) writeLine(page, line, style, x, y + index * style.size * LEADING)
    },
  }
}

/** One line with its top at `y`. */
export function writeLine(page: Page, line: string, { size, weight, ink = 'ink' }: Style, x: number, y: number): void {
  page
    .font(fontName(weight), size)
    .fillColor(COLOURS[ink])
    .text(line, x, y + RISE * size, { lineBreak: false, baseline: 'alphabetic' })
}

const NUMBER_COLUMN = 42
const SCREEN_WIDTH = 66

/** A step: its number in a disc, its name in bold, its words, and the outline of the screen with the item to press. */
export function stepBlock(step: SheetStep, withSimpler: boolean): Block {
  const x = PAPER.margin + NUMBER_COLUMN
  const screen = step.screen ? outline(step.screen) : null
  const width = ROOM - NUMBER_COLUMN - (screen ? SCREEN_WIDTH + 12 : 0)
  const lines = openedLines(`${step.title}.`, withSimpler ? `${step.said} ${step.simpler}` : step.said, width)
  const height = Math.max(lines.length * BODY * LEADING, 32, screen?.height ?? 0)
  return {
    height,
    draw(page, y) {
      page.circle(PAPER.margin + 16, y + 15, 15).fill(COLOURS.ink)
      const number = String(step.number)
      const middle = widthOf(number, BODY, 700) / 2
      writeLine(page, number, { size: BODY, weight: 700, ink: 'paper' }, PAPER.margin + 16 - middle, y + 4)
      for (const [index, line] of lines.entries()) {
        const top = y + index * BODY * LEADING
        writeLine(page, line.name, { size: BODY, weight: 700 }, x, top)
        writeLine(page, line.words, { size: BODY, weight: 500 }, x + nameWidth(line), top)
      }
      screen?.draw(page, y)
    },
  }
}

interface OpenedLine {
  /** Bold, at the beginning of the line. */
  name: string
  words: string
}

function nameWidth({ name, words }: OpenedLine): number {
  return widthOf(name === '' || words === '' ? name : `${name} `, BODY, 700)
}

/** A bold name and the words after it, broken together. */
function openedLines(name: string, words: string, room: number): OpenedLine[] {
  const lines: OpenedLine[] = []
  let line: OpenedLine = { name: '', words: '' }
  const add = (longer: OpenedLine, alone: OpenedLine) => {
    const isFull = nameWidth(longer) + widthOf(longer.words, BODY, 500) > room
    if (isFull) lines.push(line)
    line = isFull ? alone : longer
  }
  for (const word of name.split(' ')) add({ name: `${line.name} ${word}`.trim(), words: '' }, { name: word, words: '' })
  for (const word of words.split(' '))
    add({ name: line.name, words: `${line.words} ${word}`.trim() }, { name: '', words: word })
  return [...lines, line]
}

/** A phone in outline: bars for the items, a thick frame with its word around the one to press. */
function outline({ items, item, word }: NonNullable<SheetStep['screen']>): Block {
  const row = { plain: 3.5, gap: 3 }
  // Two or three words stand under each other, a little smaller: they must still be read at arm's length.
  const size = widthOf(word, 13, 700) <= SCREEN_WIDTH - 14 ? 13 : 11
  const lines = linesOf(word, size, 700, SCREEN_WIDTH - 14)
  const markedHeight = lines.length * size * 1.2 + 3
  const height = 10 + (items - 1) * (row.plain + row.gap) + markedHeight + row.gap + 3
  return {
    height: height + 4,
    draw(page, y) {
      const x = PAPER.margin + ROOM - SCREEN_WIDTH
      page
        .roundedRect(x, y + 1, SCREEN_WIDTH, height, 7)
        .lineWidth(1.6)
        .stroke(COLOURS.ink)
      page.roundedRect(x + 20, y + 4, SCREEN_WIDTH - 40, 2.4, 1.2).fill(COLOURS.ink)
      let top = y + 10
      for (let number = 1; number <= items; number += 1) {
        if (number === item) {
          page
            .roundedRect(x + 5, top, SCREEN_WIDTH - 10, markedHeight, 3)
            .lineWidth(2.6)
            .stroke(COLOURS.ink)
          for (const [index, line] of lines.entries()) {
            const middle = x + (SCREEN_WIDTH - widthOf(line, size, 700)) / 2
            writeLine(page, line, { size, weight: 700 }, middle, top + index * size * 1.2 + 0.5)
          }
          top += markedHeight + row.gap
        } else {
          page
            .roundedRect(x + 7, top, SCREEN_WIDTH - 14, row.plain, 1.5)
            .lineWidth(0.8)
            .stroke(COLOURS.line)
          top += row.plain + row.gap
        }
      }
    },
  }
}

/** The warning: thick frame, triangle and its word, so that it is one on a grey copy as well. */
export function warningBlock(label: string, words: string): Block {
  const pad = 12
  const inner = text(words, { size: BODY, weight: 500 }, PAPER.margin + pad + 4, ROOM - 2 * pad - 8)
  const height = inner.height + 30 + 2 * pad
  return {
    height,
    draw(page, y) {
      const x = PAPER.margin
      page
        .roundedRect(x + 2, y + 2, ROOM - 4, height - 4, 8)
        .lineWidth(4)
        .stroke(COLOURS.mark)
      const left = x + pad + 4
      page
        .polygon([left, y + pad + 24], [left + 14, y + pad], [left + 28, y + pad + 24])
        .lineWidth(2.4)
        .lineJoin('round')
        .stroke(COLOURS.mark)
      writeLine(page, '!', { size: 16, weight: 700, ink: 'mark' }, left + 11.5, y + pad + 5)
      writeLine(page, label, { size: 20, weight: 700, ink: 'mark' }, left + 38, y + pad)
      inner.draw(page, y + pad + 30)
    },
  }
}

/** No-break blanks, so that short options on one line stand apart. */
const BETWEEN = '\u00A0'.repeat(6)

/** A question with its options under each other, or beside each other when they are short. */
export function questionBlock(question: SheetQuestion, number: number): Block {
  const indent = 28
  const stem = text(`${number}. ${question.stem}`, { size: BODY, weight: 700 })
  const together = question.options.join(BETWEEN)
  const rows = widthOf(together, BODY, 500) <= ROOM - indent ? [together] : question.options
  const options = rows.map((row) => text(row, { size: BODY, weight: 500 }, PAPER.margin + indent, ROOM - indent))
  return stack([stem, ...options], 2)
}

/** Blocks under each other with `gap` between them. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + gap * Math.max(0, blocks.length - 1)
  return {
    height,
    draw(page, y) {
      let top = y
      for (const block of blocks) {
        block.draw(page, top)
        top += block.height + gap
      }
    },
  }
}

/** A code of squares `side` points wide with its right edge at the margin; the white around it is the margin and the gap to the title. */
export function codeBlock(squares: readonly boolean[][], side: number): Block {
  const unit = side / squares.length
  return {
    height: side,
    draw(page, y) {
      const x = PAPER.margin + ROOM - side
      for (const [row, line] of squares.entries())
        for (const [column, dark] of line.entries()) if (dark) page.rect(x + column * unit, y + row * unit, unit, unit)
      page.fill('#000000')
    },
  }
}
