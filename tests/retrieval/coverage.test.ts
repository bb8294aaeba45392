import { describe, expect, it } from 'vitest'
import { openOwnContent } from './opened.ts'

const { find } = await openOwnContent()

/** What best separates questions the content answers from others, measured on some 150 of each kind. */
const ENOUGH = 0.5

const placeCoverage = (text: string) =>
  Math.max(
    ...find(text, { kind: 'plan' })
      .places.slice(0, 3)
      .map((hit) => hit.coverage),
  )
const guideCoverage = (text: string) => find(text, { kind: 'guide' }).guides[0]?.coverage ?? 0

describe('coverage tells what the content speaks of from what it does not', () => {
  it.each([
    'Lâm Đồng đề nghị khen thưởng cần hồ sơ gì',
    'mo hinh dai su so o lai chau',
    'nguồn kinh phí của tỉnh Đắk Nông',
    'Lam Vỹ tuyên truyền qua loa phát thanh ra sao',
  ])('a plan speaks of: %s', (text) => {
    expect(placeCoverage(text)).toBeGreaterThan(ENOUGH)
  })

  it.each([
    'nấu canh chua cá lóc',
    'phở bò tái bao nhiêu một tô',
    'vé máy bay đi Đà Nẵng',
    'con mèo nhà em bị ốm',
    'Lai Châu có sân bóng đá nào đẹp',
    'cach nuoi ca canh',
  ])('no plan speaks of: %s', (text) => {
    expect(placeCoverage(text)).toBeLessThan(ENOUGH)
  })

  it.each(['quên mật khẩu VNeID', 'nop ho so truc tuyen', 'công an gọi điện đòi chuyển tiền', 'quét mã QR trả tiền'])(
    'a guide speaks of: %s',
    (text) => {
      expect(guideCoverage(text)).toBeGreaterThan(ENOUGH)
    },
  )

  it.each(['nấu canh chua cá lóc', 'giải phương trình bậc hai', 'con mèo nhà em bị ốm', 'cach nuoi ca canh'])(
    'no guide speaks of: %s',
    (text) => {
      expect(guideCoverage(text)).toBeLessThan(ENOUGH)
    },
  )

  it('a syllable alone proves less than the word it is part of', () => {
    expect(placeCoverage('phổ cập')).toBeGreaterThan(placeCoverage('phổ thác'))
    expect(placeCoverage('phở')).toBeLessThan(placeCoverage('phổ biến'))
  })

  it('what is asked with, said politely or said in another region does not lower it', () => {
    const plain = guideCoverage('quên mật khẩu VNeID')
    expect(guideCoverage('dạ thưa cho tôi hỏi quên mật khẩu VNeID thì phải làm sao ạ')).toBeGreaterThan(plain - 0.1)
    expect(guideCoverage('tui quên mật khẩu VNeID mần răng chừ hè')).toBeGreaterThan(plain - 0.15)
  })

  it('an abbreviation, a common word or a slip counts as what it stands for', () => {
    expect(placeCoverage('chỉ tiêu cđs Đắk Nông')).toBeGreaterThan(ENOUGH)
    expect(guideCoverage('quên mk vneid')).toBeGreaterThan(ENOUGH)
    expect(guideCoverage('quên mậtt khẩuu vneidd')).toBeGreaterThan(ENOUGH)
  })
})
