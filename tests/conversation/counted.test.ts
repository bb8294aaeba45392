import { describe, expect, it } from 'vitest'
import type { Talk, TalkOptions } from '../support/talk.ts'
import { openTalk } from '../support/talk.ts'

/** A talk at the first question of a lesson. */
async function atQuestions(options: TalkOptions = {}): Promise<Talk> {
  const talk = openTalk({ counted: true, ...options })
  await talk.send('học bài')
  for (let step = 0; step < 12; step += 1) {
    const { texts } = await talk.send(step === 0 ? '1' : 'tiếp')
    if (texts.at(-1)?.includes('Câu 1/')) return talk
  }
  throw new Error('no question came')
}

describe('where each message counts', () => {
  it('what is said of an answer and the next question are one message, its digits those of the question', async () => {
    const talk = await atQuestions()
    const chosen = talk.rightDigit()
    const { texts, report, messages } = await talk.send(String(chosen))
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain(`chọn ${chosen}: đúng rồi`)
    expect(texts[0]).toContain('Câu 2/')
    expect(texts[0]?.length).toBeLessThanOrEqual(600)
    expect(report.correct).toBe(true)
    expect(messages[0]).toHaveProperty('list')
    const second = await talk.send(String(talk.rightDigit()))
    expect(second.report.correct).toBe(true)
  })

  it('a lesson of questions costs one message an answer to its very end, and all of it is stored', async () => {
    const talk = await atQuestions()
    let answers = 0
    let last = ''
    while (talk.memory().quiz && answers < 9) {
      const { texts } = await talk.send(String(talk.rightDigit()))
      expect(texts).toHaveLength(1)
      last = texts[0] ?? ''
      answers += 1
    }
    expect(last).toContain('Xong bài rồi')
    expect((await talk.record())?.items.size).toBe(answers)
  })

  it('a wrong answer is told why before the next question, and a slip can still be taken back', async () => {
    const talk = await atQuestions()
    const wrong = await talk.send(String(talk.wrongDigit()))
    expect(wrong.report.correct).toBe(false)
    expect(wrong.texts).toHaveLength(1)
    // A statement that is true or not has no second try.
    const told = wrong.texts[0]?.includes('Câu 2/') ? wrong : await talk.send('7')
    expect([told.texts.length, told.texts[0]]).toEqual([1, expect.stringContaining('Câu 2/')])
    await talk.send(String(talk.rightDigit()))
    expect((await talk.send('nhầm')).texts[0]).toContain('không tính')
  })

  it('elsewhere, in slow mode and after a question asked for alone, the answer stands by itself', async () => {
    const said = async (talk: Talk) => (await talk.send(String(talk.rightDigit()))).texts[0]
    expect(await said(await atQuestions({ counted: false }))).not.toContain('Câu 2/')
    const slow = await atQuestions()
    await slow.send('chậm hơn')
    expect(await said(slow)).not.toContain('Câu 2/')
    const loose = openTalk({ counted: true })
    await loose.send('cho 1 câu đố về qr')
    expect(await said(loose)).toContain('Câu tiếp')
  })

  it('an answer and the question for consent under it are one message of at most 1,900 characters', async () => {
    for (const counted of [true, false]) {
      const talk = openTalk({ consent: 'none', counted })
      const sent = await talk.send('quét mã qr trả tiền thế nào')
      const after = sent.texts.length > 1 || sent.texts[0]?.includes('Đồng ý') ? sent : await talk.send('cảm ơn cháu')
      expect(after.texts).toHaveLength(counted ? 1 : 2)
      expect(after.texts.at(-1)).toContain('Đồng ý')
      for (const text of after.texts) expect(text.length).toBeLessThanOrEqual(1900)
      expect(after.messages.at(-1)).toHaveProperty('choices')
    }
  })
})
