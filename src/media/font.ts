import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The one typeface of pictures and sheets, from its package and never from the machine: Be Vietnam Pro draws every stacked mark. */

export type Weight = 500 | 700

export const FAMILY = 'Be Vietnam Pro'

/**
 * Line height in letter sizes. The tallest stacked capital (Ẳ, bold) rises 1.22 above the base line and the deepest dot (Ệ)
 * falls 0.25 below: less than 1.47 would cut a mark or let it touch the line above.
 */
export const LINE = 1.48
/** From the top of a line to its base line, in letter sizes. */
export const RISE = 1.23

const NAMES = { 500: '500Medium', 700: '700Bold' } as const

/** Path of the font file of a weight. */
export function fontFile(weight: Weight): string {
  const home = createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro/package.json')
  return join(home, '..', NAMES[weight], `BeVietnamPro_${NAMES[weight]}.ttf`)
}

interface Metrics {
  unitsPerEm: number
  /** Advance width of a code point, in font units. */
  advance: (code: number) => number
}

const read = new Map<Weight, Metrics>()

/** Kerning mostly draws letters closer; beside hooks and horns ("sức khỏe") it sets them apart, by less than this. */
const KERNING = 1.01

/** Width that a text takes at most, in the units of `size`. */
export function widthOf(text: string, size: number, weight: Weight): number {
  const metrics = read.get(weight) ?? readMetrics(weight)
  let units = 0
  for (const char of text) units += metrics.advance(char.codePointAt(0) ?? 0)
  return (units * size * KERNING) / metrics.unitsPerEm
}

function readMetrics(weight: Weight): Metrics {
  const bytes = readFileSync(fontFile(weight))
  const metrics = metricsOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  read.set(weight, metrics)
  return metrics
}

/** The few tables of a TrueType file that tell widths: `head`, `hhea`, `hmtx`, and `cmap` in its common format 4. */
function metricsOf(view: DataView): Metrics {
  const table = (tag: string): number => {
    for (let index = 0; index < view.getUint16(4); index += 1) {
      const at = 12 + index * 16
      const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)))
      if (name === tag) return view.getUint32(at + 8)
    }
    throw new Error(`font table ${tag} is gone`)
  }
  const hmtx = table('hmtx')
  const longMetrics = view.getUint16(table('hhea') + 34)
  const glyphOf = glyphMap(view, table('cmap'))
  const known = new Map<number, number>()
  return {
    unitsPerEm: view.getUint16(table('head') + 18),
    advance(code) {
      const before = known.get(code)
      if (before !== undefined) return before
      const width = view.getUint16(hmtx + 4 * Math.min(glyphOf(code), longMetrics - 1))
      known.set(code, width)
      return width
    },
  }
}

function glyphMap(view: DataView, cmap: number): (code: number) => number {
  const at = formatFour(view, cmap)
  const twice = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + twice + 2
  const deltas = starts + twice
  const ranges = deltas + twice
  return (code) => {
    for (let offset = 0; offset < twice; offset += 2) {
      if (view.getUint16(ends + offset) < code) continue
      const start = view.getUint16(starts + offset)
      if (start > code) return 0
      const range = view.getUint16(ranges + offset)
      const delta = view.getUint16(deltas + offset)
      if (range === 0) return (code + delta) & 0xff_ff
      const glyph = view.getUint16(ranges + offset + range + 2 * (code - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xff_ff
    }
    return 0
  }
}

function formatFour(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 8 + index * 8)
    if (view.getUint16(at) === 4) return at
  }
  throw new Error('the font has no character map of format 4')
}
