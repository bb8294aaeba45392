import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { fromTelex, fromVni, isSyllable, placeTone } from '../../src/shared/vietnamese.ts'

describe('what can be a Vietnamese syllable', () => {
  it.each(['nghieng', 'quyet', 'gi', 'khuya', 'oanh', 'yeu', 'huynh', 'gin', 'dak'])('%s can', (word) => {
    expect(isSyllable(word)).toBe(true)
  })

  it.each(['phogn', 'shop', 'lafm', 'vneid', 'qr', '', 'bcd', 'nghiengg', 'a1'])('"%s" cannot', (word) => {
    expect(isSyllable(word)).toBe(false)
  })
})

describe('a tone stands on one letter, wherever it was typed', () => {
  it.each([
    ['hoà', 'hòa'],
    ['hòa', 'hòa'],
    ['uỷ', 'ủy'],
    ['quý', 'quý'],
    ['thuý', 'thúy'],
    ['naỳ', 'này'],
    ['giá', 'giá'],
    ['gìn', 'gìn'],
    ['của', 'của'],
    ['hoạt', 'hoạt'],
    ['khuỷu', 'khuỷu'],
  ])('%s becomes %s', (typed, placed) => {
    expect(placeTone(typed)).toBe(placed)
  })

  it('never changes the letters, and moves nothing the second time', () => {
    const letters = fc.array(fc.constantFrom(...'aàáảãạăâbcdđeêghikmnoôơpqrstuưvxy'), { maxLength: 9 })
    fc.assert(
      fc.property(letters, (parts) => {
        const word = parts.join('')
        expect(fold(placeTone(word))).toBe(fold(word))
        expect(placeTone(placeTone(word))).toBe(placeTone(word))
      }),
    )
  })
})

describe('keystrokes nobody composed', () => {
  it.each([
    ['ddawng', 'đăng'],
    ['nhaapj', 'nhập'],
    ['duowcj', 'dược'],
    ['dduowcj', 'được'],
    ['tieesng', 'tiếng'],
    ['lafm', 'làm'],
    ['voiứ', null],
    ['uwngs', 'ứng'],
  ])('Telex %s is %s', (typed, read) => {
    const found = fromTelex(typed)
    if (read === null) expect(found === null || isSyllable(fold(found))).toBe(true)
    else expect(found).toBe(read)
  })

  it.each([
    ['d9a8ng', 'đăng'],
    ['nha65p', 'nhập'],
    ['co1', 'có'],
    ['d9u7o7c5', 'được'],
    ['vie6t5', 'việt'],
  ])('VNI %s is %s', (typed, read) => {
    expect(fromVni(typed)).toBe(read)
  })

  it('leaves what is no syllable afterwards alone', () => {
    expect(fromTelex('shopee')).toBeNull()
    expect(fromTelex('facebook')).toBeNull()
    expect(fromVni('mp3')).toBeNull()
    expect(fromVni('covid19')).toBeNull()
  })

  it('never throws and only ever gives syllables', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (word) => {
        for (const read of [fromTelex(word), fromVni(word)])
          if (read !== null) expect(isSyllable(fold(read))).toBe(true)
      }),
    )
  })
})
