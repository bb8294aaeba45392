import { joined, lastOf, type Place, placesOf } from './phrase-places.ts'
import { type Phrase, phrase, type Read, says } from './phrases.ts'

/** Whether a harm is told as something that is so, or supposed, denied, feared, heard of, learnt about, long settled. */

/** Speaks of what may happen: everything behind it in the sentence is supposed. */
const SUPPOSED = phrase(
  '(nếu|giả sử|giả dụ|ví dụ|chẳng may|nhỡ|nhỡ mà|lỡ như|lỡ mà|trường hợp|khi bị|khi nào bị|mỗi khi|phòng khi|hễ|ai mà|ai bị|liệu|lỡ bị ~~ thì)',
)
/** Asked what would come of it: "bị trừ tiền thì làm sao". */
const THEN = phrase('thì (làm|phải|sao|gọi|báo|nên|có|xử lý|kiện|được)')
/** Right before the harm: it did not come to it. */
const DENIED = phrase(
  '(không|chưa|đừng|khỏi|tránh|chống|suýt|suýt nữa|xém|xém nữa|sợ|kẻo|phòng|đề phòng|đâu có|không để|đừng để|chưa kịp|không hề)( (hề|có|phải|bị|để|cho|mình|nó|bao giờ|nữa|kịp|dám|thèm|là|thì|khi|bọn|bọn nó|tụi nó|ai|người ta))*',
)
/** "Không biết sao bị trừ": what is denied is the knowing. */
const VERB =
  '(chuyển|gửi|gởi|đưa|đọc|cho|nạp|đóng|nộp|trừ|rút|mất|lừa|nhập|điền|khai|cài|tải|hack|lấy|thấy mất|làm theo|nghe|bấm)'
const DENIES = phrase(
  `(không|chưa|đừng|đâu có|suýt|xém|khỏi|có phải|hay là)( (hề|có|phải|bị|cho|để|kịp|dám|thèm|mất|nữa|là))* ${VERB}`,
)
/** Lessons, quizzes and plans speak of harm all day long. */
const LEARNT = phrase(
  '(trong bài|bài học|bài tập|bài kiểm tra|câu đố|câu chuyện|câu (số )?\\d|tình huống|ví dụ|trắc nghiệm|đóng vai|đáp án|kịch bản|học về|học cách|dạy (học|cách|cho|người|con|trẻ)|tập huấn|tuyên truyền|chỉ tiêu|kế hoạch|nhận biết|nhận ra|dấu hiệu|phân biệt|cảnh giác|phòng tránh|cách (nhận|phòng|tránh|để)|làm sao (để|cho|biết)|làm thế nào (để|cho|biết)|sao cho|để cho|muốn biết|thế nào là|(chia sẻ|share|đăng|đăng lại|lan truyền|đọc|xem|coi) ~ (bài|tin|clip|video|tin đồn))',
)
/** A story asked for: "kể tôi nghe chuyện người ta bị lừa". */
const RETOLD = phrase('kể ~ nghe (chuyện|vụ|về|người|một)|kể (chuyện|vụ|một)')
/** To report a crook is a task of its own, not a cry. */
const REPORTS = phrase('(trình báo|tố giác|tố cáo|báo tin|cách báo|có phải|phải chăng) ~ (lừa|lừa đảo)')
/** Somebody else's story. */
const HEARD = phrase(
  '(nghe nói|nghe đâu|nghe đồn|nghe kể|nghe (con|cháu|bà|chị|cô|chú|người ta|hàng xóm|bạn) ~ (kể|nói|bảo)|ở chợ có|có (bà|ông|chị|anh|cô|chú|vụ|người|nhà) (kia|nào|đó|ở)|có bà|có vụ|đọc báo|báo đăng(?! nhập)|báo nói|xem tivi|coi tivi|tivi|ti vi|trên báo|thời sự|trên đài|đài nói|dạo này người ta|hàng xóm|xóm tôi|làng tôi)',
)
const OTHERS_LOSE = phrase('(người ta|nhiều người|người khác|có người|ai cũng|bao nhiêu người|bao nhiêu vụ|cả nước)')
/** Told as new: even of a neighbour it is no old story. */
const FRESH = phrase(
  '(vừa|mới|đang|nãy|vừa mới|hồi nãy|mới nãy|sáng nay|chiều nay|trưa nay|hôm nay|tối nay|bây giờ|giúp với|cứu)',
)
const LONG_AGO = phrase(
  '(hồi trước|hồi năm|hồi xưa|hồi tết|năm ngoái|năm trước|năm kia|hồi 20\\d\\d|năm 20\\d\\d|mấy năm trước|tháng trước|lâu rồi|lâu lắm rồi|trước đây|ngày xưa|hôm trước|bữa trước|đã từng|từng bị|lần trước)',
)
/** Over, found again, or told for fun. */
const SETTLED = phrase(
  '((lấy|đòi|tìm|hoàn|trả) lại (được )?(tiền )?(được )?(đủ |hết |lâu |xong |xong xuôi )?rồi|(được|đã) (hoàn|trả lại) ~ rồi|xong xuôi|đã giải quyết|giải quyết xong|nhớ ra rồi|bắt được rồi|kể cho vui|kể chơi|hú hồn|may quá không|may mà không|may mà chưa|may chưa|không mất (gì|đồng nào)|chưa mất (gì|đồng nào) ~ (vui|may|mừng))',
)
/** Whoever laughs about it and names no sum jokes. */
const LAUGHS = phrase('(haha|hihi|hehe|kaka|hí hí|ha ha|hi hi|nói đùa|đùa thôi|giỡn|chết cười)')
/** Asked whether, with nothing done: "có bị trừ hết tiền không". */
const WHETHER = phrase('(có|có khi|có khi nào|có thể|sẽ|là|thì)( bị)?')
const ASKED_LAST = / (?:khong|ko|dung khong|phai khong|that khong|chua)(?: (?:a|ha|vay|chau|con|em|bac|nhi|ta|the))* $/u

