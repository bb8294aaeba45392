import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hidePersonalData } from '../../src/privacy/hide.ts'
import { joinSpokenDigits } from '../../src/privacy/spoken-digits.ts'

const NAMES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

describe('a number said digit by digit', () => {
  it.each([
    ['mã là năm năm một chín, ba không', 'mã là 551930'],
    ['số tôi là không chín một hai. ba bốn năm sáu bảy tám nhé', 'số tôi là 0912345678 nhé'],
    ['0 9 1 2 3 4 5 6 7 8', '0912345678'],
    ['mã 12 34 năm sáu', 'mã 123456'],
  ])('becomes a number: "%s"', (said, written) => {
    expect(joinSpokenDigits(said)).toBe(written)
  })

  it.each(['hai ba năm nữa', 'một hai ba', 'có được không', 'ba tôi năm nay sáu mươi', 'bác Tư hỏi, năm ngoái'])(
    'is not what "%s" holds',
    (said) => {
      expect(joinSpokenDigits(said)).toBe(said)
    },
  )

  it('of any length from four is joined, and an identity number so said is hidden', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 4, maxLength: 16 }), (digits) => {
        const said = digits.map((digit) => NAMES[digit]).join(' ')
        expect(joinSpokenDigits(`số ${said} ạ`)).toBe(`số ${digits.join('')} ạ`)
      }),
    )
    const said = [...'068012345678'].map((digit) => NAMES[Number(digit)]).join(' ')
    const { text, hidden } = hidePersonalData(joinSpokenDigits(`căn cước của tôi là ${said}`))
    expect(hidden).toEqual(['id'])
    expect(text).not.toMatch(/\d/u)
  })

  it('changes nothing in words without digits, and never fails', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof joinSpokenDigits(text) === 'string'))
    expect(joinSpokenDigits('Chuyển tiền cho "chị Lan" — gấp!')).toBe('Chuyển tiền cho "chị Lan" — gấp!')
  })
})
