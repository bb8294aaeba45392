import { fold } from '../shared/text.ts'
import { phrase, type Read, readPhrases, says, saysAny } from './phrases.ts'
import { saidSum } from './scam-money.ts'

/** What a message says about a loss that is happening or has happened to the speaker or their family. */
export interface Emergency {
  /** `sure`: the card goes out at once. `weak`: one short question, with the numbers already in it. */
  level: 'sure' | 'weak' | null
  kind: 'money' | 'code' | 'threat' | null
}

export interface EmergencyContext {
  /** Texts of the open question's options: typing one of them answers it, whatever it says. */
  options?: readonly string[]
  /** An emergency card went out in this talk: hints are then read as part of the same story. */
  ongoing?: boolean
}

const NONE: Emergency = { level: null, kind: null }
const sure = (kind: NonNullable<Emergency['kind']>): Emergency => ({ level: 'sure', kind })
const weak = (kind: Emergency['kind']): Emergency => ({ level: 'weak', kind })

const SENT = '(chuyển khoản|chuyển tiền|chuyển|gửi|gởi|nạp|đóng|nộp|đặt cọc|cọc|trả|bắn|đưa)'
const SUM = `([\\d.,]+ (triệu|củ|nghìn|ngàn|k|đ|đồng|tỷ|ty|trăm|chỉ|cây|đô)|${saidSum('hơn|')}|(mấy|vài|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|hơn) (chục|trăm|triệu|mươi|tỷ) ?(triệu|nghìn|ngàn)?|tiền)`
const CROOK =
  '(lừa|lừa đảo|kẻ gian|kẻ lừa|thằng|đứa|bọn|tụi|lũ|xưng|giả|giả danh|mạo danh|người lạ|số lạ|trên mạng|công an|hải quan|shipper giả|hacker|đa cấp|sàn|app lạ)'
const VICTIM = '(tôi|em|con|mẹ|ba|bố|má|bà|ông|vợ|chồng|cháu|mình|chị|anh|bác|cô|chú|mệ)'
const SECRET = '(mã|otp|mã otp|mật khẩu|mã pin|pin|cvv|passcode|số thẻ|số cvv|mã xác (thực|nhận|minh))'
const GAVE = '(đọc|cho|gửi|gởi|đưa|cung cấp|nhập|khai|điền|nhắn|chụp)'
const JUST = '(vừa|mới|lỡ|trót|lỡ tay|đã|vừa mới|nãy|hồi nãy|lỡ dại)'

/** A loss spoken of as possible, asked about, prevented, or long past and somebody else's. */
const NOT_NOW = [
  phrase('(nếu|giả sử|ví dụ|chẳng may|nhỡ|lỡ như|lỡ mà|lỡ bị|khi bị|khi nào bị|trường hợp) ~~ (lừa|mất|chuyển|đọc|bị)'),
  phrase(
    '(sợ|khỏi|tránh|phòng|phòng tránh|chống|đừng để|không để|để không|cho khỏi|kẻo|lỡ|chưa|không|có phải|có khi nào|hay) (là )?(mình )?(bị )?(lừa|mất tiền|lừa đảo|mất)',
  ),
  phrase('(chưa|không|đâu có|không có) (hề )?(bị )?(chuyển|gửi|đưa|đọc|cho|mất|nạp|đóng|nộp|làm)'),
  phrase('(bác|chú|cô|anh|chị|ông|bà) hàng xóm'),
  phrase(
    '(hàng xóm|người ta|người khác|nhiều người|có người|báo|tivi|ti vi|đài) ~ (bị lừa|mất tiền|lừa mất|chuyển tiền|bị mất)',
  ),
  phrase(
    '(nghe nói|nghe kể|nghe (con|cháu|bà|chị|cô|chú|người ta|hàng xóm|bạn) ~ (kể|nói|bảo)|ở chợ có|có (bà|ông|chị|anh|cô) (kia|nọ|nào|đó)|đọc báo|xem tivi|coi tivi|trên báo|hồi trước|năm ngoái|năm trước|hồi năm|mấy năm trước|lâu rồi)',
  ),
  phrase('(chia sẻ|share|đăng|đăng lại|lan truyền|đọc|xem|coi) ~ (bài|tin|clip|video|tin đồn) ~ (bắt cóc|khủng bố)'),
  phrase('lần sau'),
  phrase('(trong bài|bài học|bài tập|câu chuyện|tình huống|ví dụ trong)'),
  phrase('(bài|câu đố|học|dạy|cách|nhận biết|nhận ra|dấu hiệu|phân biệt|cảnh giác) ~ (lừa|bị lừa)'),
]

