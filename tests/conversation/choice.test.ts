import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChoice, readOrder } from '../../src/conversation/choice.ts'
import { fold } from '../../src/shared/text.ts'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

const cancel = [
  { digit: 1, label: 'Chuyển thử số nhỏ', accept: [] },
  { digit: 2, label: 'Hủy, không chuyển', accept: ['thôi không chuyển'] },
  { digit: 3, label: 'Người nhận bảo không sao thì chuyển', accept: [] },
]
const three = [
  { digit: 1, label: 'Tên người nhận, ngân hàng, số tiền', accept: ['tên, ngân hàng, tiền'] },
  { digit: 2, label: 'Số dư, phí, giờ chuyển', accept: [] },
  { digit: 3, label: 'Tên mình, số máy, lời nhắn', accept: [] },
]

describe('reading which option of a numbered list is meant', () => {
  it.each([
    '1',
    '1.',
    '(1)',
    'số 1',
    'câu 1',
    'đáp án 1',
    'chọn 1',
    'a',
    'A.',
    '1️⃣',
    '①',
    'một',
    'mot',
    'chắc là một',
    'em chọn câu a',
    'cái thứ nhất',
    'Tên người nhận, ngân hàng, số tiền',
    'ten nguoi nhan ngan hang so tien',
    'tên, ngân hàng, tiền',
  ])('reads "%s" as the first option', (text) =>
    expect(readChoice(text, three, true)).toEqual({ kind: 'option', index: 0 }),
  )

  it.each(['hai', 'so 2', 'b', 'C2'.slice(1), 'chac la hai', 'cái thứ hai'])('reads "%s" as the second', (text) =>
    expect(readChoice(text, three, true)).toEqual({ kind: 'option', index: 1 }),
  )

  it('takes "ba" for three and "bà" for nothing', () => {
    expect(readChoice('ba', three, true)).toEqual({ kind: 'option', index: 2 })
    expect(readChoice('bà', three, true)).toEqual({ kind: 'none' })
  })

  it.each(['hông chuyển', 'khong chuyen', 'đừng chuyển', 'hủy đi', 'thôi không chuyển'])(
    'checks negation before likeness: "%s" is "Hủy, không chuyển"',
    (text) => expect(readChoice(text, cancel, true)).toEqual({ kind: 'option', index: 1 }),
  )

  it('leaves a question that shares words with an option a question', () => {
    expect(readChoice('có tiền lãi không', three, true)).toEqual({ kind: 'none' })
    expect(readChoice('quét mã QR trả tiền thế nào', [{ digit: 1, label: 'Trả tiền QR', accept: [] }], false)).toEqual({
      kind: 'none',
    })
  })

  it('reads no option from the mark that stands for something hidden', () => {
    const given = [{ digit: 1, label: 'Đã chuyển tiền hoặc đưa mã', accept: [] }]
    expect(readChoice('⟨mã⟩', given, false)).toEqual({ kind: 'none' })
    expect(readChoice('đưa mã ⟨mã⟩', given, false)).toEqual({ kind: 'option', index: 0 })
  })

  it('says when a number is outside the list', () => {
    expect(readChoice('5', three, true)).toEqual({ kind: 'outside' })
    expect(readChoice('số 9', three, true)).toEqual({ kind: 'outside' })
  })

  it.each(['cái thứ năm', 'cai thu nam', 'mười', 'cái thứ mười hai', '12', 'chọn số 6'])(
    'says so of a number in words: "%s"',
    (text) => expect(readChoice(text, three, true)).toEqual({ kind: 'outside' }),
  )

  it.each(['mười triệu', 'năm trăm nghìn', 'nam', '10 triệu'])('takes "%s" for no number of a list', (text) =>
    expect(readChoice(text, three, true)).toEqual({ kind: 'none' }),
  )

  it('reads "sau" as six only where there are six', () => {
    const six = Array.from({ length: 6 }, (_, index) => ({
      digit: index + 1,
      label: `Mục ${'abcdef'[index]}x`,
      accept: [],
    }))
    expect(readChoice('sau', six, false)).toEqual({ kind: 'option', index: 5 })
    expect(readChoice('sau', three, false)).toEqual({ kind: 'none' })
  })

  it('never takes a bare "không" for the digit zero', () => {
    const menu = [{ digit: 0, label: 'Thực đơn', accept: [] }]
    expect(readChoice('không', menu, false).kind).toBe('none')
  })

  it.each(['3 2 1', '321', '3,2,1', '3-2-1', 'ba hai một', 'ba, hai, mot', 'thứ tự 3 2 1'.replace('thứ tự ', '')])(
    'reads the order "%s"',
    (text) => expect(readOrder(text, 3)).toEqual([3, 2, 1]),
  )

  it.each(['1 2', 'một hai', 'ba năm một', '1 1 2', '4 5 6', '123 nghìn', '3'])(
    'takes "%s" for no order of three',
    (text) => expect(readOrder(text, 3)).toBeNull(),
  )

  it('finds every option by its own words, with or without marks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...three.map((_, index) => index)), fc.boolean(), (index, marks) => {
        const label = three[index]?.label ?? ''
        expect(readChoice(marks ? label : fold(label), three, true)).toEqual({ kind: 'option', index })
      }),
    )
  })

  it('never throws, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(['option', 'outside', 'ambiguous', 'none']).toContain(readChoice(text, three, true).kind)
      }),
    )
  })
})

describe('an open quiz', () => {
  it.each([
    '1',
    '1.',
    'số 1',
    'a',
    'A.',
    '1️⃣',
    'một',
    'Tên người nhận, ngân hàng, số tiền',
    'ten nguoi nhan, ngan hang, so tien',
  ])('reads "%s" as option 1 and grades it', async (text) => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    const { report } = await talk.send(text)
    expect(report.read_as).toBe('option:1')
    expect(report.correct).toBe(true)
  })

  it.each(['3', '5', 'cái thứ ba', 'thứ năm', 'mười'])(
    'asks a true-false question again for 1 or 2 at "%s"',
    async (text) => {
      const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q4')
      const { report, texts } = await talk.send(text)
      expect(texts[0]).toMatch(/^Bác chọn 1 hoặc 2 nhé\./u)
      expect(report.correct).toBeUndefined()
      expect((await talk.send('cái thứ hai')).report.read_as).toBe('option:2')
    },
  )

  it.each(['2', 'cái thứ hai', '6', 'cái thứ năm', 'mười'])(
    'offers at a second try what is left: "%s"',
    async (text) => {
      const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q3')
      await talk.send('2')
      expect((await talk.send(text)).texts[0]).toMatch(/^Bác chọn 1 hoặc 3 nhé\./u)
      expect(talk.memory().quiz).toMatchObject({ state: 'second', tried: expect.anything() })
    },
  )

  it('leaves a number that is no choice a question under any other list', async () => {
    const talk = openTalk()
    await talk.send('cảm ơn')
    await talk.send('menu')
    expect((await talk.send('năm mươi')).texts[0]).not.toMatch(/^Bác chọn/u)
    await talk.send('menu')
    expect((await talk.send('cái thứ bảy')).texts[0]).toMatch(/^Bác chọn .* nhé\./u)
  })

  it('reads "hông chuyển" as the option that does not transfer', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q3')
    const { report } = await talk.send('hông chuyển')
    expect(report.read_as).toBe('option:1')
    expect(report.correct).toBe(true)
  })
})
