import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Choice, IncomingBody } from '../../src/channels/channel.ts'
import { plainList } from '../../src/channels/plain-text.ts'
import { choicesLength } from '../../src/conversation/compose.ts'
import { universalPhrases } from '../../src/conversation/universal.ts'
import { terminalWords } from '../../src/replies/terminal.ts'
import { asked, bank, catalog, intentsOf, meaning, somebody, startWalk, stranger } from '../support/walk.ts'

/** What people without buttons read: Zalo's bots, seen through their renderer. */

const SIMPLE = 600
const CADRE = 1200

/** Wishes of every kind, so that each handler speaks. */
const WISHES = [
  ...['/start', 'alo', 'chào cháu', 'cảm ơn cháu', 'học bài', 'cho 1 câu đố', 'ôn bài', 'thử 5 câu', 'bài tổng hợp'],
  ...['cài đặt', 'đổi giờ', 'mỗi tuần gửi 2 bữa', 'nghỉ 1 tuần', 'sao hôm qua không thấy bài', 'gửi lại', 'đổi người'],
  ...[
    'tôi học đến đâu rồi',
    'những câu tôi hay nhầm',
    'tóm lại nãy giờ',
    'đọc loa',
    'bài đọc loa về mã otp',
    'đọc cho tôi nghe',
  ],
  ...[
    'dữ liệu của tôi',
    'rút đồng ý',
    'xóa dữ liệu',
    'tôi muốn kèm bà con',
    'ai xem được tôi',
    'lớp học gần nhất',
    'em 12 tuổi',
  ],
  ...[
    'mất tiền trong thẻ',
    'cháy nhà',
    'bị đánh',
    'hàng xóm học tới đâu',
    'cách nấu cơm',
    'hello how to pay',
    'xyz',
    'dung',
  ],
  ...[
    'mã otp 480217',
    'cccd 012345678901',
    'https://qua-tang.example/nhan',
    'bấm vào bit.ly/qua nhận thưởng gấp, gửi mã cho chị',
  ],
]
const received = (kind: 'image' | 'voice' | 'file', ref = 'r', caption?: string): IncomingBody => ({
  type: 'media',
  media: { kind, ref, ...(kind === 'file' ? { name: 'app.apk' } : {}) },
  ...(caption ? { caption } : {}),
})
const RECEIVED: IncomingBody[] = [
  ...[received('image'), received('image', 'r', 'mã này có thật không'), received('voice', 'sure'), received('voice')],
  ...[received('file'), { type: 'unsupported', why: 'link' } as const],
  ...(['sticker', 'location', 'contact'] as const).map((what) => ({ type: 'other', what }) as const),
]

describe('a message on a channel without buttons', () => {
  it('is measured with its choices exactly as they are shown', () => {
    const digit = fc.constantFrom(0, 7, 8, 9, ...Array.from({ length: 6 }, (_, at) => at + 1))
    const choice = fc.record({ id: fc.constant('c'), label: fc.string({ minLength: 1 }), digit })
    fc.assert(
      fc.property(fc.uniqueArray(choice, { selector: (one: Choice) => one.digit, maxLength: 8 }), (choices) => {
        const shown = plainList({ type: 'text', text: '', choices }, terminalWords)
        expect(choicesLength(choices)).toBe(shown.map((line) => `\n${line}`).join('').length)
      }),
    )
  })

  it('stays within 600 characters in every guide: all steps, cards, branches, and whatever they lead to', async () => {
    const walk = startWalk(SIMPLE)
    for (const guide of catalog.guides.values())
      for (const intent of intentsOf(guide)) await walk.say(meaning(somebody(), intent), '1')
    await walk.onward()
    expect(walk.tooLong).toEqual([])
    expect(walk.turns).toBeGreaterThan(catalog.guides.size * 20)
  })

  it('stays within 600 characters in every question, whatever is answered to it, twice over', async () => {
    const walk = startWalk(SIMPLE)
    for (const { guide, item } of bank.items.values()) {
      const open = await walk.say(
        meaning(asked(somebody(), { guide: guide.id, item: item.id }), { do: 'quiz-resume' }),
        '1',
      )
      for (const said of ['1', '2', '3', '7', '2 3 1']) {
        const tried = await walk.say(open, said)
        for (const again of ['1', '2', 'nhầm']) await walk.say(tried, again)
      }
    }
    expect(walk.tooLong).toEqual([])
    expect(walk.turns).toBeGreaterThan(bank.items.size * 20)
  })

  it('stays within 600 characters after every word, wish and received thing, for members and strangers', async () => {
    const walk = startWalk(SIMPLE)
    const everything = [...universalPhrases().map(({ phrase }) => phrase), ...WISHES, ...RECEIVED]
    const met = await walk.say(stranger(), '/start')
    const reading = await walk.say(somebody(), 'quét mã qr trả tiền thế nào')
    for (const said of everything)
      for (const memory of [somebody(), somebody({ slow: true }), stranger(), met, reading])
        await walk.say(memory, said)
    await walk.onward()
    expect(walk.tooLong).toEqual([])
    expect(walk.turns).toBeGreaterThan(everything.length * 5)
  })

  it.each([
    ['600', SIMPLE, somebody()],
    ['1,200, for a cadre,', CADRE, somebody({ mode: 'cadre', role: 'can-bo' })],
  ] as const)('stays within %s characters in answers from all plans and guides', async (_, most, memory) => {
    const walk = startWalk(most)
    const questions = catalog.passages.flatMap(({ kind, docName, headings }) =>
      kind === 'plan' ? [`${docName}: ${headings.at(-1) ?? 'mục tiêu'}`] : [],
    )
    const agencies = ['Công an', 'Sở Nội vụ', 'Đoàn Thanh niên', 'Ủy ban nhân dân xã', 'Sở Khoa học và Công nghệ']
    const duties = [...catalog.plans.values()].flatMap(({ meta }) =>
      agencies.flatMap((agency) => [`${agency} ${meta.name} làm gì`, `ai chủ trì việc của ${agency} ở ${meta.name}`]),
    )
    const asks = [...catalog.guides.values()].flatMap(({ ask }) => ask)
    for (const question of new Set([...questions, ...duties, ...asks])) await walk.say(memory, question)
    await walk.onward()
    expect(walk.tooLong).toEqual([])
    expect(walk.turns).toBeGreaterThan(500)
  })
})
