import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pieceOf } from '../../src/app/byte-range.ts'

describe('the piece of a file that is asked for', () => {
  it.each([
    ['bytes=0-1', { from: 0, to: 2 }],
    ['bytes=4-', { from: 4, to: 10 }],
    ['bytes=4-99', { from: 4, to: 10 }],
    ['bytes=-3', { from: 7, to: 10 }],
    ['bytes=-99', { from: 0, to: 10 }],
    ['bytes=10-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=5-4', null],
    ['bytes=0-1,4-5', null],
    ['bytes=-', null],
    ['lines=1-2', null],
    [undefined, null],
  ] as const)('of ten bytes, "%s" is %o', (header, piece) => {
    expect(pieceOf(header, 10)).toEqual(piece)
  })

  it('lies within the file, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(1000), (odd, first, last, length) => {
        for (const header of [odd, `bytes=${first}-${last}`, `bytes=-${last}`, `bytes=${first}-`]) {
          const piece = pieceOf(header, length)
          if (piece === null || piece === 'none') continue
          expect(piece.from).toBeGreaterThanOrEqual(0)
          expect(piece.to).toBeGreaterThan(piece.from)
          expect(piece.to).toBeLessThanOrEqual(length)
        }
      }),
    )
  })
})
