import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { catalog, openTalk } from '../support/talk.ts'
import { wordMatchAssistant } from '../support/wordMatchAssistant.ts'

/** Finds nothing, whatever is asked. */
const unknowing = wordMatchAssistant({ ...catalog, guides: new Map() })

describe('a scam told in the person’s own words', () => {
  it.each([
    'mẹ ơi con đổi số điện thoại rồi, mẹ chuyển cho con 5tr nhé',
    'việc nhẹ lương cao mỗi ngày 500k đóng trước 200k',
    'bác sĩ báo con tôi cấp cứu cần 30tr',
  ])('"%s" is doubted, not declined as unknown', async (text) => {
    for (const spelling of [text, fold(text)]) {
      const { report, texts } = await openTalk({ assistant: unknowing }).send(spelling)
      expect(report.refused).toBe(false)
      expect(['scam', 'unsure']).toContain(report.scam)
      expect(texts[0]).toMatch(/dấu hiệu lừa đảo|Chưa đủ để kết luận/u)
    }
  })

  it.each(['đăng ký định danh mà nó gửi mã về máy', 'lễ phát động mấy giờ, hội trường nào'])(
    'is not seen in "%s"',
    async (text) => {
      expect((await openTalk().send(text)).report.scam).not.toBe('scam')
    },
  )
})

describe('a pasted scam that holds an account number', () => {
  it('is judged first; the warning about numbers is its last, short line', async () => {
    const { report, texts } = await openTalk().send(
      'Thông báo: quý khách trúng thưởng xe SH, chuyển phí 2 triệu vào số tài khoản 0123456789 Vietcombank để nhận quà',
    )
    expect(report).toMatchObject({ scam: 'scam', warned_pii: true })
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatch(/^Có dấu hiệu lừa đảo\./u)
    expect(texts[0]?.indexOf('đã che')).toBeGreaterThan(texts[0]?.indexOf('Làm gì') ?? 0)
    expect(texts[0]).not.toContain('0123456789')
  })
})
