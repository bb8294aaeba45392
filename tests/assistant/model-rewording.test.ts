import { beforeAll, describe, expect, it } from 'vitest'
import { believedLines } from '../../src/assistant/composer.ts'
import type { Given } from '../../src/assistant/composer-checks.ts'
import { toldFaithfully } from '../../src/assistant/composer-faithful.ts'
import type { Catalog } from '../../src/knowledge/catalog.ts'
import type { Passage } from '../../src/knowledge/passages.ts'
import { ANSWERS } from '../../src/replies/answers.ts'
import { ownCatalog } from '../support/own-content.ts'
import { PARAPHRASES } from './fixtures/paraphrases.ts'
import { FRESH } from './fixtures/paraphrases-fresh.ts'

/** True when a guide that states `source` lets `text` stand as it is. */
function stands(source: string, text: string): boolean {
  const address = 'qr-02-quet-tra-tien#buoc-2'
  const passage: Passage = {
    ...{ address, kind: 'guide', doc: 'qr-02-quet-tra-tien', docName: 'Quét mã', skill: 'qr', headings: [] },
    ...{ text: `Quét\n${source}`, searchText: '', refs: [] },
  }
  const given: Given = { passages: new Map([[address, passage]]), said: [], runs: new Set(), agencies: [] }
  return toldFaithfully({ text, cites: [address] }, given)?.restored === false
}

