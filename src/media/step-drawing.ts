import type { Picture } from '../knowledge/guide.ts'
import { fillLine } from '../replies/operator.ts'
import { PICTURE } from '../replies/pictures.ts'
import { say, type Voice } from '../replies/voice.ts'
import { type Box, box, type Drawing, path, type Shape, type TextStyle, textBlock } from './drawing.ts'
import { widthOf } from './font.ts'
import { readItem } from './screen-item.ts'
import { drawItem, drawMark, SMALLEST } from './screen-shapes.ts'

/** One step of a guide as a picture: its number and name, a phone with the screen, the thing to press, the caption. */

const WIDTH = 1080
const EDGE = 40
const PHONE = { x: 74, width: WIDTH - 148, edge: 16, radius: 76 } as const
const COLUMN = { x: PHONE.x + 62, width: PHONE.width - 124 } as const
const GAP = 38

/** What the picture of a step needs: the screen, and which step it stands for. */
export interface StepPicture {
  picture: Picture
  number: number
  title: string
}

export function drawStep({ picture, number, title }: StepPicture, voice: Voice): Drawing {
  const heading = drawHeading(fillLine(PICTURE.step, { number }), say(title, voice))
  const phone = drawPhone(picture, voice, heading.height + EDGE)
  const caption = textBlock(say(picture.caption, voice), CAPTION, {
    x: EDGE + 20,
    top: phone.bottom + 24,
    width: WIDTH - 2 * EDGE - 40,
  })
  const height = Math.ceil(phone.bottom + 24 + caption.height + EDGE)
  const wall = box({ x: 0, y: 0, width: WIDTH, height }, { fill: 'wall' })
  return { width: WIDTH, height, shapes: [wall, ...heading.shapes, ...phone.shapes, ...caption.lines] }
}

const CAPTION: TextStyle = { size: SMALLEST, weight: 500, pair: 'caption', ink: 'ink', align: 'middle' }
const NUMBER: TextStyle = { size: 58, weight: 700, pair: 'number', ink: 'paper', align: 'middle' }
const TITLE: TextStyle = { size: 58, weight: 700, pair: 'heading', ink: 'ink', align: 'start' }
const SCREEN: TextStyle = { size: 54, weight: 700, pair: 'screen', ink: 'paper', align: 'middle' }

/** "Bước 3" in its badge, the step's name beside it. */
function drawHeading(step: string, title: string): { shapes: Shape[]; height: number } {
  const width = widthOf(step, NUMBER.size, NUMBER.weight) + 64
  const badge = textBlock(step, NUMBER, { x: EDGE + 20, top: EDGE + 8, width: width - 40 })
  const frame = { x: EDGE, y: EDGE, width, height: badge.height + 20 }
  const name = textBlock(title, TITLE, { x: EDGE + width + 32, top: EDGE + 8, width: WIDTH - 2 * EDGE - width - 32 })
  return {
    shapes: [box(frame, { radius: 26, fill: 'bar' }), ...badge.lines, ...name.lines],
    height: EDGE + Math.max(frame.height, name.height + 16),
  }
}

/** Frame, bar with the screen's name, and the items under it. */
function drawPhone(picture: Picture, voice: Voice, top: number): { shapes: Shape[]; bottom: number } {
  const bar = textBlock(say(picture.screen, voice), SCREEN, { x: COLUMN.x, top: top + 92, width: COLUMN.width })
  const barBottom = top + 92 + bar.height + 26
  const items = drawItems(picture, voice, barBottom + GAP + 8)
  const bottom = Math.max(items.bottom + 100, top + 900)
  const outer: Box = { x: PHONE.x, y: top, width: PHONE.width, height: bottom - top }
  const middle = PHONE.x + PHONE.width / 2
  const left = PHONE.x + PHONE.edge / 2
  const right = PHONE.x + PHONE.width - PHONE.edge / 2
  const round = PHONE.radius - PHONE.edge / 2
  const glass = `M${left} ${barBottom}V${top + PHONE.radius}A${round} ${round} 0 0 1 ${left + round} ${top + PHONE.edge / 2}H${right - round}A${round} ${round} 0 0 1 ${right} ${top + PHONE.radius}V${barBottom}Z`
  return {
    bottom,
    shapes: [
      box(outer, { radius: PHONE.radius, fill: 'paper' }),
      path(glass, { fill: 'bar' }),
      box(outer, { radius: PHONE.radius, stroke: 'ink', strokeWidth: PHONE.edge }),
      // The loudspeaker slit on top and the bar at the bottom make it a phone at a glance.
      path(`M${middle - 70} ${top + 46}H${middle + 70}`, { stroke: 'paper', strokeWidth: 14 }),
      path(`M${middle - 120} ${bottom - 44}H${middle + 120}`, { stroke: 'ink', strokeWidth: 12 }),
      ...bar.lines,
      ...items.shapes,
    ],
  }
}

function drawItems(picture: Picture, voice: Voice, from: number): { shapes: Shape[]; bottom: number } {
  const shapes: Shape[] = []
  let top = from
  for (const [index, item] of picture.items.entries()) {
    const marked = index + 1 === picture.highlight.item
    const drawn = drawItem(readItem(say(item, voice)), { ...COLUMN, top }, marked)
    shapes.push(...drawn.shapes)
    const frame = { ...COLUMN, y: top, height: drawn.height }
    top += drawn.height
    if (marked) {
      const mark = drawMark(frame, say(picture.highlight.word, voice))
      shapes.push(...mark.shapes)
      top += mark.height
    }
    top += GAP
  }
  return { shapes, bottom: top - GAP }
}
