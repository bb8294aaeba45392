import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../scripts/bench/benchmark.ts'
import { makeItems } from '../../scripts/bench/privacy/items.ts'
import { isLeft } from '../../scripts/bench/privacy/left.ts'
import { hidePersonalData } from '../../src/privacy/hide.ts'

describe('a number is hidden however it is written', () => {
  it.each([
    ['sđt (+84) 816-747-544', 'sđt (⟨số điện thoại⟩'],
    ['máy bàn (0213) 387.6543', 'máy bàn (⟨số điện thoại⟩'],
    ['gọi 0-3-5-0-5-2-4-2-8-1 nhé', 'gọi ⟨số điện thoại⟩ nhé'],
    ['số em 0912/345/678 nha', 'số em ⟨số điện thoại⟩ nha'],
    ['sdt0912345678', 'sdt⟨số điện thoại⟩'],
    ['o9l2 345 678 là số em', '⟨số điện thoại⟩ là số em'],
    ['thẻ 5-4-7-2-0-0-5-1-2-3-5-1-3-0-6-8', 'thẻ ⟨số thẻ⟩'],
    ['cmnd 183.042.513 cấp năm ngoái', 'cmnd ⟨số căn cước⟩ cấp năm ngoái'],
    ['số tài khoản là 506.764.131', 'số tài khoản là ⟨số tài khoản⟩'],
    ['cvv 737', 'cvv ⟨mã⟩'],
    ['ba số sau thẻ là 737', 'ba số sau thẻ là ⟨mã⟩'],
    ['G-482913 là mã xác minh', 'G-⟨mã⟩ là mã xác minh'],
    ['①②③④⑤⑥ là mã otp', '⟨mã⟩ là mã otp'],
    ['mã bhxh 7912345678 tra ở đâu', 'mã bhxh ⟨số bảo hiểm⟩ tra ở đâu'],
    ['thẻ HN4797252703153 hết hạn chưa', 'thẻ ⟨số bảo hiểm⟩ hết hạn chưa'],
    ['email lan chấm trần a còng thu chấm vn', 'email ⟨thư điện tử⟩'],
    ['gửi lan.tran @ thu.vn', 'gửi ⟨thư điện tử⟩'],
  ])('%s', (text, masked) => {
    expect(hidePersonalData(text).text).toBe(masked)
  })

  it.each([
    ['hông chín sáu sáu bốn sáu ba hông một hai', 'phone'],
    ['khoong chins mootj hai ba boons nawm saus bary tams', 'phone'],
    ['kho6ng ba ta1m mo65t ba3y na8m kho6ng kho6ng chi1n chi1n mo65t hai', 'id'],
    ['không ba, hai mươi hai, bảy mươi mốt, tám mươi ba, bảy mươi ba', 'phone'],
    ['không 9 một 2 ba 4 năm 6 bảy 8', 'phone'],
    ['mã nó gửi là bốn tám hai chín', 'otp'],
    ['mật khẩu là một hai ba bốn', 'otp'],
  ])('said: %s', (text, kind) => {
    const result = hidePersonalData(text)
    expect(result.hidden).toEqual([kind])
    expect(result.text).toMatch(/⟨[^⟩]+⟩$/u)
  })

  it.each([
    'mất căn cước thì gọi 1900 0368 khóa trước',
    'có 22.000 thôi mà',
    'chuyển khoản tới 20.000.000 thì mất phí không',
    'ngày hai mươi tháng mười hai năm hai không hai sáu',
    'bà sáu mươi ba, ông bảy mươi hai tuổi',
    'má hai ba bốn năm nay không biết chữ',
    'ngày hai mươi ba, hai mươi bốn, hai mươi lăm, hai mươi sáu đều họp',
    'nhà rộng 120 m², 3 tầng',
  ])('is left alone where it is nobody’s: %s', (text) => {
    expect(hidePersonalData(text)).toEqual({ text, hidden: [] })
  })

  it('at least 99 of 100 of a thousand drawn items', () => {
    const items = makeItems(randomFrom(7), 1000)
    const left = items.filter((item) => isLeft(item, hidePersonalData(item.text).text))
    expect(left.length).toBeLessThanOrEqual(10)
  })

  it('and the judge sees what a text without hiding leaves', () => {
    for (const item of makeItems(randomFrom(8), 1000)) expect(isLeft(item, item.text), item.text).toBe(true)
  })
})
