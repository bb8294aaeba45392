import type { Catalog } from '../knowledge/catalog.ts'
import type { GuideId } from '../knowledge/guide.ts'
import { phrase, readPhrases, says } from './phrases.ts'
import { checkScam } from './scam.ts'

/** Questions that tell of somebody else's demand: whatever they name, what is asked is whether to follow it. */

/** Somebody else does something to the teller: without that, words of money and codes are the teller's own business. */
const SOMEBODY_ASKS = phrase(
  '(có (đứa|người|ai|anh|chị|cô|ông|bà|thằng|số)|người ta|người lạ|số lạ|họ|nó|hắn|ai đó|tự xưng|xưng|shipper|cán bộ|công an|nhân viên) ~~ (gọi|nhắn|bảo|kêu|biểu|đòi|yêu cầu|rủ|dọa|dụ)',
)

/** Somebody who tells of a call or a message with a known trick is answered about the trick, whatever else the words are near. */
export function trickGuide(text: string, catalog: Catalog): GuideId | null {
  if (!says(readPhrases(text), SOMEBODY_ASKS)) return null
  const { verdict, guide } = checkScam(text, catalog.redFlags)
  return verdict === 'scam' && guide !== null && catalog.guides.has(guide) ? guide : null
}

const WHO = '(nó|hắn|họ|người ta|người lạ|số lạ|ai đó|có (đứa|người|ai|anh|chị|cô|ông|bà|thằng|số|cái (anh|chị|số)))'
/** A caller who says from where they call, and what is to be done. */
const IMPOSTOR = phrase(
  `(gọi|gọi điện|điện|nhắn|nhắn tin) ~ (xưng|tự xưng|xưng là|bảo là|nói là|giới thiệu|nhận là|báo là) ~ (bên|công an|điện lực|nhà mạng|ngân hàng|thuế|bảo hiểm|tòa|viện|nhân viên|cán bộ|bưu điện|sở|ủy ban|quỹ|cục)`,
)
const SENDS_LINK = phrase(`${WHO} ~ (gửi|nhắn|đưa|quăng|bắn) ~ (link|đường dẫn|đường link|liên kết)`)

const HAS_INSTALLED = phrase(
  `${WHO} ~ (bảo|kêu|bắt|đòi|giục|biểu|hướng dẫn|dụ) ~ (tải|cài) ~ (ứng dụng|app|phần mềm|tệp|file)`,
)

/**
 * Log-odds for the guides on callers and on links: a demand told in words of electricity or of receiving money is near the guides on
 * those, which would say how to do what is better left undone.
 */
const DEMANDED: readonly [ReturnType<typeof phrase>, GuideId, number][] = [
  [IMPOSTOR, 'antoan-02-gia-danh', 6],
  [SENDS_LINK, 'antoan-03-link-la', 2.5],
  [HAS_INSTALLED, 'antoan-03-link-la', 2.5],
]

export function demandFavour(text: string): [GuideId, number][] {
  const read = readPhrases(text)
  return DEMANDED.flatMap(([told, guide, odds]) => (says(read, told) ? [[guide, odds] as [GuideId, number]] : []))
}
