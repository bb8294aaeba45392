import { type Box, box, type Drawing, path, type Shape, type TextStyle, textBlock } from './drawing.ts'
import { widthOf } from './font.ts'

/** "Tiến độ" as one picture to keep or to show at home (D27): each row a word, a number and a bar, never colour alone. */

/** Words as they are shown, in order; the letters are drawn, nothing is added. */
export interface ProgressCard {
  title: string
  date: string
  rows: readonly { label: string; done: number; all: number }[]
  /** Rhythm, next lesson. */
  lines: readonly string[]
  /** What this picture is not. */
  note: string
}

const WIDTH = 1080
const HEIGHT = 1350
const EDGE = 56
const INNER = WIDTH - 2 * EDGE
const BAR = 30

const TITLE: TextStyle = { size: 60, weight: 700, pair: 'screen', ink: 'paper', align: 'start' }
const DATE: TextStyle = { size: 44, weight: 500, pair: 'screen', ink: 'paper', align: 'start' }
const LABEL: TextStyle = { size: 46, weight: 700, pair: 'row', ink: 'ink', align: 'start' }
const COUNT: TextStyle = { size: 46, weight: 700, pair: 'row', ink: 'ink', align: 'middle' }
const LINE_STYLE: TextStyle = { size: 46, weight: 500, pair: 'row', ink: 'ink', align: 'start' }
const NOTE: TextStyle = { size: 44, weight: 500, pair: 'row', ink: 'ink', align: 'start' }

export function drawProgress(card: ProgressCard): Drawing {
  const title = textBlock(card.title, TITLE, { x: EDGE, top: 28, width: INNER })
  const date = textBlock(card.date, DATE, { x: EDGE, top: 28 + title.height, width: INNER })
  const head = 28 + title.height + date.height + 20
  const note = textBlock(card.note, NOTE, { x: EDGE, top: 0, width: INNER })
  const noteTop = HEIGHT - note.height - 28
  const lines = stacked(card.lines, LINE_STYLE, 0)
  const linesTop = noteTop - 26 - lines.height
  // The rows share what is left between head and foot, so that nothing overlaps however long a name is.
  const step = Math.floor((linesTop - head - 12) / Math.max(1, card.rows.length))
  const rows = card.rows.flatMap((row, index) => drawRow(row, head + 12 + index * step, step))
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: [
      box({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, { fill: 'paper' }),
      box({ x: 0, y: 0, width: WIDTH, height: head }, { fill: 'bar' }),
      ...title.lines,
      ...date.lines,
      ...rows,
      ...stacked(card.lines, LINE_STYLE, linesTop).shapes,
      path(`M${EDGE} ${noteTop - 12}H${WIDTH - EDGE}`, { stroke: 'line', strokeWidth: 3 }),
      ...textBlock(card.note, NOTE, { x: EDGE, top: noteTop, width: INNER }).lines,
    ],
  }
}

function drawRow(row: ProgressCard['rows'][number], top: number, step: number): Shape[] {
  const count = `${row.done}/${row.all}`
  const countWidth = widthOf(count, COUNT.size, COUNT.weight) + 20
  const label = textBlock(row.label, LABEL, { x: EDGE, top, width: INNER - countWidth - 20 })
  const number = textBlock(count, COUNT, { x: WIDTH - EDGE - countWidth, top, width: countWidth })
  const barTop = top + Math.min(label.height + 10, step - BAR - 6)
  const frame: Box = { x: EDGE, y: barTop, width: INNER, height: BAR }
  const filled = row.all === 0 ? 0 : Math.round(((INNER - 8) * Math.min(row.done, row.all)) / row.all)
  return [
    ...label.lines,
    ...number.lines,
    box(frame, { radius: BAR / 2, fill: 'wall', stroke: 'ink', strokeWidth: 4 }),
    ...(filled > 0
      ? [
          box(
            { x: EDGE + 4, y: barTop + 4, width: Math.max(filled, BAR - 8), height: BAR - 8 },
            { radius: 11, fill: 'bar' },
          ),
        ]
      : []),
  ]
}

function stacked(texts: readonly string[], style: TextStyle, top: number): { shapes: Shape[]; height: number } {
  let at = top
  const shapes: Shape[] = []
  for (const text of texts) {
    const block = textBlock(text, style, { x: EDGE, top: at, width: INNER })
    shapes.push(...block.lines)
    at += block.height
  }
  return { shapes, height: at - top }
}
