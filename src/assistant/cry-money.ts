import { ACCOUNT, AMOUNT, CROOK, GONE, HAND, JUST, PAY, SENT, SUDDENLY, SUM, TAKEN, VICTIM } from './cry-words.ts'
import { type Phrase, phrase } from './phrases.ts'

/** Money gone: taken, cheated out of somebody, or handed to a crook. */

/** Taken by somebody, or after something done: no doubt whose deed it is. */
export const ROBBED: readonly Phrase[] = [
  phrase(
    '(kẻ gian|nó|bọn|thằng|ai đó|người lạ|hacker|hắn|đứa nào) ~ (rút|trừ|lấy|chuyển|vét|quẹt) ~ (hết|sạch|tiền của|tiền trong|tiền tôi)',
  ),
  phrase(
    `(thằng|đứa|bọn|tụi|nó|hắn|kẻ|lũ) ~ (lấy|cuỗm|cướp|quỵt|ôm|xù|chiếm|giật) ~ ${SUM} ~~ (biến|chạy|mất tăm|mất hút|trốn|chặn|bỏ trốn)`,
  ),
  phrase('tiền ~ (bay|bốc hơi|mất|đi|ra|bị trừ|biến) ~ (hết|sạch|sạch trơn|liên tục|luôn|đâu mất)'),
  phrase('(sim|máy|điện thoại) ~ mất sóng ~~ (trừ tiền|mất tiền|tiền|rút|chuyển)'),
  phrase(`(nó|họ|thằng|đứa|bọn|người ta|kẻ|lũ) ~ lừa ~ ${VICTIM} ~ (mất |hết )?${SUM}`),
  phrase('(hack|trộm|cướp|chiếm) ~ (mất )?(tài khoản|tiền|thẻ) ~~ (bay|hết|mất|sạch|rút)'),
  phrase('tiền ~ (trong|ở) ~ (máy|điện thoại|app|ứng dụng) ~ (bị rút|mất|bay|hết|bị trừ)'),
  phrase(`(bị|bị nó|bị người ta|bị bọn|bị thằng|bị đứa) ~ (lừa|lừa đảo|dụ|chiếm đoạt|cuỗm|hack|quỵt|scam) ~~ ${SUM}`),
  phrase(`(lừa|lừa đảo|dụ|chiếm đoạt|cuỗm|lấy) ~ (mất|hết|sạch) ~ ${SUM}`),
  phrase(`(bị|mới bị|vừa bị) (lừa|lừa đảo|scam) (hết|mất|sạch|rồi|xong)`),
  phrase(
    `(lừa|nó lấy|bị lấy|bay|mất|cuỗm|bị rút|nó rút|bị rút mất|bị trừ) (hết|sạch|sạch sành sanh|trắng|toàn bộ|hết sạch) ~ (tiền|tài khoản|tiết kiệm)`,
  ),
  phrase('bị (trừ|rút|lấy|vét|quẹt|chuyển) (hết|sạch|sạch sành sanh|trắng|hết sạch|hết trơn) (rồi|luôn|trơn)?'),
  phrase('(mất|mất sạch|mất hết|mất trắng) (tiền|của|tiền rồi|hết tiền|sạch tiền) ?(rồi|hết)'),
  phrase(
    'bị (lừa|lừa đảo|lừa tiền|lừa chuyển|scam)( tiền)? (rồi|hết|qua mạng|trên mạng|mất|hôm qua|hôm nay|sáng nay|chiều nay|tối qua)',
  ),
  phrase(
    `(tôi|em|con|mẹ|ba|bố|má|bà|ông|vợ|chồng|cháu|mình|chị|anh|bác|cô|chú|mệ) ~ (vừa|mới|đã)? ?bị (lừa|lừa đảo|scam)`,
  ),
  phrase(`(bị |vừa |mới )mất ~ ${SUM} (rồi|mất rồi)`),
  phrase('(dính|mắc|sập|vướng) ~ (lừa|bẫy|quả lừa|cú lừa) ~ (rồi|mất|hết|con|cháu|em|ơi|luôn)'),
]

