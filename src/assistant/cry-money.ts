import { ACCOUNT, AMOUNT, GONE, SUDDENLY, SUM, TAKEN, VICTIM } from './cry-words.ts'
import { type Phrase, phrase } from './phrases.ts'

/** Money gone: taken or cheated out of somebody, or missing and nobody knows why. */

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
  phrase('bị (trừ|rút|lấy|vét|quẹt|chuyển) (hết|sạch|sạch sành sanh|trắng|hết sạch|hết trơn)'),
  phrase('(mất|mất sạch|mất hết|mất trắng) (tiền|của|tiền rồi|hết tiền|sạch tiền) ?(rồi|hết)'),
  phrase(
    'bị (lừa|lừa đảo|lừa tiền|lừa chuyển|scam)( tiền)? (rồi|hết|qua mạng|trên mạng|mất|hôm qua|hôm nay|sáng nay|chiều nay|tối qua)',
  ),
  phrase(
    `(tôi|em|con|mẹ|ba|bố|má|bà|ông|vợ|chồng|cháu|mình|chị|anh|bác|cô|chú|mệ) ~ (vừa|mới|đã)? ?bị (lừa|lừa đảo|scam)`,
  ),
  phrase(`(bị |vừa |mới )mất ~ ${SUM} (rồi|mất rồi)`),
  phrase(`(nó|bọn|tụi|thằng|hắn|kẻ|đứa) ~ (rút|lấy|quẹt|trừ|cuỗm|trộm) ~ của ~~ ${AMOUNT}`),
  phrase('bị (ai|nó|người ta|đứa nào|thằng nào|bọn nó) (rút|lấy|trừ|quẹt|chuyển|xài|vét) (mất|hết|sạch|luôn)'),
  phrase('(vừa|mới|bị) mất tiền (oan|rồi|xong|hết)'),
  phrase(`(bị|mới|vừa) mất tiền ~ rồi`),
  phrase(`mất (sạch|trắng|toi|đứt|tiêu|oan|đi) ~ ${AMOUNT}`),
  phrase('(ôm|cầm|vác) ~ (tiền|cọc|hàng|vàng) ~ (chạy|trốn|biến|bỏ trốn|đi mất)'),
  phrase(`bị ~ (chôm|trộm|lấy cắp|ăn cắp|hốt|vét) ~ (hết|sạch|mất|${AMOUNT})`),
  phrase('bị ~ dụ ~~ (nạp|đóng|chuyển|vay|góp) ~ (hết|sạch|tiền|lương|vốn)'),
  phrase(
    '(giật|cướp|móc|ăn cắp|mất cắp|trộm|ăn trộm|lấy cắp) (mất )?(điện thoại|máy|túi|ví) ~~ (app ngân hàng|ngân hàng|momo|zalopay|tiền|thẻ)',
  ),
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
  phrase(`(tiền|số dư|ví|thẻ|tài khoản) ~ (vơi|hụt|thiếu|mất) ~ (${AMOUNT}|\\d{2,4})`),
  phrase(
    '(số dư|tài khoản|ví(?! giấy)|thẻ) ~ (bằng không|bằng 0|về không|về 0|trống trơn|sạch trơn|sạch bách|không còn đồng nào)',
  ),
  phrase(`còn ~ ${AMOUNT} ~~ (trong khi|mà|hồi|hôm qua|tối qua|sáng nay|hồi sáng) ~ (còn|có) ~ ${AMOUNT}`),
  phrase('(thấy|còn|báo|hiện) ~ 0 (đồng|đ) ~~ (hồi|hôm|tối|sáng|mới|trước) ~ còn'),
  phrase('(vàng|của|tiền) ~ mất ~ (đâu|hết|sạch) (hết|rồi|sạch|trơn)'),
  phrase(`tiền ~ (đi đâu|bay đâu|biến đâu|mất đâu|chạy đâu) (mất|hết|rồi|sạch|luôn|mất tiêu)`),
  phrase('(có|thấy|ra|mấy) ~ giao dịch ~ (lạ|không phải (của )?tôi|tôi không (làm|thực hiện))'),
]