/** A question about a demand that has not been met: answered as a question. */
const ASKS_FIRST = [
  phrase(
    '(có thật không|thật không|thiệt không|phải thật|có phải ~ không|phải lừa không|lừa không|lừa đảo không|tin được không|tin không|có nên|nên không|được không|có bấm không|có phải là lừa)',
  ),
  phrase(
    '(bảo|nói|đòi|yêu cầu|nhờ|rủ|mời|dụ|bắt) (tôi|em|bác|con|mình|cháu|chị|anh|cô|chú|mẹ|bà|ông|mệ)? ?(phải )?(chuyển|đọc|nạp|nộp|đóng|gửi|đưa|cho|bấm|cài)',
  ),
]

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
/** "Có bị trừ tiền không", "là mất sạch tiền, đúng không": asks what would come of it. Something done just before ("lỡ", "rồi") is no worry. */
const WORRIES = [
  phrase('(có|có bị|có khi) ~ (mất|trừ|rút|hút|bay) ~~ không'),
  phrase('(là|thì|sẽ) (bị )?(mất|trừ|rút|hút|bay) ~~ (đúng không|phải không|thật không)'),
]
/** The question closes with it: "không biết vì sao" tells, it does not ask. */
const ASKED_LAST = / khong (?:a |ha |vay |chau |con |em )?(?:\.|$)/u
/** "Bị trừ" that no "có" before it turns into a question. */
const SUFFERED = /(?<! (?:co|the|khi|lo|so)) bi (?:tru|rut|mat|lua|hack|lay)/u
const DONE = phrase('(rồi|vừa|mới|lỡ|trót|nãy|xong|hôm qua|sáng nay|hồi sáng|hồi trưa)')
const HAPPENED = phrase('(rồi|vừa|mới|trót|nãy|bị|xong)')

