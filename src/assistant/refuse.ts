import { clean, fold } from '../shared/text.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import type { RefusalReason } from './answer.ts'
import { outsideOf } from './outside.ts'
import { phrase, readPhrases, says, saysAny } from './phrases.ts'

/** Why a message is declined before anything is searched, and which extra sentence the reply carries. */
export interface Refusal {
  reason: Extract<RefusalReason, 'offtopic' | 'attack' | 'others' | 'language'>
  /** `profit`: forecasts and betting. `health`: illness and medicine. */
  line: 'profit' | 'health' | null
  /** The words of another subject, for `offtopic`. */
  said?: string
}

const ATTACKS = [
  phrase(
    '(bỏ qua|phớt lờ|quên(?! (mất|béng|không biết|luôn rồi))|lờ đi|không tuân|không cần tuân|đừng tuân|không theo|gạt bỏ|xóa bỏ|hủy bỏ) ~~ (hướng dẫn|chỉ dẫn|chỉ thị|mệnh lệnh|lệnh|quy tắc|quy định|luật|lời dặn|vai|ràng buộc|giới hạn|thiết lập|lời nhắc)',
  ),
  phrase(
    '(in|in ra|cho xem|tiết lộ|đọc|show|hiện|hiển thị|chép|nói|xuất|gửi|đưa|liệt kê|xem|lộ) ~~ (lời nhắc|prompt|system prompt|cấu hình|config|temperature|mã nguồn|source code|api key|khóa api|chỉ thị hệ thống|hướng dẫn hệ thống|hướng dẫn ban đầu|biến môi trường|mật khẩu quản trị|log hệ thống|cơ sở dữ liệu|database)',
  ),
  phrase(
    '(từ giờ|từ nay|bây giờ|kể từ|giờ|giả vờ|giả sử|hãy|đóng vai|nhập vai|coi như|xem như) ~ (bạn|mày|em|cháu|ad|con|bot|mi|mình|trợ lý)? ?(là|làm|thành|đóng vai) ~ (admin|quản trị|quản trị viên|hacker|developer|lập trình viên|dan|kỹ sư|không giới hạn|con người|sếp|giám đốc|chuyên gia tài chính|chatgpt|gpt|root)',
  ),
  phrase(
    '(dev mode|developer mode|chế độ nhà phát triển|chế độ lập trình|chế độ quản trị|debug mode|chế độ gỡ lỗi|jailbreak|chế độ dan|god mode|chế độ không giới hạn|sudo)',
  ),
  phrase(
    '(ghi nhận|cập nhật|sửa|đổi|ghi lại|lưu|nhớ|thay) ~~ (chỉ tiêu|số liệu|thời hạn|hạn nộp|nội dung kế hoạch|mục tiêu|tỷ lệ) ~~ (mới|thành|là|bằng|theo số này)',
  ),
  phrase(
    '(trả lời mọi người|nói với mọi người|báo mọi người|bảo mọi người|nhắn mọi người|nhắn tất cả|gửi tất cả|gửi cho mọi|bảo người học|tell every) ~~ (theo|rằng|là|cài|bấm|này)',
  ),
  phrase(
    '(xuất|cung cấp|liệt kê|cho|gửi|đưa|tra|trích|lấy|xem|kê|tải) ~~ (danh sách|toàn bộ|tất cả|hết|số điện thoại|họ tên|thông tin|dữ liệu|tiến độ|kết quả|địa chỉ) ~~ (học viên|người học|người dùng|bà con|mọi người|khách hàng|thành viên|các cụ|người cao tuổi|lớp học|cả lớp)',
  ),
  phrase('(danh sách|toàn bộ|tất cả) ~ (học viên|người học|người dùng|số điện thoại)'),
  phrase(
    '(dịch|giải mã|đọc|chép|chạy|thực hiện|làm theo) ~~ (rồi|và|xong) ~ (làm y|làm theo|thực hiện|làm đúng|chạy|tuân theo|làm như)',
  ),
  phrase(
    '(ignore|disregard|forget|override|bypass) ~~ (instruction|instructions|rule|rules|role|prompt|previous|above|guidelines|everything)',
  ),
  phrase(
    '(system prompt|you are now|act as|pretend to|developer mode|reveal your|print your|show your|repeat your|your instructions|jailbreak|no restrictions)',
  ),
]

/** Help with a crime. */
const CRIMES = [
  phrase(
    '(tạo|lập|viết|dựng|thiết kế|làm|cách làm|cách tạo|chỉ) ~~ (web giả|trang giả|trang web giả|website giả|app giả|ứng dụng giả|tin nhắn giả|virus|mã độc|phần mềm gián điệp|bill giả|giấy tờ giả|căn cước giả|deepfake giả|tài khoản giả)',
  ),
  phrase(
    '(cách|chỉ|dạy|làm sao|hướng dẫn|giúp) ~~ (hack|lấy trộm|lấy cắp|đánh cắp|bẻ khóa|crack|nghe lén|đọc trộm|theo dõi lén|lấy otp của|chiếm tài khoản|đột nhập|lừa tiền|lừa người|lừa đảo người)',
  ),
]
/** Prying into somebody's telephone behind their back. */
const PRIES = phrase(
  '(xem|đọc|coi|vào|theo dõi|định vị|nghe|kiểm tra) ~ (tin nhắn|zalo|facebook|điện thoại|máy|vị trí|cuộc gọi) ~ (vợ|chồng|người yêu|bạn gái|bạn trai|con dâu|con rể|người khác|người ta) ~~ (không (hay|biết)|lén|bí mật|không phát hiện)',
)
/** The same words in the mouth of somebody who protects themselves: "làm sao nhận biết web giả". */
const DEFENDS = phrase(
  '(nhận biết|nhận ra|biết|phân biệt|phát hiện|tránh|phòng|chống|khỏi|bị hack|bị lừa|bị chiếm|bị nghe|lấy lại|báo|tố giác|cảnh giác|kiểm tra|sợ)',
)

