import { AMOUNT, CROOK, HAND, JUST, PAY, SENT, SUM } from './cry-words.ts'
import { type Phrase, phrase } from './phrases.ts'

/** Money handed over by the teller or somebody near, and what shows that it went to a crook. */

/** Handed over, and the words name the crook. */
export const HANDED_TO_CROOK: readonly Phrase[] = [
  phrase(`${JUST} ~ ${SENT} ~ ${SUM} ~~ (nói là|tự xưng|xưng là|tự nhận|nhận là)`),
  phrase(`${SENT} ~ cho ~ (bọn|tụi|thằng|đứa|lũ|kẻ|người) (giả|lừa|lừa đảo|giả danh)`),
  phrase(
    '(chuyển|gửi|gởi|đưa|nộp|giao|bán) ~ (hết|sạch|toàn bộ|tất cả) ~ (sổ|tiết kiệm|tiền|vàng|của|lương|gia tài) ~~ (cho|vào|qua|rồi)',
  ),
  phrase(`${JUST} ~ ${SENT} ~~ ${CROOK}`),
  phrase(`${SENT} (tiền )?(rồi|xong|mất rồi) ~~ ${CROOK}`),
  phrase(`${SENT} ~ ${SUM} ~~ (bị lừa|lừa rồi|là lừa|lừa đảo rồi|nó chặn|chặn rồi|mất hút|khóa máy)`),
  phrase(
    `(chuyển|gửi tiền|nạp|đóng|nộp|chuyển khoản|chuyển tiền|đưa tiền|cọc) ~ cho ~ (nó|bọn|thằng|đứa|lũ|kẻ) ~~ (rồi|xong)`,
  ),
  phrase(
    '(gửi|đưa|chuyển|nộp|giao|gởi) ~ cho ~ (thằng|đứa|bọn|kẻ|người|cô|ông|anh|chị|bà|cha|cậu) ~~ (xưng|tự xưng|tự nhận|giả danh|giả làm|giả)',
  ),
  phrase(
    '(rút|bán|gom|vay) ~ (hết|sạch|toàn bộ) ~ (tiền|vàng|của|sổ|lương) ~~ (đưa|gửi|giao|chuyển|nộp) ~ cho ~ (người ta|nó|họ|hắn|bọn|tụi|ổng|thằng|đứa|ai)',
  ),
  phrase(`${SENT} ~ cho ~ (bọn nó|tụi nó|bọn|tụi|lũ) ~ ${SUM}`),
  phrase(`(chuyển|gửi|nạp|đóng|nộp|đưa) ~ (hết|sạch) ~ (tiền|rồi)`),
]

/** Paid, by the teller or somebody near. */
export const PAID: readonly Phrase[] = [
  phrase(`${JUST} ~ ${PAY}`),
  phrase(`${PAY} ~ (rồi|xong|mất rồi|luôn)(?! (mới|sẽ|hãy|thì))`),
  phrase(`${HAND} ~ (hết |tới |gần |tổng cộng |cả thảy )?${AMOUNT}`),
  phrase(`${HAND} ~~ ${AMOUNT}`),
  phrase(`${AMOUNT} ~ (chuyển|gửi|nạp|đóng|nộp|trả|đưa) ~ (rồi|xong|hết)`),
]
/** Paying named at all. */
export const BARE_PAYMENT: readonly Phrase[] = [phrase(`(${PAY}|đặt hàng|mua|đặt|thuê(?! bao)|góp|nộp|đóng|đưa)`)]

