import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from '../../src/knowledge/catalog.ts'
import { Lexicon, oneEdit, Speller } from '../../src/retrieval/lexicon.ts'
import { isUnmarked, tokenize } from '../../src/retrieval/tokens.ts'
import { addresses, openOwnContent } from './opened.ts'

const entry = (term: string, means: string[], kind: GlossaryEntry['kind']): GlossaryEntry => ({
  term,
  means,
  kind,
  gloss: null,
})

const lexicon = new Lexicon([
  entry('đt', ['điện thoại'], 'abbreviation'),
  entry('tk', ['tài khoản'], 'abbreviation'),
  entry('kh', ['không', 'kế hoạch'], 'abbreviation'),
  entry('hong', ['không'], 'abbreviation'),
  entry('sở kh', ['sở khoa học'], 'abbreviation'),
  entry('kh và cn', ['khoa học và công nghệ'], 'abbreviation'),
  entry('mô', ['đâu', 'nào'], 'regional'),
  entry('bản', ['thôn'], 'regional'),
  entry('mần răng', ['làm sao'], 'regional'),
  entry('ô vuông', ['mã QR'], 'everyday'),
  entry('cụ già', ['người cao tuổi'], 'everyday'),
])

function read(text: string) {
  const words = tokenize(text)
  const { words: out, also, hollow } = lexicon.read(words, isUnmarked(words))
  return {
    text: out.map((word) => word.marked).join(' '),
    also: also.map((one) => one.words.map((word) => word.marked).join(' ')),
    hollow: [...hollow].map((at) => out[at]?.marked),
  }
}

describe('abbreviations are written out', () => {
  it('with or without their marks', () => {
    expect(read('mất đt rồi').text).toBe('mất điện thoại rồi')
    expect(read('mat dt roi').text).toBe('mat điện thoại roi')
  })

  it('by their first meaning, the others being searched besides', () => {
    expect(read('vào kh được')).toMatchObject({ text: 'vào không được', also: ['kế hoạch'] })
  })

  it('by another where nobody would say the first: a question does not open with "không"', () => {
    expect(read('kh của tỉnh').text).toBe('kế hoạch của tỉnh')
  })

  it('not where they are words of their own', () => {
    expect(read('trái hong treo')).toMatchObject({ text: 'trái hong treo', also: ['không'] })
  })

  it('by the longest one, wherever it begins', () => {
    expect(read('sở kh & cn').text).toBe('sở khoa học và công nghệ')
  })
})

describe('regional and everyday words bring the words of the texts', () => {
  it('as further readings, the word itself staying', () => {
    expect(read('quét ô vuông ở quán')).toMatchObject({ text: 'quét ô vuông ở quán', also: ['mã qr'] })
    expect(read('quet o vuong o quan').also).toEqual(['mã qr'])
  })

  it('and are no subject when they only ask', () => {
    expect(read('mần răng đăng nhập').hollow).toEqual(['mần', 'răng'])
  })

  it('never by a guess: a short word typed without marks may be any of its readings', () => {
    expect(read('mo ung dung').also).toEqual([])
    expect(read('ban hang tren mang').also).toEqual([])
    expect(read('Ban Chỉ đạo họp').also).toEqual([])
    expect(read('ở mô rứa').also).toEqual(['đâu', 'nào'])
  })
})

describe('a slip is what lies one edit away', () => {
  it.each([
    ['phogn', 'phong', true],
    ['hag', 'hang', true],
    ['duog', 'duong', true],
    ['tuoi', 'tuoi', true],
    ['hoso', 'hoc', false],
    ['mang', 'nagm', false],
  ])('%s, %s: %s', (typed, known, near) => {
    expect(oneEdit(typed, known)).toBe(near)
  })

  it('in both directions alike, and for any one letter added, dropped, changed or swapped', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdegh'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(oneEdit(a, b)).toBe(oneEdit(b, a))
      }),
    )
    fc.assert(
      fc.property(word, fc.nat(8), (a, at) => {
        const place = at % a.length
        expect(oneEdit(a, a.slice(0, place) + a.slice(place + 1))).toBe(true)
        expect(oneEdit(a, `${a.slice(0, place)}x${a.slice(place)}`)).toBe(true)
        expect(oneEdit(a, `${a.slice(0, place)}x${a.slice(place + 1)}`)).toBe(true)
        expect(oneEdit(a, a.slice(0, place) + (a[place + 1] ?? '') + a[place] + a.slice(place + 2))).toBe(true)
      }),
    )
  })

  it('is looked for among the words of the texts, the same first letter first', () => {
    const speller = new Speller(['phong', 'phuong', 'thong', 'mau'])
    expect(speller.nearest('phog')).toEqual(['phong'])
    expect(speller.nearest('phonng')).toEqual(['phong'])
    expect(speller.nearest('xy')).toEqual([])
  })
})

describe('in the whole search', () => {
  it('slips, abbreviations and everyday words find what the standard words find', async () => {
    const { find } = await openOwnContent()
    const top = (text: string) => addresses(find(text, { kind: 'plan' }).places)[0]
    const guide = (text: string) => find(text, { kind: 'guide' }).guides[0]?.guide
    expect(top('lop cho cac cu gia o dak nong')).toBe('dak-nong#IV.3.4')
    expect(top('kinh phis cuar lam vỹ')).toBe('lam-vy#IV')
    expect(top('dai suw soos lai chau')).toBe('lai-chau#IV.6.1')
    expect(guide('wên mk vneid')).toBe('vneid-03-mat-khau')
    expect(guide('soi cái ô vuông để trả tiền')).toBe('qr-02-quet-tra-tien')
    expect(guide('nopp hồ sơ trựcc tuyen')).toBe('dvc-03-nop-ho-so')
  })
})
