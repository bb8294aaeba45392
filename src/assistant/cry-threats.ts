import { AMOUNT, SUM } from './cry-words.ts'
import { type Phrase, phrase } from './phrases.ts'

/** Somebody is being frightened or hurried at this moment, or held to ransom. */

/** Pictures held for ransom: "nếu không đưa tiền" belongs to the threat and makes it no hypothetical. */
export const BLACKMAIL: readonly Phrase[] = [
  phrase(
    '(giữ|có|cầm|quay|chụp|ghép|lấy|lưu) ~ (clip|ảnh|hình|video) ~~ (đòi|tống|dọa|bắt đưa|bắt chuyển) ~ (\\d|tiền|tung|gửi|đăng|mấy|vài|hai|ba|năm|mười)',
  ),
  phrase(`(đòi|bắt (đưa|chuyển|nộp|đóng)) ~ ${SUM} ~~ (tung|đăng|phát tán|rải|dán)`),
  phrase(
    `(đòi|bắt) ~ (đưa |chuyển )?${SUM} ~~ (không thì|nếu không|không là|bằng không) ~ (gửi|đăng|tung|cho|nói|rải|báo)`,
  ),
  phrase(
    '(đòi|dọa|hăm) ~ (đăng|tung|rải|gửi|phát tán|dán) ~ (hình|ảnh|clip|video|đoạn) ~~ (mạng|tiền|nhà|vợ|chồng|bạn|trường|cơ quan|người)',
  ),
  phrase(
    '(ảnh|hình|clip|video) ~~ (đòi|dọa|hăm|bắt) ~~ (không thì|nếu không|không là|sẽ) ~ (đăng|tung|rải|gửi|phát tán|dán)',
  ),
]

export const THREAT: readonly Phrase[] = [
  phrase('(bắt|ép) ~ (ở yên|ngồi yên|ở một mình|ở trong phòng|giữ máy)'),
  phrase('(không cho|không được|cấm) ~ (cúp máy|tắt máy|gác máy|dập máy|ra khỏi|nói với ai|gọi ai)'),
  phrase(
    '(tống tiền|bắt cóc|dọa giết|dọa đánh|dọa chém|tung ảnh|tung clip|đăng ảnh nóng|dọa tung|khủng bố điện thoại|đòi tiền chuộc)',
  ),
  phrase('(đang|bị) (bị )?(dọa(?! ma)|hăm dọa|đe dọa|uy hiếp|hăm)'),
  phrase('bị ~~ (gọi|nhắn|gọi điện) ~ (dọa|hăm dọa|đe dọa|uy hiếp|khủng bố)'),
  phrase(
    '(công an|viện kiểm sát|tòa án|người ta|nó|họ|cán bộ|điều tra) ~ (gọi|gọi điện|đang|điện|nhắn) ~ (bắt|ép|ép buộc|buộc|dọa bắt|dọa) ~ (chuyển|nộp|đóng|đưa) ~ (tiền|khoản)?',
  ),
]

/** Harm to a body, shame before everybody, a camera that must stay on. */
export const HARASSED: readonly Phrase[] = [
  phrase(
    '(nếu không|không thì|không chuyển|không nộp|không đưa|trong (1|một|2|hai|3|ba|nửa) (tiếng|giờ)) ~~ (bắt|giết|hại|đánh|xử|đốt|còng) ~ (con|cháu|tôi|em|mẹ|ba|vợ|chồng|nhà|cả nhà)',
  ),
  phrase('(bắt|bảo|kêu|ép) ~ (mở|bật|để) ~ (camera|video|máy) ~ (suốt|cả đêm|cả ngày|liên tục)'),
  phrase(
    '(ghép|bôi nhọ|bêu|truy nã) ~~ (danh bạ|đồng nghiệp|bạn bè|khắp|cả xóm|lên mạng|người thân) ~~ (nợ|đòi|trả|vay)',
  ),
  phrase(
    '(app vay|vay|đòi nợ|xiết nợ) ~~ (ghép|bôi nhọ|bêu|truy nã|chửi|khủng bố|dọa) ~~ (danh bạ|đồng nghiệp|bạn bè|nhà|cả nhà|người thân)',
  ),
  phrase(`đòi ~ chuộc|chuộc ~ ${AMOUNT}`),
]

/** Somebody near does what a voice tells them, and nobody can stop them. */
export const SPELLBOUND: readonly Phrase[] = [
  phrase(
    '(ngân hàng|rút|chuyển|đưa|đọc|nghe|cầm máy) ~~ (cản|can|giữ|ngăn|khuyên) ~ (không được|không lại|không nghe|không chịu|mãi không)',
  ),
  phrase('(ngân hàng|rút tiền|chuyển tiền|cầm máy) ~~ theo lệnh'),
  phrase('(nghe điện thoại|nghe máy) ~~ (đòi|cứ đòi|nhất quyết) ~ (đi |ra )?(ngân hàng|rút|chuyển)'),
]

/** The crook is on the line at this moment. */
export const ON_THE_LINE: readonly Phrase[] = [
  phrase(
    '(đang|còn|vẫn) ~ (chờ máy|giữ máy|trên máy|cầm máy|đầu dây|gọi hình|gọi video|video call|nghe điện thoại|gọi) ~~ (bắt|bảo|hối|giục|đòi|dọa|dính|chuyển|đọc)',
  ),
  phrase(
    '(bắt|bảo|hối|giục|đòi|dọa) ~ (chuyển|đọc|nạp|nộp|đưa|bật|mở|cài) ~~ (đang|còn|vẫn) ~ (chờ máy|giữ máy|trên máy|cầm máy|đầu dây|gọi|đứng ở ngân hàng|ở ngân hàng|ra ngân hàng|chờ)',
  ),
  phrase(
    '(công an|cán bộ|điều tra|viện kiểm sát|tòa án|nó|họ) ~~ (giữ bí mật|bí mật|không được kể|đừng kể|đừng nói) ~~ (ngân hàng|rút|chuyển|gửi|chuyên án|vụ án)',
  ),
  phrase(
    '(đóng cửa|khóa cửa|nhốt mình|trong phòng|nhà nghỉ|khách sạn) ~~ (công an|cán bộ|điều tra|viện kiểm sát|chuyên án|bí mật)',
  ),
]

export const CRY = phrase(
  '(cứu|cứu với|cứu tôi|cứu con|cứu em|cứu bác|cứu mạng|cứu tui|cíu|sos|help|giúp với gấp|gấp lắm|khẩn cấp|nguy rồi|chết rồi|chết tôi rồi)',
)
/** "Cứu" inside another word: whoever looks up an application ("tra cứu") was asked who is threatening them. */
const NO_CRY = /(?<=^|\s)(?:(?:tra|nghiên|nghien|truy) (?:cứu|cuu|cíu)|cứu (?:trợ|hộ|cánh)|cuu tro)(?=\s|$)/gu

export function withoutLookups<T extends { marked: string; folded: string }>(read: T): T {
  return { ...read, marked: read.marked.replaceAll(NO_CRY, ' '), folded: read.folded.replaceAll(NO_CRY, ' ') }
}
