import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { openOwnContent } from './opened.ts'

const { find } = await openOwnContent()
const firstOf = (text: string) => find(text, { kind: 'guide' }).guides[0]

describe('a story told in many words finds the guide of its need, and says how surely', () => {
  it.each([
    [
      'Sáng nay tôi ra chợ mua con cá với mớ rau, bà hàng cá không có tiền lẻ, chỉ vào cái bảng có ô vuông bảo quét mà trả, tôi cầm máy đứng đực ra không biết bấm vào đâu',
      'qr-02-quet-tra-tien',
    ],
    [
      'Con trai với con dâu đi làm công ty tận Bình Dương, cháu nội sinh được một tháng ở quê với bà, bà muốn làm giấy khai sinh cho cháu mà chân đau không lên xã được',
      'dvc-06-khai-sinh',
    ],
    [
      'Hôm kia máy cũ rơi xuống ao hỏng hẳn, con gái mua cho cái máy khác, vào VNeID nó bắt xác nhận lại từ đầu, làm thế nào để chuyển sang máy mới',
      'vneid-08-doi-may',
    ],
  ])('%s: %s', (text, guide) => {
    expect(firstOf(text)?.guide).toBe(guide)
    expect(firstOf(fold(text))?.guide).toBe(guide)
    expect(firstOf(text)?.certainty).toBeGreaterThan(0)
  })

  it('is less sure of what no guide speaks of than of the shortest question one does', () => {
    const unsure = ['cách bế em bé', 'thủ đô nước Pháp', 'trời hôm nay buồn quá'].map(
      (text) => firstOf(text)?.certainty ?? 0,
    )
    const sure = firstOf('quét mã trả tiền')?.certainty ?? 0
    expect(Math.max(...unsure)).toBeLessThan(sure)
  })

  it('gives the best guide the score 1 and every other a smaller share', () => {
    const [best, ...others] = find('quên mật khẩu VNeID', { kind: 'guide' }).guides
    expect(best?.score).toBe(1)
    for (const { score } of others) expect(score).toBeLessThanOrEqual(1)
    expect(others.length).toBeGreaterThan(0)
  })
})
