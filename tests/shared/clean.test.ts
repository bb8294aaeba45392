import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, hasMarks } from '../../src/shared/text.ts'

/** Unmarked and marked letters, signs of print, and what has to be cleaned away. */
const mixed = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(...'ạảấầẩẫậắằẳẵặẹẻẽếềểễệ“”‘’–—…•', '\u0301', '\u200b', '\r\n', '\u2028'),
  ),
})
const ascii = fc.string({ unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)) })

describe('cleaning a text', () => {
  it('treats unmarked words as it treats the same words beside a marked one', () => {
    fc.assert(
      fc.property(ascii, (text) => {
        expect(`${clean(`${text} `)}à`).toBe(clean(`${text} à`))
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves what is clean as it was, without looking twice, and cleans the same beside a sign that is taken out', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(clean(`${text}\u200b`)).toBe(clean(text))
        expect(clean(clean(text))).toBe(clean(text))
      }),
      { numRuns: 1000 },
    )
  })

  it('takes out what cannot be seen and makes line ends one kind', () => {
    expect(clean('a\u200Bb\r\nc\rd\u0007e\tf')).toBe('ab\nc\nd e\tf')
  })
})

describe('marks', () => {
  it('are found in a word that has one, in whatever form, and in no other', () => {
    expect(['tiếp', 'tie\u0302\u0301p', 'đ', 'À'].map(hasMarks)).toEqual([true, true, true, true])
    expect(['tiep', 'TIEP', '', '12,5', 'k\u0007'].map(hasMarks)).toEqual([false, false, false, false, false])
  })
})
