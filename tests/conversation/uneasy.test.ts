import { describe, expect, it } from 'vitest'
import type { Assistant } from '../../src/assistant/assistant.ts'
import { readEmergency } from '../../src/assistant/emergency.ts'
import { EMERGENCY } from '../../src/replies/emergency.ts'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

/** Sounds like somebody whose account is used by another, and could as well be a question. */
const UNEASY = 'kích hoạt VNeID mà nó báo số của tôi có người dùng rồi'
const CALM = 'cách quét mã QR để trả tiền'
const LINE = EMERGENCY.beside.text
const NOTHING: Assistant = {
  answer: async ({ text }) => ({
    answer: { kind: 'refused', reason: 'not-found', subject: null, nearest: [], sources: [], askWhom: null },
    guides: [],
    topic: null,
    searched: text,
  }),
}

describe('words that only sound like a loss are answered, with whom to call in front', () => {
  it('the line stands first, the answer behind it in the same message', async () => {
    expect(readEmergency(UNEASY).level).toBeNull()
    const { texts, report } = await openTalk().send(UNEASY)
    expect(report.behaviour).toBe('answer')
    expect(report.emergency).toBe(false)
    expect(texts[0]?.startsWith(`${LINE}\n`)).toBe(true)
    expect(texts[0]?.length).toBeGreaterThan(LINE.length + 40)
    expect(texts.filter((text) => text.includes(LINE)).length).toBe(1)
  })

  it('where nothing was found, what happened is asked, with the numbers in the question', async () => {
    const { texts, report } = await openTalk({ assistant: NOTHING }).send(UNEASY)
    expect(report.behaviour).toBe('ask')
    expect(texts.join(' ')).toContain('113')
  })

  it('an ordinary question is answered without it', async () => {
    const { texts } = await openTalk().send(CALM)
    expect(texts.join(' ')).not.toContain('113')
  })

  it('what somebody forwards or answers in a quiz is not taken for their own story', async () => {
    const forwarded = await openTalk().send({ type: 'text', text: UNEASY, forwarded: true })
    expect(forwarded.texts.join(' ')).not.toContain(LINE)
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    expect((await talk.send(`${talk.rightDigit()}`)).texts.join(' ')).not.toContain(LINE)
  })

  it('after a card nobody is told twice', async () => {
    const talk = openTalk()
    await talk.send('tôi vừa bị lừa mất 5 triệu')
    expect((await talk.send(UNEASY)).texts.join(' ')).not.toContain(LINE)
  })
})