const MONEY_GONE = [
  phrase(
    '(kẻ gian|nó|bọn|thằng|ai đó|người lạ|hacker|hắn) ~ (rút|trừ|lấy|chuyển|vét|quẹt) ~ (hết|sạch|tiền của|tiền trong|tiền tôi)',
  ),
  phrase(`${JUST} ~ ${SENT} ~ ${SUM} ~~ (nói là|tự xưng|xưng là|tự nhận|nhận là)`),
  phrase(`${SENT} ~ cho ~ (bọn|tụi|thằng|đứa|lũ|kẻ|người) (giả|lừa|lừa đảo|giả danh)`),
  phrase(
    `(thằng|đứa|bọn|tụi|nó|hắn|kẻ|lũ) ~ (lấy|cuỗm|cướp|quỵt|ôm|xù|chiếm|giật) ~ ${SUM} ~~ (biến|chạy|mất tăm|mất hút|trốn|chặn|bỏ trốn)`,
  ),
  phrase('(tài khoản|thẻ|ví|số dư) ~ (còn|chỉ còn|về|báo) (có )?(0|không|vài|mấy|đúng) ?(đồng|đ|nghìn|ngàn|k)?'),
  phrase('tiền ~ (bay|bốc hơi|mất|đi|ra|bị trừ|biến) ~ (hết|sạch|sạch trơn|liên tục|luôn|đâu mất)'),
  phrase('(trừ|rút|chuyển|quẹt|quét|cà|thanh toán) ~ (tiền )?(liên tục|liên tiếp|mấy lần|nhiều lần)'),
  phrase('(bị|tự|tự động) (trừ|rút|quẹt|cà|thanh toán) ~ (tiền|khoản|món|giao dịch|chỗ) lạ'),
  phrase('(thẻ|tài khoản|ví) ~~ (bị|tự) (quẹt|quét|trừ|rút|cà|chuyển|thanh toán)'),
  phrase(
    '(chuyển|gửi|gởi|đưa|nộp|giao|bán) ~ (hết|sạch|toàn bộ|tất cả) ~ (sổ|tiết kiệm|tiền|vàng|của|lương|gia tài) ~~ (cho|vào|qua|rồi)',
  ),
  phrase('(dính|mắc|sập|vướng) ~ (lừa|bẫy|quả lừa|cú lừa) ~ (rồi|mất|hết|con|cháu|em|ơi|luôn)'),
  phrase('(sim|máy|điện thoại) ~ mất sóng ~~ (trừ tiền|mất tiền|tiền|rút|chuyển)'),
  phrase(`(nó|họ|thằng|đứa|bọn|người ta|kẻ|lũ) ~ lừa ~ ${VICTIM} ~ (mất |hết )?${SUM}`),
  phrase('(hack|trộm|cướp|chiếm) ~ (mất )?(tài khoản|tiền|thẻ) ~~ (bay|hết|mất|sạch|rút)'),
  phrase('tiền ~ (trong|ở) ~ (máy|điện thoại|app|ứng dụng) ~ (bị rút|mất|bay|hết|bị trừ)'),
  phrase(`(bị|bị nó|bị người ta|bị bọn|bị thằng|bị đứa) ~ (lừa|lừa đảo|dụ|chiếm đoạt|cuỗm|hack|quỵt) ~~ ${SUM}`),
  phrase(`(lừa|lừa đảo|dụ|chiếm đoạt|cuỗm|lấy) ~ (mất|hết|sạch) ~ ${SUM}`),
  phrase(`(bị|mới bị|vừa bị) (lừa|lừa đảo) (hết|mất|sạch|rồi|xong)`),
  phrase(
    `(lừa|nó lấy|bị lấy|bay|mất|cuỗm|bị rút|nó rút|bị rút mất) (hết|sạch|sạch sành sanh|trắng|toàn bộ) ~ (tiền|tài khoản|tiết kiệm)`,
  ),
  phrase(
    `(mất|bị trừ|bị rút|bay|biến mất|bốc hơi|bị lấy) ~ ${SUM} ~ (trong|ở|từ|khỏi) ~ (thẻ|tài khoản|ngân hàng|ví|app|sổ|momo|zalopay)`,
  ),
  phrase(
    '(tiền|số dư) ~ (trong|ở) ~ (thẻ|tài khoản|ngân hàng|ví) ~ (mất|bay|biến mất|bị trừ|bị rút|bốc hơi|không còn|về 0|hết sạch|tự trừ)',
  ),
  phrase(
    '(tài khoản|thẻ) ~ (tự nhiên|tự dưng|bỗng|bỗng nhiên|tự động|đột nhiên) ~ (mất|bị trừ|trừ|bị rút|rút|bay|hết)',
  ),
  phrase('(tự nhiên|tự dưng|bỗng|bỗng nhiên|đột nhiên) ~ (tài khoản|thẻ) ~ (mất|bị trừ|trừ|bị rút|rút|bay|hết)'),
  phrase(`${JUST} ~ ${SENT} ~~ ${CROOK}`),
  phrase(`${SENT} (tiền )?(rồi|xong|mất rồi) ~~ ${CROOK}`),
  phrase(`${JUST} ~ ${SENT} ~ ${SUM} ~~ (lừa|chặn|khóa máy|biến mất|không liên lạc|mất hút)`),
  phrase(`${SENT} ~ ${SUM} ~~ (bị lừa|lừa rồi|là lừa|lừa đảo rồi|nó chặn|chặn rồi|mất hút|khóa máy)`),
  phrase(
    `(chuyển|gửi tiền|nạp|đóng|nộp|chuyển khoản|chuyển tiền|đưa tiền|cọc) ~ cho ~ (nó|bọn|thằng|đứa|lũ|kẻ) ~~ (rồi|xong)`,
  ),
  phrase(`(chuyển|gửi|nạp|đóng|nộp|đưa) ~ (hết|sạch) ~ (tiền|rồi)`),
  phrase('(mất|mất sạch|mất hết|mất trắng) (tiền|của|tiền rồi|hết tiền|sạch tiền) ?(rồi|hết)'),
  phrase(
    'bị (lừa|lừa đảo|lừa tiền|lừa chuyển)( tiền)? (rồi|hết|qua mạng|trên mạng|mất|hôm qua|hôm nay|sáng nay|chiều nay|tối qua)',
  ),
  phrase(`(tôi|em|con|mẹ|ba|bố|má|bà|ông|vợ|chồng|cháu|mình|chị|anh|bác|cô|chú|mệ) ~ (vừa|mới|đã)? ?bị (lừa|lừa đảo)`),
]

