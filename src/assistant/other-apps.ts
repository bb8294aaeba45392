import type { GuideId } from '../knowledge/guide.ts'
import type { Coverage } from './coverage.ts'
import { phrase, readPhrases, says } from './phrases.ts'

/** A guide on one application says nothing of another: "quên mật khẩu MyViettel" is no question about VNeID's. */

/** Applications with an account of their own, of which hardly a guide says anything. */
const SERVICES = 'my ?viettel|my ?vnpt|my ?mobifone|vssid|etax|thuế điện tử|icloud|apple id|gmail|outlook|yahoo|netflix'
const SERVICE = phrase(`(${SERVICES})`)
const OTHERS = phrase(
  `(${SERVICES}|momo|zalopay|viettelpay|vnpay|viettel|vinaphone|mobifone|iphone|google|facebook|fb|phây búc|phây|messenger|tiktok|youtube|instagram|telegram|viber|shopee|lazada|tiki|sendo|chatgpt|gemini|casio)`,
)

/** The guides on one application, each with what names it. */
const GUIDES_OF_ONE: readonly [RegExp, ReturnType<typeof phrase>][] = [
  [
    /^vneid-/u,
    phrase(
      '(vneid|định danh|căn cước|cccd|mức (2|hai)|passcode|sổ sức khỏe|an sinh|trợ cấp|lưu trú|bhyt|bảo hiểm y tế|bằng lái|giấy phép lái xe|giấy tờ|sim|điện thoại (mới|cũ)|(mất|đổi) (máy|điện thoại))',
    ),
  ],
  [/^dvc-0[1-5]/u, phrase('(dịch vụ công|dvc|dvcqg|cổng|hồ sơ|thủ tục|lệ phí|vneid|định danh)')],
]

/** True when the question names another application than the guide's own, and not that; or one this guide never speaks of. */
export function isOfAnotherApp(text: string, guide: GuideId, coverage: Coverage): boolean {
  const read = readPhrases(text)
  if (!says(read, OTHERS)) return false
  const own = GUIDES_OF_ONE.find(([guides]) => guides.test(guide))?.[1]
  if (own !== undefined) return !says(read, own)
  const service = SERVICE.folded.exec(read.folded)?.[0]
  return service !== undefined && coverage.share(service, guide) === 0
}

/** Procedures that are found on the Portal and taught by no guide of their own. */
const PROCEDURES = phrase(
  '(đăng ký kết hôn|(đăng ký|sang tên) (xe|biển số)|sang tên|sổ đỏ|sổ hồng|biển số xe|lý lịch tư pháp|hộ kinh doanh|giấy phép xây dựng|khai tử|nhận con nuôi|tình trạng hôn nhân|giấy độc thân|xác nhận độc thân|(đổi|cấp lại|cấp đổi|làm lại) ~ (giấy phép lái xe|bằng lái))',
)
/** Told of papers already inside the telephone. */
const IN_THE_PHONE = phrase('(vneid|tích hợp|ví|hiện|trình|đưa ra|csgt|lừa|gọi)')

/** Log-odds for the guide on finding a procedure, whatever the papers' own names lie near. */
export function procedureFavour(text: string): [GuideId, number][] {
  const read = readPhrases(text)
  return says(read, PROCEDURES) && !says(read, IN_THE_PHONE) ? [['dvc-02-tim-thu-tuc', 3]] : []
}
