import { phrase, readPhrases, says, saysAny } from '../assistant/phrases.ts'
import { fold, words } from '../shared/text.ts'
import type { Intent } from './intent.ts'
import type { ChatMemory } from './session.ts'
import { isWhole, madeOf } from './words.ts'

/** What people say before they have learned anything: am I too old, where do I begin, does it cost, can it be believed. */

const LATE = phrase(
  '(già|lớn tuổi|cao tuổi|có tuổi|nhiều tuổi|[5-9][\\d] tuổi|tuổi này|từng này tuổi|ngần này tuổi|bảy mươi|tám mươi|sáu mươi|mắt kém|mắt mờ|lẩm cẩm|chậm hiểu|hay quên|ít chữ|không biết chữ|mù chữ|học ít|mù công nghệ|nhà quê) ~~ (học|dùng|xài) ~ (được|nổi|kịp|muộn|không|vô|nổi không)',
)
const LATE_TURNED = phrase(
  '(học|dùng|xài) ~ (được|nổi|kịp|muộn) ~ (già|lớn tuổi|cao tuổi|[5-9][\\d] tuổi|tuổi này|mắt kém|không biết chữ)',
)
const WHAT_FOR = phrase(
  '(già|lớn tuổi|từng này tuổi|tuổi này) ~ (rồi )?(còn )?học (gì|chi|làm gì|gì nữa|nữa|sao nổi|không nổi|không vô)',
)
const BEGIN = [
  phrase('(muốn|thích|định|tập|mới) ~ học ~~ (không|chưa|hông) (biết|rõ) ~ (bắt đầu|từ đâu|đâu|cái gì|gì|sao)'),
  phrase('(không|chưa) biết ~ (bắt đầu|học) ~ (từ đâu|đâu|gì|cái gì|bài nào|thế nào|sao)'),
  phrase(
    '(điện thoại|máy|cái máy|smartphone|iphone|samsung|oppo) ~~ (không|chưa|hông) biết (làm gì|làm sao|dùng|xài|sử dụng|bấm|đụng|mở)( gì| sao| thế nào| làm sao| như thế nào| vô đâu| đâu| chi| cái gì| hết| cả)* (?=$)',
  ),
  phrase(
    '(mới (có|mua|được (cho|tặng))|cho|tặng) ~ (điện thoại|smartphone|máy) ~~ (không|chưa) biết (gì|chi|dùng|xài|làm gì)',
  ),
  phrase('(không|chưa) biết (gì|chi) (về|hết về) (điện thoại|máy|mạng|công nghệ|internet)'),
]
const TOPICAL = phrase(
  '(vneid|định danh|căn cước|cccd|giấy|thẻ|trợ cấp|lương|bảo hiểm|bhyt|dịch vụ công|hồ sơ|qr|ngân hàng|chuyển|mật khẩu|zalo|otp|lừa|đăng nhập|mua|bán)',
)

const MACHINE = '(máy|cái máy|máy móc|bot|robot|mày|cháu|con|em|bạn|trợ lý|ở đây|chỗ này|mạng|cái này)'
const DISTRUST = [
  phrase(`(không|chẳng|chả|chưa|khó|đâu|sao) (có )?(dám )?tin (được |nổi |tưởng )?${MACHINE}`),
  phrase(`(làm sao|sao|có) ~ tin ~ ${MACHINE}`),
  phrase(`${MACHINE} (nói|trả lời|chỉ|biết) ~ (bậy|bịa|đúng không|có đúng|tin được|chắc không|gì mà tin)`),
  phrase(`tin ${MACHINE} (được không|có được không|nổi không)`),
]
const US_CHEATING =
  /^(?:cai )?(?:may|bot|tro ly|chau|con|cho|o|trang)(?: nay| day)?(?: co)?(?: phai)?(?: la)? lua(?: dao)?(?: toi| nguoi)?(?: khong| ko| hong| ha| a)?(?: day| vay)?$/u
/** A message somebody asks about is no doubt about us. */
const MESSAGE = phrase('(tin nhắn|tin này|cuộc gọi|họ|nó|người ta|công an|ngân hàng|link|đường dẫn|giả)')

const COST = [
  phrase('(tốn|mất|đóng|trả|thu|tính|lấy|hết) ~ (tiền|phí|đồng|xu)'),
  phrase('(miễn phí|bao nhiêu tiền|có phí)'),
]
const COST_WORDS =
  'có tốn mất đóng trả thu tính lấy hết tiền phí đồng xu nào gì không ko hông miễn bao nhiêu là à hả phải vậy thì dùng xài hỏi học nhắn tin chat ở đây chỗ này máy trợ lý cái học bài tôi bác bà ông cô chú nói chuyện vụ này'

const PRESS = ['bấm', 'nhấn', 'ấn', 'vô', 'vào', 'mở', 'chạm', 'bấm vô', 'bấm vào']
const WHERE = [
  'chỗ nào',
  'nút nào',
  'cái nào',
  'vào đâu',
  'vô đâu',
  'ở đâu',
  'bấm đâu',
  'nhấn đâu',
  'ấn đâu',
  'chỗ mô',
  'bấm gì',
  'nhấn gì',
  'cái gì',
  'mục nào',
  'cái mô',
  'đâu',
]
const PRESS_WORDS =
  'bấm nhấn ấn chạm mở vô vào ở chỗ nút cái mục nào đâu mô gì rồi giờ bây thì phải là hình tiếp nó tôi bác bà biết không ko hông chưa thấy mà'

/** Read after the universal words; null when nothing of the kind is said. */
export function readNewcomer(text: string, memory: ChatMemory, now: number): Intent | null {
  const typed = words(text)
  if (typed.length > 24) return null
  const read = readPhrases(text)
  if (!says(read, TOPICAL)) {
    if (says(read, LATE) || says(read, LATE_TURNED) || says(read, WHAT_FOR)) return { do: 'learn-late' }
    if (saysAny(read, BEGIN)) return { do: 'first-lessons' }
  }
  if (typed.length <= 11 && saysAny(read, DISTRUST) && !says(read, MESSAGE)) return { do: 'distrust' }
  if (typed.length <= 9 && US_CHEATING.test(fold(typed.join(' ')))) return { do: 'distrust' }
  if (
    isWhole(text, ['sao tin được', 'làm sao tin được', 'có tin được không', 'tin được không']) &&
    !isAnswered(memory, now)
  )
    return { do: 'distrust' }
  if (asksCost(text)) {
    // Right after an answer the fee of that very thing is asked.
    const isHere = madeOf(typed, COST_WORDS, ['hỏi', 'học', 'nhắn', 'ở đây', 'chat', 'máy', 'cái này', 'nói chuyện'])
    if (isHere || !isAnswered(memory, now)) return { do: 'cost' }
  }
  if (madeOf(typed, PRESS_WORDS, PRESS) && madeOf(typed, PRESS_WORDS, WHERE)) return { do: 'press-where' }
  return null
}

/** "có tốn tiền không", "dùng cái này mất phí không", and nothing else. */
export function asksCost(text: string): boolean {
  return saysAny(readPhrases(text), COST) && madeOf(words(text), COST_WORDS, ['tiền', 'phí', 'miễn phí', 'xu', 'đồng'])
}

const ANSWERED_MS = 30 * 60_000

/** Something was shown lately that "có tốn tiền không" may be about. */
function isAnswered(memory: ChatMemory, now: number): boolean {
  const { shown } = memory
  return shown !== null && shown.kind !== 'consent' && now - shown.at < ANSWERED_MS
}