/** Paid for something promised, and whoever promised it is gone. */
const PAID = phrase(`${SENT} ~~ (${SUM}|lần|phí|cọc)`)
const VANISHED = phrase(
  '(khóa máy|chặn|block|biến mất|mất hút|mất tăm|không liên lạc được|khóa nick|xóa nick|tắt máy|không rút được|rút không được|rút không ra|không rút ra được|không cho rút|đòi (nạp|đóng|nộp|chuyển) (nữa|thêm|tiếp)|hết liên lạc|lặn mất)',
)

const CODE_GIVEN = [
  phrase(
    `${JUST} ~ (chụp|gửi|gởi|đưa|quay|cung cấp|cho) ~ (cccd|căn cước|cmnd|mặt sau|mặt trước|hai mặt|2 mặt|ảnh thẻ|thẻ ngân hàng|khuôn mặt) ~~ (nó|họ|người lạ|người ta|rồi)`,
  ),
  phrase(`${JUST} ~ (quét|xoay|quay) (khuôn )?mặt ~~ (nó|họ|cho|app|rồi)`),
  phrase(`${JUST} ~ (cài|tải|bấm cài|cho) ~~ (nó|họ|người lạ|người ta|số lạ) ~ (gửi|đưa|chỉ|điều khiển|vào máy)`),
  phrase(`${JUST} ~ ${GAVE} ~ ${SECRET} ~~ (cho|rồi|xong|nó|họ|người|vào)`),
  phrase(
    `${GAVE} ~ ${SECRET} ~ (cho|vào) ~ (nó|họ|người ta|thằng|đứa|bọn|kẻ|người lạ|công an|nhân viên) ~ (rồi|xong|mất rồi|luôn rồi)`,
  ),
  phrase(`${GAVE} ~ ${SECRET} (mất )?(rồi|xong)`),
  phrase(`(lỡ|trót|vừa|mới) ~ ${GAVE} ~ ${SECRET}`),
  phrase('(máy|điện thoại) ~ (bị điều khiển|bị chiếm quyền|tự chạy|tự bấm|tự nhảy|người khác điều khiển|bị khóa đen)'),
]

/** Pictures held for ransom: "nếu không đưa tiền" belongs to the threat and makes it no hypothetical. */
const BLACKMAIL = [
  phrase(`(đòi|bắt (đưa|chuyển)) ~ ${SUM} ~~ (tung|đăng|phát tán|rải|dán)`),
  phrase(
    '(đòi|dọa|hăm) ~ (đăng|tung|rải|gửi|phát tán|dán) ~ (hình|ảnh|clip|video|đoạn) ~~ (mạng|tiền|nhà|vợ|chồng|bạn|trường|cơ quan|người)',
  ),
]

/** The password of a Wi-Fi is there to be handed on. */
const WIFI = phrase('(wifi|wi fi|wi-fi)')

const THREAT = [
  phrase('(bắt|ép) ~ (ở yên|ngồi yên|ở một mình|ở trong phòng|giữ máy)'),
  phrase('(không cho|không được|cấm) ~ (cúp máy|tắt máy|gác máy|dập máy|ra khỏi|nói với ai|gọi ai)'),
  phrase(
    '(tống tiền|bắt cóc|dọa giết|dọa đánh|dọa chém|tung ảnh|tung clip|đăng ảnh nóng|dọa tung|khủng bố điện thoại|đòi tiền chuộc)',
  ),
  phrase('(đang|bị) (bị )?(dọa|hăm dọa|đe dọa|uy hiếp|hăm)'),
  phrase(
    '(công an|viện kiểm sát|tòa án|người ta|nó|họ|cán bộ|điều tra) ~ (gọi|gọi điện|đang|điện|nhắn) ~ (bắt|ép|ép buộc|buộc|dọa bắt|dọa) ~ (chuyển|nộp|đóng|đưa) ~ (tiền|khoản)?',
  ),
]

