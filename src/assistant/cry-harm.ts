import {
  ACCOUNT_TAKEN,
  APP_PUT_ON,
  ASKS_ALL,
  CHILD_SPENT,
  CODE_GIVEN,
  FOLLOWED,
  LET_IN,
  NAME_USED,
  NOT_ME,
  STEERED,
  SUSPECTS,
} from './cry-deeds.ts'
import { MISSING, ROBBED } from './cry-money.ts'
import { BARE_PAYMENT, HANDED_TO_CROOK, HELD, PAID, TRICKS, TURNED, VANISHED } from './cry-paid.ts'
import { BLACKMAIL, HARASSED, ON_THE_LINE, SPELLBOUND, THREAT } from './cry-threats.ts'
import { spoken, told } from './cry-told.ts'
import { AMOUNT, DISOWNED } from './cry-words.ts'
import { firstOf, joined, lastOf } from './phrase-places.ts'
import { phrase, type Read, says, saysAny } from './phrases.ts'

/** Which harm a message tells of, from who did what to whom: one reading for each card. */

/**
 * What is being lost. `missing`: money is less and nobody knows why. `phone`: somebody else steers it. `account`: somebody else
 * writes in the teller's name. `name`: somebody else signs or owes in it. `child`: a child paid.
 */
export type Harm = 'money' | 'missing' | 'code' | 'phone' | 'account' | 'name' | 'child' | 'threat'

/** A question about a demand that has not been met: answered as a question. */
const ASKS_WHETHER = phrase(
  '(có thật không|thật không|thiệt không|phải thật|có phải ~ không|phải lừa không|lừa không|lừa đảo không|tin được không|tin không|có nên|nên không|được không|có bấm không|có phải là lừa)',
)
const DEMANDED = phrase(
  '(bảo|nói|đòi|yêu cầu|nhờ|rủ|mời|dụ|bắt) (tôi|em|bác|con|mình|cháu|chị|anh|cô|chú|mẹ|bà|ông|mệ)? ?(phải )?(chuyển|đọc|nạp|nộp|đóng|gửi|đưa|cho|bấm|cài)',
)
/** Done, so that no demand is only asked about. */
const DONE = phrase('(rồi|vừa|mới|lỡ|trót|mất|nãy|xong|tưởng|tin lời|mừng quá|sợ quá|nghe lời|nghe theo)')

/** Own slip, nobody cheated: the wrong-number guide. */
const WRONG_NUMBER = phrase(
  '(chuyển|gửi|gởi|ck|bấm|gõ|quét|chuyển khoản|chuyển tiền|đánh) ~~ (nhầm|sai số|nhầm số|nhầm người|sai người|dư số|thừa số|tên lạ)',
)
const PRESSED_ONLY = phrase(
  '(chưa|không|chưa kịp|chưa có) ~ (nhập|điền|làm|cài|khai|cho|chuyển|đăng nhập|gõ|bấm)( gì)?',
)
const PRESSED = phrase(
  '(bấm|nhấn|mở|vào|ấn|click|kích) ~~ (link|đường dẫn|đường link|tin nhắn|trang|liên kết|dòng chữ)',
)

/** Somebody else's slip, as they say: "khách nói lỡ chuyển dư, đòi trả lại". Nothing of the teller's is gone while nothing is given back. */
const THEIR_SLIP = phrase(
  '(khách|người mua|họ|người ta|người lạ|có người|ai đó|nó|số lạ) ~~ (nói|bảo|báo|nhắn|kêu) ~ (lỡ|chuyển nhầm|chuyển dư|chuyển thừa|gửi nhầm|gửi dư)',
)
const GAVE_BACK = phrase('(chuyển|trả|đưa|gửi|hoàn|thối) ~ (lại )?(rồi|xong|mất rồi|luôn rồi)')

/** What might be done to the teller one day ("lỡ nó đưa ảnh giả thì sao"), or whether it can be done at all ("có rút được tiền không"). */
const WHAT_IF = phrase(
  '((lỡ|nhỡ|rủi|lỡ mà|lỡ đâu|biết đâu) (nó|họ|khách|người ta|người lạ|kẻ gian|ai|có ai|có người|có đứa|đứa nào|bên kia|shop) ~~ thì|(rút|lấy|trừ|quẹt) được ~ không)',
)
const HAPPENED = phrase('(rồi|vừa|mới|trót|nãy|bị|xong)')

