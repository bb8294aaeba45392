import { describe, expect, it } from 'vitest'
import { isHearts } from '../../src/conversation/heart-words.ts'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

describe('a heart or a thumb that was typed', () => {
  it('is told from words, from numbers in boxes, and from what may be a cry or a question', () => {
    for (const heart of ['👍', '👍🏽', '❤️', '❤', '😂😂😂', '🙏 🌹', '☺️']) expect(isHearts(heart), heart).toBe(true)
    for (const other of ['', ' ', '...', '1️⃣', '2', 'dạ 👍', '😭', '😱', '🆘', '❓', '👍?'])
      expect(isHearts(other), other).toBe(false)
  })

  it('is met with one word, once a day, without the page of conditions', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('quét mã qr trả tiền thế nào')
    expect((await talk.send('👍')).texts).toEqual(['Dạ.'])
    expect((await talk.send('❤️❤️')).texts).toEqual([])
  })

  it('is answered each time on the page, which waits for an answer', async () => {
    const talk = openTalk({ channel: 'web' })
    for (const heart of ['👍', '❤️', '🙏']) expect((await talk.send(heart)).texts).toEqual(['Dạ.'])
  })

  it('leaves the open question of a quiz open', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    await talk.send('😂')
    const { report } = await talk.send('2')
    expect(report.read_as).toBe('option:2')
  })
})
