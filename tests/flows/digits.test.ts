import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../src/conversation/report.ts'
import { FORMS } from '../../src/replies/voice.ts'
import { words } from '../../src/shared/text.ts'
import { type Answer, openTalk } from '../support/talk.ts'

const OPENINGS = [
  'menu',
  'học bài',
  'cho 1 câu đố',
  'trước khi bấm chuyển phải xem những gì',
  'mất tiền trong thẻ',
  'otp 480217',
  'cài đặt',
  'tôi học đến đâu rồi',
  'dữ liệu của tôi',
  'đọc loa',
  'ai đang nói',
  'https://qua-tang.example/nhan',
  'dung',
  'xyz',
]

/** Digits the last answer shows; 0 where it shows none. */
function shown(answer: Answer): number[] {
  const last = answer.messages.at(-1)
  const digits = last?.type === 'text' ? (last.choices ?? []).map((choice) => choice.digit) : []
  return digits.length > 0 ? digits : [0]
}

function check(answer: Answer, form: keyof typeof FORMS): void {
  for (const message of answer.messages) {
    const text = textOf(message)
    expect(text.length, text).toBeLessThanOrEqual(1200)
    if (message.type === 'text') expect(message.text.length, text).toBeLessThanOrEqual(600)
    expect(text, text).not.toMatch(/\{[a-z]+\}|undefined|null|NaN|\*\*/u)
    const own = new Set(words(`${FORMS[form].u} ${FORMS[form].b}`))
    const greeting = words(message.type === 'text' ? (message.text.split('\n')[0]?.slice(0, 12) ?? '') : '')
    if (form === 'chi')
      expect(
        greeting.filter((word) => ['bác', 'cháu'].includes(word) && !own.has(word)),
        text,
      ).toEqual([])
  }
  expect(answer.messages.length).toBeLessThanOrEqual(2)
}

describe('a walk by digits alone', () => {
  it('from "/start" through everything never ends in silence, an error, or a message too long', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('given' as const, 'none' as const),
        fc.constantFrom(...OPENINGS),
        fc.array(fc.nat(9), { minLength: 12, maxLength: 30 }),
        async (consent, opening, picks) => {
          const talk = openTalk({ consent })
          if (consent === 'none') await talk.send('/start')
          let answer = await talk.send(opening)
          for (const pick of picks) {
            check(answer, talk.memory().settings.form)
            const digits = shown(answer)
            answer = await talk.send(String(digits[pick % digits.length]))
            expect(answer.messages.length).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('stores nothing about somebody who did not agree', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...OPENINGS),
        fc.array(fc.nat(9), { minLength: 5, maxLength: 15 }),
        async (opening, picks) => {
          const talk = openTalk({ consent: 'none' })
          await talk.send('/start')
          await talk.send('2')
          let answer = await talk.send(opening)
          for (const pick of picks) {
            if (talk.memory().consent.state !== 'declined') return
            const digits = shown(answer)
            answer = await talk.send(String(digits[pick % digits.length]))
            const types = answer.commit.effects.map((effect) => effect.type)
            if (talk.memory().consent.state !== 'given') {
              expect(types).not.toContain('memorySaved')
              expect(answer.commit.keepText).toBe(false)
            }
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('whatever is typed', () => {
  it('is answered, and leaves a memory that can be read back', async () => {
    const pieces = [
      'dạ',
      'không',
      'chuyển',
      'tiền',
      '2',
      'lại',
      'học',
      'bài',
      'nhầm',
      '⟨mã⟩',
      'http://a.example',
      'bác',
      'ơi',
      'dừng',
      '1 2 3',
      '😀',
      '\u0301',
      'ﬁ',
      'VNeID',
      '"',
      '\n',
      'OTP',
      'xóa',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 12 })), {
            minLength: 1,
            maxLength: 8,
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (messages) => {
          const talk = openTalk()
          for (const message of messages) {
            const answer = await talk.send(message.join(' '))
            expect(answer.messages.length).toBeGreaterThan(0)
            expect(talk.memory().consent.state).toBe('given')
          }
        },
      ),
      { numRuns: 80 },
    )
  })
})