/** True when the whole message tells of something over or of no weight. */
export function isSettled(read: Read, hasSum: boolean): boolean {
  return says(read, SETTLED) || (!hasSum && says(read, LAUGHS))
}

/** True when the place speaks of something that is so, to the teller or somebody near. */
function isTold({ before, said, after, sentence }: Place): boolean {
  if (says(before, SUPPOSED) || says(joined(before, said), SUPPOSED)) return false
  if (says(after, THEN) && !says(sentence, FRESH) && !says(sentence, DONE)) return false
  const near = lastOf(before, 4)
  if (endsWith(near, DENIED) || says(joined(lastOf(before, 3), said), DENIES)) return false
  if (says(before, LEARNT) || says(joined(before, said), RETOLD) || says(joined(lastOf(before, 4), said), REPORTS))
    return false
  const isFresh = says(sentence, FRESH)
  if (says(before, HEARD) && !isFresh) return false
  if (endsWith(lastOf(before, 3), OTHERS_LOSE) && !isFresh) return false
  if (says(sentence, LONG_AGO) && !isFresh) return false
  const isAsked =
    says(joined(near, said), WHETHER) && ASKED_LAST.test(sentence.folded) && !says(sentence, DEED) && !says(said, DONE)
  return !isAsked
}

const DONE = phrase('(rồi|lỡ|trót|vừa|mới|xong)')
const DEED = phrase('(lỡ|trót|vừa|mới|nãy)')

function endsWith(read: Read, sought: Phrase): boolean {
  return placesOf([read], sought).some(({ after }) => after.marked.trim() === '')
}

/** Threats are made of "nếu không": whether they are told hangs on where they are said, not on what they suppose. */
export function spoken(sentences: readonly Read[], sought: readonly Phrase[]): boolean {
  const isHere = ({ before, sentence }: Place) =>
    !says(before, LEARNT) && (says(sentence, FRESH) || (!says(before, HEARD) && !says(sentence, LONG_AGO)))
  return sought.some((each) => placesOf(sentences, each).some(isHere))
}

/** The first place where one of the phrases tells of something that is so; `fits` says what else the place must keep. */
export function told(
  sentences: readonly Read[],
  sought: readonly Phrase[],
  fits: (place: Place) => boolean = () => true,
): Place | null {
  for (const each of sought) {
    const place = placesOf(sentences, each).find((one) => isTold(one) && fits(one))
    if (place) return place
  }
  return null
}