const OTHERS = [
  phrase(
    '(bà|ông|cô|chú|bác|anh|chị|em|thằng|con|cụ|dì|cậu|mợ|bạn|nhỏ) [^ ]+ ~~ (đúng mấy|được mấy (câu|điểm|bài|sao|phần)|(?<!nói )mấy câu|mấy điểm|học (tới|đến) đâu|học được|tới đâu rồi|đến đâu rồi|học mấy bài|sai mấy|tiến độ|điểm bao nhiêu|học chăm|có học không|học chưa|bị lừa chưa)',
  ),
  phrase(
    '(kết quả|điểm|tiến độ|bài làm|câu trả lời) ~ của (bà|ông|cô|chú|bác|anh|chị|thằng|con bé|cụ|dì|cậu|bạn|nhà|người khác|người kia|học viên) [^ ]+',
  ),
  // "Khai tài khoản của bà Năm" helps a neighbour; "cho xem tài khoản của bà Năm" pries.
  phrase(
    '(cho|xin|tra|xem|coi|biết|lấy|đọc|gửi|kiếm) ~ (số điện thoại|địa chỉ|căn cước|tài khoản) ~ của (bà|ông|cô|chú|bác|anh|chị|thằng|con bé|cụ|dì|cậu|bạn|nhà|người khác|người kia|học viên) [^ ]+',
  ),
]
/** The speaker's own people, things and accounts: nobody else's data is asked for. */
const OWN = phrase(
  '(của|cho|là) (tôi|mình|em|con|cháu|bác|tui|mệ)|(mẹ|bố|ba|má|vợ|chồng|con|bà|ông) (tôi|em|mình|tui|nhà tôi)',
)

/** Reads what must be declined whatever retrieval would find. Null for everything else, above all for questions on topic. */
export function readRefusal(text: string): Refusal | null {
  const plain = clean(text)
  if (isAttack(plain)) return { reason: 'attack', line: null }
  const read = readPhrases(plain)
  if (saysAny(read, OTHERS) && !says(read, OWN)) return { reason: 'others', line: null }
  if (isForeign(plain)) return { reason: 'language', line: null }
  // Without marks "lâm đồng phổ cập" reads like a dish: who names a place of ours asks about its plan.
  if (/(?:lam dong|lai chau|dak nong|lam vy)/u.test(fold(plain))) return null
  const outside = outsideOf(read)
  return outside === null ? null : { reason: 'offtopic', ...outside }
}

function isAttack(plain: string): boolean {
  return (
    hidesInSpaces(plain) ||
    [plain, ...decoded(plain)].some((one) => {
      const read = readPhrases(one)
      return saysAny(read, ATTACKS) || (saysAny(read, CRIMES) && !says(read, DEFENDS)) || says(read, PRIES)
    })
  )
}

/** "b ỏ q u a": letters spaced out to slip past a filter. Word ends are lost, so a few telling words are sought in the string. */
function hidesInSpaces(text: string): boolean {
  const letters = text.match(/(?:(?<=^|[\s.\-_*])\p{L}(?=[\s.\-_*]+|$)[\s.\-_*]*){8,}/gu)?.join('') ?? ''
  return /boqua|quenhet|huongdantruoc|loinhac|ignore|prompt|quantri|danhsach|forget/u.test(
    fold(letters).replaceAll(/[^a-z]/gu, ''),
  )
}

/** What long Base64 words hold, when it is readable text. */
function decoded(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/]{20,}={0,2}/gu) ?? []).flatMap((word) => {
    const inside = Buffer.from(word, 'base64').toString('utf8')
    return /^[\p{L}\p{M}\p{N}\p{P}\p{Zs}]+$/u.test(inside) ? [inside] : []
  })
}

/** Mostly English words and hardly a Vietnamese one: answered by the fixed sentence about the language (D39). */
function isForeign(plain: string): boolean {
  const list = fold(plain).match(/\p{L}+/gu) ?? []
  if (list.length < 4) return false
  const english = list.filter((word) => ENGLISH.has(word)).length
  // "can giay to gi", "me do hoi to": without marks some words are Vietnamese as well, so one that cannot be has to stand among them.
  const isSure = list.some((word) => ENGLISH.has(word) && !isSyllable(word))
  return isSure && english / list.length >= 0.34 && fold(plain) === plain.toLowerCase()
}

const ENGLISH = new Set(
  'the a is are was how what where when why who can could do does did please help my your you me with for from to in on of and or not this that it i we they want need hello hi install use app account password phone money send get make tell show write give about there have has will would should'.split(
    ' ',
  ),
)
