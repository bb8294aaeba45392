import { LINE, RISE, type Weight } from './font.ts'
import { evenLinesOf, linesOf } from './lines.ts'
import { COLOURS, type Colour, type PAIRS } from './palette.ts'

/** A picture before it is drawn: plain shapes and lines of text with their boxes, so that a test can measure all of it. */

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export type Shape =
  | ({ shape: 'box'; radius: number; fill: Colour | null; stroke: Colour | null; strokeWidth: number } & Box)
  | { shape: 'path'; d: string; fill: Colour | null; stroke: Colour | null; strokeWidth: number }
  | TextLine

export interface TextLine {
  shape: 'text'
  text: string
  /** Where the line starts, ends or has its middle, by `align`. */
  x: number
  baseline: number
  size: number
  weight: Weight
  pair: keyof typeof PAIRS
  ink: Colour
  align: 'start' | 'middle'
  /** The box it must stay in. */
  within: Box
}

export interface Drawing {
  width: number
  height: number
  shapes: Shape[]
}

export interface TextStyle {
  size: number
  weight: Weight
  pair: keyof typeof PAIRS
  ink: Colour
  align: TextLine['align']
}

/** More lines than this say too much for a screen; the last one then ends in "…". `hvs check` keeps items far below. */
export const MOST_LINES = 4

/** Lines of a text in a box `width` wide, from `top` on, and the height they take. */
export function textBlock(
  text: string,
  style: TextStyle,
  at: { x: number; top: number; width: number },
): { lines: TextLine[]; height: number } {
  const all = evenLinesOf(text, style.size, style.weight, at.width)
  const kept = all.length > MOST_LINES ? ended(all.slice(0, MOST_LINES), style, at.width) : all
  const height = Math.ceil(kept.length * style.size * LINE)
  const within = { x: at.x, y: at.top, width: at.width, height }
  const lines = kept.map(
    (line, index): TextLine => ({
      shape: 'text',
      ...style,
      text: line,
      x: style.align === 'middle' ? at.x + at.width / 2 : at.x,
      baseline: at.top + (index * LINE + RISE) * style.size,
      within,
    }),
  )
  return { lines, height }
}

function ended(lines: string[], style: TextStyle, width: number): string[] {
  const last = lines.pop() ?? ''
  const words = last.split(' ')
  while (words.length > 1 && linesOf(`${words.join(' ')}…`, style.size, style.weight, width).length > 1) words.pop()
  return [...lines, `${words.join(' ')}…`]
}

export function box(at: Box, look: { radius?: number; fill?: Colour; stroke?: Colour; strokeWidth?: number }): Shape {
  const { radius = 0, fill = null, stroke = null, strokeWidth = 0 } = look
  return { shape: 'box', ...at, radius, fill, stroke, strokeWidth }
}

export function path(d: string, look: { fill?: Colour; stroke?: Colour; strokeWidth?: number }): Shape {
  const { fill = null, stroke = null, strokeWidth = 0 } = look
  return { shape: 'path', d, fill, stroke, strokeWidth }
}

/** Hex of a colour, `none` for null: what SVG wants. */
export function paint(colour: Colour | null): string {
  return colour === null ? 'none' : COLOURS[colour]
}
