import { describe, expect, it } from 'vitest'
import { BURST } from '../../src/conversation/burst.ts'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

describe('a sentence sent in pieces', () => {
  it('is answered once, about what was asked', async () => {
    const talk = openTalk({ burst: BURST })
    talk.post('alo')
    expect(await talk.run()).toEqual({ waits: 6000 })
    talk.wait(2000)
    talk.post('cho hỏi')
    expect(await talk.run()).toEqual({ waits: 6000 })
    talk.wait(2000)
    talk.post('quét mã qr trả tiền sao')
    const answer = await talk.run()
    if ('waits' in answer) throw new Error('a clear question does not wait')
    expect(answer.commit.done).toHaveLength(3)
    expect(answer.report.guide).toBe('qr-02-quet-tra-tien')
    expect(talk.commits).toHaveLength(1)
  })

  it('never waits longer than eight seconds', async () => {
    const talk = openTalk({ burst: BURST })
    for (let second = 0; second < 8; second += 2) {
      talk.post('alo')
      expect(await talk.run()).toHaveProperty('waits')
      talk.wait(2000)
    }
    expect(await talk.run()).not.toHaveProperty('waits')
  })

  it('waits for nothing more when the clock was set back', async () => {
    const talk = openTalk({ burst: BURST })
    talk.post('alo')
    expect(await talk.run()).toHaveProperty('waits')
    talk.wait(-3_600_000)
    expect(await talk.run()).not.toHaveProperty('waits')
  })

  it('does not hold back a digit, a universal word, or an emergency', async () => {
    const quiz = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    quiz.post('2')
    expect(await quiz.run()).not.toHaveProperty('waits')
    const talk = openTalk({ burst: BURST })
    for (const text of ['menu', 'dừng', 'cứu']) {
      talk.post(text)
      expect(await talk.run(), text).not.toHaveProperty('waits')
    }
  })

  it('leaves what came after a clear message to the next turn', async () => {
    const talk = openTalk({ burst: BURST })
    talk.post('trước khi bấm chuyển phải xem những gì')
    talk.post('tiếp')
    const first = await talk.run()
    const second = await talk.run()
    if ('waits' in first || 'waits' in second) throw new Error('both are clear')
    expect(first.report.behaviour).toBe('answer')
    expect(second.report.behaviour).toBe('next-step')
  })

  it('says once to somebody in a hurry that each message is answered', async () => {
    const talk = openTalk()
    for (let count = 0; count < 8; count += 1) talk.post('trước khi bấm chuyển phải xem những gì')
    const texts: string[] = []
    for (let count = 0; count < 8; count += 1) {
      const answer = await talk.run()
      if (!('waits' in answer)) texts.push(answer.texts.join(' '))
    }
    expect(texts).toHaveLength(8)
    expect(texts.filter((text) => text.includes('nhắn nhanh quá'))).toHaveLength(1)
  })
})
