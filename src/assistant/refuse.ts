import { clean, fold } from '../shared/text.ts'
import type { RefusalReason } from './answer.ts'
import { phrase, readPhrases, says, saysAny } from './phrases.ts'

/** Why a message is declined before anything is searched, and which extra sentence the reply carries. */
export interface Refusal {
  reason: Extract<RefusalReason, 'offtopic' | 'attack' | 'others' | 'language'>
  /** `profit`: forecasts and betting. `health`: illness and medicine. */
  line: 'profit' | 'health' | null
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
/** The same words in the mouth of somebody who protects themselves: "làm sao nhận biết web giả". */
const DEFENDS = phrase(
  '(nhận biết|nhận ra|biết|phân biệt|phát hiện|tránh|phòng|chống|khỏi|bị hack|bị lừa|bị chiếm|bị nghe|lấy lại|báo|tố giác|cảnh giác|kiểm tra|sợ)',
)

const OTHERS = [
  phrase(
    '(bà|ông|cô|chú|bác|anh|chị|em|thằng|con|cụ|dì|cậu|mợ|bạn|nhỏ) [^ ]+ ~~ (đúng mấy|được mấy|mấy câu|mấy điểm|học (tới|đến) đâu|học được|tới đâu rồi|đến đâu rồi|học mấy bài|sai mấy|tiến độ|điểm bao nhiêu|học chăm|có học không|học chưa|bị lừa chưa)',
  ),
  phrase(
    '(kết quả|điểm|tiến độ|bài làm|câu trả lời|số điện thoại|địa chỉ|căn cước|tài khoản) ~ của (bà|ông|cô|chú|bác|anh|chị|thằng|con bé|cụ|dì|cậu|bạn|nhà|người khác|người kia|học viên) [^ ]+',
  ),
]
/** The speaker's own people, things and accounts: nobody else's data is asked for. */
const OWN = phrase(
  '(của|cho|là) (tôi|mình|em|con|cháu|bác|tui|mệ)|(mẹ|bố|ba|má|vợ|chồng|con|bà|ông) (tôi|em|mình|tui|nhà tôi)',
)

const OFFTOPIC: { line: Refusal['line']; phrases: ReturnType<typeof phrase>[] }[] = [
  {
    line: 'profit',
    phrases: [
      phrase(
        '(đánh|ghi|chơi|mua|soi|chốt|cho|bao) ~ (lô|đề|số đề|con lô|con đề|kèo|xổ số|vé số|bạch thủ|tài xỉu|cá độ|cá cược|bóng đá)',
      ),
      phrase('(lô|đề|kèo|xổ số|vé số|cá độ) ~ (hôm nay|ngày mai|tối nay|con gì|nào|trúng)'),
      phrase(
        '(giá)? ?(vàng|coin|bitcoin|btc|cổ phiếu|chứng khoán|đô la|usd|giá đất|nhà đất|tiền ảo) ~~ (lên|xuống|tăng|giảm|sắp|nên mua|nên bán|mua|bán|đầu tư|x\\d+|có lời|sinh lời)',
      ),
      phrase('(coin|cổ phiếu|mã|token|crypto|forex) nào ~~ (mua|lên|lãi|tăng|ngon|x\\d+|tốt)'),
      phrase('(nên|tư vấn|có nên) ~ (mua|bán|đầu tư) ~ (coin|vàng|cổ phiếu|đất|chứng khoán|bitcoin|đô|chung cư)'),
    ],
  },
  {
    line: 'health',
    phrases: [
      phrase(
        '(uống|dùng|mua|kê) ~ (thuốc|lá gì|kháng sinh|thuốc gì|viên) ~~ (gì|nào|mấy|khỏi|hết|cho|bao nhiêu|được không|trị|chữa)',
      ),
      phrase(
        '(đau|nhức|sốt|ho|ngứa|mất ngủ|chóng mặt|tiêu chảy|huyết áp|tiểu đường|ung thư|viêm|nổi mẩn|khó thở) ~~ (uống gì|uống thuốc|thuốc gì|làm sao (hết|khỏi)|chữa|trị|bị bệnh gì|có sao không|ăn gì|kiêng gì|phải làm gì)',
      ),
      phrase('(chữa|trị|điều trị) ~ (bệnh|đau|ho|sốt|mất ngủ|ung thư|gout|tiểu đường|huyết áp|dạ dày|xương khớp)'),
    ],
  },
  {
    line: null,
    phrases: [
      phrase(
        '((cách|chỉ|dạy) ~ )?(nấu|kho|xào|hầm|luộc|ướp|rim|chiên|rán) (nồi |món |tô )?(bún|phở|cơm|canh|cá|thịt|gà|bánh|chè|lẩu|mắm|xôi|cháo|nem|chả|vịt|bò|heo|tôm|món|cua|trứng|mứt|ốc)',
      ),
      phrase(
        '(cách|công thức|chỉ|dạy) ~ (làm|muối) (món |nồi |tô )?(bún|phở|bánh|chè|dưa|lẩu|mắm|xôi|cháo|nem|chả|mứt|giò|kim chi)',
      ),
      phrase('(công thức|món ăn|món gì|ăn gì|nấu gì|nấu ăn)'),
      phrase(
        '(tử vi|xem bói|bói|xem tuổi|hợp tuổi|ngày tốt|ngày đẹp|giờ tốt|phong thủy|xem tướng|chiêm bao|nằm mơ|cung hoàng đạo|sao hạn|cúng sao|cúng gì|xông đất|tuổi (tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi))',
      ),
      phrase(
        '(lãnh đạo|chủ tịch nước|thủ tướng|tổng bí thư|tổng thống|đảng|chính trị|quan chức|bầu cử|chiến tranh) ~~ (dở|giỏi|tốt|xấu|kém|nhất|tham nhũng|nghĩ sao|thấy sao|đúng hay sai|bênh|ghét|thích|ai thắng|bao giờ hết)',
      ),
      phrase('(bạn|em|cháu|ad|mày) (nghĩ|thấy) ~ (ông|bà|nước|đảng|chính phủ|lãnh đạo|trung quốc|mỹ|nga)'),
      phrase(
        '(viết|làm|sáng tác|đọc|kể|hát|soạn) ~ (thơ|bài thơ|truyện|chuyện cười|chuyện vui|chuyện ma|truyện cười|bài hát|bài văn|văn|đoạn văn|luận văn|code|python|tiểu luận|vè)',
      ),
      phrase('(giải|làm) ~ (bài toán|bài tập|phương trình|toán|hóa|lý|đề thi|bài văn|bài kiểm tra)'),
      phrase(
        '(trận|đội|bóng đá|world cup|ngoại hạng|messi|ronaldo|tuyển việt nam|mu|arsenal) ~~ (thắng|thua|tỉ số|tỷ số|đá|mấy giờ|vô địch)',
      ),
      phrase('(phim|ca sĩ|diễn viên|bài hát|nhạc|game|truyện|hoa hậu) ~ (hay|nào|gì|mới|hot|đẹp nhất)'),
      phrase(
        '(thủ đô|dân số|diện tích|núi cao nhất|sông dài nhất|vua|trận đánh|lịch sử) ~ (nước|của|là gì|việt nam|pháp|mỹ|nào|năm nào|thế giới)',
      ),
      phrase(
        '(người yêu|crush|vợ chồng|bạn gái|bạn trai|tán gái|thất tình|ly hôn|ngoại tình) ~~ (giận|chia tay|làm sao|tán|nên|buồn|làm hòa|hết yêu)',
      ),
      phrase(
        '(đi du lịch|du lịch|chơi|khách sạn|quán ăn|quán nhậu|quán cà phê|nhà hàng) ~ (ở đâu|chỗ nào|nào|đâu) ~ (đẹp|ngon|vui|rẻ)?',
      ),
      phrase(
        '(giảm cân|làm đẹp|trị mụn|dưỡng da|tập gym|nuôi chó|nuôi mèo|đặt tên con|sửa xe|sửa ti vi|xây nhà|cắt tóc|may áo|trồng hoa)',
      ),
      phrase('(dịch|translate) ~ (sang|ra|qua) (tiếng )?(anh|trung|hàn|nhật|pháp|english)'),
    ],
  },
]

/** Words of what the assistant is for: a text holding them is never off topic by its other words alone. */
const TOPICAL = phrase(
  '([^ ]*[.]gov[.]vn|vneid|định danh|căn cước|cccd|dịch vụ công|otp|mật khẩu|passcode|mã qr|qr|quét mã|chuyển khoản|ngân hàng|app|ứng dụng|zalo|facebook|link|đường dẫn|lừa|lừa đảo|mua hàng|đặt hàng|shop|sàn|livestream|trên mạng|qua mạng|online|wifi|4g|điện thoại|trợ lý ảo|trí tuệ nhân tạo|chuyển đổi số|kỹ năng số|kế hoạch|bình dân học vụ|chỉ tiêu|lớp học|hồ sơ|thủ tục|sổ sức khỏe|đặt lịch khám|xét nghiệm|bhyt|nông sản|thời tiết|sâu bệnh|giá cả|giả danh)',
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
  const topic = OFFTOPIC.find((one) => saysAny(read, one.phrases))
  if (topic === undefined || (says(read, TOPICAL) && !says(read, ONLY_OFFTOPIC))) return null
  return { reason: 'offtopic', line: topic.line }
}

const ONLY_OFFTOPIC = phrase('(đánh|chơi) ~ (lô|đề|xổ số)')

function isAttack(plain: string): boolean {
  return (
    hidesInSpaces(plain) ||
    [plain, ...decoded(plain)].some((one) => {
      const read = readPhrases(one)
      return saysAny(read, ATTACKS) || (saysAny(read, CRIMES) && !says(read, DEFENDS))
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
  return english / list.length >= 0.34 && fold(plain) === plain.toLowerCase()
}

const ENGLISH = new Set(
  'the a is are was how what where when why who can could do does did please help my your you me with for from to in on of and or not this that it i we they want need hello hi install use app account password phone money send get make tell show write give about there have has will would should'.split(
    ' ',
  ),
)