describe('a sentence may be said otherwise, and not a word further', () => {
  it.each<[string, string, string, string]>([
    ['a courtesy', '{u} giữ biên lai.', '{u} nhớ giữ biên lai nhé.', '{u} nhớ bỏ biên lai nhé.'],
    [
      'a courtesy in front',
      '{u} gọi ngân hàng.',
      'Thưa {u}, {u} vui lòng gọi ngân hàng ạ.',
      'Thưa {u}, họ gọi ngân hàng ạ.',
    ],
    ['pressing', '{u} bấm nút xác nhận.', '{u} chạm vào nút xác nhận.', '{u} nhấn mạnh nút xác nhận.'],
    ['typing', '{u} gõ mã vào ô.', '{u} nhập mã vào ô.', '{u} đăng nhập mã vào ô.'],
    ['opening', '{u} mở ứng dụng ngân hàng.', '{u} vào ứng dụng ngân hàng.', '{u} tắt ứng dụng ngân hàng.'],
    [
      'a telephone',
      '{u} mượn máy khác gọi ngân hàng.',
      '{u} mượn điện thoại khác gọi ngân hàng.',
      '{u} mượn người khác gọi ngân hàng.',
    ],
    ['what is forbidden', '{u} không đọc mã cho ai.', '{u} đừng đọc mã cho ai.', '{u} không phải đọc mã cho ai.'],
    [
      'what had better not be done',
      '{u} đừng chuyển tiền.',
      '{u} không nên chuyển tiền.',
      '{u} không cần chuyển tiền.',
    ],
    ['what cannot be done', '{u} không đọc được mã.', '{u} không đọc được mã ạ.', '{u} đừng đọc được mã.'],
    [
      'a condition',
      'Đúng tên thì {u} bấm xác nhận.',
      'Nếu đúng tên thì {u} nhấn xác nhận.',
      'Nếu không đúng tên thì {u} nhấn xác nhận.',
    ],
    ['a condition with a comma', 'Thiếu thì {u} hỏi lại.', 'Nếu thiếu, {u} hỏi lại.', 'Thiếu, {u} hỏi lại đủ.'],
    ['a condition behind', 'Chưa rõ thì {u} hỏi lại.', '{u} hỏi lại nếu chưa rõ.', '{u} hỏi lại chỉ nếu chưa rõ.'],
    [
      'a condition and what hangs on it',
      'Đúng tên thì {u} bấm xác nhận.',
      '{u} bấm xác nhận nếu đúng tên.',
      'Đúng tên nếu {u} bấm xác nhận.',
    ],
    [
      'a condition left out',
      'Đúng tên thì {u} bấm xác nhận.',
      'Khi đúng tên thì {u} bấm xác nhận.',
      '{u} bấm xác nhận.',
    ],
    ['only then', 'Đúng tên thì {u} mới bấm.', 'Nếu đúng tên thì {u} mới bấm.', 'Nếu đúng tên thì {u} bấm.'],
    [
      'a trouble',
      'Người lạ xin mã: {u} không đọc.',
      'Nếu người lạ xin mã, {u} không nên đọc.',
      'Nếu {u} xin mã, người lạ không nên đọc.',
    ],
    [
      'whose trouble',
      'Tôi chưa có mã: {u} chờ một lát.',
      'Nếu {u} chưa có mã thì {u} chờ một lát.',
      'Nếu họ chưa có mã thì {u} chờ một lát.',
    ],
    [
      'one thing after another',
      '{u} mở biên lai, chụp số tiền.',
      '{u} mở biên lai rồi chụp số tiền.',
      '{u} chụp số tiền rồi mở biên lai.',
    ],
    [
      'before',
      '{u} đọc tên, sửa số trước khi gửi.',
      '{u} đọc tên rồi sửa số trước khi gửi.',
      '{u} đọc tên rồi sửa số sau khi gửi.',
    ],
    [
      'a list',
      '{u} xóa ảnh, phim, tệp không dùng.',
      '{u} xóa ảnh, phim và tệp không dùng.',
      '{u} xóa ảnh, phim hoặc tệp không dùng.',
    ],
    ['whose it is', '{u} gõ số của mình.', '{u} gõ số của {u}.', '{u} gõ số của họ.'],
    ['of somebody else', 'Người nhà gõ số của mình.', 'Người nhà gõ số của mình ạ.', 'Người nhà gõ số của {u}.'],
    [
      'who does it, said once',
      '{u} mở tin nhắn, chép mã.',
      '{u} mở tin nhắn, {u} chép mã.',
      '{u} mở tin nhắn, họ chép mã.',
    ],
    ['who does it, of two', 'Họ gọi thì {u} cúp máy.', 'Nếu họ gọi thì {u} cúp máy.', 'Nếu họ gọi thì cúp máy.'],
    [
      'two sentences in one',
      '{u} gõ số. Chép mã vào ô.',
      '{u} gõ số rồi chép mã vào ô.',
      '{u} chép mã vào ô rồi gõ số.',
    ],
    [
      'two statements in one',
      'Người nhà ngồi cạnh. Mật khẩu {u} không nói.',
      'Người nhà ngồi cạnh; mật khẩu {u} không nói.',
      'Người nhà không ngồi cạnh; mật khẩu {u} nói.',
    ],
    ['one sentence in two', '{u} mở máy, gõ số.', '{u} mở máy. {u} gõ số.', '{u} gõ số. {u} mở máy.'],
    [
      'a trouble that ends nowhere',
      'Họ gọi lại: {u} cúp máy.',
      'Nếu họ gọi lại thì {u} cúp máy.',
      'Họ gọi lại. {u} cúp máy.',
    ],
    [
      'what explains, and what limits',
      '{u} mở mục mã (máy Android).',
      '{u} vào mục mã (máy Android).',
      '{u} mở mục mã.',
    ],
    ['what is left', 'Còn 5 ngày thì {u} hỏi lại.', 'Khi còn 5 ngày thì {u} hỏi lại.', '5 ngày thì {u} hỏi lại.'],
    [
      'what is denied, and why',
      '{u} đừng bấm, để máy tự tắt.',
      '{u} không bấm, để máy tự tắt.',
      '{u} đừng bấm để máy tự tắt.',
    ],
    [
      'what hangs on a condition',
      'Lộ mã thì {u} gọi ngân hàng, khóa thẻ.',
      'Nếu lộ mã thì {u} gọi ngân hàng và khóa thẻ.',
      'Lộ mã thì {u} gọi ngân hàng. Khóa thẻ.',
    ],
    [
      'what stands behind a condition',
      'Lộ mã thì {u} khóa thẻ. {u} ra xã.',
      'Nếu lộ mã thì {u} khóa thẻ. {u} ra xã.',
      'Lộ mã thì {u} khóa thẻ, ra xã.',
    ],
    [
      'what a denial holds',
      '{u} đừng đọc mã. Gọi ngân hàng.',
      '{u} không nên đọc mã. Gọi ngân hàng.',
      '{u} đừng đọc mã, gọi ngân hàng.',
    ],
    [
      'who says so',
      'Thường 3 ngày, theo Nghị định 69/2024.',
      'Theo Nghị định 69/2024, thường ba ngày.',
      'Theo Nghị định 69/2024, ba ngày.',
    ],
    [
      'a word explained',
      '{u} gõ mã OTP (mã dùng một lần).',
      '{u} nhập mã OTP.',
      '{u} nhập mã OTP (mã dùng nhiều lần).',
    ],
    [
      'what takes back, in brackets',
      'Mã gửi về số cũ (trừ số đã đổi).',
      'Mã sẽ gửi về số cũ (trừ số đã đổi).',
      'Mã gửi về số cũ.',
    ],
    ['a figure', 'Mã có 6 số.', 'Mã sẽ có sáu số.', 'Mã sẽ có tám số.'],
    ['doubt', 'Tên nút có thể hơi khác.', 'Tên nút có thể hơi khác ạ.', 'Tên nút sẽ hơi khác.'],
    ['duty', '{u} cần căn cước.', '{u} cần căn cước nhé.', '{u} nên có căn cước.'],
  ])('%s: “%s” as “%s”, never “%s”', (_, source, honest, harmful) => {
    expect(stands(source, honest)).toBe(true)
    expect(stands(source, harmful)).toBe(false)
  })

  it.each(['chỉ', 'trừ', 'dù', 'kể cả', 'ngay cả', 'hỏi xem'])(
    '“%s” in front makes another condition of it',
    (word) => {
      expect(stands('Chưa rõ thì {u} hỏi lại.', `{u} hỏi lại ${word} nếu chưa rõ.`)).toBe(false)
      expect(stands(`{u} hỏi lại ${word} nếu chưa rõ.`, 'Chưa rõ thì {u} hỏi lại.')).toBe(false)
    },
  )

  it.each(['họ', 'người nhà', 'ngân hàng', 'cán bộ', 'con', '{b}'])(
    'where “%s” may be meant, it is said who does it',
    (who) => {
      expect(stands(`{u} đưa máy cho ${who}, {u} gõ mã.`, `{u} đưa máy cho ${who}, gõ mã.`)).toBe(false)
    },
  )
})

