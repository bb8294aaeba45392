import { describe, expect, it } from 'vitest'
import { readEmergency } from '../../src/assistant/emergency.ts'
import { fold } from '../../src/shared/text.ts'

/** Cries put together from who, when, what and how it turned; and the same harm supposed, denied, heard of or learnt about. */

const WHO = ['em', 'mẹ em', 'tui', 'ông xã', 'bà ngoại', 'con gái tôi']
const WHEN = ['vừa', 'lỡ', 'sáng nay mới', 'trót']

/** What was done, so that it only has to be told. */
const DEEDS: readonly [kinds: string, deeds: readonly string[]][] = [
  [
    'money',
    [
      'chuyển 12 triệu cho thằng xưng cán bộ thuế',
      'cọc 3tr5 thuê nhà rồi chủ khóa máy',
      'nạp 8 triệu làm nhiệm vụ, giờ nó bắt nạp thêm',
      'chuyển khoản mua xe xong shop xóa nick',
      'bị dụ mất hết tiền lương',
    ],
  ],
  ['money or code', ['đọc mã otp cho nó rồi', 'nhập số thẻ vào trang giả rồi', 'đưa mật khẩu cho người lạ rồi']],
  ['phone', ['cài ultraviewer cho nó rồi', 'bật chia sẻ màn hình cho họ rồi']],
]

const each = (one: readonly string[], other: readonly string[]) =>
  one.flatMap((first) => other.map((second) => `${first} ${second}`))
const kindOf = (text: string) => readEmergency(text).kind ?? 'none'
const both = (text: string) => [text, fold(text)]

describe('a harm done is heard whoever did it and whenever', () => {
  it.each(DEEDS)('and answered by a card of its kind: %s', (kinds, deeds) => {
    const told = each(each(WHO, WHEN), deeds).flatMap((text) => [
      ...both(text),
      ...both(`${text}, có lấy lại được không`),
    ])
    expect(told.filter((text) => !kinds.includes(kindOf(text)))).toEqual([])
  })
})

const PLACES = ['tài khoản', 'thẻ', 'ví momo', 'số dư']
const GONE = ['bị trừ', 'tự nhiên bị rút', 'bỗng dưng hụt', 'tự dưng mất']
const SUMS = ['5 triệu', '2tr3', '700 nghìn', '1.250.000']

describe('money that is less', () => {
  const told = each(each(PLACES, GONE), SUMS)

  it('is answered with the question whose deed it was and the deed that is safe', () => {
    const texts = told.flatMap((text) => [...both(text), ...both(`${text} có lấy lại được không`)])
    expect(texts.filter((text) => readEmergency(text).kind !== 'missing')).toEqual([])
  })

  it('asks no such question once somebody did a stranger’s bidding', () => {
    const texts = told.map((text) => `tôi bấm theo nó chỉ xong ${text}`)
    expect(texts.filter((text) => !['money', 'phone'].includes(kindOf(text)))).toEqual([])
  })

  it('is no harm where it was owed', () => {
    const owed = ['phí', 'tiền điện', 'trả góp mỗi tháng', 'cước điện thoại']
    const texts = each(['tài khoản bị trừ 350 nghìn', 'thẻ bị trừ 1tr2'], owed).flatMap(both)
    expect(texts.filter((text) => readEmergency(text).level !== null)).toEqual([])
  })

  it('is no harm where the payment has not come through', () => {
    const texts = ['nộp lệ phí bị trừ 200 nghìn mà vẫn báo chưa thanh toán', 'bị trừ 1tr2 mà bên kia chưa nhận được']
    expect(texts.flatMap(both).filter((text) => readEmergency(text).level !== null)).toEqual([])
  })
})

const HARMS = ['bị lừa chuyển 5 triệu', 'bị trừ 5 triệu trong thẻ', 'đọc mã otp cho kẻ gian', 'bị chiếm zalo mượn tiền']

describe('the same harm', () => {
  it.each([
    ['supposed', (harm: string) => `nếu ${harm} thì phải làm gì`],
    ['feared', (harm: string) => `làm sao để khỏi ${harm}`],
    ['learnt about', (harm: string) => `trong bài học có bà cụ ${harm}, đáp án là gì`],
    ['heard of', (harm: string) => `nghe nói ở chợ có bà ${harm}`],
    ['long past', (harm: string) => `năm ngoái tôi ${harm}, giờ chỉ muốn học cho biết`],
    ['told as a story', (harm: string) => `kể tôi nghe chuyện người ta ${harm}`],
    ['asked as a rule', (harm: string) => `quét mã có ${harm} không`],
  ])('is none when it is %s', (_, frame) => {
    const texts = HARMS.map(frame).flatMap(both)
    expect(texts.filter((text) => readEmergency(text).level !== null)).toEqual([])
  })

  it('is one again when it is fresh and near, though a neighbour told it', () => {
    for (const text of both('chị hàng xóm vừa bị lừa chuyển 5 triệu, giúp với')) {
      expect(readEmergency(text).level).toBe('sure')
    }
  })

  it('is one again when the story before it is calm', () => {
    const story = 'hôm qua tôi đi chợ, gặp cô cán bộ tử tế lắm. Tivi có nói nhiều vụ lừa. '
    for (const harm of ['Sáng nay tôi đọc mã otp cho nó rồi', 'Giờ mở ra tài khoản mất 5 triệu'])
      for (const text of both(story + harm)) expect(readEmergency(text).level).toBe('sure')
  })
})
