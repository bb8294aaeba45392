import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, Drawing, TextLine } from '../../src/media/drawing.ts'
import { LINE, RISE, widthOf } from '../../src/media/font.ts'
import { drawProgress, type ProgressCard } from '../../src/media/progress-card.ts'
import { pngOf } from '../../src/media/raster.ts'
import { svgOf } from '../../src/media/svg.ts'

const CARD: ProgressCard = {
  title: 'Bác Lan học đến đâu',
  date: 'Thứ Bảy 21/11/2026',
  rows: [
    { label: 'Dịch vụ công', done: 2, all: 8 },
    { label: 'VNeID', done: 5, all: 9 },
    { label: 'Trả tiền QR', done: 8, all: 8 },
    { label: 'Tự bảo vệ', done: 0, all: 8 },
    { label: 'Mua sắm', done: 1, all: 8 },
  ],
  lines: ['Nhịp học: 4 ngày liền, dài nhất 9.', 'Bài tiếp: Đọc đánh giá, so giá.'],
  note: 'Không phải giấy chứng nhận. Xác nhận phổ cập do nền tảng của Nhà nước tích hợp với VNeID làm.',
}
const texts = ({ shapes }: Drawing) => shapes.filter((shape): shape is TextLine => shape.shape === 'text')

function inkOf(line: TextLine): Box {
  const width = widthOf(line.text, line.size, line.weight)
  const x = line.align === 'middle' ? line.x - width / 2 : line.x
  return { x, y: line.baseline - RISE * line.size, width, height: LINE * line.size }
}

const cards = fc.record({
  title: fc.constantFrom('Bác học đến đâu', 'Cô Nguyễn Thị Ngọc Huyền học đến đâu', 'Anh/chị học đến đâu'),
  date: fc.constant(CARD.date),
  rows: fc.constant(CARD.rows),
  lines: fc.array(fc.constantFrom(...CARD.lines, 'Bài tiếp: Cư trú trên VNeID: thông báo lưu trú, xác nhận cư trú.'), {
    maxLength: 2,
  }),
  note: fc.constant(CARD.note),
})

describe('the progress card', () => {
  it('is 1080 by 1350, its letters 44 px or more, every line inside the picture and none upon another', () => {
    fc.assert(
      fc.property(cards, (card) => {
        const drawing = drawProgress(card)
        expect([drawing.width, drawing.height]).toEqual([1080, 1350])
        const boxes = texts(drawing).map((line) => ({ line, ink: inkOf(line) }))
        for (const { line, ink } of boxes) {
          expect(line.size).toBeGreaterThanOrEqual(44)
          expect(ink.x).toBeGreaterThanOrEqual(0)
          expect(ink.x + ink.width).toBeLessThanOrEqual(1080)
          expect(ink.y + ink.height).toBeLessThanOrEqual(1350)
        }
        for (const [index, { line, ink }] of boxes.entries()) {
          for (const other of boxes.slice(index + 1)) {
            const apart =
              ink.y + ink.height <= other.ink.y + 1 ||
              other.ink.y + other.ink.height <= ink.y + 1 ||
              ink.x + ink.width <= other.ink.x ||
              other.ink.x + other.ink.width <= ink.x
            expect(apart, `${line.text} / ${other.line.text}`).toBe(true)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('says each skill by word, number and a bar as long as its share', () => {
    const drawing = drawProgress(CARD)
    const words = texts(drawing).map(({ text }) => text)
    for (const { label, done, all } of CARD.rows)
      expect(words).toEqual(expect.arrayContaining([label, `${done}/${all}`]))
    const bars = drawing.shapes.filter((shape) => shape.shape === 'box' && shape.fill === 'bar').slice(1)
    const widths = bars.map((bar) => (bar.shape === 'box' ? bar.width : 0))
    // Nothing learned is no bar at all.
    expect(widths).toHaveLength(4)
    expect(widths[2]).toBeGreaterThan(widths[1] ?? 0)
    expect(widths[1]).toBeGreaterThan(widths[0] ?? 0)
    expect(words.join(' ')).toContain('Không phải giấy chứng nhận.')
  })

  it('becomes a PNG of the same bytes each time', async () => {
    const svg = svgOf(drawProgress(CARD))
    const [first, second] = await Promise.all([pngOf(svg), pngOf(svg)])
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    expect(first.length).toBeLessThan(300_000)
  })
})
