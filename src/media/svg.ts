import { type Drawing, paint, type Shape } from './drawing.ts'
import { FAMILY } from './font.ts'

/** A drawing as SVG text: the same drawing gives the same bytes. */
export function svgOf(drawing: Drawing): string {
  const { width, height } = drawing
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FAMILY}">`,
    ...drawing.shapes.map(element),
    '</svg>',
  ].join('\n')
}

function element(shape: Shape): string {
  if (shape.shape === 'text') {
    const anchor = shape.align === 'middle' ? ' text-anchor="middle"' : ''
    return `<text x="${round(shape.x)}" y="${round(shape.baseline)}" font-size="${shape.size}" font-weight="${shape.weight}" fill="${paint(shape.ink)}"${anchor}>${escaped(shape.text)}</text>`
  }
  const look = `fill="${paint(shape.fill)}" stroke="${paint(shape.stroke)}" stroke-width="${shape.strokeWidth}"`
  if (shape.shape === 'path') return `<path d="${shape.d}" ${look} stroke-linecap="round" stroke-linejoin="round"/>`
  return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}" rx="${shape.radius}" ${look}/>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
