import { GAVE, JUST, SECRET, SUM, THEY } from './cry-words.ts'
import { type Phrase, phrase } from './phrases.ts'

/** What was given away that opens an account or a phone, and what is taken over already. */

export const CODE_GIVEN: readonly Phrase[] = [
  phrase(
    `${JUST} ~ (chụp|gửi|gởi|đưa|quay|cung cấp|cho) ~ (cccd|căn cước|cmnd|mặt sau|mặt trước|hai mặt|2 mặt|ảnh thẻ|thẻ ngân hàng|khuôn mặt) ~~ (nó|họ|người lạ|người ta|rồi|bên (kia|đó|cho vay|vay))`,
  ),
  phrase(
    '(nó|hắn|họ|người lạ|bọn|tụi|ổng|người ta) ~~ (cccd|căn cước|cmnd|ảnh thẻ|khuôn mặt) ~~ (lỡ|dại|trót|tin|ngu|tưởng) ~ (gửi|đưa|chụp|quay)',
  ),
  phrase(`${JUST} ~ (quét|xoay|quay|đưa) (khuôn )?(mặt|vân tay) ~~ (nó|họ|cho|app|rồi)`),
  phrase(`${JUST} ~ (cài|tải|bấm cài) ~~ (nó|họ|người lạ|người ta|số lạ|cán bộ|công an) ~ (gửi|đưa|chỉ|hướng dẫn|bảo)`),
  phrase(`${JUST} ~ (cài|tải|cho|đồng ý) ~~ (nó|họ|người lạ|người ta|số lạ) ~ (điều khiển|vào máy)`),
  phrase(`${JUST} ~ ${GAVE} ~ ${SECRET} ~~ (cho|rồi|xong|nó|họ|người|vào)`),
  phrase(
    `${GAVE} ~ ${SECRET} ~ (cho|vào) ~ (nó|họ|người ta|thằng|đứa|bọn|kẻ|người lạ|công an|nhân viên) ~ (rồi|xong|mất rồi|luôn rồi)`,
  ),
  phrase(`${GAVE} ~ ${SECRET} (mất )?(rồi|xong)`),
  phrase(`${SECRET} ~~ (đọc|đưa|nhập|khai|nói|cho) ((hết|luôn|mất|cả|ra|nó) )*rồi`),
  phrase(`(lỡ|trót|vừa|mới) ~ ${GAVE} ~ ${SECRET}`),
  phrase(`(bấm|vào|mở|nhấn) ~~ (link|đường dẫn|trang|web) ~~ (rồi|xong|có) ~ (nhập|điền|khai|gõ) ~ ${SECRET}`),
]

/** Steps taken at a stranger's bidding. */
export const FOLLOWED = phrase(
  '((làm|bấm|nhấn|thao tác|xác nhận|cài|ấn) ~~ theo (lời|nó|họ|hắn|cô|anh|ông|chị|chỉ dẫn|hướng dẫn|người)|(làm|bấm|nhấn|ấn) theo|nghe (nó|lời|hắn|họ|theo)|hướng dẫn ~ từng (nút|bước|chỗ))',
)
export const SUSPECTS = phrase(
  '(giờ|chừ|xong|mới|thấy) ~ (nghi|nghi nghi|sợ|lo|sai sai|lạ|hối hận|tá hỏa|hoảng)|không biết có sao',
)

/** An app put on the phone by somebody's order, and what followed. */
export const APP_PUT_ON: readonly Phrase[] = [
  phrase(
    `(cài|tải) ~ (teamviewer|anydesk|ultraviewer|ultra|rustdesk|app lạ|ứng dụng lạ|file apk|apk) ~~ (cho nó|cho họ|rồi|xong)`,
  ),
  phrase(
    `(${THEY}|người|cán bộ|công an|nhân viên) ~~ (bảo|kêu|bắt|chỉ|hướng dẫn|gửi|dụ|xui) ~ (cài|tải) ~~ (cài|tải|làm theo|bấm) ((theo|vào|luôn|mất|phải) )*(rồi|xong)`,
  ),
  phrase(
    `${THEY} ~~ (cài|tải|bấm|mở|gửi) ~~ (máy|điện thoại|màn hình) ~ (đơ (ra|luôn|cứng|rồi|màn)|đen (thui|ngòm|màn|xì)|đứng (im|hình|máy|yên)|treo|nóng ran|bấm không được|không bấm được|không tắt được|tắt không được|tự (mở|bấm|chạy|nhảy|chuyển))`,
  ),
  phrase('(nghe theo|nghe lời|làm theo) ~ (cài|tải|bật|bấm) ~~ (giờ|rồi|xong|máy|điện thoại|màn hình)'),
  phrase(`làm theo ~ (cài|tải|bấm) ~~ (rồi|xong|luôn|nó)`),
  phrase('(bấm|làm) theo (nó|họ|hắn|người ta) ~ (chỉ|bảo|kêu|hướng dẫn|nói) ~~ (tự|tiền|đen|mất|trừ|chuyển)'),
]

