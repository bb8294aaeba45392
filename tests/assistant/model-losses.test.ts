import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Sentence } from '../../src/assistant/answer.ts'
import { type Loss, whyLost } from '../../src/assistant/composer-losses.ts'
import { findAgencies } from '../../src/knowledge/agencies.ts'
import type { Catalog } from '../../src/knowledge/catalog.ts'
import type { CitedAddress } from '../../src/knowledge/plan.ts'
import { words } from '../../src/shared/text.ts'
import { plainer } from '../support/model-servers/honest.ts'
import { ownCatalog } from '../support/own-content.ts'
import { PLAN_REWORDINGS } from './fixtures/rewordings.ts'

let catalog: Catalog
beforeAll(async () => {
  catalog = await ownCatalog()
})

const GUIDE = 'antoan-02-gia-danh#buoc-2'
const sentence = (text: string, place: CitedAddress): Sentence => ({ text, cites: [place] })

function lost(statement: string, reworded: string | readonly string[], place: CitedAddress): Loss | null {
  const lines = [reworded].flat().map((text) => sentence(text, place))
  return whyLost(sentence(statement, place), lines, catalog)
}

const honest = PLAN_REWORDINGS.flatMap((one) => one.honest.map((text) => ({ ...one, text })))
const lossy = PLAN_REWORDINGS.flatMap((one) => one.lossy.map((text) => ({ ...one, text })))

describe('a rewording that says less than the statement of a plan it replaces is found out', () => {
  it.each(honest)('an honest one is not: $text', ({ place, statement, text }) => {
    expect(lost(statement, text, place)).toBeNull()
  })

  it.each(lossy)('$text', ({ place, statement, text }) => {
    expect(lost(statement, text, place)).not.toBeNull()
  })

  it('whichever sentence with a figure or an agency is dropped from a place reworded sentence by sentence', () => {
    const places = catalog.passages.flatMap((passage) => {
      const said = passage.text.split(/(?<=[.;])\s|\n/u).filter((text) => words(text).length > 3)
      return passage.kind === 'plan' && said.length > 1 ? [{ place: passage.address, said }] : []
    })
    const tells = (text: string) => [
      ...words(text).filter((word) => /\d/u.test(word)),
      ...findAgencies(text, catalog.agencies).map((mention) => mention.agency),
    ]
    let dropped = 0
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), fc.boolean(), ({ place, said }, nth, turned) => {
        const at = nth % said.length
        const gone = said[at] ?? ''
        const rest = said.filter((_, other) => other !== at)
        const lines = (turned ? rest.toReversed() : rest).map((text) => plainer(text))
        const elsewhere = new Set(lines.flatMap(tells))
        // Said of the same place by another sentence as well, it is not gone.
        fc.pre(tells(gone).some((told) => !elsewhere.has(told)))
        dropped += 1
        expect(lost(gone, lines, place)).not.toBeNull()
      }),
      { numRuns: 400 },
    )
    expect(dropped).toBe(400)
  })

  it('while plainer words alone lose no figure, time, name, quotation, warning or doing of any place', () => {
    const statements = catalog.passages
      .filter((passage) => passage.kind === 'plan')
      .flatMap(({ address, text }) => text.split('\n').map((line) => ({ address, line })))
    const found = statements.flatMap(({ address, line }) => lost(line, plainer(line), address) ?? [])
    // An agency whose name holds "các" is another name without it.
    expect(found.filter((why) => why !== 'lost-agency')).toEqual([])
    expect(found.length).toBeLessThan(statements.length / 10)
  })

  it('in another plan, or at another place of the same, is not said here', () => {
    const statement = 'Trên 80% người dân có kỹ năng số.'
    const at = (place: CitedAddress) =>
      whyLost(sentence(statement, 'lai-chau#III.1'), [sentence(statement, place)], catalog)
    expect(at('lai-chau#III.1.a')).toBeNull()
    expect(at('lai-chau#III.2')).toBe('lost-figure')
    expect(at('dak-nong#II')).toBe('lost-figure')
  })
})

describe('a rewording of a guide keeps its figures, buttons, warnings and order', () => {
  it.each<[string, string, string, Loss | null]>([
    ['kept', '{u} vào "Ví giấy tờ", gõ mã 6 số.', 'Vào "Ví giấy tờ" rồi gõ mã 6 số {a}.', null],
    ['a figure', '{u} vào "Ví giấy tờ", gõ mã 6 số.', '{u} vào "Ví giấy tờ", gõ mã.', 'lost-figure'],
    ['a button', '{u} vào "Ví giấy tờ", gõ mã 6 số.', '{u} vào ví, gõ mã 6 số cho giấy tờ.', 'lost-quote'],
    ['a warning', '{u} cúp máy. Đừng làm theo họ.', '{u} cúp máy. Họ bảo gì thì làm theo.', 'lost-denial'],
    ['a warning kept in other words', '{u} cúp máy. Đừng làm theo họ.', '{u} cúp máy. Không làm theo họ.', null],
    [
      'an order',
      'Gọi ngân hàng; khóa sim; trình báo công an.',
      'Trình báo công an; khóa sim; gọi ngân hàng.',
      'lost-order',
    ],
    [
      'an address on the net',
      'Cổng để nộp là dichvucong.gov.vn.',
      'Cổng để nộp là dịch vụ công gov vn.',
      'lost-contact',
    ],
    ['a step', 'Có 3 bước. Mở ví; chọn giấy; đưa xem.', 'Có 3 bước. Mở ví; đưa xem.', 'lost-words'],
    ['a place to tap', 'Ở màn hình đăng nhập, {u} bấm "Quên mật khẩu".', '{u} bấm "Quên mật khẩu".', 'lost-words'],
    ['an answer told as a question', 'Không đưa mã OTP.', 'Có đưa mã OTP không?', 'lost-name'],
  ])('%s', (_, statement, reworded, why) => {
    expect(lost(statement, reworded, GUIDE)).toBe(why)
  })

  it('whatever the steps: told in another order, they are found out', () => {
    const steps = ['gọi ngân hàng', 'khóa sim', 'ghi ra giấy', 'trình báo công an', 'kể cho người nhà']
    fc.assert(
      fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (other) => {
        const isSame = other.every((step, at) => step === steps[at])
        expect(lost(`${steps.join('; ')}.`, `${other.join(', ')}.`, GUIDE)).toBe(isSame ? null : 'lost-order')
      }),
    )
  })
})
