/** The piece of a file a browser asks for: some phones play no sound from a server that sends it only whole. */

export interface Piece {
  /** First byte, and the first one after the piece. */
  from: number
  to: number
}

/**
 * Of `Range: bytes=0-99`. Null: the whole file, as for anything but one plain range; `'none'`: it begins behind the end.
 */
export function pieceOf(header: string | undefined, length: number): Piece | 'none' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const count = Math.min(Number(last), length)
    return count === 0 ? 'none' : { from: length - count, to: length }
  }
  const from = Number(first)
  if (from >= length) return 'none'
  const to = last === '' ? length : Math.min(Number(last) + 1, length)
  return to <= from ? null : { from, to }
}
