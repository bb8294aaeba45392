import { saidSum } from './scam-money.ts'

/** Words that cries for help are made of, as alternatives for phrases: who, whose, what was done, how much, when. */

export const SENT = '(chuyển khoản|chuyển tiền|chuyển|gửi|gởi|nạp|đóng|nộp|đặt cọc|cọc|trả|bắn|đưa)'
/** Money by the word itself, and words that need a sum beside them. */
export const PAY =
  '(chuyển khoản|chuyển tiền|gửi tiền|nạp tiền|đóng tiền|nộp tiền|đưa tiền|trả tiền|đặt cọc|cọc|ký quỹ|xuống tiền|chuyển|nạp|banking)'
export const HAND = '(chuyển|gửi|gởi|trả|bắn|đưa|ứng|mua|đặt|góp|đóng|nộp|nạp|cọc|vay|thanh toán|vào lệnh|đầu tư)'

/** An amount in figures or in words; `SUM` takes bare "tiền" for one too. */
export const AMOUNT = `([\\d.,]+ (triệu|củ|nghìn|ngàn|k|đ|đồng|tỷ|ty|trăm|chỉ|cây|đô|chai|vnd|usd|usdt)|\\d{1,3}([.,]\\d{3}){1,3}|\\d{5,10}|${saidSum('hơn|')}|(mấy|vài|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|hơn) (chục|trăm|triệu|mươi|tỷ) ?(triệu|nghìn|ngàn)?)`
export const SUM = `(${AMOUNT}|tiền)`

export const CROOK =
  '(lừa|lừa đảo|kẻ gian|kẻ lừa|thằng|đứa|bọn|tụi|lũ|xưng|giả|giả danh|mạo danh|người lạ|số lạ|trên mạng|công an|hải quan|shipper giả|hacker|đa cấp|sàn|app lạ)'

export const VICTIM = '(tôi|em|con|mẹ|ba|bố|má|bà|ông|vợ|chồng|cháu|mình|chị|anh|bác|cô|chú|mệ)'

export const SECRET =
  '(mã|otp|mã otp|mật khẩu|mã pin|pin|cvv|passcode|số thẻ|thông tin thẻ|số cvv|mã xác (thực|nhận|minh)|smart otp|pass|dãy số|mấy (cái |con )?số|số trên thẻ|số sau thẻ|(4|6|bốn|sáu) (số|chữ số|con số))'
export const GAVE = '(đọc|cho|gửi|gởi|đưa|cung cấp|nhập|khai|điền|nhắn|chụp|nói|gõ)'
export const JUST = '(vừa|mới|lỡ|trót|lỡ tay|đã|vừa mới|nãy|hồi nãy|lỡ dại|dại)'

/** Whoever stands on the other side. */
export const THEY =
  '(nó|họ|hắn|bọn nó|bọn|tụi nó|tụi|chúng|chúng nó|thằng|đứa|lũ|kẻ|kẻ gian|người ta|người lạ|ông ấy|ông ta|ổng|bả|bà ta|cô ấy|cậu ấy|anh ta|bên kia|bên đó|bên bán|shop|chủ shop|người bán|admin|web|app|sàn|ông|cô|cậu|anh|chị|ban|bạn đó|khách)'

/** Where money lies. */
export const ACCOUNT =
  '(tài khoản|thẻ|ví|số dư|sổ tiết kiệm|tiền tiết kiệm|momo|zalopay|viettel money|app ngân hàng|atm|vietcombank|vietinbank|agribank|bidv|techcombank|mbbank|sacombank|vpbank|tpbank|hdbank)'

/** What takes money out of it. */
export const TAKEN =
  '(trừ|rút|quẹt|quét|cà|hút|vét|chuyển|lấy|ăn cắp|ăn trộm|đánh cắp|trộm|cuỗm|dọn|vơ|móc|khoắng|nuốt|tất toán|thanh toán|xài|tiêu)'

/** How it is gone, without anybody named. */
export const GONE =
  '(mất|bay|bay màu|bốc hơi|biến mất|biến|không cánh mà bay|hụt|thiếu|vơi|hao|mất tiêu|mất tăm|đi đâu|về 0|về không|cạn|sạch|sạch trơn|sạch bách|sạch sành sanh|trống trơn|trắng|hết|hết sạch|hết trơn|không còn|không còn đồng nào|chẳng còn)'

/** The teller never did it: "có mua gì đâu", "trong khi tôi đang đi cấy". */
const OWN_DEED =
  '(mua|rút|bấm|chuyển|vay|đăng ký|làm|xài|quẹt|thanh toán|gửi|nhắn|xin|mượn|nạp|đăng nhập|đụng|tiêu|gọi|mở|đặt|quét|dùng|ký|nợ)'
export const DISOWNED = `((có|đâu có) (hề )?${OWN_DEED} ((ai|gì|chi|món|máy|số|cái|tiền|lần|nào|đó) )*(đâu|bao giờ)|(không hề|chưa hề|chưa từng|chưa bao giờ|đâu có) ${OWN_DEED}|không (vay|mượn|vay mượn|mua|nợ) (gì|ai|bao giờ|đồng nào)|trong khi (tôi|em|mình|con|mẹ|ba|bố|bác|chị|anh|cô|chú) (đang|ở|có|không)|không nhớ ~ ${OWN_DEED}|(tôi|em|mình) ở ~ mà)`

export const SUDDENLY =
  '(tự nhiên|tự dưng|bỗng|bỗng nhiên|bỗng dưng|đột nhiên|đột ngột|tự động|sáng dậy|ngủ dậy|nửa đêm|đêm qua|khi không|khi khổng khi không|vô cớ|vô duyên vô cớ)'
