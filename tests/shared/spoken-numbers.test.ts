import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSpokenNumber } from '../../src/shared/spoken-numbers.ts'
import { fold, words } from '../../src/shared/text.ts'

const UNITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const

/** Which of two ways of saying the same this number is said in. */
interface Manner {
  thousand: 'nghìn' | 'ngàn'
  odd: 'linh' | 'lẻ'
  five: 'lăm' | 'nhăm'
  four: 'bốn' | 'tư'
}

function tens(value: number, manner: Manner): string {
  const [ten, unit] = [Math.floor(value / 10), value % 10]
  const last =
    unit === 5 ? manner.five : unit === 1 && ten > 1 ? 'mốt' : unit === 4 && ten > 1 ? manner.four : UNITS[unit]
  const first = ten === 1 ? 'mười' : `${UNITS[ten]} mươi`
  return unit === 0 ? first : `${first} ${last}`
}

function hundreds(value: number, manner: Manner, isRest: boolean): string {
  const [hundred, rest] = [Math.floor(value / 100), value % 100]
  const said = rest === 0 ? '' : rest < 10 ? `${manner.odd} ${UNITS[rest]}` : tens(rest, manner)
  if (hundred > 0 || isRest) return `${UNITS[hundred]} trăm ${said}`.trim()
  return rest < 10 ? (UNITS[rest] ?? '') : said
}

/** The number as a book spells it. */
function said(value: number, manner: Manner): string {
  const names = ['', manner.thousand, 'triệu', 'tỷ']
  const groups: string[] = []
  for (let power = 3; power >= 0; power -= 1) {
    const group = Math.floor(value / 1000 ** power) % 1000
    if (group > 0) groups.push(`${hundreds(group, manner, groups.length > 0)} ${names[power]}`.trim())
  }
  return groups.join(' ')
}

const manners = fc.record<Manner>({
  thousand: fc.constantFrom('nghìn', 'ngàn'),
  odd: fc.constantFrom('linh', 'lẻ'),
  five: fc.constantFrom('lăm', 'nhăm'),
  four: fc.constantFrom('bốn', 'tư'),
})
const values = fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999_999_999_999 }))

describe('a number in words', () => {
  it('is read back as it was said, with marks and without', () => {
    fc.assert(
      fc.property(values, manners, fc.boolean(), (value, manner, marks) => {
        const text = words(said(value, manner)).map((word) => (marks ? word : fold(word)))
        expect(readSpokenNumber(text, 0)).toEqual({ value, length: text.length })
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['mười bốn', 14],
    ['muoi lam', 15],
    ['hai mươi mốt', 21],
    ['hai muoi mot', 21],
    ['hai mốt', 21],
    ['bốn lăm', 45],
    ['hai chục', 20],
    ['một trăm rưỡi', 150],
    ['mot tram ruoi', 150],
    ['trăm rưỡi', 150],
    ['một trăm hai', 120],
    ['triệu rưỡi', 1_500_000],
    ['hai triệu tư', 2_400_000],
    ['ba nghìn rưỡi', 3_500],
    ['hai triệu ba trăm', 2_000_300],
    ['bẩy', 7],
  ])('"%s" is %i', (text, value) => {
    expect(readSpokenNumber(words(text), 0)).toEqual({ value, length: words(text).length })
  })

  it.each([
    ['mười năm nữa', 10, 1],
    ['hai mươi năm', 20, 2],
    ['năm trăm một tháng', 500, 2],
    ['hai triệu một tháng', 2_000_000, 2],
    ['bảy rưỡi', 7, 1],
    ['hai lam gi', 2, 1],
    ['ba mẹ', 3, 1],
  ])('"%s" ends where something else begins', (text, value, length) => {
    expect(readSpokenNumber(words(text), 0)).toEqual({ value, length })
  })

  it.each(['bà', 'trăm năm', 'triệu người', 'mốt', 'lăm', 'không', 'rưỡi', 'linh', ''])('"%s" is none', (text) => {
    expect(readSpokenNumber(words(text), 0)).toBeNull()
  })

  it('never throws and never takes words that are not there', () => {
    const word = fc.constantFrom(
      ...UNITS,
      'mười',
      'mươi',
      'mốt',
      'lăm',
      'trăm',
      'linh',
      'nghìn',
      'triệu',
      'tỷ',
      'rưỡi',
      'chục',
      'a',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 0, max: 12 }), (text, at) => {
        const found = readSpokenNumber(text, at)
        if (found === null) return
        expect(found.length).toBeGreaterThan(0)
        expect(at + found.length).toBeLessThanOrEqual(text.length)
        expect(found.value).toBeGreaterThan(0)
      }),
    )
  })
})
