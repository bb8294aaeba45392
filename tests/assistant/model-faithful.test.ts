import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { believedLines } from '../../src/assistant/composer.ts'
import { namingPlans } from '../../src/assistant/composer-arranged.ts'
import type { Given } from '../../src/assistant/composer-checks.ts'
import { toldFaithfully } from '../../src/assistant/composer-faithful.ts'
import { plainly } from '../../src/assistant/composer-plainly.ts'
import { type Catalog, loadCatalog } from '../../src/knowledge/catalog.ts'
import type { Passage } from '../../src/knowledge/passages.ts'
import { ANSWERS } from '../../src/replies/answers.ts'
import { words } from '../../src/shared/text.ts'
import { PARAPHRASES } from './fixtures/paraphrases.ts'

let catalog: Catalog
beforeAll(async () => {
  catalog = await loadCatalog('knowledge')
})

const ROOM = { lines: 8, chars: 4000 }
const givenOf = (...passages: Passage[]): Given => ({
  passages: new Map(passages.map((passage) => [passage.address, passage])),
  said: [],
  runs: new Set(),
  agencies: catalog.agencies,
})

function passage(address: string): Passage {
  const found = catalog.passage(address)
  if (found === undefined) throw new Error(`no place ${address}`)
  return found
}

/** What a person would read of a line, or null. */
function told(text: string, ...cites: string[]): string | null {
  const given = givenOf(...cites.map(passage))
  const { sentences } = believedLines(`${text} [${cites.join('; ')}]`, given, catalog, ROOM)
  return sentences?.map((sentence) => sentence.text).join(' ') ?? null
}

const POLICE_CALLS = 'antoan-02-gia-danh#hoi-dinh-vu-an'
const BOTH_LOST = 'vneid-03-mat-khau#ket-quen-ca-hai'

