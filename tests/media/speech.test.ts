import { describe, expect, it } from 'vitest'
import { MOST_WORDS, speechOf, spoken } from '../../src/media/speech.ts'
import { guideNamed, guides } from './contents.ts'

describe('the text for the loudspeaker', () => {
  it('is at most 100 words for every guide, without slots, links or letters to be spelt', () => {
    for (const guide of guides) {
      const speech = speechOf(guide)
      expect(speech.words, guide.id).toBeLessThanOrEqual(MOST_WORDS)
      expect(speech.words, guide.id).toBeGreaterThan(30)
      expect(speech.text).not.toMatch(/[{}⏎]|https?:|\p{Lu}{2,}/u)
    }
  })

  it('says abbreviations and telephone numbers as they are heard, and leaves amounts and years alone', () => {
    expect(spoken('Mở VNeID, gọi 113 hoặc 1900 0368, đừng đưa mã OTP.')).toBe(
      'Mở Vi-en-i-đi, gọi một một ba hoặc một chín không không không ba sáu tám, đừng đưa mã ô-tê-pê.',
    )
    expect(spoken('Vào dichvucong.gov.vn, chép mã PAKN, hỏi BQL chợ.')).toBe(
      'Vào dichvucong chấm gov chấm vn, chép mã phản ánh kiến nghị, hỏi bê-quy-en-lờ chợ.',
    )
    expect(spoken('Từ năm 2022, nộp 200.000 đồng, mã 6 số, VietQR.')).toBe(
      'Từ năm 2022, nộp 200.000 đồng, mã 6 số, Việt Quy-a.',
    )
  })

  it('is told by the cards where a guide has none of its own, the sentence to remember last', () => {
    const { text, words } = speechOf({ ...guideNamed('qr-04-kiem-tra'), loudspeaker: null })
    expect(text).toMatch(/^Bà con chú ý\. Kiểm tra trước khi chuyển tiền\. /u)
    expect(text).toMatch(/Đọc tên trước, bấm sau\.$/u)
    expect(text).not.toContain('bác')
    expect(words).toBeLessThanOrEqual(MOST_WORDS)
  })
})
