import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hidePersonalData } from '../../src/privacy/hide.ts'
import { computesWithin } from '../support/timing.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))

/** The value as people type it: in one piece, in threes, with stops. */
const spaced = (value: string) =>
  fc.constantFrom(
    value,
    value.replaceAll(/(\d{3})(?=\d)/gu, '$1 '),
    value.replaceAll(/(\d{3})(?=\d)/gu, '$1.'),
    value.replaceAll(/(\d{4})(?=\d)/gu, '$1 '),
  )

const withLuhn = (body: string): string => {
  for (let check = 0; check <= 9; check++) {
    const all = `${body}${check}`
    let sum = 0
    for (let at = 0; at < all.length; at++) {
      const digit = Number(all[all.length - 1 - at])
      const doubled = at % 2 === 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    if (sum % 10 === 0) return all
  }
  return body
}

const NAMES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

const SEEDED = fc.oneof(
  digits(11)
    .chain((rest) => spaced(`0${rest}`))
    .chain((value) =>
      fc
        .constantFrom(`căn cước tôi là ${value} nhé`, `cccd ${value}`, `${value} xem giúp`, `CCCD: ${value}.`)
        .map((text) => ({ text, value })),
    ),
  digits(8)
    .map((rest) => `1${rest}`)
    .chain((value) =>
      fc.constantFrom(`số chứng minh ${value} của ông`, `cmnd cu ${value}`).map((text) => ({ text, value })),
    ),
  digits(8)
    .chain((rest) => fc.constantFrom(`09${rest}`, `+849${rest}`, `03${rest}`))
    .chain((value) => fc.constantFrom(`gọi ${value} nha`, `zalo ${value}`, value).map((text) => ({ text, value }))),
  digits(12)
    .map((body) => withLuhn(`411${body}`))
    .chain((card) => spaced(card))
    .chain((value) =>
      fc.constantFrom(`thẻ ${value} bị khóa`, `so the cua toi ${value}`).map((text) => ({ text, value })),
    ),
  digits(10)
    .map((rest) => `1${rest}`)
    .chain((value) =>
      fc
        .constantFrom(`stk ${value} ngân hàng Sao Mai`, `chuyen vao tai khoan ${value}`)
        .map((text) => ({ text, value })),
    ),
  digits(6)
    .filter((code) => !/^(?:1800|1900)/u.test(code))
    .chain((value) =>
      fc
        .constantFrom(
          `mã OTP là ${value}`,
          `otp ${value}`,
          `${value} la ma xac thuc`,
          `nó gửi mã ${value} về máy`,
          `ma nao vay, ${value} a`,
          `mã xác nhận của con là ${value} đúng hông`,
        )
        .map((text) => ({ text, value })),
    ),
  digits(10)
    .map((all) => `0${all.slice(1)}`)
    .map((all) => [...all].map((digit) => NAMES[Number(digit)]).join(' '))
    .map((value) => ({ text: `số của bác là ${value}`, value })),
  fc
    .tuple(fc.constantFrom('Hoa@', 'luaMoi#', 'meo_con!'), digits(4))
    .map((parts) => parts.join(''))
    .chain((value) =>
      fc
        .constantFrom(`mật khẩu của mệ là ${value} mà không vô được`, `mk: ${value}`, `pass zalo cua em la ${value}`)
        .map((text) => ({ text, value })),
    ),
  digits(4)
    .map((tail) => `lan.ng${tail}@thu.example`)
    .map((value) => ({ text: `gửi vào ${value} giúp`, value })),
  digits(7)
    .map((all) => `C${all}`)
    .map((value) => ({ text: `hộ chiếu số ${value}`, value })),
  digits(10).map((value) => ({ text: `mã số thuế ${value} của hộ`, value })),
)

const bare = (text: string) => text.replaceAll(/[\s.,\-–·_]/gu, '')

describe('what a person types about themselves never leaves the hiding step', () => {
  it('nothing that was seeded survives, in whole or in eight digits of it', () => {
    fc.assert(
      fc.property(SEEDED, fc.constantFrom('', 'Dạ ', 'cho hỏi '), ({ text, value }, before) => {
        const result = hidePersonalData(before + text)
        const secret = bare(value)
        expect(bare(result.text)).not.toContain(secret)
        if (/^\+?\d{8,}$/u.test(secret)) expect(bare(result.text)).not.toMatch(new RegExp(secret.slice(-8)))
        expect(result.hidden).not.toHaveLength(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('hiding twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          SEEDED.map((one) => one.text),
          fc.string({ unit: 'grapheme', maxLength: 80 }),
          fc.string({ maxLength: 60 }),
        ),
        (text) => {
          const once = hidePersonalData(text).text
          expect(hidePersonalData(once).text).toBe(once)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('finds the same in decomposed letters and through invisible characters', () => {
    const text = 'mã xác nhận của tôi là 48\u200B02\u200D17'.normalize('NFD')
    expect(hidePersonalData(text)).toEqual({ text: 'mã xác nhận của tôi là ⟨mã⟩', hidden: ['otp'] })
    expect(hidePersonalData('căn cước O79384662l5O').text).toContain('căn cước')
    expect(hidePersonalData('căn cước ٠٧٩٣٨٤٦٦٢١٥٠').hidden).toEqual(['id'])
  })

  it('leaves the numbers of the four plans as they are', () => {
    const lines = ['lam-dong', 'lam-vy', 'dak-nong', 'lai-chau'].flatMap((plan) =>
      readFileSync(`knowledge/plans/${plan}.txt`, 'utf8')
        .split('\n')
        .filter((line) => /\d/u.test(line)),
    )
    expect(lines.length).toBeGreaterThan(100)
    expect(lines.filter((line) => hidePersonalData(line).hidden.length > 0)).toEqual([])
  })

  it('leaves public numbers, amounts, dates, years and codes of files alone', () => {
    for (const text of [
      'gọi 113 hay 1900 0368, 1800 1096, 1900 54 54 13, 069.219.4053',
      'chuyển 20.000.000 đồng, 2,000,000 VND, 250.000 người',
      'Quyết định số 146/QĐ-TTg ngày 28/01/2022, 01-KH/BCĐ, 13-KH/TU',
      'sinh năm 1961, ngày 10/10 hằng năm, quý III/2026',
      'quên passcode 6 số, mật khẩu là gì, đổi mật khẩu mới thế nào',
      'mã hồ sơ 000.12.34.H38, mã đơn DH7731, mã QR 15.000đ',
      'đáp án 2 3 1 4',
      'đếm một hai ba bốn năm sáu',
    ])
      expect(hidePersonalData(text)).toEqual({ text, hidden: [] })
  })

  it('our own live code becomes its mark, and no warning is due for it', () => {
    const liveCode = (code: string) => (code === '482913' ? '⟨code:k7⟩' : null)
    expect(hidePersonalData('KEM 482 913', { liveCode })).toEqual({ text: 'KEM ⟨code:k7⟩', hidden: [] })
    expect(hidePersonalData('482914', { liveCode }).hidden).toEqual(['otp'])
  })

  it('answers 100,000 characters of anything within a second', async () => {
    for (const text of [
      '1 '.repeat(50_000),
      '1-'.repeat(50_000),
      'a.'.repeat(50_000),
      '0o'.repeat(50_000),
      'a chấm '.repeat(14_000),
      'mười hai '.repeat(11_000),
      'mã '.repeat(33_000),
      'a\u0301\u0302'.repeat(33_000),
      'mk là '.repeat(16_000),
    ]) {
      // A slow machine takes some times as long; a reading that starts again at every letter takes a minute.
      await computesWithin(8000, () => hidePersonalData(text), text.slice(0, 8))
    }
  })
})