describe('a sentence in a model’s words stands only where a place states it', () => {
  it.each([
    ['Có ai giục thì {u} hãy dừng lại {a}.', 'qr-04-kiem-tra#buoc-1'],
    ['Nếu họ dọa hết hạn thì càng bị dọa, {u} càng dừng lâu.', 'qr-04-kiem-tra#buoc-1'],
    ['{u} tìm nút quét QR rồi đưa ô vuông vào khung.', 'qr-02-quet-tra-tien#buoc-2'],
    ['Sở Khoa học và Công nghệ xây dựng Kế hoạch Tổ công nghệ số cộng đồng thực hiện phong trào.', 'dak-nong#VI.1'],
    [
      'Theo Kế hoạch tỉnh Đắk Nông, Công an tỉnh bảo đảm an toàn, an ninh mạng để triển khai phong trào.',
      'dak-nong#VI.2',
    ],
  ])('kept as it is: %s', (text, place) => {
    expect(told(text, place)?.replace(` ${ANSWERS.tip.text}`, '')).toBe(text)
  })

  it.each<[string, string, string, string]>([
    [
      'a denial lost with the words around it',
      'Công an lấy lời khai qua điện thoại.',
      POLICE_CALLS,
      'Công an gọi nói {u} dính vụ án, có thật không? Cuộc gọi như vậy đáng ngờ lắm. Công an không lấy lời khai, không đòi chuyển tiền qua điện thoại.',
    ],
    [
      'a clause of a sentence',
      'Nếu cần thì có giấy mời.',
      POLICE_CALLS,
      'Công an gọi nói {u} dính vụ án, có thật không? Cuộc gọi như vậy đáng ngờ lắm. Công an không lấy lời khai, không đòi chuyển tiền qua điện thoại. Cần thì có giấy mời, hoặc qua công an xã.',
    ],
    [
      'a duty without whose it is',
      'Xây dựng Kế hoạch Tổ công nghệ số cộng đồng.',
      'dak-nong#VI.1',
      'Sở Khoa học và Công nghệ: Xây dựng Kế hoạch Tổ công nghệ số cộng đồng thực hiện phong trào.',
    ],
    [
      'a target without its year',
      'Trên 170.000 người dân được xác nhận đạt phổ cập trên nền tảng VNeID.',
      'lai-chau#III.1.d',
      'Năm 2025: Phần đầu trên 170.000 người dân trong độ tuổi trưởng thành được xác nhận đạt phổ cập tri thức về chuyển đổi số, kỹ năng số trên nền tảng VNeID.',
    ],
    [
      'an exception left out',
      'Từ 1/1/2025 ngân hàng không được gửi tin kèm đường dẫn.',
      'antoan-03-link-la#hoi-tin-ngan-hang-co-duong-dan',
      'Tin của ngân hàng có đường dẫn, thật hay giả? Đáng ngờ lắm. Từ 1/1/2025 ngân hàng không được gửi tin kèm đường dẫn, trừ khi khách yêu cầu.',
    ],
  ])('%s: %s', (_, text, place, read) => {
    expect(toldFaithfully({ text, cites: [place] }, givenOf(passage(place)))?.text).toBe(read)
  })

  it('what the model puts in quotation marks, or marks as mere advice, is set right', () => {
    const own = 'Công an tỉnh: Bảo đảm an toàn, an ninh mạng để triển khai phong trào.'
    expect(told(own.replace('an ninh', '"an ninh"'), 'dak-nong#VI.2')).toBe(own)
    expect(told(`${own} ${ANSWERS.tip.text}`, 'dak-nong#VI.2')).toBe(own)
  })

  it.each([
    ['whose call it is', 'Cuộc gọi như vậy là của công an xã.', POLICE_CALLS],
    ['two acts in the other order', 'Vào rồi lấy lại mật khẩu.', BOTH_LOST],
    ['two acts in the other order, in full', '{u} lấy lại mã 6 số trước, rồi mới lấy lại mật khẩu.', BOTH_LOST],
    ['a comma that ends a denial', 'Công an không, lấy lời khai, đòi chuyển tiền qua điện thoại.', POLICE_CALLS],
    ['who knows names', 'Theo CafeF, công an thường có sẵn tên, địa chỉ bị lộ.', 'antoan-02-gia-danh#buoc-1'],
    [
      'where it is said',
      'Theo CafeF, Bộ Công an nói công an không gọi video để làm việc.',
      'antoan-02-gia-danh#buoc-1',
    ],
    ['the sum of another way', 'Thường trú 7.000 đồng, ra tận nơi 15.000 đồng.', 'dvc-04-thanh-toan-phi#hoi-re-hon'],
    ['who is let off', 'Thường trú được miễn.', 'dvc-04-thanh-toan-phi#hoi-re-hon'],
  ])('%s: never “%s”', (_, text, place) => {
    expect(plainly(told(text, place) ?? '')).not.toContain(plainly(text))
  })
})

