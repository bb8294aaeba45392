import { beforeAll, describe, expect, it } from 'vitest'
import { believedLines, type Cited, commission } from '../../src/assistant/composer.ts'
import type { Given } from '../../src/assistant/composer-checks.ts'
import { turnsRound } from '../../src/assistant/composer-denials.ts'
import { toldFaithfully } from '../../src/assistant/composer-faithful.ts'
import { plainly } from '../../src/assistant/composer-plainly.ts'
import { readPrompt, runsOf } from '../../src/assistant/prompt.ts'
import { type Catalog, loadCatalog } from '../../src/knowledge/catalog.ts'
import type { Passage } from '../../src/knowledge/passages.ts'
import { ask } from '../support/model-servers/fixture.ts'

let catalog: Catalog
beforeAll(async () => {
  catalog = await loadCatalog('knowledge')
})

function givenOf(passage: Passage, runs: readonly string[] = []): Given {
  return { passages: new Map([[passage.address, passage]]), said: [], runs: new Set(runs), agencies: catalog.agencies }
}

function placeOf(text: string): Passage {
  const found = catalog.passage('lai-chau#VI.5')
  if (found === undefined) throw new Error('no place')
  return { ...found, text }
}

/** Another check often stops the same line; these lines are stopped by one alone. */
describe('each check of a model’s words holds without the others', () => {
  it('a comma behind “không” is no way to make a yes of it', () => {
    expect(plainly('Công an không, lấy lời khai.')).not.toBe(plainly('Công an không lấy lời khai.'))
    expect(plainly('Bấm nút, nhập mã.')).toBe(plainly('Bấm nút nhập mã.'))
  })

  it('what the place denies of a thing is not told of it, though each word is told of something else', () => {
    const source = 'Công an không lấy lời khai qua điện thoại. Công an lấy giấy tờ rồi nghe lời khai tại trụ sở.'
    expect(turnsRound('Công an lấy lời khai tại trụ sở.', source)).toBe(true)
    expect(turnsRound('Công an nghe lời khai tại trụ sở.', source)).toBe(false)
  })

  it('a sentence never stands without the one behind it that takes something back', () => {
    const rule = 'Người dân được cấp tài khoản miễn phí trong năm nay.'
    const except = 'Riêng hộ kinh doanh phải đăng ký tại xã.'
    const place = placeOf(`${rule} ${except}`)
    const told = (text: string) => toldFaithfully({ text, cites: [place.address] }, givenOf(place))
    expect(told(rule)).toMatchObject({ text: `${rule} ${except}`, restored: true })
    expect(told(`${rule} ${except}`)).toMatchObject({ text: `${rule} ${except}`, restored: false })
  })

  it('an answer that no longer cites every place of a plan which gives the task is no answer', () => {
    const text = 'Công an tỉnh: Bảo đảm an toàn, an ninh mạng để triển khai phong trào.'
    const [first, second] = ['dak-nong#VI.2', 'dak-nong#VI.4'] as const
    const extractive: Cited = {
      ...{ kind: 'cited', guide: null, opening: null, notes: [], next: [], composedBy: 'rules' },
      sentences: [{ text, cites: [first, second] }],
      sources: [{ text: 'Kế hoạch tỉnh Đắk Nông', address: first }],
    }
    const job = commission(extractive, ask({ cadre: true }), catalog, readPrompt('answer'))
    expect(job?.read(`${text} [${first}]`)).toMatchObject({ answer: null, dropped: { core: 1 } })
    expect(job?.read(`${text} [${first}; ${second}]`).answer?.sentences[0].text).toBe(text)
  })

  it('the prompt told in pieces, one a line, is told all the same', () => {
    const lines = ['Người dân được cấp tài khoản số miễn phí.', 'Tổ công nghệ số hướng dẫn tại nhà văn hóa.']
    const place = placeOf(lines.join('\n'))
    const reply = lines.map((line) => `${line} [${place.address}]`).join('\n')
    const across = runsOf(lines.join(' ')).filter((run) => !lines.some((line) => runsOf(line).includes(run)))
    const read = (runs: readonly string[]) =>
      believedLines(reply, givenOf(place, runs), catalog, { lines: 8, chars: 900 })
    expect(read([]).sentences?.map(({ text }) => text)).toEqual(lines)
    expect(read(across.slice(0, 1))).toMatchObject({ sentences: null, dropped: { prompt: 1 } })
  })
})
