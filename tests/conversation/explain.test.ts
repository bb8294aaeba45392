import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { openTalk, type Talk, talkWithQuestion } from '../support/talk.ts'

const WISHES = [
  'giải thích thêm',
  'khó quá',
  'nói lại dễ hiểu hơn',
  'ví dụ đi',
  'sao lại thế',
  'vì sao',
  'cắt nghĩa cho bác',
  'nghĩa là gì vậy cháu',
  'cho gợi ý',
  'câu này khó',
  'tại sao lại không đúng',
]
const SPELLINGS = WISHES.flatMap((wish) => [wish, fold(wish)])
const single = () => talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')

async function attempts(talk: Talk): Promise<number> {
  return (await talk.record())?.items.size ?? 0
}

describe('a question asked to be explained', () => {
  it.each(SPELLINGS)('"%s" is told what the lesson says of it and asked again, and grades nothing', async (wish) => {
    const talk = await single()
    const { report, texts } = await talk.send(wish)
    expect(texts.at(-1)).toMatch(/Trước khi bấm chuyển tiền.+\n1\. /su)
    expect(texts[0]).toMatch(/^Gợi ý: /u)
    expect(report).toMatchObject({ behaviour: 'quiz', guide: 'qr-04-kiem-tra' })
    expect(report.correct).toBeUndefined()
    expect(talk.memory().quiz?.state).toBe('open')
    expect(await attempts(talk)).toBe(0)
    expect((await talk.send(String(talk.rightDigit()))).report.correct).toBe(true)
  })

  it.each(['tại sao lại không đúng', 'sao lại không đúng', 'sao khong dung'])(
    'with true and false to choose from does not take "%s" for one of them',
    async (wish) => {
      const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q4')
      expect((await talk.send(wish)).report.correct).toBeUndefined()
      expect(await attempts(talk)).toBe(0)
    },
  )

  it('a second time shows the way to the answer instead of the same hint', async () => {
    const talk = await single()
    await talk.send('khó quá')
    expect((await talk.send('vẫn khó quá')).texts[0]).toMatch(/^Câu này khó thật.+nhắn 7/u)
  })

  it('after a wrong answer is told why that was wrong, with the options left', async () => {
    const talk = await single()
    const wrong = talk.wrongDigit()
    await talk.send(String(wrong))
    const { texts } = await talk.send('sao lại thế')
    expect(texts.join('\n')).not.toContain(`\n${wrong}. `)
    expect(talk.memory().quiz?.state).toBe('second')
  })

  it('after its answer names the answer and the reason, and goes on to nothing by itself', async () => {
    const talk = await single()
    await talk.send(String(talk.rightDigit()))
    const { texts } = await talk.send('sao lại thế')
    expect(texts[0]).toMatch(/^Đáp án là 1: tên người nhận, ngân hàng, số tiền\./u)
    expect(await attempts(talk)).toBe(1)
  })

  it('put off does not tell its answer, since it may come back', async () => {
    const talk = await single()
    await talk.send('để sau')
    expect((await talk.send('giải thích thêm')).texts[0]).not.toContain('Đáp án')
  })

  it('of a placement gets no hint', async () => {
    const talk = openTalk()
    await talk.send('thử 5 câu')
    await talk.send('1')
    expect((await talk.send('gợi ý đi')).texts[0]).toMatch(/chưa giảng/u)
  })

  it('in slow words stays one short message with a way back to it', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1', {
      change: (memory) => ({ ...memory, settings: { ...memory.settings, slow: true } }),
    })
    const { texts } = await talk.send('giải thích thêm')
    expect(texts).toHaveLength(1)
    expect((await talk.send('1')).report.behaviour).toBe('quiz')
  })
})

describe('in a lesson or a guide', () => {
  it.each(SPELLINGS)('"%s" is answered with simpler words of the card, then with somebody to ask', async (wish) => {
    const talk = openTalk()
    await talk.send('học bài quét mã qr trả tiền')
    const card = await talk.send('1')
    const first = await talk.send(wish)
    expect(first.report.guide).toBe('qr-02-quet-tra-tien')
    expect(first.texts[0]).not.toBe(card.texts[0])
    expect((await talk.send(wish)).texts[0]).toContain('Chỗ này khó thật')
    expect((await talk.send('tiếp')).texts[0]).toMatch(/^Thẻ 2\//u)
  })

  it.each(SPELLINGS)('"%s" says a step in simpler words', async (wish) => {
    const talk = openTalk()
    await talk.send('quét mã qr trả tiền thế nào')
    await talk.send('1')
    expect((await talk.send(wish)).texts[0]).toMatch(/^Bước 1\/6, nói lại\./u)
  })

  it.each(SPELLINGS)('"%s" after an answer goes through it step by step', async (wish) => {
    const talk = openTalk()
    await talk.send('quét mã qr trả tiền thế nào')
    expect((await talk.send(wish)).texts[0]).toMatch(/^Bước 1\/6\./u)
  })

  it.each(['vì sao', 'sao lại bài này'])('"%s" under an offered lesson tells why it was offered', async (wish) => {
    const talk = openTalk()
    await talk.send('học bài')
    expect((await talk.send(wish)).texts[0]).toMatch(/^Vì /u)
  })
})

describe('words of the same kind that name something of their own', () => {
  it.each(['ví dụ mã qr bị dán đè thì sao', 'giải thích mức 2 là gì', 'sao lại phải quét khuôn mặt'])(
    '"%s" stays a question',
    async (text) => {
      const talk = await single()
      const { report, texts } = await talk.send(text)
      expect(texts[0]).not.toMatch(/^Gợi ý/u)
      expect(report.correct).toBeUndefined()
    },
  )
})
