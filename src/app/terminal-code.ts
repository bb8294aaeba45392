import { qrSquares } from '../media/qr.ts'
import { openPhotoReader } from '../media/qr-photo/reader.ts'

/** A QR code that came as a picture, as lines of a terminal: read, and drawn again in half blocks, two rows of squares a line. */

/** Empty squares around the code, without which few phones find it. */
const EDGE = 2
/** Black on white whatever the terminal's own colours are. */
const PAINT = { on: '\u001B[30;107m', off: '\u001B[0m' }

/** Null when the picture holds no code that can be read. Without colours the lines suit a dark background. */
export async function terminalCode(png: Uint8Array, hasColours: boolean): Promise<string[] | null> {
  const reader = openPhotoReader()
  const [text] = (await reader.read(png)) ?? []
  await reader.close()
  return text === undefined ? null : qrLines(await qrSquares(text), hasColours)
}

/** Dark squares as ink where there are colours; else light squares as light. */
export function qrLines(squares: readonly (readonly boolean[])[], hasColours: boolean): string[] {
  const side = squares.length + 2 * EDGE
  const isInk = (row: number, column: number) => (squares[row - EDGE]?.[column - EDGE] ?? false) === hasColours
  return Array.from({ length: Math.ceil(side / 2) }, (_, line) => {
    const signs = Array.from({ length: side }, (_, column) => {
      const upper = isInk(line * 2, column)
      // The row below the last is beyond the code.
      const lower = line * 2 + 1 < side && isInk(line * 2 + 1, column)
      return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' '
    }).join('')
    return hasColours ? `${PAINT.on}${signs}${PAINT.off}` : signs
  })
}