describe('how sentences stand together', () => {
  it('the steps of a guide stay in their order, however the model says them', () => {
    const [first, second] = ['antoan-08-bi-lua#buoc-1', 'antoan-08-bi-lua#buoc-2'].map(passage)
    if (first === undefined || second === undefined) throw new Error('no steps')
    const [one, two] = [first, second].map((step) => step.text.split('\n')[1]?.split(/(?<=\.)\s/u)[0] ?? '')
    const reply = `${two} [${second.address}]\n${one} [${first.address}]`
    const { sentences } = believedLines(reply, givenOf(first, second), catalog, ROOM)
    expect(sentences?.map(({ cites }) => cites[0])).toEqual([first.address, second.address])
  })

  it('of several questions, each answer says which it answers', () => {
    const places = ['antoan-03-link-la#hoi-tra-khong-thay', 'coban-02-mang#hoi-wifi-quan'].map(passage)
    const said = places.map((one) => ({ text: one.text.split('\n')[1] ?? '', cites: [one.address] as const }))
    const reply = said.toReversed().map(({ text, cites }) => `${text} [${cites[0]}]`)
    const { sentences } = believedLines(reply.join('\n'), { ...givenOf(...places), said }, catalog, ROOM)
    expect(sentences?.map(({ text }) => text.split('?')[0])).toEqual([
      'Wi-Fi quán có mật khẩu, chuyển tiền được không',
      'Tra ra không thấy gì thì tin được chưa',
    ])
  })

  it('of two plans, each sentence says which is meant', () => {
    const [one, other] = ['lai-chau#VI.5', 'dak-nong#VI.2'].map(passage)
    if (one === undefined || other === undefined) throw new Error('no places')
    const reply = [
      `Đảng ủy Công an tỉnh: Bảo đảm an toàn, an ninh thông tin để triển khai Phong trào. [${one.address}]`,
      `Công an tỉnh: Bảo đảm an toàn, an ninh mạng để triển khai phong trào. [${other.address}]`,
    ]
    const given = givenOf(one, other)
    const { sentences } = believedLines(reply.join('\n'), given, catalog, ROOM)
    if (sentences === null) throw new Error('nothing is left')
    const named = namingPlans([...sentences, sentences[0]], given.passages)
    // Each once, and again whoever comes back.
    expect(named.map(({ text }) => text.split(':')[0])).toEqual(['Lai Châu', 'Đắk Nông', 'Lai Châu'])
    expect(namingPlans([sentences[0], sentences[0]], given.passages)).toEqual([sentences[0], sentences[0]])
  })
})

/** Changes that turn a sentence while every word stays its own. */
const MUTATIONS: Record<string, (list: readonly string[], at: number, to: number) => string[]> = {
  'a word left out': (list, at) => list.filter((_, where) => where !== at),
  'two words swapped': (list, at, to) => list.with(at, list[to] ?? '').with(to, list[at] ?? ''),
  'a word moved': (list, at, to) => list.toSpliced(at, 1).toSpliced(to, 0, list[at] ?? ''),
  'the end left out': (list, at) => list.slice(0, at + 1),
  'the beginning left out': (list, at) => list.slice(at),
  'both halves swapped': (list, at) => [...list.slice(at), ...list.slice(0, at)],
  'a word said twice': (list, at) => list.toSpliced(at, 0, list[at] ?? ''),
}

/** Words alone, without those the closed list lets come and go. */
function bare(text: string): string {
  const list = words(plainly(text)).filter((word) => !['u', 'tôi', 'rồi', 'thì', 'nếu', 'khi'].includes(word))
  return ` ${list.join(' ')} `
}

describe('a place’s own words, dropped, swapped or moved, never reach a person so', () => {
  it.each(Object.entries(MUTATIONS))('%s', (_, mutate) => {
    const places = catalog.passages.filter((one) => one.text.length > 60 && one.text.length < 1500)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), fc.nat(), fc.nat(), (place, nth, a, b) => {
        const sentences = place.text.split(/(?<=[.!?…])\s+|\n/u)
        const list = (sentences[nth % sentences.length] ?? '').split(' ')
        const text = mutate(list, a % list.length, b % list.length).join(' ')
        const read = told(text, place.address)
        // What is delivered is the place's own, word after word, but for what the closed list lets differ.
        const stated = place.text.split('\n').flatMap((line) => [line, ...line.split(/(?<=[.!?…])\s+/u)])
        const own = [place.docName, ...place.headings, ...stated].map(bare).join('|')
        const foreign = (read ?? '')
          .replaceAll(ANSWERS.tip.text, '')
          .split(/(?<=[.!?…])\s+|:\s+/u)
          .filter((said) => said.trim() !== '' && !own.includes(bare(said)))
        expect(foreign).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

it('of honest paraphrases some stand, none is lost to another meaning', () => {
  const outcomes = PARAPHRASES.map(([place, text]) => {
    const line = { text, cites: [place] }
    return toldFaithfully(line, givenOf(passage(place)))
  })
  expect(outcomes.filter((one) => one === null).length).toBeLessThanOrEqual(2)
  expect(outcomes.filter((one) => one?.restored === false).length).toBeGreaterThanOrEqual(18)
})
