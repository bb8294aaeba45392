import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { addresses, openOwnContent } from './opened.ts'

const { find } = await openOwnContent()

/** A question and the place or guide it is about. */
const ASKED = [
  { text: 'Lâm Đồng khen thưởng tập thể theo tiêu chuẩn nào', top: 'lam-dong#IV.1' },
  { text: 'Đắk Nông lấy kinh phí thực hiện ở đâu', top: 'dak-nong#V' },
  { text: 'mô hình mạng lưới Đại sứ số của Lai Châu', top: 'lai-chau#IV.6.1' },
  { text: 'xã Lam Vỹ hướng dẫn nông dân bán nông sản trên mạng', top: 'lam-vy#II.3' },
  { text: 'quên mật khẩu VNeID phải làm sao', top: 'vneid-03-mat-khau' },
  { text: 'nộp hồ sơ trực tuyến gồm những bước nào', top: 'dvc-03-nop-ho-so' },
]

function top(text: string): string | undefined {
  const plan = find(text, { kind: 'plan' })
  return plan.read.plans.length > 0 ? plan.places[0]?.passage.address : find(text, { kind: 'guide' }).guides[0]?.guide
}

const SPELLINGS: [string, (text: string) => string][] = [
  ['composed letters', (text) => text.normalize('NFC')],
  ['decomposed letters', (text) => text.normalize('NFD')],
  ['upper case', (text) => text.toUpperCase()],
  ['no marks', fold],
  ['no marks, upper case', (text) => fold(text).toUpperCase()],
  ['marks on every other word', (text) => text.replaceAll(/\S+/gu, (word, at: number) => (at % 2 ? fold(word) : word))],
  ['Telex keys never composed', (text) => text.replaceAll(/\p{L}+/gu, telex)],
  ['VNI keys never composed', (text) => text.replaceAll(/\p{L}+/gu, vni)],
  ['blanks of other kinds', (text) => text.replaceAll(' ', '\u00A0\u200B ')],
]

describe('a question finds the same place however it is typed', () => {
  for (const [name, spell] of SPELLINGS) {
    it(name, () => {
      expect(ASKED.map(({ text }) => top(spell(text)))).toEqual(ASKED.map((asked) => asked.top))
    })
  }

  it('composed and decomposed letters give the very same hits and scores', () => {
    for (const { text } of ASKED) {
      const [composed, decomposed] = [find(text.normalize('NFC')), find(text.normalize('NFD'))]
      expect(addresses(decomposed.places)).toEqual(addresses(composed.places))
      expect(decomposed.places.map((hit) => hit.score)).toEqual(composed.places.map((hit) => hit.score))
      expect(decomposed.guides.map(({ guide, score }) => [guide, score])).toEqual(
        composed.guides.map(({ guide, score }) => [guide, score]),
      )
    }
  })
})

/** Marks of a word as the keys that make them: vowel keys where they stand, the tone at the end. */
function keys(word: string, marks: Record<string, string>): string {
  let tone = ''
  let typed = ''
  for (const char of word.replaceAll('đ', `d${marks.đ}`).replaceAll('Đ', `d${marks.đ}`).normalize('NFD')) {
    if ('\u0300\u0301\u0303\u0309\u0323'.includes(char)) tone = marks[char] ?? ''
    else if (char === '\u0302') typed += marks.hat === '' ? typed.at(-1) : marks.hat
    else if (char === '\u0306') typed += marks.breve
    else if (char === '\u031B') typed += marks.horn
    else typed += char
  }
  return typed + tone
}

function telex(word: string): string {
  const tones = { '\u0300': 'f', '\u0301': 's', '\u0303': 'x', '\u0309': 'r', '\u0323': 'j' }
  return keys(word, { ...tones, hat: '', breve: 'w', horn: 'w', đ: 'd' })
}

function vni(word: string): string {
  const tones = { '\u0300': '2', '\u0301': '1', '\u0303': '4', '\u0309': '3', '\u0323': '5' }
  return keys(word, { ...tones, hat: '6', breve: '8', horn: '7', đ: '9' })
}
