/** Amounts as they are written and said, and every word for handing money over. Parts of phrases. */
export const SUM =
  '([\\d.,]+ (triệu|nghìn|ngàn|k|đ|d|đồng|vnd|tỷ|usdt|đô|usd|chỉ|cây)|[\\d.,]{4,}(đ|d|vnd)?|(vài|mấy|chục|trăm|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (chục |trăm )?(triệu|ngàn|nghìn)|một nửa|nửa tiền|ít tiền|mấy triệu|toàn bộ tiền|hết tiền)'

export const SEND =
  '(chuyển khoản|chuyển tiền|chuyển|gửi|gởi|bắn|nạp|đóng|nộp|đặt cọc|cọc|ứng trước|ứng|trả trước|ký quỹ|thế chân|thanh toán)'
