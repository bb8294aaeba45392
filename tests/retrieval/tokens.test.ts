import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEmptyWord, isUnmarked, tokenize } from '../../src/retrieval/tokens.ts'
import { clean } from '../../src/shared/text.ts'
import { computesWithin } from '../support/timing.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'aăâeêioôơuưyđdbnghtcẽệữợ̣́̀̃̉̂ 0.,%&=-VNeID'), { maxLength: 60 })
    .map((parts) => parts.join('')),
)

const marked = (raw: string) => tokenize(raw).map((word) => word.marked)

describe('any text at all is taken apart into words', () => {
  it('never throws, and every word has letters or digits and no mark in its folded copy', () => {
    fc.assert(
      fc.property(text, (raw) => {
        for (const word of tokenize(raw)) {
          expect(word.marked).toMatch(/[\p{L}\p{N}]/u)
          expect(word.folded.normalize('NFD')).not.toMatch(/[\u0300-\u036F]|đ/u)
        }
      }),
    )
  })

  it('gives the same words in composed and in decomposed letters', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(marked(raw.normalize('NFD'))).toEqual(marked(raw.normalize('NFC')))
      }),
    )
  })

  it('leaves its own words as they are when they are read again', () => {
    const sentence =
      'Đăng nhâpj ddawng kys tài khoản VN eID, hoà giải uỷ quyền 170.000 người & 80% hộ dân; côgn an xã phuờng'
    expect(marked(marked(sentence).join(' '))).toEqual(marked(sentence))
  })

  it('takes a time in proportion to the length, whatever stands in it', async () => {
    for (const text of [
      'đăng ký ddawng kys '.repeat(5_300),
      'a'.repeat(100_000),
      `a${'\u0301'.repeat(5_000)}`,
      '1.'.repeat(50_000),
      'vn-'.repeat(33_000),
    ])
      await computesWithin(1500, () => tokenize(text), text.slice(0, 8))
  })

  it('keeps five thousand marks on one letter from being anything but that letter', () => {
    expect(clean(`a${'\u0301'.repeat(5_000)}`).length).toBeLessThan(8)
    expect(tokenize(`a${'\u0301'.repeat(5_000)}`)[0]?.folded).toBe('a')
  })
})

describe('a share of a hundred', () => {
  it.each(['lãi 2% một tháng', 'lãi 2 % một tháng', 'lãi 2 phần trăm một tháng'])(
    'is the same words in "%s"',
    (text) => {
      expect(marked(text)).toEqual(['lãi', '2', 'phần', 'trăm', 'một', 'tháng'])
    },
  )

  it('is asked for without a number, too, and a coded address holds none', () => {
    expect(marked('sàn trừ mấy %?')).toEqual(['sàn', 'trừ', 'mấy', 'phần', 'trăm'])
    expect(marked('tăng 0,5%.')).toEqual(['tăng', '0,5', 'phần', 'trăm'])
    expect(marked('shop.vn/a%20b')).not.toContain('phần')
  })
})

describe('one spelling for one word', () => {
  it.each([
    ['VneID', 'vneid'],
    ['VN eID', 'vneid'],
    ['vnelD', 'vneid'],
    ['QR-code', 'qr'],
    ['hoà', 'hòa'],
    ['UỶ', 'ủy'],
    ['tuỏi', 'tuổi'.replace('ổ', 'ỏ')],
    ['ddieenj', 'điện'],
    ['thoaij', 'thoại'],
    ['d9ie6n5', 'điện'],
    ['côgn', 'công'],
    ['khôgn', 'không'],
    ['tiềnnn', 'tiền'],
  ])('%s is read %s', (typed, read) => {
    expect(marked(typed)).toEqual([read])
  })

  it('sets a horn right that a thumb put on one of two letters, and leaves the words that are written so', () => {
    expect(marked('đuợc nguời trưòng đưong thuở quở huơ')).toEqual('được người trường đương thuở quở huơ'.split(' '))
  })

  it('keeps numbers and codes whole', () => {
    expect(marked('170.000 người, 4T, IV.5.4')).toEqual(['170.000', 'người', '4t', 'iv', '5.4'])
  })
})

describe('words without a subject', () => {
  const isEmpty = (word: string, unmarked: boolean) => tokenize(word).every((one) => isEmptyWord(one, unmarked))

  it('are known by their marks: "bảo" asks, "báo" and "bạo" say something', () => {
    expect(isEmpty('bảo', false)).toBe(true)
    expect(isEmpty('báo', false)).toBe(false)
    expect(isEmpty('mở', false)).toBe(false)
    expect(isEmpty('ban', false)).toBe(false)
  })

  it('are taken by their commonest reading where nothing is marked', () => {
    expect(isEmpty('lam sao', true)).toBe(true)
    expect(isEmpty('mat khau', true)).toBe(false)
  })

  it('make a text unmarked only when nearly no word has marks', () => {
    expect(isUnmarked(tokenize('dang nhap vao cong dich vu cong quoc gia'))).toBe(true)
    expect(isUnmarked(tokenize('đăng nhap vào cong'))).toBe(false)
  })
})
