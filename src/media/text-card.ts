import { fillLine } from '../replies/operator.ts'
import { PICTURE } from '../replies/pictures.ts'
import { box, type Drawing, path, type Shape, type TextStyle } from './drawing.ts'
import { LINE, RISE } from './font.ts'
import { linesOf } from './lines.ts'

/** Words of a message in large letters, for channels whose own letters have one size ("to hơn"). */

export interface CardWords {
  text: string
  /** The digit and the words of each choice, as they stand below the picture. */
  choices: readonly { digit: number; label: string }[]
}

const WIDTH = 1080
/** A taller picture is shown smaller on a phone, and its letters with it. */
const TALLEST = 1350
const EDGE = 56
const INNER = WIDTH - 2 * EDGE
const RULE = 40

/** The largest letters with which everything fits are taken; below the last, words are cut. */
const SIZES = [72, 64, 56, 50, 44] as const
const SMALLEST = 44
/** Fewer lines of the words than this are not worth a picture full of choices. */
const FEWEST_LINES = 4

interface Line {
  text: string
  /** Distance from the end of the line above, in pixels. */
  gap: number
}

/** Short words in larger letters, long ones cut with a line that says so: the message itself stands below, whole. */
export function drawTextCard({ text, choices }: CardWords): Drawing {
  const listed = choices.map(({ digit, label }) => fillLine(PICTURE.choice, { digit, label })).join('\n')
  const size = SIZES.find((each) => heightOf(laid(text, each, 500), laid(listed, each, 700), each) <= TALLEST)
  if (size !== undefined) return drawn(laid(text, size, 500), laid(listed, size, 700), size)
  const words = laid(text, SMALLEST, 500)
  const list = laid(listed, SMALLEST, 700)
  const isRoom = words.slice(0, FEWEST_LINES).length === FEWEST_LINES
  const kept = isRoom && heightOf(cutTo(words, FEWEST_LINES), list, SMALLEST) <= TALLEST ? list : []
  let lines = words.length
  while (lines > 1 && heightOf(cutTo(words, lines), kept, SMALLEST) > TALLEST) lines -= 1
  return drawn(cutTo(words, lines), kept, SMALLEST)
}

function laid(text: string, size: number, weight: 500 | 700): Line[] {
  return text.split('\n').flatMap((paragraph, index) =>
    linesOf(paragraph, size, weight, INNER).map((line, at) => ({
      text: line,
      gap: at === 0 && index > 0 ? size * 0.4 : 0,
    })),
  )
}

function cutTo(words: readonly Line[], lines: number): Line[] {
  return [...words.slice(0, lines), { text: PICTURE.goesOn, gap: SMALLEST * 0.4 }]
}

function heightOf(words: readonly Line[], list: readonly Line[], size: number): number {
  const lines = [...words, ...list].reduce((sum, { gap }) => sum + gap + size * LINE, 0)
  return Math.ceil(2 * EDGE + lines + (list.length > 0 ? RULE : 0))
}

function drawn(words: readonly Line[], list: readonly Line[], size: number): Drawing {
  const height = heightOf(words, list, size)
  const said = stacked(words, EDGE, { size, weight: 500, ...LOOK })
  const from = said.bottom + RULE
  const rule = path(`M${EDGE} ${said.bottom + RULE / 2}H${WIDTH - EDGE}`, { stroke: 'line', strokeWidth: 3 })
  return {
    width: WIDTH,
    height,
    shapes: [
      box({ x: 0, y: 0, width: WIDTH, height }, { fill: 'paper' }),
      ...said.shapes,
      ...(list.length > 0 ? [rule, ...stacked(list, from, { size, weight: 700, ...LOOK }).shapes] : []),
    ],
  }
}

const LOOK = { pair: 'row', ink: 'ink', align: 'start' } as const

function stacked(lines: readonly Line[], top: number, style: TextStyle): { shapes: Shape[]; bottom: number } {
  const shapes: Shape[] = []
  let at = top
  for (const { text, gap } of lines) {
    const within = { x: EDGE, y: at + gap, width: INNER, height: Math.ceil(style.size * LINE) }
    shapes.push({ shape: 'text', ...style, text, x: EDGE, baseline: within.y + RISE * style.size, within })
    at += gap + style.size * LINE
  }
  return { shapes, bottom: at }
}
