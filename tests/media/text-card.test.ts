import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Drawing, TextLine } from '../../src/media/drawing.ts'
import { LINE, RISE, widthOf } from '../../src/media/font.ts'
import { contrast, PAIRS } from '../../src/media/palette.ts'
import { pngOf } from '../../src/media/raster.ts'
import { svgOf } from '../../src/media/svg.ts'
import { drawTextCard } from '../../src/media/text-card.ts'
import { PICTURE } from '../../src/replies/pictures.ts'

const QUESTION = {
  text: 'Câu 2/3. Cháu gái nhắn Zalo: "Bà chuyển con 5 triệu gấp, máy con hỏng loa".\nBác làm gì trước?',
  choices: [
    { digit: 1, label: 'Chuyển trước, hỏi sau' },
    { digit: 2, label: 'Gọi số của cháu đã lưu trong máy' },
    { digit: 7, label: 'Chưa biết' },
  ],
}
const linesIn = ({ shapes }: Drawing) => shapes.filter((shape): shape is TextLine => shape.shape === 'text')
const saidIn = (drawing: Drawing) => linesIn(drawing).map(({ text }) => text)

const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'aăâêôơưỄỖỮmiW1&<>"') })
const paragraph = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
const cards = fc.record({
  text: fc.array(paragraph, { maxLength: 12 }).map((all) => all.join('\n')),
  choices: fc.array(fc.record({ digit: fc.integer({ min: 0, max: 9 }), label: paragraph }), { maxLength: 6 }),
})

describe('the picture of a message in large letters', () => {
  it('is 1080 px wide, no taller than a phone shows whole, its letters 44 px or more, each line inside and below the last', () => {
    fc.assert(
      fc.property(cards, (card) => {
        const drawing = drawTextCard(card)
        expect(drawing.width).toBe(1080)
        expect(drawing.height).toBeLessThanOrEqual(1350)
        let bottom = 0
        for (const line of linesIn(drawing)) {
          const top = line.baseline - RISE * line.size
          expect(line.size).toBeGreaterThanOrEqual(44)
          expect(line.x + widthOf(line.text, line.size, line.weight)).toBeLessThanOrEqual(1080)
          expect(top).toBeGreaterThanOrEqual(bottom - 0.5)
          bottom = top + LINE * line.size
        }
        expect(bottom).toBeLessThanOrEqual(drawing.height)
      }),
    )
  })

  it('says every word and every choice of a message of the usual length, and the shorter it is the larger', () => {
    const drawing = drawTextCard(QUESTION)
    const said = saidIn(drawing).join(' ')
    for (const text of QUESTION.text.split('\n')) expect(said).toContain(text)
    for (const { digit, label } of QUESTION.choices) expect(said).toContain(`${digit}. ${label}`)
    expect(said).not.toContain(PICTURE.goesOn)
    const whole = drawTextCard({ text: 'Bác tự mở ứng dụng ngân hàng trên máy mình. '.repeat(13).trim(), choices: [] })
    expect(saidIn(whole).join(' ')).not.toContain(PICTURE.goesOn)
    const size = (each: Drawing) => linesIn(each)[0]?.size ?? 0
    expect(size(drawing)).toBeGreaterThan(size(whole))
  })

  it('says that more follows below where it cannot hold everything, and keeps the choices', () => {
    const text = Array.from({ length: 60 }, (_, index) => `Việc thứ ${index + 1} bác cần làm hôm nay.`).join('\n')
    const said = saidIn(drawTextCard({ ...QUESTION, text }))
    expect(said[0]).toBe('Việc thứ 1 bác cần làm hôm nay.')
    expect(said.filter((line) => line === PICTURE.goesOn)).toHaveLength(1)
    expect(said.at(-1)).toBe('7. Chưa biết')
  })

  it('is drawn dark on light with a contrast of 7:1 or more', () => {
    for (const { pair, ink } of linesIn(drawTextCard(QUESTION))) {
      expect(ink).toBe(PAIRS[pair].ink)
      expect(contrast(PAIRS[pair].ink, PAIRS[pair].on)).toBeGreaterThanOrEqual(7)
    }
  })

  it('becomes a PNG below 300 kB, whatever is written on it', async () => {
    const odd = { text: 'Giá <b>5 & 6</b> "triệu" 😀 ⟨code:1⟩ ✔', choices: [] }
    for (const card of [QUESTION, odd, { text: '', choices: [] }]) {
      const png = await pngOf(svgOf(drawTextCard(card)))
      expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG')
      expect(png.length).toBeLessThan(300_000)
    }
  })
})
