import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, TextLine } from '../../src/media/drawing.ts'
import { fontFile, LINE, RISE, widthOf } from '../../src/media/font.ts'
import { drawGuide, drawGuideStep } from '../../src/media/guide-pictures.ts'
import { linesOf } from '../../src/media/lines.ts'
import { contrast, PAIRS } from '../../src/media/palette.ts'
import { pngOf } from '../../src/media/raster.ts'
import { drawStep } from '../../src/media/step-drawing.ts'
import { DEFAULT_VOICE, FORMS, type Form } from '../../src/replies/voice.ts'
import { guideNamed, guides } from './contents.ts'

const { Resvg } = createRequire(import.meta.url)('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
const FONT = { loadSystemFonts: false, fontFiles: [fontFile(500), fontFile(700)] }

const pictures = guides.flatMap((guide) =>
  guide.pictures.flatMap((picture) =>
    picture.steps.map((number) => ({
      name: `${guide.id} ${number}`,
      drawing: drawStep({ picture, number, title: guide.steps[number - 1]?.title ?? '' }, DEFAULT_VOICE),
    })),
  ),
)
const linesIn = (shapes: (typeof pictures)[number]['drawing']['shapes']) =>
  shapes.filter((shape): shape is TextLine => shape.shape === 'text')

function inkOf(line: TextLine): Box {
  const width = widthOf(line.text, line.size, line.weight)
  const x = line.align === 'middle' ? line.x - width / 2 : line.x
  return { x, y: line.baseline - RISE * line.size, width, height: LINE * line.size }
}

const inside = (inner: Box, outer: Box) =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.width <= outer.x + outer.width + 0.5 &&
  inner.y + inner.height <= outer.y + outer.height + 1

describe('the pictures of every guide', () => {
  it('are there at all', () => {
    expect(pictures.length).toBeGreaterThan(40)
  })

  it('keep every line of text inside its box and the box inside the picture', () => {
    const out = pictures.flatMap(({ name, drawing }) =>
      linesIn(drawing.shapes)
        .filter((line) => !inside(inkOf(line), line.within) || !inside(line.within, { x: 0, y: 0, ...drawing }))
        .map((line) => `${name}: ${line.text}`),
    )
    expect(out).toEqual([])
  })

  it('have no letter below 44 px and are 1080 px wide', () => {
    for (const { name, drawing } of pictures) {
      expect(drawing.width, name).toBe(1080)
      expect(Math.min(...linesIn(drawing.shapes).map((line) => line.size)), name).toBeGreaterThanOrEqual(44)
    }
  })

  it('draw letters only in pairs of colours with a contrast of 7:1 or more', () => {
    const used = new Set(pictures.flatMap(({ drawing }) => linesIn(drawing.shapes).map((line) => line.pair)))
    expect(used.size).toBeGreaterThan(4)
    for (const { ink, on } of Object.values(PAIRS))
      expect(contrast(ink, on), `${ink} on ${on}`).toBeGreaterThanOrEqual(7)
    for (const { drawing } of pictures)
      for (const line of linesIn(drawing.shapes)) expect(line.ink).toBe(PAIRS[line.pair].ink)
  })

  it('show step number, screen, every item and the word, cut nowhere', () => {
    const cut = pictures.filter(({ drawing }) => linesIn(drawing.shapes).some(({ text }) => text.endsWith('…')))
    expect(cut.map(({ name }) => name)).toEqual([])
    const guide = guideNamed('qr-04-kiem-tra')
    const { svg } = drawGuideStep(guide, 5, DEFAULT_VOICE) ?? { svg: '' }
    for (const text of ['Bước 5', 'Cảnh báo', 'Hủy', 'Tiếp tục', 'BẤM']) expect(svg).toContain(`>${text}<`)
  })

  it('mark one item by a frame far thicker than any line and by a hand, so that a grey copy shows it', () => {
    for (const { name, drawing } of pictures) {
      const frames = drawing.shapes.filter((shape) => shape.shape === 'box' && shape.stroke === 'mark')
      const others = drawing.shapes.flatMap((shape) =>
        shape.shape === 'box' && shape.stroke === 'line' ? [shape.strokeWidth] : [],
      )
      expect(frames, name).toHaveLength(1)
      expect(frames[0]?.shape === 'box' ? frames[0].strokeWidth : 0).toBeGreaterThanOrEqual(2 * Math.max(5, ...others))
      expect(drawing.shapes.filter((shape) => shape.shape === 'path' && shape.stroke === 'mark')).toHaveLength(1)
    }
  })

  it('fit a 300 kB file each, with the same bytes for the same picture', async () => {
    const guide = guideNamed('vneid-03-mat-khau')
    for (const { svg } of drawGuide(guide, DEFAULT_VOICE)) expect((await pngOf(svg)).length).toBeLessThan(300_000)
    const [once, again] = [drawGuide(guide, DEFAULT_VOICE)[0], drawGuide(guide, DEFAULT_VOICE)[0]]
    expect(again).toEqual(once)
    expect(Buffer.compare(await pngOf(once?.svg ?? ''), await pngOf(again?.svg ?? ''))).toBe(0)
  })

  it('are named by their content: another form of address is another picture only where it is spoken', () => {
    const guide = guideNamed('qr-04-kiem-tra')
    const keys = (Object.keys(FORMS) as Form[]).map((form) => drawGuideStep(guide, 5, { form, mode: 'simple' })?.key)
    expect(new Set(keys).size).toBe(new Set(Object.values(FORMS).map(({ u }) => u)).size)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/u)
  })
})

describe('the letters of pictures', () => {
  it('are measured as they are drawn: never wider than that, and narrower by kerning alone', () => {
    const lines = pictures.flatMap(({ drawing }) => linesIn(drawing.shapes))
    const texts = [...new Map(lines.map((line) => [`${line.text} ${line.weight}`, line])).values()]
    expect(texts.length).toBeGreaterThan(100)
    for (const { text, weight } of texts) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="200"><text x="10" y="120" font-family="Be Vietnam Pro" font-weight="${weight}" font-size="50">${text.replaceAll('&', '&amp;')}</text></svg>`
      const drawn = new Resvg(svg, { font: FONT }).getBBox()?.width ?? 0
      const measured = widthOf(text, 50, weight)
      expect(drawn, text).toBeLessThanOrEqual(measured + 0.5)
      // Bearings of the first and last letter, and up to three hundredths of kerning.
      expect(drawn, text).toBeGreaterThan(measured * 0.97 - 12)
    }
  })

  it('have room above and below for the tallest stacked marks', () => {
    const size = 100
    for (const weight of [500, 700] as const) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"><text x="0" y="150" font-family="Be Vietnam Pro" font-weight="${weight}" font-size="${size}">ỆỖỮẶẲỘĐgjỵ</text></svg>`
      const ink = new Resvg(svg, { font: FONT }).getBBox()
      expect(ink?.height).toBeGreaterThan(size)
      expect(150 - (ink?.y ?? 0)).toBeLessThanOrEqual(RISE * size)
      expect((ink?.y ?? 0) + (ink?.height ?? 0) - 150).toBeLessThanOrEqual((LINE - RISE) * size)
    }
  })

  it('never leave a line wider than its box, and lose no word, whatever the text', () => {
    const text = fc.array(fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'aăâêôơưỄỖỮmiW1 ') }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 120, max: 900 }), (pieces, room) => {
        const words = pieces.join(' ')
        const lines = linesOf(words, 50, 700, room)
        expect(lines.every((line) => widthOf(line, 50, 700) <= room)).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(words.normalize('NFC').replaceAll(' ', ''))
      }),
    )
  })
})
