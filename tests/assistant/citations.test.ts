import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Sentence } from '../../src/assistant/answer.ts'
import { checkCitations } from '../../src/assistant/citations.ts'
import type { Catalog } from '../../src/knowledge/catalog.ts'
import { ownCatalog } from '../support/own-content.ts'

let catalog: Catalog
beforeAll(async () => {
  catalog = await ownCatalog()
})

function faults(sentence: Sentence, composedBy: 'rules' | 'model' = 'model') {
  const answer: Answer = {
    kind: 'cited',
    guide: null,
    opening: null,
    sentences: [sentence],
    sources: [{ text: '', address: sentence.cites[0] }],
    notes: [],
    next: [],
    composedBy,
  }
  return checkCitations(answer, catalog).map((problem) => problem.fault)
}

describe('a sentence that its places do not bear is found out', () => {
  it('passes what the place says', () => {
    expect(
      faults({
        text: 'Báo cáo định kỳ hàng quý, trước ngày 20 của tháng cuối quý, về UBND tỉnh.',
        cites: ['dak-nong#VI.7'],
      }),
    ).toEqual([])
    expect(
      faults({
        text: 'Lai Châu, mục III.2.d: năm 2026 trên 250.000 người dân được xác nhận.',
        cites: ['lai-chau#III.2.d'],
      }),
    ).toEqual([])
  })

  it.each([
    ['Báo cáo trước ngày 25 của tháng cuối quý về UBND tỉnh.', 'number'],
    ['Báo cáo kết quả hàng quý về UBND tỉnh tại baocao.example.', 'link'],
    ['Báo cáo kết quả hàng quý về UBND tỉnh, gọi 0912345678.', 'phone'],
    ['Không phải báo cáo kết quả định kỳ hàng quý về UBND tỉnh.', 'negation'],
    ['Mỗi cụ được tặng một con gà và hai cân gạo nếp thơm ngon.', 'words'],
  ])('%s: %s', (text, fault) => {
    expect(faults({ text, cites: ['dak-nong#VI.8'] }).concat(faults({ text, cites: ['dak-nong#VI.7'] }))).toContain(
      fault,
    )
  })

  it('knows no address that is not there', () => {
    expect(faults({ text: 'Bất cứ điều gì.', cites: ['lai-chau#IX.99'] })).toEqual(['unknown-address'])
    expect(faults({ text: 'Hai điểm d và đ là hai nơi.', cites: ['lai-chau#III.1.f'] })).toEqual(['unknown-address'])
  })
})
