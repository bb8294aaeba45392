import { describe, expect, it } from 'vitest'
import { readable } from '../../src/conversation/spelling.ts'
import { readUniversal, universalPhrases } from '../../src/conversation/universal.ts'
import { fold } from '../../src/shared/text.ts'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

describe('universal words', () => {
  const phrases = universalPhrases()

  it('mean the same with marks, without marks, and with a particle around them', () => {
    const misread: string[] = []
    for (const { intent, phrase } of phrases) {
      for (const typed of [
        phrase,
        fold(phrase),
        `${phrase} ạ`,
        `${phrase} đi`,
        `dạ ${phrase} nhé`,
        phrase.toUpperCase(),
        `${phrase}.`,
      ]) {
        const read = readUniversal(readable(typed))
        // Two phrases may differ in a particle only ("tiếp", "tiếp đi"): the effect is what counts.
        // "dung" alone is the one spelling that has to be asked about.
        const meant = fold(phrase) === 'dung' && typed === 'dung' ? 'stop-or-right' : intent
        if (read !== meant) misread.push(`${typed} -> ${read}, not ${meant}`)
      }
    }
    expect(misread).toEqual([])
  })

  it.each([
    'mỗi tuần gửi 2 bữa thôi',
    'dừng xe có cần giấy không',
    'nguồn nước nhà tôi bẩn báo ở đâu',
    'làm lại căn cước ở đâu',
    'tiếp nhận hồ sơ mấy ngày',
    'menu quán em để mã qr được không',
    'gửi lại tiền cho người chuyển nhầm thế nào',
  ])('do nothing inside a longer sentence: "%s"', (text) => {
    expect(readUniversal(readable(text))).toBeNull()
  })

  it('"thôi" at the end of a wish closes nothing: the pace becomes two', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    const { report } = await talk.send('mỗi tuần gửi 2 bữa thôi')
    expect(report.behaviour).toBe('settings')
    expect(talk.memory().settings.daysPerWeek).toBe(2)
    expect(talk.memory().quiz?.state).toBe('open')
  })

  it('"dung" is đúng where a true-false question is open', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q4')
    const { report } = await talk.send('dung')
    expect(report.read_as).toBe('option:1')
    expect(report.correct).toBe(false)
  })

  it('"dung" with nothing open asks which of the two, and changes nothing', async () => {
    const talk = openTalk()
    const before = talk.memory().settings
    const { texts } = await talk.send('dung')
    expect(texts.join('\n')).toContain('1. Dừng gửi bài')
    expect(talk.memory().settings).toEqual(before)
  })

  it('"dừng" stops all unasked messages at once and says how to undo it', async () => {
    const talk = openTalk()
    const { texts, commit } = await talk.send('dừng')
    expect(talk.memory().settings.stoppedAt).toBe(talk.now - 1000)
    expect(texts.join('\n')).toContain('gửi lại')
    expect(commit.effects).toContainEqual(expect.objectContaining({ type: 'sendingStopped' }))
  })

  it('"thôi để mai" is answered with one short line and no list', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    const { texts, messages } = await talk.send('thôi để mai')
    expect(texts).toEqual(['Dạ, mai gặp bác.'])
    expect(messages[0]).not.toHaveProperty('choices')
    expect((await talk.record())?.items.size ?? 0).toBe(0)
  })

  it('slow mode sends one short message a turn, and says how to undo it', async () => {
    const talk = openTalk()
    expect((await talk.send('chậm hơn')).texts.join()).toContain('nhanh hơn')
    const { messages } = await talk.send('trước khi bấm chuyển phải xem những gì')
    expect(messages).toHaveLength(1)
    const [message] = messages
    expect(message?.type === 'text' && message.text.length).toBeLessThanOrEqual(250)
  })
})

describe('"lại" says once more what stands on the screen', () => {
  it.each(['lại', 'chưa hiểu', 'lùi'])(
    '"%s" after an answer tells the reason again, not the next question',
    async (word) => {
      const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
      const told = (await talk.send('1')).texts
      expect((await talk.send(word)).texts).toEqual(told)
    },
  )

  it.each(['lại', 'chưa hiểu'])('"%s" in an emergency shows the card again', async (word) => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    const card = (await talk.send('mất tiền trong thẻ')).texts
    expect((await talk.send(word)).texts).toEqual(card)
  })

  it.each(['/start', 'đổi giờ gửi bài sang 7 giờ tối', 'menu'])('the last list after "%s"', async (before) => {
    const talk = openTalk({ consent: before === '/start' ? 'none' : 'given' })
    const last = (await talk.send(before)).texts.at(-1)
    expect((await talk.send('lại')).texts).toEqual([last])
  })

  it('the question itself after a number it does not have', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    await talk.send('5')
    expect((await talk.send('lại')).texts[0]).toContain('Trước khi bấm chuyển tiền')
  })
})

describe('"tiếp"', () => {
  it('in an emergency leads to the next thing to do, never to a lesson', async () => {
    const talk = openTalk()
    await talk.send('mất tiền trong thẻ')
    const { report, texts } = await talk.send('tiếp')
    expect(report.guide).toBe('antoan-08-bi-lua')
    expect(texts[0]).toContain('ngân hàng')
  })

  it('does not jump over consent or the first questions', async () => {
    const talk = openTalk({ consent: 'none' })
    const asked = (await talk.send('/start')).texts.at(-1)
    expect((await talk.send('tiếp')).texts).toEqual([asked])
    const form = (await talk.send('1')).texts.at(-1)
    expect((await talk.send('tiếp')).texts).toEqual([form])
  })
})
