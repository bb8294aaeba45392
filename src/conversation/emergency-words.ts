import { phrase, readPhrases, says, saysAny } from '../assistant/phrases.ts'
import { words } from '../shared/text.ts'
import type { Intent, IntentOf } from './intent.ts'
import { holdsAny } from './words.ts'

/** What is said in an emergency and asked after it, in free words: each names the card that answers it. */

export type SosCard = IntentOf<'sos'>['card']

const to = (card: SosCard): Intent => ({ do: 'sos', card })

/** "Nếu", "cách tránh", "là gì": about the matter, not in the middle of it. */
const ABOUT = phrase(
  '(nếu|giả sử|ví dụ|trường hợp|tránh|phòng tránh|đề phòng|để không|khỏi bị|dấu hiệu|nhận biết|làm sao biết|cách biết|có thể bị|sợ bị|là gì|là sao|nghĩa là|nghe nói|nghe kể|trên báo|hàng xóm|tivi|ti vi|điều hòa|máy lạnh|máy bơm|quạt|flycam|máy cày|khóa cửa|camera (an ninh|giám sát|nhà|ngoài))',
)
const THEY = '(nó|họ|hắn|bọn nó|bọn|tụi nó|thằng|đứa|người ta|kẻ|ai|ai đó|công an|nhân viên|cán bộ|người lạ|bên kia)'
const REMOTE = [
  phrase(
    '(điều khiển|chiếm quyền|thao túng|chiếm) ~ (máy|điện thoại|màn hình|đt) ~ (tôi|tui|em|con|mình|cháu|bác|mẹ|từ xa|của|rồi)',
  ),
  phrase('(máy|điện thoại|màn hình) ~ (điều khiển|chiếm quyền|tự chạy|tự bấm|tự nhảy|tự chuyển|tự gõ) ?'),
  phrase(
    `${THEY} ~ (giữ|chiếm|điều khiển|thao tác|xâm nhập|vào được|vô được) ~ (máy|điện thoại|màn hình) ~ (từ xa|tôi|tui|em|con|mình|cháu|bác|mẹ)`,
  ),
  phrase('(điều khiển|giữ máy|vào máy) ~ từ xa'),
  phrase(
    `${THEY} ~ (bảo|kêu|bắt|kêu tôi|bảo tôi) ~ (cài|bật|mở) ~ (teamviewer|anydesk|ultraviewer|chia sẻ màn hình|ghi màn hình|trợ năng|hỗ trợ từ xa) ~ (rồi|xong)`,
  ),
]

/** True when somebody else steers the phone at this moment: it must leave the net before anything else. */
export function isRemote(text: string): boolean {
  const read = readPhrases(text)
  return words(text).length <= 40 && saysAny(read, REMOTE) && !says(read, ABOUT) && !says(read, WHETHER)
}

const ALONE = [
  phrase(
    '(bảo|bắt|kêu|dặn|yêu cầu|ép|đòi|nói|cấm) ~~ (không được|không cho|cấm|đừng|chớ) (nói|kể|báo|cho ai biết|cúp|tắt|ra ngoài|ra khỏi|rời|hở|tiết lộ)',
  ),
  phrase(
    '(bảo|bắt|kêu|dặn|yêu cầu|ép) ~ (ở|vào|vô|nhốt|khóa|đi thuê|thuê) ~ (trong phòng|một mình|phòng|nhà nghỉ|khách sạn|nhà kín|chỗ kín|chỗ vắng)',
  ),
  phrase(
    '(không|cấm) (được |cho )(nói với ai|kể với ai|cho ai biết|báo người nhà|cúp máy|tắt máy|ra khỏi phòng|ra khỏi nhà|tắt camera)',
  ),
  phrase('cấm (tôi|tui|em|con|mình|cháu|bác|mẹ|bà|ông) ~ (nói|kể|báo|gọi|cúp|tắt|ra)'),
  phrase('(bắt|bảo|kêu|phải) ~ (bật|mở|để) (camera|máy|video) (suốt|liên tục|cả đêm|cả ngày)'),
]
const WHETHER = phrase('(thật không|lừa không|có phải lừa|đúng không|có nên|tin được không|phải không|có sao không)')
const SELF = phrase('(tôi|tui|tao|em|con|mình|cháu|bác|mẹ|bà|ông|chị|anh|cô|chú|mệ)')

/** True when the person is being kept alone and silent: "họ bảo tôi ở trong phòng, không được nói với ai". */
export function isHostage(text: string, ongoing: boolean): boolean {
  const read = readPhrases(text)
  if (words(text).length > 30 || !saysAny(read, ALONE)) return false
  return ongoing || (says(read, SELF) && !says(read, ABOUT) && !says(read, WHETHER))
}

const SHAMED = phrase(
  '(bắt|dọa|đòi|ép|dụ|xúi) ~~ (cởi đồ|cởi áo|cởi quần|ảnh nóng|clip nóng|quay clip|ảnh nhạy cảm|ảnh khỏa thân|tung ảnh|tung clip|phát tán|đăng ảnh)',
)

/** True when pictures of the person are demanded or held over them. */
export function isShamed(text: string): boolean {
  const read = readPhrases(text)
  return (
    words(text).length <= 30 && says(read, SHAMED) && says(read, SELF) && !says(read, ABOUT) && !says(read, WHETHER)
  )
}

const RECOVER = [
  phrase('(lấy|đòi|tìm|thu|xin|rút|hoàn|trả|cứu) ~ lại ~ (được|tiền|không|chưa|sao|nổi)'),
  phrase('(mất|đi) luôn (hả|à|sao|rồi hả|không|chứ)'),
  phrase('(còn|có) ~ (cơ hội|hy vọng|cách nào)'),
]