const CRY = phrase(
  '(cứu|cứu với|cứu tôi|cứu con|cứu em|cứu bác|cứu mạng|cứu tui|cíu|sos|help|giúp với gấp|gấp lắm|khẩn cấp|nguy rồi|chết rồi|chết tôi rồi)',
)
/** "Cứu" inside another word: whoever looks up an application ("tra cứu") was asked who is threatening them. */
const NO_CRY = /(?<=^|\s)(?:(?:tra|nghiên|nghien|truy) (?:cứu|cuu|cíu)|cứu (?:trợ|hộ)|cuu tro)(?=\s|$)/gu

function cries({ marked, folded, ...rest }: Read): boolean {
  return says({ ...rest, marked: marked.replaceAll(NO_CRY, ' '), folded: folded.replaceAll(NO_CRY, ' ') }, CRY)
}

/** To report a crook is a task of its own, not a cry. */
const REPORTS = phrase('(trình báo|tố giác|tố cáo|báo tin|cách báo|báo) (vụ |về |số |kẻ )?(lừa đảo|lừa)')
const LOSSES = 'bị lừa|lừa rồi|mất tiền|mất hết tiền|bị hack mất|bị trừ tiền lạ'
const LOST = phrase(`(${LOSSES})`)
const LOSS_WORD = phrase(`(${LOSSES}|lừa đảo)`)
/** Bare "lừa đảo" names a kind of thing ("mã QR lừa đảo", "làm trắc nghiệm lừa đảo") unless somebody does it to somebody. */
const CROOKS = phrase(
  '(nó|bọn|bọn nó|tụi|tụi nó|chúng|chúng nó|thằng|hắn|họ|người ta) ~ lừa đảo|lừa đảo (rồi|mất|hết|sạch|tôi|mẹ|con|em|bác|bà|ông|má|nhà)',
)

/**
 * Reads whether money, a code or safety is being lost (conversation.md §2.2, step 1). Exceptions come first: an option of the
 * open question, a hypothetical, somebody else's old story, an own wrong-number transfer, a link pressed with nothing entered.
 */
export function readEmergency(text: string, context: EmergencyContext = {}): Emergency {
  if (context.options?.some((option) => alike(option, text))) return NONE
  const read = readPhrases(text)
  const count = read.folded.trim().split(' ').length
  const asks = saysAny(read, ASKS_FIRST)
  const vanished = says(read, PAID) && says(read, VANISHED)
  const gone = vanished || saysAny(read, MONEY_GONE)
  const gave = saysAny(read, CODE_GIVEN) && !says(read, WIFI)
  if (says(read, WRONG_NUMBER) && !says(read, LOSS_WORD)) return NONE
  if (says(read, PRESSED) && says(read, PRESSED_ONLY) && !gone) return NONE
  if (saysAny(read, BLACKMAIL) && !asks) return sure('threat')
  if (says(read, THEIR_SLIP) && !says(read, GAVE_BACK)) return NONE
  if (says(read, WHAT_IF) && !says(read, HAPPENED)) return NONE
  if (saysAny(read, WORRIES) && ASKED_LAST.test(read.folded) && !SUFFERED.test(read.folded) && !says(read, DONE))
    return NONE
  if (saysAny(read, NOT_NOW)) return cries(read) && count <= 6 ? weak(null) : NONE
  // "Nó đòi nạp nữa" after money was paid is no question about a demand.
  if (gone && !(asks && !vanished && !says(read, phrase('(rồi|vừa|mới|lỡ|trót|mất)')))) return sure('money')
  if (gave && !(asks && !says(read, phrase('(rồi|lỡ|trót|vừa|mới)')))) return sure('code')
  const threatened = saysAny(read, THREAT)
  if (threatened && !saysAny(read, ASKS_FIRST.slice(0, 1))) return sure('threat')
  if (context.ongoing === true && says(read, phrase(`(${SECRET}|chuyển|lừa|mất|nó|chặn)`)) && !asksHow(text))
    return sure(gave ? 'code' : 'money')
  if (cries(read) && count <= 8) return weak(null)
  const lost = says(read, LOST) || says(read, CROOKS) || (count <= 2 && says(read, LOSS_WORD))
  if (lost && !says(read, REPORTS) && count <= 6 && !asks && !asksHow(text)) return weak('money')
  return NONE
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