/** Gone from where it lay; nobody knows yet by whom. */
export const MISSING: readonly Phrase[] = [
  phrase('(tài khoản|thẻ|ví|số dư) ~ (còn|chỉ còn|về|báo) (có )?(0|không|vài|mấy|đúng) ?(đồng|đ|nghìn|ngàn|k)?'),
  phrase('(trừ|rút|chuyển|quẹt|quét|cà|thanh toán) ~ (tiền )?(liên tục|liên tiếp|mấy lần|nhiều lần)'),
  phrase('(bị|tự|tự động) (trừ|rút|quẹt|cà|thanh toán) ~ (tiền|khoản|món|giao dịch|chỗ) lạ'),
  phrase('(thẻ|tài khoản|ví) ~~ (bị|tự) (quẹt|quét|trừ|rút|cà|chuyển|thanh toán)'),
  phrase(
    `(mất|bị trừ|bị rút|bay|biến mất|bốc hơi|bị lấy|thiếu mất) ~ ${SUM} ~ (trong|ở|từ|khỏi) ~ (thẻ|tài khoản|ngân hàng|ví|app|sổ|momo|zalopay)`,
  ),
  phrase(
    '(tiền|số dư) ~ (trong|ở) ~ (thẻ|tài khoản|ngân hàng|ví) ~ (mất|bay|biến mất|bị trừ|bị rút|bốc hơi|không còn|về 0|hết sạch|tự trừ)',
  ),
  phrase(
    `(tài khoản|thẻ|ví|sổ|số dư) ~ ${SUDDENLY} ~ (mất|bị trừ|trừ|bị rút|rút|bay|hết|thiếu|hụt|vơi|báo tất toán|tất toán)`,
  ),
  phrase(
    `${SUDDENLY} ~ (tài khoản|thẻ|ví|sổ|số dư) ~ (mất|bị trừ|trừ|bị rút|rút|bay|hết|thiếu|hụt|vơi|báo tất toán|tất toán)`,
  ),
  phrase(`${SUDDENLY} ~ bị ~ ${TAKEN} ~ ${SUM}`),
  phrase(`bị (ai )?${TAKEN} ((mất|hết|luôn|đi|mất tiêu|tiền|những|tới|đến) )*${SUM}`),
  phrase(`${ACCOUNT} ~ ${GONE} ~ (${AMOUNT}|hết|sạch|trơn|đồng nào)`),
  phrase(`${ACCOUNT} ~ (mất|bay|bốc hơi|hết|cạn|sạch) (sạch )?tiền`),
  phrase(`(tin nhắn|báo|thấy|nhắn|coi|kiểm tra) ~ (trừ|rút|chuyển đi|tất toán|ghi nợ) ~ ${AMOUNT}`),
  phrase('(sổ|sổ tiết kiệm|tiết kiệm) ~ (bị|báo|đã|tự)? ?(tất toán|rút sạch|đóng mất)'),
  phrase(`tiền ~ (đi đâu|bay đâu|biến đâu|mất đâu|chạy đâu) (mất|hết|rồi|sạch|luôn|mất tiêu)`),
  phrase('(có|thấy|ra|mấy) ~ giao dịch ~ (lạ|không phải (của )?tôi|tôi không (làm|thực hiện))'),
]

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
  phrase(`${SENT} ~ cho ~ (bọn nó|tụi nó|bọn|tụi|lũ) ~ ${SUM}`),
  phrase(`(chuyển|gửi|nạp|đóng|nộp|đưa) ~ (hết|sạch) ~ (tiền|rồi)`),
]

/** Paid, by the teller or somebody near. */
export const PAID: readonly Phrase[] = [
  phrase(`${JUST} ~ ${PAY}`),
  phrase(`${PAY} ~ (rồi|xong|mất rồi|luôn)(?! (mới|sẽ|hãy|thì))`),
  phrase(`${HAND} ~ (hết |tới |gần |tổng cộng |cả thảy )?${AMOUNT}`),
  phrase(`${AMOUNT} ~ (chuyển|gửi|nạp|đóng|nộp|trả|đưa) ~ (rồi|xong|hết)`),
]
/** Paying named at all. */
export const BARE_PAYMENT: readonly Phrase[] = [phrase(`(${PAY}|đặt hàng|mua hàng|đóng tiền)`)]

