import { toBuffer } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { qrLines, terminalCode } from '../../src/app/terminal-code.ts'
import { qrSquares } from '../../src/media/qr.ts'

/** The squares a person's phone sees: each sign is two of them, one above the other; `ink` says what a full sign means. */
function seen(lines: readonly string[], ink: boolean): boolean[][] {
  return lines.flatMap((line) => {
    const signs = [...line]
    const upper = signs.map((sign) => (sign === '█' || sign === '▀') === ink)
    const lower = signs.map((sign) => (sign === '█' || sign === '▄') === ink)
    return [upper, lower]
  })
}

const ADDRESS = 'https://qr.zalo.example/login/6f1d5b1e-1111-4222-8333-944455556666'

describe('a login code in a terminal', () => {
  it('is the code of the picture, with empty squares around, on a dark background', async () => {
    const lines = await terminalCode(await toBuffer(ADDRESS, { scale: 6 }), false)
    const squares = await qrSquares(ADDRESS)
    const found = seen(lines ?? [], false)
    expect(found.slice(2, 2 + squares.length).map((row) => row.slice(2, 2 + squares.length))).toEqual(squares)
    expect(found.slice(0, 2).flat()).not.toContain(true)
  })

  it('is black on white where there are colours, whatever the terminal’s own', async () => {
    const squares = await qrSquares(ADDRESS)
    const lines = qrLines(squares, true)
    expect(lines.every((line) => line.startsWith('\u001B[30;107m') && line.endsWith('\u001B[0m'))).toBe(true)
    const bare = lines.map((line) => line.slice('\u001B[30;107m'.length, -'\u001B[0m'.length))
    expect(
      seen(bare, true)
        .slice(2, 2 + squares.length)
        .map((row) => row.slice(2, 2 + squares.length)),
    ).toEqual(squares)
  })

  it('is left out when the picture holds no code', async () => {
    expect(await terminalCode(Buffer.from('not a picture'), false)).toBeNull()
  })
})
