import type { GuideId } from '../knowledge/guide.ts'
import { phrase, readPhrases, says } from './phrases.ts'

/**
 * A link somebody was sent, opened or is promised money through: whatever it promises, the guide on links comes before the guide on
 * the thing promised. Otherwise a victim who asks "bấm vào link nhận trợ cấp rồi" is shown where to type an account number.
 */
const LINK = phrase('(link|đường link|đường dẫn|liên kết)')
const TOUCHED = phrase('(bấm|nhấn|ấn|click|kích|mở|chạm|vô|vào)')
const PROMISED = phrase('(nhận|lãnh|lĩnh|tặng|trúng|hoàn|quà|thưởng|trợ cấp|hỗ trợ|bồi thường|miễn phí)')
/** Somebody who asks for the right address was sent none. */
const ASKED_FOR = phrase(
  '((link|đường link|đường dẫn|liên kết) (nào|đâu|ở đâu|chính thức|chuẩn|đúng)|(cho|xin) (tôi |em |mình |bác |cháu |tui )?(xin )?(cái )?(link|đường link|đường dẫn))',
)

/** Log-odds: enough to win even against the guide that holds every word of the thing promised. */
const ODDS = 8

export function linkFavour(text: string): [GuideId, number][] {
  const read = readPhrases(text)
  if (!says(read, LINK) || says(read, ASKED_FOR)) return []
  return says(read, TOUCHED) || says(read, PROMISED) ? [['antoan-03-link-la', ODDS]] : []
}