/** Not the owner moves the phone any more. */
export const STEERED: readonly Phrase[] = [
  phrase(
    '(máy|điện thoại|màn hình) ~ (bị điều khiển|bị chiếm quyền|tự chạy|tự bấm|tự nhảy|người khác điều khiển|bị khóa đen)',
  ),
  phrase(
    '(máy|điện thoại|màn hình) ~ tự (nó )?(mở|bấm|chuyển|vào|chạy|thao tác) ~ (app|ứng dụng|ngân hàng|tiền|zalo|tin nhắn|lung tung|loạn)',
  ),
  phrase(`${THEY} đang ~ (điều khiển|thao tác|vào|ở trong|chiếm) ~ (máy|điện thoại|màn hình)`),
]

/** Let in by the owner's own hand, or locked for a ransom. */
export const LET_IN: readonly Phrase[] = [
  phrase(
    '(bật|mở|cho|bấm|đồng ý) ~ (chia sẻ màn hình|share màn hình|trợ năng|điều khiển|vào máy|xem màn hình) ~ (cho (nó|họ|hắn|người ta)|rồi|xong)',
  ),
  phrase(
    '(lỡ|trót|vừa|đã|nghe nó|nghe lời) ~ (bật|mở|cho|bấm|đồng ý) ~ (chia sẻ màn hình|share màn hình|trợ năng|điều khiển|vào máy|xem màn hình)',
  ),
  phrase(
    '(nó|họ|hắn|bên đó|bên kia) ~ đang ~ (gõ|bấm|mở|coi|xem|lục|vào|rút|chuyển) ~~ (máy|ngân hàng|điện thoại|app|tin nhắn)',
  ),
  phrase('(máy|điện thoại|màn hình) ~ (bị )?khóa ~~ (bắt|đòi|yêu cầu) ~ (nộp|đóng|trả|chuyển|nạp)'),
]

/** An account in somebody else's hands. */
const NETWORK =
  '(zalo|facebook|fb|face|phây|nick|acc|tele|telegram|tiktok|instagram|messenger|mail|gmail|email|tài khoản (zalo|facebook|fb|face|game|mail|mạng xã hội)|fanpage)'
export const ACCOUNT_TAKEN: readonly Phrase[] = [
  phrase(`${NETWORK} ~~ tự (gửi|nhắn|đăng|kết bạn|mời|mượn)`),
  phrase(
    `${NETWORK} ~~ (bị|mới bị) ~ (xài đi|dùng để|lấy đi|hack|chiếm|cướp|đánh cắp|lấy mất|ai vào|người khác vào|đứa nào vào|vô|đăng nhập|mất|khóa mất|đổi mật khẩu|đổi pass)`,
  ),
  phrase(`(hack|chiếm|cướp|lấy|mất|ăn cắp) (mất |luôn )?${NETWORK} ~~ (rồi|luôn|nhắn|mượn|vay|xin|lừa|khóc|của)`),
  phrase(
    `(nó|họ|ai|đứa nào|thằng nào|người ta|kẻ nào|hắn) ~ (dùng|lấy|xài|vào|giả) ~ ${NETWORK} ~~ (nhắn|mượn|vay|xin|hỏi) ~ (tiền|bạn|người|họ hàng)`,
  ),
]

