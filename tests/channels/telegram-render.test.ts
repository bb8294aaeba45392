import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderText } from '../../src/channels/telegram/render.ts'

const choice = (digit: number, label: string, id = `c${digit}`) => ({ digit, label, id })

describe('a message is shown on Telegram', () => {
  it('with one button a row, whose payload names its list and its choice', () => {
    const [shown] = renderText({
      type: 'text',
      text: 'Chọn:',
      list: 'l9',
      choices: [choice(1, 'Có'), choice(2, 'Không')],
    })
    expect(shown?.buttons).toEqual([
      [{ text: 'Có', callback_data: 'c:l9:c1' }],
      [{ text: 'Không', callback_data: 'c:l9:c2' }],
    ])
    expect(shown?.text).toBe('Chọn:')
  })

  it('with numbered lines and digits as buttons when a label is too long for a phone', () => {
    const long = 'Gọi ngân hàng theo số in ở mặt sau thẻ của mình'
    const [shown] = renderText({ type: 'text', text: 'Chọn:', choices: [choice(1, long), choice(8, 'Để sau')] })
    expect(shown?.text).toBe(`Chọn:\n1. ${long}\n8. Để sau`)
    expect(shown?.buttons.flat().map((button) => button.text)).toEqual(['1', '8'])
  })

  it('with bold words marked by offsets, so that nothing needs escaping', () => {
    const [shown] = renderText({ type: 'text', text: '<b>& *x* đậm', bold: [[9, 3]] })
    expect(shown).toMatchObject({ text: '<b>& *x* đậm', entities: [{ type: 'bold', offset: 9, length: 3 }] })
  })

  it('refusing a payload over 64 bytes instead of letting the server refuse the message', () => {
    const tooLong = { type: 'text' as const, text: 'x', list: 'l', choices: [choice(1, 'a', 'x'.repeat(70))] }
    expect(() => renderText(tooLong)).toThrow(RangeError)
  })

  it('in parts below the limit that lose no word and keep bold on its words', () => {
    const word = fc.stringMatching(/^[a-zđêô]{1,12}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3000 }), fc.nat(), (words, seed) => {
        const text = words.join(seed % 2 ? ' ' : '. ')
        const at = seed % Math.max(1, text.length - 5)
        const length = Math.min(5, text.length - at)
        const parts = renderText({ type: 'text', text, bold: [[at, length]] })
        expect(parts.every((part) => part.text.length <= 4096 && part.text.length > 0)).toBe(true)
        expect(
          parts
            .map((part) => part.text)
            .join(' ')
            .match(/\S+/g),
        ).toEqual(text.match(/\S+/g))
        const marked = parts.flatMap((part) =>
          part.entities.map((one) => part.text.slice(one.offset, one.offset + one.length)),
        )
        expect(marked.join('').replaceAll(/\s/g, '')).toBe(text.slice(at, at + length).replaceAll(/\s/g, ''))
      }),
      { numRuns: 60 },
    )
  })
})
