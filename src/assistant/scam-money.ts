/** Amounts as they are written and said, and every word for handing money over. Parts of phrases. */

/** Words between the first word of an amount and its scale: "mười [lăm] triệu", "hai [mươi mốt] triệu", "năm [trăm] nghìn". */
const WITHIN =
  '(chục |mươi |mười |trăm |linh |lẻ |một |mốt |hai |ba |bốn |tư |năm |lăm |nhăm |sáu |bảy |tám |chín ){0,4}'

/** "hai mươi mốt triệu rưỡi", "mấy chục nghìn", "trăm rưỡi"; `first` adds what may begin one. */
export function saidSum(first: string): string {
  return `((${first}vài|mấy|chục|trăm|nửa|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) ${WITHIN}(triệu|ngàn|nghìn)( rưỡi)?|(trăm|triệu) rưỡi)`
}

export const SUM = `([\\d.,]+ (triệu|nghìn|ngàn|k|đ|d|đồng|vnd|tỷ|usdt|đô|usd|chỉ|cây)|[\\d.,]{4,}(đ|d|vnd)?|${saidSum('')}|một nửa|nửa tiền|ít tiền|mấy triệu|toàn bộ tiền|hết tiền)`

export const SEND =
  '(chuyển khoản|chuyển tiền|chuyển|gửi|gởi|bắn|nạp|đóng|nộp|đặt cọc|cọc|ứng trước|ứng|trả trước|ký quỹ|thế chân|thanh toán)'