/** Everybody is being asked for money in somebody's name. */
export const ASKS_ALL: readonly Phrase[] = [
  phrase(
    `(nhắn|ib|inbox|đang|đi|gọi) ~~ (mượn|vay|xin|hỏi mượn)( tiền)? ~ (bạn bè|cả họ|mọi người|họ hàng|khắp|lung tung|người quen|tiền)`,
  ),
]

/** What makes a talk of borrowing one of a stolen account: the owner did not ask. */
export const NOT_ME = phrase(
  '((tôi|em|mình|con|cháu|bác|chị|anh|cô|chú|mẹ) ~ (có|đâu có) (xin|mượn|nhắn|gửi|vay|đăng nhập|làm) ~ (ai |gì |máy nào )?đâu|không phải (tôi|em|mình|con)|(tôi|em|mình) không (nhắn|gửi|mượn|xin|vay)|bị (hack|chiếm|cướp|ai vào|mất))',
)

/** Somebody owes or signs in the teller's name. */
const PAPER = '(vneid|cccd|căn cước|cmnd|giấy tờ|định danh|chứng minh|chứng minh thư)'
const OTHERS = '(có người|có đứa|người lạ|ai|ai đó|nó|bọn|bọn nó|người ta|kẻ gian|đứa nào|người khác|kẻ nào)'
export const NAME_USED: readonly Phrase[] = [
  phrase(`${OTHERS} ~ (dùng|lấy|xài|cầm|mượn) ~ ${PAPER} ~~ (vay|mở thẻ|mở tài khoản|nợ|đăng ký|mua trả góp)`),
  phrase(`(mượn|lấy|cầm|dùng) ~ ${PAPER} ~~ (mở thẻ|mở tài khoản|vay|đăng ký|làm) ~~ (báo nợ|đòi nợ|nợ|đòi|rồi)`),
  phrase(`${PAPER} ~ bị ~ (dùng|lấy|xài|đem) ~ (vay|mở thẻ|mở tài khoản|nợ|đăng ký|mua trả góp)`),
  phrase(
    '(ai|nó|người ta|đứa nào|kẻ nào|người khác|bọn nó) ~ (vào|đăng nhập|lấy|chiếm|đổi|xài) ~ vneid ~ (rồi|luôn|mất|tôi|em|mình)',
  ),
  phrase(`vneid ~ bị ~ (hack|chiếm|đổi|lấy mất)`),
  phrase(`vneid ~ (bị|báo|có) ~ (ai|người khác|máy khác|máy lạ|thiết bị lạ|thiết bị khác) ~ (dùng|vào|đăng nhập)?`),
  phrase(`vneid ~ (báo|bị|có) ~ đăng nhập ~ (máy khác|máy lạ|thiết bị lạ|nơi khác|chỗ khác)`),
  phrase('(vay|nợ) ~~ (đứng tên|bằng tên|bằng căn cước|bằng cccd) (tôi|em|mình|con|mẹ|ba|bố|chồng|vợ)'),
  phrase(
    '(đòi nợ|báo nợ|nợ xấu) ~~ (tôi|em|mình|mẹ|ba|bố|chồng|vợ|con) (có|đâu có|không) (vay|mượn) ~ (đâu|bao giờ|gì)',
  ),
]

/** A child has spent what lay on the phone. */
export const CHILD_SPENT: readonly Phrase[] = [
  phrase(
    `(con|cháu|thằng|đứa|bé|nhóc|cu|nó|em trai|em gái) ~~ (nạp|mua|bấm|chơi|quẹt|trừ) ~~ (game|free fire|liên quân|roblox|robux|kim cương|thẻ|quân huy|tiktok|xu) ~~ ${SUM}`,
  ),
  phrase(
    `(con|cháu|thằng|đứa|bé|nhóc|cu|nó) ~~ (nạp|mua|bấm|chơi) ~~ (game|free fire|liên quân|roblox|robux|kim cương|quân huy|xu) ~~ (trừ|mất|hết|sạch|bay)`,
  ),
  phrase(
    `${SUM} ~~ (con|cháu|thằng|đứa|bé|nhóc|cu) ~~ (nạp|mua|bấm|chơi) ~~ (game|free fire|liên quân|roblox|robux|kim cương|quân huy|xu)`,
  ),
]
