import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'

/** The general way, letter by letter taken apart. */
const takenApart = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').normalize('NFC')

const vietnamese = fc.string({
  unit: fc.constantFrom(...'aăâeêioôơuưyđĐÀỆứỵ“”–… k1', '\u0301', '\u0323', 'İ', 'Σ', '한'),
})

describe('folding a text', () => {
  it('gives what taking every letter apart would give, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(vietnamese, fc.string({ unit: 'binary' })), (text) => {
        expect(fold(text)).toBe(takenApart(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('is the same for composed and decomposed letters', () => {
    const text = 'Đăng nhập TÀI KHOẢN định danh “mức 2”'
    expect(fold(text)).toBe('dang nhap tai khoan dinh danh “muc 2”')
    expect(fold(text.normalize('NFD'))).toBe(fold(text))
  })
})