/** "lấy lại được tiền không": asked about the loss already told, not a new one. */
export function asksBack(text: string): boolean {
  return words(text).length <= 14 && saysAny(readPhrases(text), RECOVER)
}

/** Asked in an emergency, each with the card that answers it; the first that fits. */
const ASKED: readonly [SosCard, readonly string[]][] = [
  [
    'keep',
    [
      'giữ tin nhắn',
      'giữ tin',
      'giữ sao',
      'giữ bằng chứng',
      'chụp màn hình',
      'giữ lại tin',
      'lưu tin nhắn',
      'giữ lại sao',
    ],
  ],
  [
    'say113',
    [
      '113 nói gì',
      '113 nói sao',
      'nói gì với công an',
      'nói sao với công an',
      'báo công an sao',
      'trình báo',
      'nói với công an',
      'gọi công an nói',
    ],
  ],
  ['bank', ['số ngân hàng', 'gọi số nào', 'gọi ngân hàng số', 'số nào', 'không biết số', 'số tổng đài']],
  ['called', ['gọi ngân hàng rồi', 'đã gọi', 'gọi rồi', 'báo ngân hàng rồi', 'khóa thẻ rồi', 'khóa rồi', 'gọi xong']],
  ['passwords', ['đổi mật khẩu', 'đổi pass']],
]

/** Fear needs a next step, not a search. */
const FEAR = [
  'sợ',
  'lo quá',
  'lo lắm',
  'run',
  'hoang mang',
  'rối quá',
  'làm sao bây giờ',
  'làm sao giờ',
  'hu hu',
  'huhu',
  'khóc',
  'biết làm sao',
  'khổ quá',
  'buồn quá',
  'chết mất',
]

const NEXT_TIME = '(lần sau|lần tới|sau này|về sau|mai mốt|sau ni|từ nay|từ giờ)'
const AVOID = '(tránh|khỏi|phòng|đề phòng|ngừa|nhận ra|nhận biết|cẩn thận|coi chừng|giữ mình|không bị|đừng để)'
/** Looking ahead: what was to be done at once has been told, and the question is an ordinary one again. */
const PREVENTION = [
  phrase(`${NEXT_TIME} ~~ ${AVOID}`),
  phrase(`${AVOID} ~ (bị lừa|mắc lừa|dính|mất tiền|mất nữa|bị nữa) ~ (nữa|lại|lần nữa|sao|thế nào)`),
]
/** Something went just now, whatever is asked besides. */
const STILL_GOING = phrase('(vừa|mới|lỡ|đang|lại) ~ (chuyển|nộp|nạp|gửi|đọc|đưa|trả)')
/** How those begin who take money and codes by telephone and message. */
const CHEATS = 'antoan-02-gia-danh'

/** The card asked for while money is being lost, or null. */
export function readMoneyFollowUp(text: string): Intent | null {
  const typed = words(text)
  if (typed.length > 14) return null
  const read = readPhrases(text)
  if (saysAny(read, PREVENTION) && !says(read, STILL_GOING)) return { do: 'guide', guide: CHEATS }
  if (asksBack(text)) return to('recover')
  if (typed.length <= 7 && holdsAny(typed, FEAR)) return to('steady')
  const found = ASKED.find(([, phrases]) => holdsAny(typed, phrases))
  return found ? to(found[0]) : null
}

const LONELY = ['một mình', 'không có ai', 'chẳng có ai', 'không ai', 'ko có ai', 'hông có ai']
const TOGETHER = [
  'có người',
  'con tôi về',
  'vợ tôi',
  'chồng tôi',
  'mẹ tôi',
  'hàng xóm',
  'sang rồi',
  'tới rồi',
  'về rồi',
]

const HELP = ['giúp tôi', 'giúp em', 'giúp con', 'giúp với', 'cứu', 'có ai', 'làm gì', 'làm sao', 'phải sao']
const STUCK = [
  'kẹt',
  'không ra được',
  'ra không được',
  'ko ra được',
  'hông ra được',
  'không thoát',
  'khóa cửa',
  'bị nhốt',
]
const HURT = ['bị thương', 'chảy máu', 'ngất', 'bất tỉnh', 'bỏng', 'không thở', 'khó thở']

/** Anything the guides know: somebody who asks about it has moved on. */
const OTHER_SUBJECT = phrase(
  '(vneid|định danh|căn cước|dịch vụ công|hồ sơ|qr|quét mã|ngân hàng|chuyển khoản|chuyển tiền|otp|mật khẩu|passcode|zalo|facebook|đường dẫn|link|wifi|mua hàng|đặt hàng|kế hoạch|bài học)',
)

/** True when a question is plainly about something else than the danger. */
export function isOtherSubject(text: string): boolean {
  return says(readPhrases(text), OTHER_SUBJECT)
}

/** The card asked for while a life is in danger, or null. `offered`: what the last card's own choices lead to. */
export function readDangerFollowUp(text: string, offered: readonly Intent[]): Intent | null {
  const typed = words(text)
  if (typed.length > 14) return null
  if (holdsAny(typed, HURT)) return { do: 'danger', card: 'illness' }
  const stuck = offered.find((each) => each.do === 'danger' && (each.card === 'trapped' || each.card === 'inside'))
  if (stuck && holdsAny(typed, STUCK)) return stuck
  if (typed.length <= 8 && holdsAny(typed, HELP) && !isOtherSubject(text)) return { do: 'danger', card: 'stay' }
  if (holdsAny(typed, LONELY)) return { do: 'danger', card: 'alone' }
  if (typed.length <= 8 && holdsAny(typed, TOGETHER)) return { do: 'danger', card: 'together' }
  return typed.length <= 7 && holdsAny(typed, FEAR) ? { do: 'danger', card: 'stay' } : null
}