/** What shows, after paying, that it was a trick: nobody answers, the money is held, more is asked for, the friend never called. */
export const TURNED: readonly Phrase[] = [
  phrase(
    `(khóa máy|chặn|block|biến mất|mất hút|mất tăm|mất tiêu|lặn mất|lặn tăm|bặt tăm|im re|im ru|im bặt|im luôn|khóa nick|xóa nick|xóa kết bạn|hủy kết bạn|tắt máy|hết liên lạc|không liên lạc (được|nữa)|liên lạc không được|(gọi|nhắn|ib|rep) ~ (không được|không (bắt|nghe|trả lời|rep|thấy) ?(máy)?)|không (bắt máy|nghe máy|trả lời|rep|phản hồi)|seen không rep|thuê bao|(web|app|sàn|trang) ~ (sập|biến mất|đóng cửa|không vào được)|out nhóm|giải tán|bảo trì|xóa ~ (chat|đoạn chat|tin nhắn|nhóm|trang|facebook|zalo)|khóa (facebook|fb|zalo|trang|tài khoản)|(coi|xem|seen|đọc) mà không|(thầy|cô|nó|họ|ai|shop|trang|nick) ~ không thấy đâu|đá (tôi |em |mình )?(ra|khỏi))`,
  ),
  phrase(
    '(không rút được|rút không được|rút không ra|không rút ra (được)?|không rút nổi|không cho rút|giam tiền|giữ tiền|đóng băng|(đòi|bắt|kêu|bảo|yêu cầu|nói|phải) ~ (nạp|đóng|nộp|chuyển|gửi|trả) ~ (nữa|thêm|tiếp|lại|mới (cho|được|trả)))|(đòi|bắt|kêu|bảo) (thêm|nạp thêm|đóng thêm|tiếp)',
  ),
  phrase(
    '((hóa|té|thì) ra|vỡ lẽ|mới biết|biết là giả|là giả|giả mạo|(vé|hàng|đồ|giấy|hợp đồng|phòng|vàng|thuốc|phiếu) giả|bị lừa|có gọi đâu|có nhắn đâu|có mượn đâu|có (nói|bảo|kêu|nhờ|xin|biết gì) (gì )?đâu|không (hề )?(gọi|nhắn|mượn)|thật (bảo|nói|kêu) ~ (không|có|đâu)|(giờ|chừ|xong) ~ (nghi|thấy sợ|thấy lạ|sai sai|hối hận|tá hỏa)|(bị|mới bị) (chiếm|hack|mất nick|cướp nick)|(con|cháu|nó|em|má|mẹ|anh) ~ (vẫn|còn|đang) (ở nhà|ngồi|khỏe|bình thường|đi học|ở lớp|ở trường)|ở nhà chứ)',
  ),
  phrase(
    '((không|đâu) ((có|thấy) )*(giải ngân|món hàng|vé|tên|gì hết|gì cả)|không có tên|giao ~ (cục gạch|đồ giả|hàng giả|hộp không|giấy vụn))',
  ),
]

/** Gone for good, so that a payment named without "rồi" was made too. */
export const VANISHED: readonly Phrase[] = [
  phrase(
    '((nó|họ|shop|chủ|bên bán|bên kia|bên đó|người bán|trang|hắn|web|app|nick|đại lý|nhóm|thầy) ~ (khóa máy|chặn|block|khóa|biến mất|mất hút|mất tăm|mất tiêu|lặn mất|xóa nick|tắt máy|giải tán|không thấy đâu|xóa (nick|chat|luôn|hết|đoạn chat))|(nhắn|gọi) ((lại|thì|toàn|cũng|đều|số đó|điện|tin) )*(chặn|thuê bao)|(nó|họ|bọn nó|tụi nó|người ta|shop|chủ) ~ ((biến|chạy|trốn) (luôn|mất|tiêu|rồi|sạch)|lặn (luôn|mất|tăm))|tới nơi ~ (không có|không phải|không thấy|không đúng)|(số|địa chỉ|công ty|chỗ|tên) ~ không (tồn tại|có thật)|nhận ~ (hộp rỗng|hộp không|cục gạch|giấy vụn|cục đá|đồ giả|hàng giả)|(chặn|block) (em|tôi|mình|con|mẹ|số|zalo|nick|facebook|fb|luôn|mất))',
  ),
]

/** Money that a platform keeps back. */
export const HELD: readonly Phrase[] = [
  phrase(
    '(không rút được|rút không được|rút không ra|không rút ra|không rút nổi|không cho rút|giam tiền|đóng băng|mới (cho rút|được rút|rút được|trả lại))',
  ),
]

/** A trade, an office or a friend no honest one of which takes money so: with money paid, no more is needed. */
export const TRICKS: readonly Phrase[] = [
  phrase(
    '(lệnh bắt|rửa tiền|tạm giữ|tài khoản an toàn|tài khoản nhà nước|nhà nước giữ hộ|để xác minh|chứng minh trong sạch|trúng (thưởng|xe|giải|số)|hải quan|quà nước ngoài|làm nhiệm vụ|thả tim|giật đơn|chốt đơn ảo|cộng tác viên|sàn (coin|vàng|forex|tiền ảo|chứng khoán)|tiền ảo|việc nhẹ|phí (giải ngân|hồ sơ|bảo hiểm khoản vay|kích hoạt|mở khóa)|người lạ|số lạ|quen (trên mạng|qua mạng|trên (phây|face|facebook|zalo|tele|telegram|tiktok|tinder))|ông tây|hội viên|xưng|tự xưng|nói là công an|giả danh|giả làm|xúi giả|giống y|giống hệt|y chang|giả giọng|giả mặt|(rủ|dụ|kêu|mời) (góp vốn|đầu tư|chơi sàn|chơi coin)|(trên mạng|qua mạng) (rủ|dụ|kêu))',
  ),
  phrase('(công an|cán bộ|viện kiểm sát|tòa án|điều tra) ~ (gọi|nhắn|video|gọi hình|gọi điện)'),
]
