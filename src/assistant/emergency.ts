import { fold } from '../shared/text.ts'
import { ACCOUNT_TAKEN, APP_PUT_ON, CHILD_SPENT, CODE_GIVEN, NAME_USED, NOT_ME, STEERED } from './cry-deeds.ts'
import { BARE_PAYMENT, HANDED_TO_CROOK, HELD, MISSING, PAID, ROBBED, TRICKS, TURNED, VANISHED } from './cry-money.ts'
import { BLACKMAIL, CRY, ON_THE_LINE, THREAT, withoutLookups } from './cry-threats.ts'
import { isSettled, told } from './cry-told.ts'
import { AMOUNT, SECRET, SUM } from './cry-words.ts'
import { joined, lastOf } from './phrase-places.ts'
import { phrase, type Read, readPhrases, says, saysAny, sentencesOf } from './phrases.ts'

/** What a message says about a loss that is happening or has happened to the speaker or their family. */
export interface Emergency {
  /** `sure`: the card goes out at once. `weak`: one short question, with the numbers already in it. */
  level: 'sure' | 'weak' | null
  /**
   * What is being lost, and so which card answers. `missing`: money is less and nobody knows why. `phone`: somebody else steers it.
   * `account`: somebody else writes in the teller's name. `name`: somebody else signs or owes in it. `child`: a child paid.
   */
  kind: 'money' | 'missing' | 'code' | 'phone' | 'account' | 'name' | 'child' | 'threat' | null
}

export interface EmergencyContext {
  /** Texts of the open question's options: typing one of them answers it, whatever it says. */
  options?: readonly string[]
  /** An emergency card went out in this talk: hints are then read as part of the same story. */
  ongoing?: boolean
}

type Kind = NonNullable<Emergency['kind']>
const NONE: Emergency = { level: null, kind: null }
const sure = (kind: Kind): Emergency => ({ level: 'sure', kind })
const weak = (kind: Emergency['kind']): Emergency => ({ level: 'weak', kind })

/** A question about a demand that has not been met: answered as a question. */
const ASKS_WHETHER = phrase(
  '(có thật không|thật không|thiệt không|phải thật|có phải ~ không|phải lừa không|lừa không|lừa đảo không|tin được không|tin không|có nên|nên không|được không|có bấm không|có phải là lừa)',
)
const DEMANDED = phrase(
  '(bảo|nói|đòi|yêu cầu|nhờ|rủ|mời|dụ|bắt) (tôi|em|bác|con|mình|cháu|chị|anh|cô|chú|mẹ|bà|ông|mệ)? ?(phải )?(chuyển|đọc|nạp|nộp|đóng|gửi|đưa|cho|bấm|cài)',
)
/** Done, so that no demand is only asked about. */
const DONE = phrase('(rồi|vừa|mới|lỡ|trót|mất|nãy|xong)')

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
  '(phí|cước|hóa đơn|tiền điện|tiền nước|tiền mạng|tiền nhà|internet|gói|thuế|lãi|trả góp|thuê bao|duy trì|thường niên|sms|gia hạn|bảo hiểm|mỗi tháng|hàng tháng|hằng tháng|tháng nào cũng|định kỳ|học phí|lệ phí|trừ dần|đăng ký tự động)',
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

/** To report a crook is a task of its own, not a cry. */
const REPORTS = phrase('(trình báo|tố giác|tố cáo|báo tin|cách báo|báo) (vụ |về |số |kẻ )?(lừa đảo|lừa)')
const LOSSES = 'bị lừa|lừa rồi|mất tiền|mất hết tiền|bị hack mất|bị trừ tiền lạ'
const LOST = phrase(`(${LOSSES})`)
const LOSS_WORD = phrase(`(${LOSSES}|lừa đảo)`)
/** Bare "lừa đảo" names a kind of thing ("mã QR lừa đảo", "làm trắc nghiệm lừa đảo") unless somebody does it to somebody. */
const CROOKS = phrase(
  '(nó|bọn|bọn nó|tụi|tụi nó|chúng|chúng nó|thằng|hắn|họ|người ta) ~ lừa đảo|lừa đảo (rồi|mất|hết|sạch|tôi|mẹ|con|em|bác|bà|ông|má|nhà)',
)
const HINT = phrase(`(${SECRET}|chuyển|lừa|mất|nó|chặn)`)
const A_SUM = phrase(SUM)

/**
 * Reads whether money, a code, an account or safety is being lost (conversation.md §2.2, step 1). Exceptions come first: an option
 * of the open question, an own wrong-number transfer, a link pressed with nothing entered. Whether a harm is told or supposed,
 * denied, heard of or long past is read where it stands in its sentence.
 */
