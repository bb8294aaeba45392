import { describe, expect, it } from 'vitest'
import { printSheet } from '../../src/media/sheet.ts'
import { PAPER } from '../../src/media/sheet-blocks.ts'
import { sheetContent } from '../../src/media/sheet-content.ts'
import { guideNamed, guides } from './contents.ts'
import { pagesOf } from './pdf-text.ts'

/** Some fifty sheets are printed and read back. */
const LONG_MS = 30_000

const PLAIN = { link: null, helper: null }
const squeeze = (text: string) => text.replaceAll(/[\s\u00A0]+/gu, ' ').trim()

describe('the printed sheet', () => {
  it(
    'is two pages for every guide, with room for all of it in 18 points',
    async () => {
      for (const guide of guides) {
        const sheet = await printSheet(guide, { link: `https://hoc.example.vn/?b=b-${guide.id}`, helper: null })
        expect(pagesOf(sheet.pdf), guide.id).toHaveLength(2)
        expect(sheet.spare.front, `${guide.id} front`).toBeGreaterThanOrEqual(0)
        expect(sheet.spare.back, `${guide.id} back`).toBeGreaterThanOrEqual(0)
        expect(Buffer.from(sheet.pdf).toString('latin1')).toContain(`[0 0 ${PAPER.width} ${PAPER.height}]`)
      }
    },
    LONG_MS,
  )

  it(
    'holds title, every step, the warning, three questions, their answers and the date, as text that can be copied',
    async () => {
      for (const guide of guides) {
        const [front = '', back = ''] = pagesOf((await printSheet(guide, PLAIN)).pdf)
        const content = sheetContent(guide)
        const all = squeeze(`${front} ${back}`)
        expect(all, guide.id).not.toContain('�')
        expect(front).toContain(squeeze(content.title))
        for (const step of content.steps) expect(all, guide.id).toContain(squeeze(`${step.title}. ${step.said}`))
        expect(front).toContain(`CẢNH BÁO ${squeeze(content.warning)}`)
        expect(content.questions).toHaveLength(3)
        for (const { stem } of content.questions) expect(back).toContain(squeeze(stem))
        expect(back).toMatch(/Đáp án: 1 – [A-C] · 2 – [A-C] · 3 – [A-C]\./u)
        expect(front).toContain('Kiểm ngày 21/11/2026')
      }
    },
    LONG_MS,
  )

  it('speaks of the bot as a third and leaves no slot', () => {
    for (const guide of guides) {
      const content = Object.values(sheetContent(guide))
        .flat()
        .map((part) => (typeof part === 'string' ? part : Object.values(part).join(' ')))
        .join('\n')
      expect(content, guide.id).not.toMatch(/[{}]{2}|\{[uba]\}/u)
      expect(content, guide.id).toMatch(/Trợ lý (?:không|chưa)/u)
    }
  })

  it('says when the simpler wordings had no room, and prints them where they have', async () => {
    const long = guideNamed('vneid-02-kich-hoat')
    const { left, turnOverAt } = await printSheet(long, PLAIN)
    expect(left).toContain('simpler')
    expect(turnOverAt).not.toBeNull()
    const short = { ...long, steps: long.steps.slice(0, 3), warning: long.warning.slice(0, 1) }
    const sheet = await printSheet(short, PLAIN)
    expect(sheet.left).not.toContain('simpler')
    expect(pagesOf(sheet.pdf)[0]).toContain('Nói lại:')
  })

  it('carries the helper’s telephone number when there is one, else lines to fill in', async () => {
    const guide = guideNamed('qr-04-kiem-tra')
    const [known] = pagesOf(
      (await printSheet(guide, { link: null, helper: { name: 'Tổ số Sao Mai', phone: '0900 000 000' } })).pdf,
    )
    expect(known).toContain('Người giúp: Tổ số Sao Mai · Điện thoại: 0900 000 000')
    const [empty] = pagesOf((await printSheet(guide, PLAIN)).pdf)
    expect(empty).toContain('Người giúp: …')
  })

  it('prints a code only where there is a chat to lead to, and gives the same bytes for the same guide', async () => {
    const guide = guideNamed('qr-04-kiem-tra')
    const [without, again] = [await printSheet(guide, PLAIN), await printSheet(guide, PLAIN)]
    expect(Buffer.compare(without.pdf, again.pdf)).toBe(0)
    expect(pagesOf(without.pdf)[0]).not.toContain('Quét để hỏi')
    const coded = await printSheet(guide, { link: 'https://hoc.example.vn/?b=b-qr-04-kiem-tra', helper: null })
    expect(pagesOf(coded.pdf)[0]).toContain('Quét để hỏi')
    expect(coded.pdf.length).toBeGreaterThan(without.pdf.length)
  })
})
