/** A text as a QR code: rows of squares, dark or light. The package is loaded by the first sheet, never at start. */
export async function qrSquares(text: string): Promise<boolean[][]> {
  const { create } = await import('qrcode')
  // M: a fifth of the code may be smudged or folded, and a web address still makes squares of more than a millimetre.
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const sides = Array.from({ length: modules.size }, (_, index) => index)
  return sides.map((row) => sides.map((column) => modules.get(row, column) === 1))
}
