import { describe, expect, it } from 'vitest'
import { linkFavour } from '../../src/assistant/came-by-link.ts'

const guides = (text: string) => linkFavour(text).map(([guide]) => guide)

describe('a link that was sent, opened or promises money', () => {
  it('brings the guide on links before the guide on whatever it promises, with and without marks', () => {
    for (const text of [
      'lỡ bấm vào đường dẫn nhận tiền hỗ trợ rồi, giờ phải làm gì',
      'bam vao link nhan tro cap roi gio lam sao',
      'link nhận quà này bấm được không',
      'có người gửi link bảo cập nhật vneid, mở ra được chưa',
    ])
      expect(guides(text), text).toEqual(['antoan-03-link-la'])
  })

  it('is not meant by somebody who asks for the right address, or of no link at all', () => {
    for (const text of [
      'vào link nào để cài vneid',
      'link chính thức của cổng dịch vụ công',
      'cho tôi xin đường dẫn nộp hồ sơ',
      'nhận tiền trợ cấp qua vneid làm sao',
    ])
      expect(guides(text), text).toEqual([])
  })
})