export function readEmergency(text: string, context: EmergencyContext = {}): Emergency {
  if (context.options?.some((option) => alike(option, text))) return NONE
  const read = readPhrases(text)
  const sentences = sentencesOf(read)
  if (isSettled(read, says(read, A_SUM))) return NONE
  const harm = harmOf(read, sentences)
  if (harm !== null) return sure(harm)
  const count = read.folded.trim().split(' ').length
  if (context.ongoing === true && says(read, HINT) && !asksHow(text))
    return sure(told(sentences, CODE_GIVEN) ? 'code' : 'money')
  const isCry = says(withoutLookups(read), CRY)
  if (isCry && count <= 8) return weak(null)
  const isLost = told(sentences, [LOST, CROOKS]) !== null || (count <= 2 && says(read, LOSS_WORD))
  if (isLost && !says(read, REPORTS) && count <= 6 && !asksDemand(read) && !asksHow(text)) return weak('money')
  return NONE
}

function asksDemand(read: Read): boolean {
  return says(read, ASKS_WHETHER) || says(read, DEMANDED)
}

function harmOf(read: Read, sentences: readonly Read[]): Kind | null {
  const tells = (sought: Parameters<typeof told>[1]) => told(sentences, sought) !== null
  const asks = asksDemand(read)
  const payment = paymentOf(read, sentences)
  const turned =
    (payment !== null && saysAny(read, TURNED)) ||
    (tells(BARE_PAYMENT) && saysAny(read, VANISHED)) ||
    (saysAny(read, HELD) && saysAny(read, TRICKS) && says(read, IS_MINE) && !says(read, ASKS_WHETHER))
  const isGone = turned || tells(ROBBED) || tells(HANDED_TO_CROOK)
  if (says(read, WRONG_NUMBER) && !says(read, LOSS_WORD)) return null
  if (says(read, PRESSED) && says(read, PRESSED_ONLY) && !isGone) return null
  if (tells(BLACKMAIL) && !says(read, ASKS_WHETHER)) return 'threat'
  if (says(read, THEIR_SLIP) && !says(read, GAVE_BACK)) return null
  if (says(read, WHAT_IF) && !says(read, HAPPENED)) return null
  const isDone = says(read, DONE)
  // "Nó đòi nạp nữa" after money was paid is no question about a demand.
  if (isGone && (turned || !asks || isDone)) return 'money'
  if (payment && saysAny(read, TRICKS) && (says(payment, PAID_NOW) || (isDone && !asks))) return 'money'
  if (tells(STEERED)) return 'phone'
  if (tells(APP_PUT_ON)) return 'phone'
  const isMissing = isTakenOddly(read, sentences)
  if (!says(read, WIFI) && tells(CODE_GIVEN) && (!asks || isDone)) return isMissing ? 'money' : 'code'
  if (tells(NAME_USED)) return 'name'
  if (tells(ACCOUNT_TAKEN.slice(0, 3)) || (tells(ACCOUNT_TAKEN) && says(read, NOT_ME))) return 'account'
  if (tells(CHILD_SPENT)) return 'child'
  if (isMissing) return 'missing'
  if (tells(ON_THE_LINE)) return 'threat'
  return tells(THREAT) && !says(read, ASKS_WHETHER) ? 'threat' : null
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

/** Money has left an account, and nothing in the words says that it was owed or is on its way. */
function isTakenOddly(read: Read, sentences: readonly Read[]): boolean {
  const place = told(sentences, MISSING)
  if (place === null || says(read, PASTED)) return false
  return (
    !says(place.sentence, PROPER) &&
    !says(read, ON_ITS_WAY) &&
    !says(place.sentence, TWICE) &&
    !says(place.before, CLAIMED)
  )
}

/** A question about how or what: the answer is wanted, not the card again. */
function asksHow(text: string): boolean {
  return /\?|\b(?:sao|gi|nao|dau|the nao|lam gi|nhu nao|bao lau|khong)\b/u.test(fold(text))
}

/** The same words but for marks, stops and a few letters: at least nine tenths of the letter pairs are shared. */
function alike(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) =>
    fold(text)
      .replaceAll(/[^\p{L}\d]+/gu, ' ')
      .trim(),
  )
  if (left === undefined || right === undefined || left === '' || right === '') return false
  if (left === right) return true
  const pairs = (text: string) => new Set([...text].map((letter, at) => letter + (text[at + 1] ?? '')))
  const [a, b] = [pairs(left), pairs(right)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size) >= 0.9
}