/** What shows, after paying, that it was a trick: nobody answers, the money is held, more is asked for, the friend never called. */
export const TURNED: readonly Phrase[] = [
  phrase(
    `(khóa máy|chặn|block|biến mất|mất hút|mất tăm|mất tiêu|lặn mất|lặn tăm|bặt tăm|im re|im ru|im bặt|im luôn|khóa nick|xóa nick|xóa kết bạn|hủy kết bạn|tắt máy|hết liên lạc|không liên lạc (được|nữa)|liên lạc không được|(gọi|nhắn|ib|rep) ~ (không được|không (bắt|nghe|trả lời|rep|thấy) ?(máy)?)|không (bắt máy|nghe máy|trả lời|rep|phản hồi)|seen không rep|thuê bao|(web|app|sàn|trang) ~ (sập|biến mất|đóng cửa|không vào được)|out nhóm|giải tán|đá (tôi |em |mình )?(ra|khỏi))`,
  ),
  phrase(
    '(không rút được|rút không được|rút không ra|không rút ra (được)?|không rút nổi|không cho rút|giam tiền|giữ tiền|đóng băng|(đòi|bắt|kêu|bảo|yêu cầu|nói|phải) ~ (nạp|đóng|nộp|chuyển|gửi|trả) ~ (nữa|thêm|tiếp|lại|mới (cho|được|trả)))|(đòi|bắt|kêu|bảo) (thêm|nạp thêm|đóng thêm|tiếp)',
  ),
  phrase(
    '((hóa|té|thì) ra|vỡ lẽ|mới biết|biết là giả|là giả|giả mạo|bị lừa|có gọi đâu|có nhắn đâu|có mượn đâu|không (hề )?(gọi|nhắn|mượn)|(bị|mới bị) (chiếm|hack|mất nick|cướp nick)|(con|cháu|nó|em|má|mẹ|anh) ~ (vẫn|còn|đang) (ở nhà|ngồi|khỏe|bình thường|đi học|ở lớp|ở trường)|ở nhà chứ)',
  ),
  phrase(
    '((không|đâu) ((có|thấy) )*(giải ngân|món hàng|vé|tên|gì hết|gì cả)|không có tên|giao ~ (cục gạch|đồ giả|hàng giả|hộp không|giấy vụn))',
  ),
]

/** Gone for good, so that a payment named without "rồi" was made too. */
export const VANISHED: readonly Phrase[] = [
  phrase(
    '(nó|họ|shop|chủ|bên bán|người bán|trang|hắn|web|app) ~ (khóa máy|chặn|block|khóa|biến mất|mất hút|mất tăm|mất tiêu|lặn mất|xóa nick|tắt máy)',
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
    '(lệnh bắt|rửa tiền|tạm giữ|tài khoản an toàn|tài khoản nhà nước|nhà nước giữ hộ|để xác minh|chứng minh trong sạch|trúng (thưởng|xe|giải|số)|hải quan|quà nước ngoài|làm nhiệm vụ|thả tim|giật đơn|chốt đơn ảo|cộng tác viên|sàn (coin|vàng|forex|tiền ảo|chứng khoán)|tiền ảo|việc nhẹ|phí (giải ngân|hồ sơ|bảo hiểm khoản vay|kích hoạt|mở khóa)|người lạ|số lạ|quen (trên mạng|qua mạng|trên (phây|face|facebook|zalo|tele|telegram|tiktok|tinder))|ông tây|hội viên|xưng|tự xưng|nói là công an|giả danh|giả làm|xúi giả)',
  ),
  phrase('(công an|cán bộ|viện kiểm sát|tòa án|điều tra) ~ (gọi|nhắn|video|gọi hình|gọi điện)'),
]
