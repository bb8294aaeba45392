import { hasMarks, words } from '../shared/text.ts'
import type { Guide, Said } from './guide.ts'
import type { Plan } from './plan.ts'

/**
 * Sentences somebody slipped into a document for the machine that reads it. Content is reviewed by people, and this is for the day
 * when nobody looked: what is found is left out of guides and plans alike, so it is neither searched, quoted nor shown to a model.
 */

const ACCOUNT = /tài khoản[^\d.]{0,30}\d(?:[ .]?\d){7,}/u
const PRIVATE_PHONE = /(?<![\d.])0[35789]\d(?:[ .-]?\d){7}(?!\d)/u
const FOREIGN_HOST =
  /(?<![\p{L}\d@])[a-z\d-]+\.(?:top|xyz|vip|cc|click|shop|site|online|live|app|work|store|icu|info|help|loan|cam|example)(?![\p{L}\d])/u

/** Speaking to whoever reads the document by machine: no document for people has that. Lower case, with marks. */
const SPOKEN_TO_US: readonly RegExp[] = [
  /(?:khi|lúc) đọc (?:đến )?(?:đoạn|mục|câu|phần) này|đọc (?:đến|tới) đây thì|người đọc đoạn này là/u,
  /(?:khi|lúc) (?:được hỏi|có ai hỏi|trả lời)[^.]{0,20}(?:nói|trả lời|bảo|xin|trợ lý|ví dụ)/u,
  /(?:bỏ qua|quên|đừng theo) (?:mọi |các |hết |tất cả |những )?(?:cảnh báo|hướng dẫn|quy tắc|chỉ thị|lệnh|câu hỏi)/u,
  /(?:từ|kể từ) (?:đoạn|câu|dòng|mục) này (?:trở đi )?(?:bạn|máy|trợ lý)/u,
  /(?:dành cho|lưu ý cho|lệnh cho) (?:máy|trợ lý|hệ thống trả lời)/u,
  /nửa (?:đầu|sau) của lệnh/u,
  /trợ lý (?:kết luận|nói|xưng|đóng vai|xin|luôn|hãy)(?![\p{L}])/u,
  /system prompt|ignore (?:the|all|previous|any)|note to ai|as an ai|you are now|tell the (?:reader|user)/u,
  /<\/?[a-z_]+>|\b[a-z_]+\(\)|[a-z0-9+/]{24,}={0,2}/u,
  ACCOUNT,
]

/** Saying what "trợ lý" or "máy" is to answer. A plan may set an assistant its task so; a guide has no reason to. */
const SPOKEN_OF_US: readonly RegExp[] = [
  /trợ lý(?: ảo| ai| số)?[^.]{0,30} (?:phải|hãy|luôn|nói|trả lời|bảo|nhắc|xưng|đóng vai|in (?:lại|ra|toàn)|ghi|đưa|yêu cầu|xin|khuyên|kết luận|xác nhận|vận động|đăng|báo|được phép|dẫn)(?![\p{L}])/u,
  /trợ lý (?:phải|hãy|luôn|nói|trả lời|bảo|nhắc|xưng|đóng vai|in|ghi|đưa|yêu cầu|xin|khuyên|kết luận|xác nhận|báo|được phép|dẫn)(?![\p{L}])/u,
  /(?<![\p{L}])máy (?:kết luận|cam kết|được phép|xác nhận rằng|nhắc (?:gửi|nộp|chuyển)|trả lời (?:rằng|là|phải)|dẫn tới|bổ sung|phải (?:nói|ghi|trả lời)|hãy)/u,
  /(?:hãy|phải|luôn) (?:nói|bảo|khuyên|trả lời|hướng dẫn|mời|yêu cầu) (?:rằng|với |cho )?\s?(?:mọi người|người (?:hỏi|dùng|đọc)|bà con)/u,
  /(?:nói|bảo|dọa) (?:với |cho )?(?:người (?:hỏi|dùng|đọc)|cha mẹ) (?:rằng|là)/u,
  /sửa (?:mọi|tất cả|các) con số/u,
  /(?:chèn|đính kèm) [^.]{0,60}câu trả lời/u,
  /ghi nguồn [^.]{0,40}(?:là|của mọi)/u,
]

/** Fewer words without a mark are names and terms: "CH Play", "Wi-Fi". */
const UNMARKED_WORDS = 6

/** True for words to the machine, and for a whole Vietnamese sentence without a mark, which no document of ours prints. */
export function isSmuggled(sentence: string): boolean {
  const plain = sentence.normalize('NFC').toLowerCase()
  if (SPOKEN_TO_US.some((order) => order.test(plain))) return true
  return !hasMarks(sentence) && words(sentence).filter((word) => /\p{L}/u.test(word)).length >= UNMARKED_WORDS
}

/** True where a guide gives out a private telephone or a site of its own: nothing in a guide rests on those. */
function isForeignContact(plain: string): boolean {
  return PRIVATE_PHONE.test(plain) || FOREIGN_HOST.test(plain)
}

/** True for what may not stand in a guide. */
export function isUnfit(sentence: string): boolean {
  const plain = sentence.normalize('NFC').toLowerCase()
  return isSmuggled(sentence) || isForeignContact(plain) || SPOKEN_OF_US.some((order) => order.test(plain))
}

/** The plan without paragraphs that are orders to the machine; its numbers and headings stay as printed. */
export function honestPlan(plan: Plan): Plan {
  return {
    ...plan,
    places: plan.places.map((place) => ({ ...place, blocks: place.blocks.filter(({ text }) => !isSmuggled(text)) })),
  }
}

/** The guide without such sentences; what stands beside them still serves. `hvs check` fails on every one. */
export function honestGuide(guide: Guide): Guide {
  const honest = (said: readonly Said[]) => said.filter(({ text }) => !isUnfit(text))
  const sections = <Section extends { said: Said[] }>(list: readonly Section[]) =>
    list.map((section) => ({ ...section, said: honest(section.said) }))
  return {
    ...guide,
    purpose: honest(guide.purpose),
    needs: honest(guide.needs),
    steps: guide.steps.map((step) => ({
      ...step,
      said: honest(step.said),
      simpler: honest(step.simpler),
      branches: sections(step.branches),
    })),
    troubles: sections(guide.troubles),
    questions: sections(guide.questions),
    warning: honest(guide.warning),
  }
}
