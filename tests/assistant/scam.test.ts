import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { learnWords, printTable, readExamples } from '../../scripts/learn-words.ts'
import type { LearnedWords } from '../../src/assistant/learned-words.ts'
import { readLinks } from '../../src/assistant/links.ts'
import { checkScam } from '../../src/assistant/scam.ts'
import type { RedFlag } from '../../src/knowledge/guide.ts'
import { fold } from '../../src/shared/text.ts'

const messages = readExamples('scam')

/** F1 of "scam", with doubt not counted as scam. */
function score(texts: readonly { text: string; label: string; words?: LearnedWords }[]): {
  f1: number
  missed: string[]
} {
  const verdicts = texts.map((one) => ({
    ...one,
    verdict: checkScam(one.text, [], one.words === undefined ? {} : { words: one.words }).verdict,
  }))
  const hit = verdicts.filter((one) => one.label === 'scam' && one.verdict === 'scam').length
  const flagged = verdicts.filter((one) => one.verdict === 'scam').length
  const scams = verdicts.filter((one) => one.label === 'scam').length
  return {
    f1: (2 * hit) / (flagged + scams),
    missed: verdicts.filter((one) => one.label === 'scam' && one.verdict === 'safe').map((one) => one.text),
  }
}

describe('a pasted message is judged by what it demands and from whom it claims to come', () => {
  it('tells 290 scams from 290 harmless look-alikes', () => {
    const { f1, missed } = score(messages)
    expect(messages.length).toBeGreaterThanOrEqual(580)
    expect(f1).toBeGreaterThanOrEqual(0.97)
    expect(missed).toEqual([])
  })

  it('tells them apart by wording learned from the other messages alone', () => {
    const folds = [0, 1, 2, 3, 4].flatMap((fold) => {
      const words = learnWords(
        'scam',
        messages.filter((_, at) => at % 5 !== fold),
      )
      return messages.filter((_, at) => at % 5 === fold).map((one) => ({ ...one, words }))
    })
    const { f1, missed } = score(folds)
    expect(f1).toBeGreaterThanOrEqual(0.95)
    expect(missed.length).toBeLessThanOrEqual(5)
  })

  it('carries the words learned from the messages as they are now', () => {
    expect(readFileSync('src/assistant/scam-words.json', 'utf8')).toBe(printTable(learnWords('scam', messages)))
  })

  it('does nearly as well when every mark is left out', () => {
    const { f1 } = score(messages.map((one) => ({ ...one, text: fold(one.text) })))
    expect(f1).toBeGreaterThanOrEqual(0.92)
  })

  it('gives reasons with every verdict but the calm one', () => {
    for (const { text } of messages) {
      const check = checkScam(text, [])
      expect(check.reasons.length > 0).toBe(check.verdict !== 'safe')
      expect(check.guide === null).toBe(check.verdict === 'safe')
    }
  })

  it('a genuine code notice with its warning is no demand for the code', () => {
    const notice = 'Ngan hang Sao Mai: ma OTP ⟨mã⟩ thanh toan 310,000 VND. Khong cung cap ma nay cho bat ky ai.'
    expect(checkScam(notice, []).verdict).toBe('safe')
    expect(checkScam(`${notice} Nhap ma tai saomai-xacthuc.example de huy`, []).verdict).toBe('scam')
  })

  it('what is unsure turns red when a stranger or an office sent it', () => {
    const text = 'Minh gap su co, cho minh muon it tien, mai tra nhe'
    expect(checkScam(text, []).verdict).toBe('unsure')
    expect(checkScam(text, [], { sender: 'known' }).verdict).toBe('unsure')
    expect(checkScam(text, [], { sender: 'stranger' }).verdict).toBe('scam')
    expect(checkScam(text, [], { sender: 'office' }).verdict).toBe('scam')
  })

  it('adds the red flags of the guides, matched with marks first', () => {
    const flag: RedFlag = {
      id: 'A99',
      level: 3,
      groups: [['cây đa'], ['giếng nước']],
      say: 'Hẹn ở cây đa giếng nước.',
      example: '',
      harmless: '',
      source: [],
      guide: 'antoan-02-gia-danh',
    }
    expect(checkScam('ra giếng nước cạnh cây đa nhé', [flag])).toMatchObject({ verdict: 'scam', reasons: [flag.say] })
    expect(checkScam('ra gieng nuoc canh cay da nhe', [flag]).verdict).toBe('scam')
    expect(checkScam('cây đã lớn rồi, ra giếng nước nhé', [flag]).verdict).toBe('safe')
  })
})

describe('an address is read from its end, and never opened', () => {
  const signs = (text: string) => readLinks(text).flatMap((link) => link.signs)

  it.each([
    ['vneid.gov.vn.dongphi.example', 'state-inside'],
    ['http://dichvucong-gov-vn.top/a', 'state-inside'],
    ['vietc0mbank.com', 'look-alike'],
    ['https://bit.ly/abc', 'shortened'],
    ['http://103.21.44.9/login', 'ip'],
    ['xn--vitcombank-x1b.com', 'punycode'],
    ['msb.vn-ms.xyz', 'bad-ending'],
    ['vcb-the.example', 'imitates'],
    ['https://dichvucong.gov.vn/p/home', 'official'],
    ['trang evn.com.vn', 'official'],
  ])('%s: %s', (text, sign) => {
    expect(signs(text)).toContain(sign)
  })

  it('an invented ending says nothing by itself', () => {
    expect(signs('taphoacosau.example')).toEqual([])
  })

  it('knows the registered part', () => {
    expect(readLinks('vào vneid.gov.vn.dongphi.example nhé')[0]?.registered).toBe('dongphi.example')
    expect(readLinks('a.b.com.vn')[0]?.registered).toBe('b.com.vn')
    expect(readLinks('gửi thư lan@thu.example, xong.Mai gọi')).toEqual([])
  })
})