const ONLY_THEN = phrase(
  '(phải|cần|chờ|đợi|khi nào|bao giờ|chừng nào|có|xong|thì) ~~ mới (chuyển|gửi|gởi|nạp|đóng|nộp|trả|đưa)',
)
const BUYER = phrase('(khách|người mua|bên mua|khách hàng|được)')
/** What a platform holds is the teller's. */
const IS_MINE = phrase(`(${AMOUNT}|nạp|bắt|đòi|khóa tài khoản|tiền)`)
const ASKED_FOR = phrase(
  '(phải|cần|bảo|kêu|đòi|bắt|yêu cầu|rủ|mời|nhờ|hãy|muốn|định|nên|sẽ|giục|để|hẹn|xin|mượn|dụ|nói|trước khi|có nên|mới)',
)
const PAID_NOW = phrase('((rồi|xong|luôn)(?! (mới|sẽ|hãy|thì))|lỡ|trót|vừa)')
/** "Đóng trước 200k": the terms, not the deed. */
const BEFOREHAND = phrase('(đóng|nạp|nộp|chuyển|cọc|ứng|trả|gửi) (tiền )?trước')
const NOT_SENT = phrase('(chưa|không|chưa kịp|không dám|không có) (chuyển|gửi|đưa|nạp|nộp|đóng|trả)')

/** The password of a Wi-Fi is there to be handed on. */
const WIFI = phrase('(wifi|wi fi|wi-fi)')

/** Money that leaves an account in its good order. */
const PROPER = phrase(
  '(phí|tiền cước|gói cước|cước (điện thoại|mạng|tháng|thuê bao|4g)|hóa đơn|tiền điện|tiền nước|tiền mạng|tiền nhà|internet|gói (data|dịch vụ|thành viên)|(tiền|nộp|đóng) thuế|(tiền|gốc) lãi|lãi (vay|suất)|gốc với lãi|trả góp|thuê bao|duy trì|thường niên|sms|gia hạn|bảo hiểm|mỗi tháng|hàng tháng|hằng tháng|tháng nào cũng|định kỳ|học phí|lệ phí|trừ dần|mỗi lần|bao nhiêu|đăng ký tự động)',
)
const NEVER_DID = phrase(DISOWNED)
const OWED = phrase(`(vay|nợ|đứng tên|trả góp|trả sau|giải ngân) ~~ (${AMOUNT}|tiền|tên|sim|thẻ|cước)`)
const BOOKED = phrase(
  `(bị|báo|nhắn|tự|thấy|nói|đã|tin|có) ~ (trừ|rút|thanh toán|quẹt|giao dịch|tất toán|chuyển đi|ghi nợ) ~~ (rồi|${AMOUNT}|tiền|lần|thẻ|lạ)`,
)
/** A payment of the teller's own that has not arrived. */
const ON_ITS_WAY = phrase(
  '(chưa|không|vẫn) ~ (nhận được|nhận|thấy qua|qua|thành công|thanh toán|lên tiền|biên lai|xác nhận|có tiền|tới|đến|vào)',
)
/** Paid two times over: a question for the bank, not a theft. */
const TWICE = phrase('(trừ|quẹt|thanh toán) ~ (2|hai) lần')
/** Said by whoever calls: "nó báo bị trừ tiền". */
const CLAIMED = phrase(
  '(nó|họ|shipper|người ta|hắn|ổng|ông ấy|cô ấy|số lạ|công an|đứa|thằng|người) ~ (báo|nói|bảo|kêu|dọa)',
)
/** Words of a notice somebody received, not of whoever received it. */
const PASTED = phrase(
  '(quý khách|kính gửi|kính báo|vui lòng|truy cập|thong bao|bấm vào (link|đường dẫn) (để|sau|dưới))',
)

/** Named as a loss, whatever else is said. */
const LOSS_WORD = phrase('(bị lừa|lừa rồi|mất tiền|mất hết tiền|bị hack mất|bị trừ tiền lạ|lừa đảo)')

/** True when something demanded is asked about before it is done. */
export function asksDemand(read: Read): boolean {
  return says(read, ASKS_WHETHER) || says(read, DEMANDED)
}

/**
 * Something says that nothing is lost: a demand only asked about, an own wrong number, a link pressed with nothing entered, somebody
 * else's slip, a notice passed on. No likeness of the wording outweighs it.
 */
export function isExplained(read: Read): boolean {
  return (
    asksDemand(read) ||
    isWrongNumber(read) ||
    isTheirSlip(read) ||
    isSupposed(read) ||
    (says(read, PRESSED) && says(read, PRESSED_ONLY)) ||
    says(read, PASTED)
  )
}

