import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Answer, openTalk, type Talk, talkWithQuestion } from '../support/talk.ts'
import { computed } from '../support/timing.ts'

const OWN = ['mẹ em vừa chuyển 80 triệu cho thằng xưng công an', 'mat tien trong the', 'lỡ đọc mã otp cho nó rồi']

/** Every row of the development sets that is a cry for help by itself. */
function cries(): string[] {
  const rows = (name: string) =>
    readFileSync(resolve(import.meta.dirname, `../eval/${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row))
  const asked = rows('skill-questions.dev').filter(({ kind }) => kind === 'emergency')
  const cried = rows('conversations.dev').flatMap(
    ({ turns }) =>
      turns.find((turn: { expect?: { behaviour?: string } }) => turn.expect?.behaviour === 'emergency') ?? [],
  )
  return [...asked.map(({ question }) => question), ...cried.map(({ user }) => user)]
}

const ROWS = cries()
const LOSSES = [...OWN, ...ROWS]
/** Composing the card takes milliseconds; on a slow machine it may take some more. */
const AT_ONCE_MS = 1000

function namesBankAndPolice(text: string): boolean {
  const lead = text.slice(0, 350).toLowerCase()
  return lead.includes('ngân hàng') && (lead.includes('công an') || lead.includes('113'))
}

const STATES: Record<string, () => Promise<Talk>> = {
  'a new chat': async () => openTalk({ consent: 'none' }),
  onboarding: async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('1')
    return talk
  },
  'an open quiz': async () => await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1'),
  'a guide': async () => {
    const talk = openTalk()
    await talk.send('quét mã qr trả tiền thế nào')
    await talk.send('1')
    return talk
  },
  'a second try': async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    await talk.send(String(talk.wrongDigit()))
    return talk
  },
  'a list of settings': async () => {
    const talk = openTalk()
    await talk.send('cài đặt')
    return talk
  },
  'a person expected': async () => {
    const talk = openTalk({ desk: { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 24 * 60 } })
    await talk.send('gọi người')
    await talk.send('1')
    return talk
  },
  'a broken assistant': async () =>
    openTalk({
      assistant: {
        answer: async () => {
          throw new Error('down')
        },
      },
    }),
}

describe('an emergency', () => {
  it('is what several rows of the development sets are', () => expect(ROWS.length).toBeGreaterThanOrEqual(5))

  for (const [state, begin] of Object.entries(STATES)) {
    it.each(LOSSES)(`in ${state} is answered with bank and police first: "%s"`, async (text) => {
      const talk = await begin()
      const from = computed()
      const { report, texts } = await talk.send(text)
      expect(computed() - from).toBeLessThan(AT_ONCE_MS)
      expect(report).toMatchObject({ emergency: true, behaviour: 'emergency', guide: 'antoan-08-bi-lua' })
      expect(namesBankAndPolice(texts[0] ?? '')).toBe(true)
      expect(texts.join('\n')).not.toContain('Đồng ý')
    })
  }

  it('weakly said is asked about once, with the numbers already in the question', async () => {
    const talk = openTalk({ consent: 'none' })
    const { report, texts } = await talk.send('cứu')
    expect(report.behaviour).toBe('ask')
    expect(namesBankAndPolice(texts[0] ?? '')).toBe(true)
    expect((await talk.send('1')).report.emergency).toBe(true)
  })

  it('goes on with what to say, what to keep and what to change, by digits or by words', async () => {
    const talk = openTalk()
    await talk.send('mất tiền trong thẻ')
    const said = async (text: string): Promise<Answer> => await talk.send(text)
    expect((await said('gọi 113 nói gì')).texts[0]).toContain('Tôi vừa bị lừa chuyển tiền')
    expect((await said('giữ tin nhắn sao')).texts[0]).toContain('Đừng xóa tin')
    expect((await said('gọi ngân hàng rồi')).texts[0]).toContain('Giờ ghi sẵn')
    expect((await said('1')).texts[0]).toContain('đổi mật khẩu')
  })

  it.each([
    'nếu lỡ bị lừa chuyển tiền thì làm sao',
    'chuyển nhầm người rồi lấy lại được không',
    'em bấm vào link nhưng chưa điền gì',
  ])('is not seen in "%s"', async (text) => {
    const { report } = await openTalk().send(text)
    expect(report.emergency).toBe(false)
  })
})
