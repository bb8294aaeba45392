import { beforeAll, describe, expect, it } from 'vitest'
import type { Sentence } from '../../src/assistant/answer.ts'
import { type Sentences, withFloor } from '../../src/assistant/composer-floor.ts'
import type { Catalog } from '../../src/knowledge/catalog.ts'
import type { CitedAddress } from '../../src/knowledge/plan.ts'
import { ownCatalog } from '../support/own-content.ts'

let catalog: Catalog
beforeAll(async () => {
  catalog = await ownCatalog()
})

const sentence = (text: string, ...cites: [CitedAddress, ...CitedAddress[]]): Sentence => ({ text, cites })
const PLACE = 'dak-nong#VI.7'
const REPORT = sentence('Báo cáo kết quả về UBND tỉnh định kỳ hàng quý, trước ngày 20 của tháng cuối quý.', PLACE)
const MODELS = sentence('Khuyến khích địa phương triển khai các mô hình, cách làm sáng tạo, đạt hiệu quả cao.', PLACE)
const MONEY = sentence('Huy động doanh nghiệp, cá nhân hỗ trợ kinh phí, cơ sở vật chất.', PLACE)
const SAID = [MODELS, REPORT, MONEY]

const models = sentence('Khuyến khích địa phương triển khai mô hình, cách làm sáng tạo, hiệu quả cao.', PLACE)
const money = sentence('Huy động doanh nghiệp, cá nhân góp kinh phí hỗ trợ, cơ sở vật chất.', PLACE)
const report = sentence('Báo cáo kết quả về UBND tỉnh định kỳ hàng quý.', PLACE)

function floor(lines: Sentences, more: { said?: readonly Sentence[]; chars?: number; asked?: string } = {}) {
  return withFloor(lines, { said: SAID, asked: 'các sở phải làm gì', chars: 850, catalog, ...more })
}

describe('what a model leaves out of the rules’ answer is put back, or the rules’ answer stands', () => {
  it('a statement left out comes back word for word, where it stood', () => {
    expect(floor([models, money])).toEqual({ sentences: [models, REPORT, money], losses: { 'lost-figure': 1 } })
  })

  it('a line that told only part of it goes, so that nobody reads it twice', () => {
    expect(floor([models, report, money]).sentences).toEqual([models, REPORT, money])
  })

  it('nothing is touched when all of it is told', () => {
    const whole = sentence(`${report.text.slice(0, -1)}, trước ngày 20 của tháng cuối quý.`, PLACE)
    expect(floor([money, whole, models])).toEqual({ sentences: [money, whole, models], losses: {} })
  })

  it('the rules’ answer stands when more would be theirs than the model’s', () => {
    expect(floor([money])).toEqual({ sentences: null, losses: { 'lost-agency': 1, 'lost-figure': 1 } })
  })

  it('the rules’ answer stands when the only statement was lost, whatever else the model said', () => {
    expect(floor([models], { said: [REPORT] }).sentences).toBeNull()
  })

  it('the rules’ answer stands when all of it is too long', () => {
    const length = [models, REPORT, money].reduce((sum, { text }) => sum + text.length, 0)
    expect(floor([models, money], { chars: length }).sentences).not.toBeNull()
    expect(floor([models, money], { chars: length - 1 }).sentences).toBeNull()
  })

  it('an entry cut short may stay away when its place was opened and holds what was asked', () => {
    const list = [
      sentence('Năm 2025 gồm:', 'lai-chau#III.1'),
      sentence('Trên 80% cán bộ, công chức, viên chức…', 'lai-chau#III.1'),
    ]
    const opened = sentence(
      'Năm 2025: trên 170.000 người dân được xác nhận đạt phổ cập trên nền tảng VNeID.',
      'lai-chau#III.1.d',
    )
    expect(floor([opened], { said: list, asked: 'chỉ tiêu VNeID' }).sentences).toEqual([opened])
    expect(floor([opened], { said: list, asked: 'chỉ tiêu năm 2025' }).sentences).not.toEqual([opened])
  })
})
