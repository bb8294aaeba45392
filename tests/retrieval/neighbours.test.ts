import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { openOwnContent } from './opened.ts'

const { catalog, find, retriever } = await openOwnContent()
const named = (text: string) => retriever.read(text).neighbours.map(({ name }) => name)

describe('a subject next to ours makes no guide sure that it was asked for', () => {
  it.each([
    ['mua chữ ký số ở đâu', 'chữ ký số'],
    ['đổi ngoại tệ ở đâu', 'đổi ngoại tệ'],
    ['máy giặt kêu to quá', 'máy giặt'],
  ])('%s: %s, and without marks', (text, name) => {
    for (const asked of [text, fold(text)]) {
      expect(named(asked)).toEqual([name])
      expect(find(asked, { kind: 'guide' }).guides[0]?.unspoken.map((one) => one.name)).toEqual([name])
    }
  })

  it('is less sure of any guide by such a name', () => {
    const certainty = (text: string) => find(text, { kind: 'guide' }).guides[0]?.certainty ?? 0
    expect(certainty('cài ứng dụng chữ ký số')).toBeLessThan(certainty('cài ứng dụng') - 1)
  })

  it('leaves a guide as sure as it is that has the very words', () => {
    const [best] = find('người gọi rủ đầu tư chứng khoán lãi cao có nên tin', { kind: 'guide' }).guides
    expect(best?.guide).toBe('antoan-05-viec-nhe')
    expect(best?.unspoken).toEqual([])
  })

  it('takes goods for no subject where they are bought or sold, nor a task that an assistant is given', () => {
    expect(named('máy giặt không vắt')).toEqual(['máy giặt'])
    expect(named('đặt mua máy giặt trên mạng thì trả tiền lúc nào')).toEqual([])
    expect(named('hỏi trợ lý AI viết sơ yếu lý lịch')).toEqual([])
  })

  it('names whom to ask for each, and no subject that is the title of a guide', () => {
    for (const { id, ask, names } of catalog.neighbours) {
      expect(ask, id).not.toMatch(/^(?:hỏi|Hỏi) |[.?!]$/u)
      for (const name of names)
        for (const guide of catalog.guides.values())
          expect(` ${guide.title.toLowerCase().replaceAll(/[^\p{L}\p{M}\d]+/gu, ' ')} `, name).not.toContain(
            ` ${name} `,
          )
    }
  })
})
