import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderText } from '../../src/channels/zalo-bot/render.ts'
import { terminalWords } from '../../src/replies/terminal.ts'

const choice = (digit: number, label: string) => ({ digit, label, id: `c${digit}` })
const CHOICES = [choice(1, 'Có'), choice(2, 'Không'), choice(8, 'Để sau')]
const LIST = '1. Có\n2. Không\nNhắn 1 hoặc 2. (8 để sau)'

describe('a message is shown on Zalo', () => {
  it('with its choices as numbered lines under it', () => {
    const message = { type: 'text', text: 'Bác bấm chưa?', choices: CHOICES } as const
    expect(renderText({ ...message, choices: CHOICES }, terminalWords)).toEqual([
      { text: `Bác bấm chưa?\n${LIST}`, text_styles: [] },
    ])
    const quiz = { type: 'quiz', question: 'Đọc gì trước?', options: CHOICES, correct: 0 } as const
    expect(renderText({ ...quiz, options: CHOICES }, terminalWords)[0]?.text).toBe(`Đọc gì trước?\n${LIST}`)
  })

  it('with bold by offset, so that nothing needs escaping, and large letters over everything for whoever asked', () => {
    const [shown] = renderText(
      { type: 'text', text: '<b>& *x* đậm', bold: [[9, 3]], large: true, choices: CHOICES },
      terminalWords,
    )
    expect(shown?.text_styles).toEqual([
      { start: 0, len: shown?.text.length, st: ['f_20'] },
      { start: 9, len: 3, st: ['b'] },
    ])
  })

  it('with the list whole in one message, even when the words before it fill one', () => {
    const parts = renderText({ type: 'text', text: 'từ '.repeat(660), choices: CHOICES }, terminalWords)
    expect(parts.map(({ text }) => text.length).every((length) => length <= 2000)).toBe(true)
    expect(parts.filter(({ text }) => text.includes(LIST))).toHaveLength(1)
  })

  it('in parts that lose no word, keep bold on its words and hold 1 to 2,000 characters', () => {
    const word = fc.stringMatching(/^[a-zđêô😀]{1,12}$/u)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 1200 }), fc.nat(), (words, seed) => {
        const text = words.join(seed % 2 ? ' ' : '\n\n')
        const at = seed % Math.max(1, text.length - 5)
        const length = Math.min(5, text.length - at)
        const parts = renderText({ type: 'text', text, bold: [[at, length]], choices: CHOICES }, terminalWords)
        expect(parts.every((part) => part.text.length >= 1 && part.text.length <= 2000)).toBe(true)
        const syllables = (said: string) => said.match(/\S+/g)
        expect(syllables(parts.map((part) => part.text).join(' '))).toEqual(syllables(`${text}\n${LIST}`))
        const marked = parts.flatMap((part) =>
          part.text_styles.map(({ start, len }) => part.text.slice(start, start + len)),
        )
        expect(marked.join('').replaceAll(/\s/g, '')).toBe(text.slice(at, at + length).replaceAll(/\s/g, ''))
      }),
      { numRuns: 60 },
    )
  })
})
