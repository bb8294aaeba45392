import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { openTalk, type Talk, talkWithQuestion } from '../support/talk.ts'

const single = () => talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')

/** Whether the question's answer was stored as one that was remembered. */
async function passed(talk: Talk): Promise<boolean | undefined> {
  return [...((await talk.record())?.items.values() ?? [])].at(-1)?.lastPass
}

describe('a right answer just after a hint is no recall', () => {
  it('is told to be right and comes back as one that was missed', async () => {
    const talk = await single()
    await talk.send('gợi ý đi')
    const { report, texts } = await talk.send(String(talk.rightDigit()))
    expect(report.correct).toBe(true)
    expect(texts[0]).toMatch(/đúng rồi\. .+Câu này vài hôm nữa cháu hỏi lại cho nhớ\./su)
    expect(await passed(talk)).toBe(false)
    expect(talk.memory().quiz).toMatchObject({ right: 0, answered: 1 })
  })

  it('without a hint counts as ever', async () => {
    const talk = await single()
    const { texts } = await talk.send(String(talk.rightDigit()))
    expect(texts[0]).toContain('đúng rồi ạ.')
    expect(texts[0]).not.toContain('hỏi lại')
    expect(await passed(talk)).toBe(true)
  })

  it('the next question of the round begins unhelped', async () => {
    const talk = openTalk()
    await talk.send('cho 1 câu đố về quét mã qr')
    await talk.send('gợi ý đi')
    await talk.send(String(talk.rightDigit()))
    await talk.send('câu nữa')
    expect(talk.memory().quiz?.helped).toBe(false)
  })

  it('a hint after the first try changes nothing that was graded', async () => {
    const talk = await single()
    await talk.send(String(talk.wrongDigit()))
    await talk.send('gợi ý đi')
    expect(talk.memory().quiz?.helped).toBe(false)
  })
})

describe('somebody who asks whether they were right', () => {
  const DOUBTS = [
    'tôi trả lời vậy có đúng không',
    'mình chọn đúng chưa',
    'đúng hay sai thế cháu',
    'bác làm sai rồi hả',
    'nãy tui chọn trúng hông',
    'cô đoán sai à con',
    'vậy là chị đúng hay chưa em',
    'câu đó em trả lời đúng không ạ',
  ]
  const SPELLINGS = DOUBTS.flatMap((doubt) => [doubt, fold(doubt)])

  it.each(SPELLINGS)('"%s" before any answer is told that none was given, and asked again', async (doubt) => {
    const talk = await single()
    const { texts, report } = await talk.send(doubt)
    expect(texts[0]).toMatch(/^Câu này bác chưa chọn ý nào ạ\.\nTrước khi bấm chuyển tiền/u)
    expect(report.correct).toBeUndefined()
    expect((await talk.send(String(talk.rightDigit()))).report.correct).toBe(true)
    expect(await passed(talk)).toBe(true)
  })

  it.each(SPELLINGS)('"%s" after a right answer is told so', async (doubt) => {
    const talk = await single()
    await talk.send(String(talk.rightDigit()))
    talk.wait(5 * 60_000)
    expect((await talk.send(doubt)).texts[0]).toMatch(/^Câu vừa rồi bác trả lời đúng ạ\./u)
  })

  it.each(SPELLINGS)('"%s" after a wrong first try is told which it was, with the options left', async (doubt) => {
    const talk = await single()
    const wrong = talk.wrongDigit()
    await talk.send(String(wrong))
    const { texts } = await talk.send(doubt)
    expect(texts[0]).toMatch(new RegExp(`^Lần đầu bác chọn ${wrong}: chưa đúng ạ`, 'u'))
    expect(texts[0]).not.toContain(`\n${wrong}. `)
  })

  it('after "chưa biết" is told the answer without a verdict on them', async () => {
    const talk = await single()
    await talk.send('7')
    expect((await talk.send('vậy tôi đúng hay sai')).texts[0]).toMatch(/^Câu vừa rồi chưa tính là đúng ạ\. Đáp án là/u)
  })

  it.each(['không đúng', 'đúng', 'sai rồi', 'bác chọn không đúng', 'con nói là không đúng'])(
    '"%s" under a true-false question stays an answer',
    async (said) => {
      const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q4')
      expect((await talk.send(said)).report.correct).toBeDefined()
    },
  )
})
