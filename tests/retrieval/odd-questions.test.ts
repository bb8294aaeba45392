import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computesWithin } from '../support/timing.ts'
import { addresses, openOwnContent } from './opened.ts'

const opened = await openOwnContent()
const { find } = opened

describe('whatever is asked, the search answers calmly', () => {
  it('gives the same hits, order and scores every time, and from an index built anew', async () => {
    const again = await openOwnContent()
    for (const text of ['Đắk Nông báo cáo khi nào', 'lấy lại mật khẩu', 'ai chủ trì chợ số', 'tỉnh nào có đại sứ số']) {
      const first = find(text)
      expect(find(text)).toEqual(first)
      expect(again.find(text)).toEqual(first)
    }
  })

  it('is not moved by the questions before', () => {
    const alone = find('kinh phí của Lam Vỹ')
    find('một câu hỏi khác hẳn về đăng nhập cổng dịch vụ công')
    expect(find('kinh phí của Lam Vỹ')).toEqual(alone)
  })

  it.each(['', '   ', '?', '🙂🙂🙂', '…', '\u0000\uFFFF', '。、', '\u0301\u0301'])('covers nothing for %j', (text) => {
    const { read, places, guides } = find(text)
    expect(read.words).toEqual([])
    expect([...places, ...guides].every((hit) => hit.coverage === 0)).toBe(true)
  })

  it('covers nothing for words nobody knows, and does not guess a plan', () => {
    const { read, places, guides } = find('zzyzx qwrtp xkcdq')
    expect(read.plans).toEqual([])
    expect([...places, ...guides].every((hit) => hit.coverage < 0.1)).toBe(true)
  })

  it('finds what a picture sign or two stand beside', () => {
    expect(find('🙏 kinh phí 💰 Đắk Nông ❓').places[0]?.passage.address).toBe('dak-nong#V')
  })

  it('finds the one thing asked inside eight thousand characters, in good time', async () => {
    const chatter = 'dạ thưa anh chị em ở xa mới lên hôm qua trời mưa to lắm mà em vẫn cố đi cho kịp ạ '.repeat(98)
    const asked = `${chatter} em quên mật khẩu VNeID thì lấy lại mật khẩu bằng cách nào`
    await computesWithin(500, () => find(asked))
    expect(find(asked).guides[0]?.guide).toBe('vneid-03-mat-khau')
  })

  it('keeps its promises for any text: scores and coverage 0-1, no place twice, known addresses only', () => {
    const words = fc.constantFrom(
      ...'ai chủ trì mục 3.1 phần IV Đắk Nông lai chau lam vy khác nhau không vneid mật khẩu ngoài ở hà nội đại sứ số %'.split(
        ' ',
      ),
    )
    const text = fc.oneof(
      fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
      fc.string({ maxLength: 80 }),
    )
    fc.assert(
      fc.property(text, (asked) => {
        const { places, byPlan, guides } = find(asked)
        for (const hits of [places, ...byPlan.values(), ...guides.map(({ sections }) => sections)]) {
          for (const { score, coverage, passage } of hits) {
            expect(score >= 0 && score <= 1 && coverage >= 0 && coverage <= 1).toBe(true)
            expect(opened.catalog.passage(passage.address)).toBe(passage)
          }
        }
        expect(new Set(addresses(places)).size).toBe(places.length)
        expect(new Set(guides.map(({ guide }) => guide)).size).toBe(guides.length)
        expect(guides.every(({ score, coverage }) => score <= 1 && coverage >= 0 && coverage <= 1)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