const isWrongNumber = (read: Read) => says(read, WRONG_NUMBER) && !says(read, LOSS_WORD)
const isTheirSlip = (read: Read) => says(read, THEIR_SLIP) && !says(read, GAVE_BACK)
const isSupposed = (read: Read) => says(read, WHAT_IF) && !says(read, HAPPENED)

/** The harm told, the nearest to a life first; null when none is told as something that is so. */
export function harmOf(read: Read, sentences: readonly Read[]): Harm | null {
  const tells = (sought: Parameters<typeof told>[1]) => told(sentences, sought) !== null
  const asks = asksDemand(read)
  const payment = paymentOf(read, sentences)
  const turned =
    (payment !== null && saysAny(read, TURNED)) ||
    (tells(BARE_PAYMENT) && saysAny(read, VANISHED)) ||
    (saysAny(read, HELD) && saysAny(read, TRICKS) && says(read, IS_MINE) && !says(read, ASKS_WHETHER))
  const isGone = turned || tells(ROBBED) || isHandedOver(sentences)
  if (isWrongNumber(read)) return null
  if (says(read, PRESSED) && says(read, PRESSED_ONLY) && !isGone) return null
  if (spoken(sentences, BLACKMAIL) && !says(read, ASKS_WHETHER)) return 'threat'
  if (isTheirSlip(read) || isSupposed(read)) return null
  if (!turned && tells(CHILD_SPENT) && !tells(ROBBED)) return 'child'
  const isDone = says(read, DONE)
  // "Nó đòi nạp nữa" after money was paid is no question about a demand.
  if (isGone && (turned || !asks || isDone)) return 'money'
  if (payment && saysAny(read, TRICKS) && (says(payment, PAID_NOW) || (isDone && !asks))) return 'money'
  if (tells(STEERED)) return 'phone'
  if (tells(APP_PUT_ON)) return 'phone'
  const isMissing = isTakenOddly(read, sentences)
  if (tells(LET_IN)) return 'phone'
  const isFollowed = says(read, FOLLOWED) && !asks
  if (isFollowed && isMissing) return 'money'
  if (!says(read, WIFI) && tells(CODE_GIVEN) && (!asks || isDone)) return isMissing ? 'money' : 'code'
  if (isFollowed && says(read, SUSPECTS)) return 'code'
  if (tells(NAME_USED)) return 'name'
  if (tells(ACCOUNT_TAKEN) || (tells(ASKS_ALL) && says(read, NOT_ME))) return 'account'
  if (isMissing) return 'missing'
  const disowned = disownedOf(read)
  if (disowned !== null) return disowned
  if (tells(ON_THE_LINE) || tells(SPELLBOUND) || spoken(sentences, HARASSED)) return 'threat'
  return tells(THREAT) && !says(read, ASKS_WHETHER) ? 'threat' : null
}

/** "Phải có … mới nộp trên mạng được": "mới" behind what has to come first is "only then", not "just now". */
function isHandedOver(sentences: readonly Read[]): boolean {
  const onlyThen = (before: Read, said: Read) => says(joined(lastOf(before, 8), said), ONLY_THEN)
  return told(sentences, HANDED_TO_CROOK, ({ before, said }) => !onlyThen(before, said)) !== null
}

/** Paid by the teller or somebody near: not asked of them, not a customer's payment, not still in their hands. */
function paymentOf(read: Read, sentences: readonly Read[]): Read | null {
  const place = told(sentences, PAID, ({ before, said, after }) => {
    if (says(lastOf(before, 2), BUYER)) return false
    if (says(said, BEFOREHAND) && !says(joined(said, after), PAID_NOW)) return false
    return !says(lastOf(before, 3), ASKED_FOR) || says(joined(said, after), PAID_NOW)
  })
  if (place === null) return null
  const payment = joined(place.said, place.after)
  return says(read, NOT_SENT) && !says(payment, PAID_NOW) ? null : payment
}

/** Something stands in an account or in the teller's name that they never did. */
function disownedOf(read: Read): Harm | null {
  if (!says(read, NEVER_DID) || says(read, PASTED)) return null
  if (says(read, OWED)) return 'name'
  return says(read, BOOKED) ? 'missing' : null
}

/** Money has left an account, and nothing in the words says that it was owed or is on its way. */
function isTakenOddly(read: Read, sentences: readonly Read[]): boolean {
  const place = told(sentences, MISSING)
  if (place === null || says(read, PASTED)) return false
  return (
    !says(joined(lastOf(place.before, 4), joined(place.said, firstOf(place.after, 6))), PROPER) &&
    !says(read, ON_ITS_WAY) &&
    (!says(place.sentence, TWICE) || says(read, NEVER_DID)) &&
    !says(place.before, CLAIMED)
  )
}
