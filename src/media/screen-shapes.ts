import { type Box, box, path, type Shape, type TextStyle, textBlock } from './drawing.ts'
import { widthOf } from './font.ts'
import type { ScreenItem } from './screen-item.ts'

/** Items of a drawn screen as shapes: a button looks pressed, a box looks empty, a line of a menu has its arrow. */

/** Letters on a picture are never smaller: on a five-inch phone 44 px of 1080 are still 2.5 mm high. */
export const SMALLEST = 44
const SIZE = 50
const PAD = 30

interface Drawn {
  shapes: Shape[]
  height: number
}

/** One item in a column `width` wide, from `top` on. `marked`: it is the one to press or read. */
export function drawItem(item: ScreenItem, at: { x: number; top: number; width: number }, marked: boolean): Drawn {
  const isButton = item.kind === 'button'
  const style: TextStyle = {
    size: SIZE,
    weight: isButton || marked ? 700 : 500,
    pair: marked ? 'marked' : isButton ? 'button' : 'row',
    ink: 'ink',
    align: isButton || item.kind === 'link' ? 'middle' : 'start',
  }
  const { before, after } = SIDES[item.kind]
  const inner = { x: at.x + PAD + before, top: at.top + PAD - 6, width: at.width - 2 * PAD - before - after }
  const { lines, height: textHeight } = textBlock(item.label, style, inner)
  const below = item.kind === 'boxes' ? 110 : 0
  const height = Math.max(textHeight + 2 * PAD - 6, 120) + below
  const frame = { x: at.x, y: at.top, width: at.width, height }
  const shift = below === 0 ? (height - textHeight) / 2 - (PAD - 6) - 4 : 0
  const words = lines.map((line) => ({
    ...line,
    baseline: line.baseline + shift,
    within: { ...line.within, y: line.within.y + shift },
  }))
  return { shapes: [...ground(item, frame, marked), ...sign(item, frame), ...words], height }
}

/** Room that a sign takes beside the words. */
const SIDES: Record<ScreenItem['kind'], { before: number; after: number }> = {
  button: { before: 0, after: 0 },
  field: { before: 34, after: 0 },
  boxes: { before: 0, after: 0 },
  row: { before: 0, after: 60 },
  icon: { before: 120, after: 0 },
  link: { before: 0, after: 0 },
  text: { before: 0, after: 0 },
}

function ground({ kind }: ScreenItem, frame: Box, marked: boolean): Shape[] {
  const fill = marked ? 'markPaper' : kind === 'button' ? 'button' : 'paper'
  switch (kind) {
    case 'button':
      return [box(frame, { radius: 36, fill, stroke: 'line', strokeWidth: 5 })]
    case 'field':
      return [box(frame, { radius: 12, fill, stroke: 'line', strokeWidth: 5 })]
    case 'icon':
    case 'boxes':
    case 'link':
      return [box(frame, { radius: 24, fill })]
    case 'row':
    case 'text': {
      const { x, y, width, height } = frame
      return [
        box(frame, { radius: 12, fill }),
        ...(marked ? [] : [path(`M${x + 8} ${y + height}H${x + width - 8}`, { stroke: 'shade', strokeWidth: 4 })]),
      ]
    }
  }
}

function sign({ kind }: ScreenItem, { x, y, width, height }: Box): Shape[] {
  const middle = y + height / 2
  switch (kind) {
    case 'field':
      return [path(`M${x + PAD} ${middle - 32}V${middle + 32}`, { stroke: 'ink', strokeWidth: 6 })]
    case 'row': {
      const right = x + width - PAD
      return [path(`M${right - 22} ${middle - 24}L${right} ${middle}L${right - 22} ${middle + 24}`, CHEVRON)]
    }
    case 'icon':
      return [
        box({ x: x + PAD, y: middle - 44, width: 88, height: 88 }, { radius: 22, fill: 'bar' }),
        box({ x: x + PAD + 26, y: middle - 18, width: 36, height: 36 }, { radius: 18, fill: 'paper' }),
      ]
    case 'boxes': {
      const side = 84
      const gap = (width - 2 * PAD - 6 * side) / 5
      return [0, 1, 2, 3, 4, 5].map((index) =>
        box(
          { x: x + PAD + index * (side + gap), y: y + height - side - 24, width: side, height: side },
          { radius: 10, fill: 'paper', stroke: 'line', strokeWidth: 5 },
        ),
      )
    }
    case 'button':
    case 'link':
    case 'text':
      return []
  }
}

const CHEVRON = { stroke: 'line', strokeWidth: 9 } as const

const TAG = { size: 60, pad: 32, hand: 104, height: 116, reach: 26 } as const

/**
 * The mark on the thing to press or read: a thick frame, and under it a tag with a hand that points up at it and the word. Seen
 * by its shape on a grey copy as well as by its colour.
 */
export function drawMark(frame: Box, word: string): Drawn {
  const around = { x: frame.x - 12, y: frame.y - 12, width: frame.width + 24, height: frame.height + 24 }
  const style: TextStyle = { size: TAG.size, weight: 700, pair: 'word', ink: 'paper', align: 'start' }
  const top = around.y + around.height + TAG.reach
  const text = textBlock(word, style, { x: 0, top: 0, width: around.width - 2 * TAG.pad - TAG.hand })
  const widest = Math.max(...text.lines.map((line) => widthOfLine(line.text, style)))
  const width = 2 * TAG.pad + TAG.hand + widest
  const height = Math.max(TAG.height, text.height + 24)
  const x = frame.x + (frame.width - width) / 2
  const hand = x + TAG.pad
  const shift = top + (height - text.height) / 2 - 6
  return {
    height: 12 + TAG.reach + height,
    shapes: [
      box(around, { radius: 30, stroke: 'mark', strokeWidth: 14 }),
      box({ x, y: top, width, height }, { radius: 24, fill: 'mark' }),
      ...pointingHand(hand - 8, top - TAG.reach - 14),
      ...text.lines.map((line) => ({
        ...line,
        x: hand + TAG.hand,
        baseline: line.baseline + shift,
        within: { x: hand + TAG.hand, y: top + (height - text.height) / 2 - 6, width: widest + 1, height: text.height },
      })),
    ],
  }
}

function widthOfLine(text: string, style: TextStyle): number {
  return widthOf(text, style.size, style.weight)
}

/** A hand with its first finger up, 84 wide and 140 high, the fingertip at its top. */
function pointingHand(x: number, y: number): Shape[] {
  const p = (dx: number, dy: number) => `${x + dx} ${y + dy}`
  const outline = [
    `M${p(24, 16)}`,
    `A12 12 0 0 1 ${p(48, 16)}`,
    `V${y + 66}`,
    `A10 10 0 0 1 ${p(62, 68)}`,
    `A10 10 0 0 1 ${p(76, 76)}`,
    `A10 10 0 0 1 ${p(88, 86)}`,
    `V${y + 104}`,
    `A34 34 0 0 1 ${p(54, 138)}`,
    `H${x + 44}`,
    `A30 30 0 0 1 ${p(20, 126)}`,
    `L${p(0, 92)}`,
    `A10 10 0 0 1 ${p(14, 80)}`,
    `L${p(24, 90)}`,
    'Z',
  ].join('')
  return [path(outline, { fill: 'paper', stroke: 'mark', strokeWidth: 7 })]
}