let catalog: Catalog
beforeAll(async () => {
  catalog = await ownCatalog()
})

/** What is known of a place when the rules had said all that it states. */
function givenOf(address: string): Given {
  const passage = catalog.passage(address)
  if (passage === undefined) throw new Error(`no place ${address}`)
  const lines = passage.text.split('\n')
  const said = lines.slice(lines.length > 1 ? 1 : 0).map((line) => ({ text: line, cites: [address] as const }))
  return { passages: new Map([[address, passage]]), said, runs: new Set<string>(), agencies: catalog.agencies }
}

/** What a person reads of a line. */
function read(address: string, text: string): string | null {
  const { sentences } = believedLines(`${text} [${address}]`, givenOf(address), catalog, { lines: 8, chars: 4000 })
  return sentences?.map((sentence) => sentence.text.replace(` ${ANSWERS.tip.text}`, '')).join(' ') ?? null
}

function isKept(address: string, text: string): boolean {
  return toldFaithfully({ text, cites: [address] }, givenOf(address))?.restored === false
}

it('of honest rewordings more than half reach the person as they were written', () => {
  const kept = (all: typeof FRESH) => all.filter(([address, text]) => read(address, text) === text).length
  expect(kept(FRESH)).toBeGreaterThanOrEqual(42)
  expect(kept(PARAPHRASES)).toBeGreaterThanOrEqual(32)
})

const whole = (words: string) => new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'iu')
/** Each of them turns what a sentence says; none may leave the sentence as it was. */
const HARMS: readonly [RegExp, string][] = [
  [whole('không nên|không|đừng|chưa'), ''],
  [whole('không nên|đừng'), 'không phải'],
  [whole('không nên|đừng|không'), 'chưa'],
  [whole('chưa'), 'không'],
  [/\{u\} (?!không|đừng|chưa)/u, '{u} không '],
  [/\{u\} /u, '{u} chỉ '],
  [/\{u\} /u, '{u} không cần '],
  [/\{u\}/u, 'họ'],
  [/\{u\}/u, '{b}'],
  [whole('họ|người bán|người lạ|ngân hàng'), '{u}'],
  [whole('nếu'), 'chỉ nếu'],
  [whole('nếu'), 'dù'],
  [/ thì /u, ' thì không '],
  [whole('trước'), 'sau'],
  [whole('sau(?! thẻ)'), 'trước'],
  [whole('phải|cần'), 'có thể'],
  [whole('có thể|thường|khoảng'), 'chắc chắn'],
  [whole('ít nhất|tối thiểu'), 'nhiều nhất'],
  [whole('trên'), 'dưới'],
  [whole('và'), 'hoặc'],
  [whole('hay|hoặc'), 'và'],
  [whole('hằng tuần|hằng quý'), 'hằng năm'],
  [whole('mở'), 'tắt'],
  [whole('tắt|cúp'), 'mở'],
  [whole('gửi'), 'nhận'],
  [whole('gọi'), 'chuyển tiền cho'],
  [whole('hai|ba|một|\\d+'), 'bốn'],
  [/^(?:nếu|khi) [^,]*?(?:, | thì )/iu, ''],
  [/(?<=\S)\.$/u, ', trừ khi đang vội.'],
]

it('of several hundred harmful edits of what stands not one reaches a person', () => {
  const standing = [...FRESH, ...PARAPHRASES].filter(([address, text]) => isKept(address, text))
  const edits = standing.flatMap(([address, text]) =>
    HARMS.flatMap(([from, to]) => {
      const edited = text.replace(from, to).replaceAll(/\s+/gu, ' ').trim()
      return edited === text || /^[.,]/u.test(edited) ? [] : [[address, edited] as const]
    }),
  )
  expect(edits.length).toBeGreaterThan(400)
  expect(edits.filter(([address, edited]) => isKept(address, edited))).toEqual([])
})
