import { describe, expect, it } from 'vitest'
import { turnsRound } from '../../src/assistant/composer-denials.ts'
import { whyUnsupported } from '../../src/assistant/composer-support.ts'

const CALLS =
  'Công an không lấy lời khai qua điện thoại; ngân hàng không hỏi mã.\nCúp máy; đừng làm theo; kể cho người nhà.'
const SPACE = 'Tuyên truyền trên không gian mạng. Việc này không khó, ai cũng có thể học.'

describe('a reworded line says no exactly where its place says no', () => {
  it.each([
    ['Công an không lấy lời khai qua điện thoại.', CALLS],
    ['Ngân hàng chẳng hỏi mã, công an không lấy lời khai.', CALLS],
    ['{u} cúp máy, chớ làm theo.', CALLS],
    ['Công an không bao giờ lấy lời khai qua điện thoại.', CALLS],
    ['{u} kể cho người nhà.', CALLS],
    ['Tuyên truyền trên không gian mạng.', SPACE],
    ['Ai cũng có thể học, việc này không khó.', SPACE],
  ])('kept: %s', (text, source) => {
    expect(turnsRound(text, source)).toBe(false)
  })

  it.each([
    ['Công an lấy lời khai qua điện thoại.', CALLS],
    ['Công an lấy lời khai qua điện thoại; ngân hàng không hỏi mã.', CALLS],
    ['Công an không lấy lời khai và ngân hàng hỏi mã.', CALLS],
    ['Cúp máy; làm theo; kể cho người nhà.', CALLS],
    ['{u} đừng kể cho người nhà.', CALLS],
    ['{u} không cúp máy.', CALLS],
    ['Không tuyên truyền trên không gian mạng.', SPACE],
    ['Khó, ai cũng có thể học.', SPACE],
  ])('dropped: %s', (text, source) => {
    expect(turnsRound(text, source)).toBe(true)
  })
})

describe('a reworded line is as sure as its place, not surer', () => {
  const source = 'Mã thường hết hạn sau 5 phút. Tên nút có thể khác.'
  it('keeps "thường" and "có thể", in these or other words', () => {
    expect(whyUnsupported('Mã thường hết hạn sau 5 phút.', source)).toBeNull()
    expect(whyUnsupported('Tên nút có thể khác {a}.', source)).toBeNull()
  })

  it('is dropped without them', () => {
    expect(whyUnsupported('Mã hết hạn sau 5 phút.', source)).toBe('doubt')
    expect(whyUnsupported('Tên nút khác.', source)).toBe('doubt')
  })
})
