import { type Phrase, phrase, type Read, readPhrases, says, saysAny } from '../assistant/phrases.ts'

/** A life in danger: it comes before money, before everything. What is said of it is read here, what to do stands in the replies. */

export type DangerKind = 'life' | 'violence' | 'fire' | 'illness' | 'water'

const WHO =
  '(tôi|tui|tao|em|con|mình|cháu|bác|mẹ|má|bố|ba|cha|bà|ông|chồng|vợ|chị|anh|cô|chú|nó|mệ|bạn|người nhà|con trai|con gái)'

/** Words that by themselves mean somebody wants to die or has harmed themselves. */
const LIFE: readonly Phrase[] = [
  phrase('(tự sát|quyên sinh|kết liễu|tìm đến cái chết|kết thúc (cuộc )?đời|kết thúc cuộc sống)'),
  phrase(
    '(không|chẳng|hết|đâu|chán|chả) (còn )?(muốn sống|thiết sống|ham sống|sống nữa|sống nổi|sống tiếp|lẽ sống|đường sống)',
  ),
  phrase('(sống (không nổi nữa|làm gì|để làm gì|chi nữa|không bằng chết)|chán sống|chán đời quá)'),
  phrase(`${WHO} (chỉ |cứ |đang |lại |thật sự |thực sự )?(muốn|định|đòi|nghĩ đến|nghĩ tới) chết`),
  phrase('(muốn|thà|chỉ) chết (quách|đi|quá|cho xong|cho rồi|luôn|phứt|còn hơn)'),
  phrase('(chết (quách|cho xong|cho rồi|cho khuất|cho đỡ|phứt)|đi chết|chỉ (còn|có) (nước|cách|đường) chết)'),
  phrase('(sợ|lo|biết đâu) ~ (làm|nghĩ) (bậy|dại|quẩn|liều|chuyện dại|điều dại|chuyện bậy)'),
  phrase('(nghĩ quẩn|(muốn|định) (làm liều|làm dại|biến mất|ngủ luôn|ngủ mãi))'),
  phrase('(ở lại mạnh giỏi|vĩnh biệt|thư tuyệt mệnh|trăng trối|hẹn kiếp sau|không còn mặt mũi nào (mà )?sống)'),
  phrase('(tôi|em|con|mình|bác|mẹ|ba|bố) đi ~ (cho|để) ~ (đỡ khổ|nhẹ gánh|đỡ phiền|nhẹ nợ|rảnh nợ|đỡ gánh nặng)'),
  phrase('(uống|nuốt) ~ (thuốc (trừ )?sâu|thuốc chuột|thuốc cỏ|thuốc diệt cỏ)'),
  phrase('(uống|nuốt) ~ (hết|nhiều|cả|nguyên|nắm|vốc) ~ thuốc ngủ'),
  phrase('(uống|nuốt) ~ thuốc ~ (cho xong|cho rồi|cho khuất|chết)'),
  phrase('(nhảy (cầu|lầu|sông)|(cắt|rạch) (cổ )?tay|cắt mạch máu)'),
]
/** Without marks these are everyday words: "tư vấn", "thật có", "treo cờ", "là ngon". */
const LIFE_MARKED: readonly Phrase[] = [phrase('(tự tử|tự vẫn|tự tận|treo cổ|thắt cổ|lá ngón)')]
/** "tự tử" without marks is "từ từ" as often. */
const SUICIDE_UNMARKED = phrase(
  '((muốn|định|đòi|nghĩ đến|nghĩ tới|đi) tự tử|tự tử (vì|chết|mất|luôn|cho xong|cho rồi))',
)
const SLOWLY = /(?:nói|chỉ|đọc|xem|gửi|học|làm) từ từ|từ từ thôi/u
/** "mệt muốn chết" is tiredness. */
const IDIOM = phrase('(mệt|nóng|lạnh|đói|khát|vui|mừng|buồn cười|ngại|đắt|khó|bận|mắc cười|ồn|xấu hổ) ~ (muốn )?chết')

const HIT =
  '(đánh(?! (cắp|mất|giá|lừa|thuế|tráo|rơi|dấu|bật|bay|đề|bài|bạc|lô|răng|máy|vần|cờ|chữ|cá|bóng|tiếng))|đập|đánh đập|bạo hành|hành hung|chém|đâm|bóp cổ|hành hạ|hiếp|kề dao|dọa giết|đòi giết|đuổi đánh|đuổi chém)'
const HOME =
  '(chồng|vợ|bố|ba|cha|bố dượng|dượng|mẹ chồng|má|con trai|con dâu|con rể|con|thằng con|thằng|anh|ông ấy|ổng|ông ta|nó|hắn|lão|người yêu|bạn trai|người nhà|bọn|lũ|chúng nó|họ|hàng xóm|người ta)'
const VICTIM = '(tôi|tui|em|con|mình|cháu|mẹ|vợ|bà|ông|bố|má|chị|bác|cô|chú|đau|quá|hoài|suốt|chảy máu|gần chết)'
const VIOLENCE: readonly Phrase[] = [
  phrase(
    `${HOME} (tôi |tui |em |con |mình |cháu |bác |say )?(rượu )?(đang |vừa |hay |cứ |toàn |lại |mới )*${HIT} ${VICTIM}`,
  ),
  phrase(`bị ${HOME} (tôi |tui |em |con |mình |cháu )?${HIT}`),
  phrase(`(đang |vừa |mới )bị ${HIT}`),
  phrase('(tôi|tui|em|con|mình|cháu|mẹ|bà) bị (đánh đập|bạo hành|hành hung|chém|đâm|hiếp|xâm hại|cưỡng hiếp|nhốt)'),
  phrase('(cầm|vác|lấy) (dao|rựa|gậy|búa|rìu) ~ (đuổi|dọa|đòi|chém|đâm|trước|vào|xông|rượt)'),
  phrase(
    '(chồng|con|nó|hắn|thằng) ~ (đập phá|đốt) (nhà|đồ|cửa|hết)|(trộm|cướp|người lạ|côn đồ|giang hồ) (đang )?(phá cửa|vào nhà|trong nhà|đột nhập|xông vào)',
  ),
]

const HOUSE =
  '(nhà|điện thoại|pin|sạc|bếp|bình ga|xe|chợ|kho|rừng|chung cư|cửa hàng|ổ điện|tủ điện|bình điện|phòng|cây rơm)'
const WHOSE = '(tôi |tui |em |con |mình |cháu |bác |bà |ông |hàng xóm |bên cạnh |người ta )?(nóng )?'
const FIRE: readonly Phrase[] = [
  phrase(`${HOUSE} ${WHOSE}(đang |bị |sắp )?(bốc cháy|bốc khói|bắt lửa|phát nổ)`),
  phrase('(cháy (nhà|bếp|rừng|chợ) (rồi|quá|to|lớn|với|ơi|cứu|tôi|em)|hỏa hoạn|(gọi|cần) cứu hỏa)'),
  phrase(
    '(nhà|bếp|rừng|chợ|chung cư) (tôi |tui |em |con |mình |hàng xóm )?(đang |bị )?cháy (rồi|quá|to|lớn|cứu|làm sao|ơi)',
  ),
  phrase('lửa ~ (bùng|bén|lan|cháy|phụt|bốc) ~ (lên|trần|nhà|rồi|ra|mái)|(bùng|bén|phụt|bốc) lửa'),
  phrase('((rò|xì|rò rỉ) (khí )?ga|mùi ga (nồng|nặng|trong nhà))'),
]
/** Without marks "cháy" is "chạy". */
const FIRE_MARKED: readonly Phrase[] = [
  phrase(`${HOUSE} ${WHOSE}(đang |bị |sắp )?cháy`),
  phrase('(có cháy|cháy rồi|cháy to|cháy quá|đang cháy|bị cháy|cháy (nhà|bếp|rừng|chợ|xe)|chữa cháy)'),
]

const ILLNESS: readonly Phrase[] = [
  phrase(
    '(bất tỉnh|ngất xỉu|đột quỵ|ngừng thở|không thở được|thở không được|thở không nổi|không thở nữa|không còn thở|hết thở|méo miệng|hấp hối)',
  ),
  phrase('(uống|ăn) ~~ (nôn|ói|nôn ói|co giật|sùi bọt mép)|(ôm|nhói|thắt) ~ (ngực|tim)'),
  phrase('(xe|tàu|đò|ghe|thuyền) ~ (lật|lao|rơi|rớt|chìm) ~~ (kẹt|bị thương|chết|máu|nhiều người|có người|vực|sông)'),
  phrase('(bị tai biến|lên cơn co giật|đang co giật|bị co giật|liệt nửa người|nhồi máu)'),
  phrase('((đau bụng|đau đầu) (dữ dội|quá trời|quằn quại|không chịu nổi|dữ lắm))'),
  phrase(
    `${WHO} (tôi |tui |em |con |mình |nội |ngoại )?(đang |bị |thấy )?(khó thở|đau ngực|tức ngực) ?(quá|lắm|dữ|rồi)?`,
  ),
  phrase('(khó thở|đau ngực|tức ngực) (quá|lắm|dữ dội|dữ lắm)'),
  phrase('(uống|nuốt|ăn) (phải|nhầm|lộn|trúng) (thuốc|xăng|dầu|hóa chất|nấm|lá|pin|xà phòng|nước tẩy|chất tẩy)'),
  phrase(
    '(té|ngã|rơi|rớt) ~~ (không (dậy|ngồi dậy|đứng dậy|nhúc nhích|cử động)|gãy (chân|tay|xương|cổ)|chảy máu|bể đầu|vỡ đầu)',
  ),
  phrase(
    `${WHO} ~~ (té|ngã|xỉu|gục|quỵ|ngất|nằm|lăn) ~~ (gọi|kêu|lay|hỏi) ~ không ~ (thưa|trả lời|dậy|tỉnh|phản ứng|nói|ừ|nghe)`,
  ),
  phrase('(chảy máu (nhiều|quá|không cầm|không ngừng|đầm đìa)|máu (chảy|ra) (nhiều|quá))'),
  phrase(
    '(điện giật|rắn cắn|rắn độc cắn|ngộ độc|hóc xương|hóc dị vật|hóc nghẹn|bị nghẹn|(bỏng|phỏng) (nặng|nước sôi|lửa|điện|xăng|ga)|mặt tím|tím mặt|té xỉu|ngã xỉu|xỉu ~ (không|ngoài|giữa|rồi))',
  ),
  phrase(`${WHO} (tôi |em |con |mình |cháu |tui )?(vừa |mới |đang )?(bị )(tai nạn|xe tông|xe đụng|xe đâm|xe cán)`),
  phrase(
    '(xe (tông|đụng|đâm|cán) (vào )?(người|trúng)|có (người bị )?tai nạn|tai nạn (giao thông )?(nặng|chết người|rồi))',
  ),
  phrase('(gọi|cần|đi|phải|đưa) (xe )?cấp cứu'),
]
/** Without marks: "ngắt", "đâu tìm", "tìm tài", "vợ ơi", "chuyện đã", "để rồi". */
const ILLNESS_MARKED: readonly Phrase[] = [
  phrase(`${WHO} (tôi |em |con |mình )?(bị |vừa |mới |đang )*(ngất|ngã quỵ|lịm đi)`),
  phrase('(hôn mê|tím tái|đau tim|vỡ ối|chuyển dạ|đẻ rơi)'),
]

const WATER: readonly Phrase[] = [
  phrase('(chết đuối|đuối nước|nước cuốn|lũ cuốn|lũ quét|sạt lở|lở núi)'),
  phrase('(lũ|nước lũ|nước) (đang )?(lên nhanh|tràn vào nhà|ngập (nhà|mái|nóc|đến cổ|tới cổ|hết))'),
  phrase('(mắc kẹt|cô lập) ~ (lũ|nóc nhà|mái nhà|giữa nước|trên mái)'),
  phrase('(rơi|té|ngã|lọt|rớt) xuống (sông|suối|ao|giếng|hồ|kênh|mương)'),
  phrase('(nhà ~ ngập (hết|sâu|tới|đến|nặng)|ngập (đến|tới|quá) (cổ|đầu|nóc|mái|ngực))'),
]
/** Without marks: "nước đang", "lỡ đặt", "rồi họ". */
const WATER_MARKED: readonly Phrase[] = [
  phrase('(lũ|nước lũ|nước) (đang )?(dâng|dâng cao)'),
  phrase('((rơi|té|ngã|lọt|rớt) (sông|suối|ao|giếng|hồ|kênh|mương)|lở đất)'),
]

/** Drowned in work. */
const DROWNED_IN_WORK = phrase('chết đuối ~ (vì|trong|với|giữa) ~ (bài|việc|deadline|hồ sơ|giấy tờ|nợ)')
/** Spoken of as something that may happen, as a rule, a paper or a thing long past. */
const NOT_NOW = phrase(
  '(nếu|giả sử|ví dụ|trường hợp|phòng cháy|phòng ngừa|phòng chống|phòng tránh|đề phòng|dự báo|thời tiết|bảo hiểm|bhyt|thủ tục|giấy (chứng|khai|báo|tờ|phép)|làm lại giấy|khai tử|khai báo|hồ sơ|tuyên truyền|kế hoạch|tập huấn|diễn tập|xử phạt|mức phạt|bị phạt|nghị định|quy định|đặt lịch|đặt khám|viện phí|chi phí|vneid|bồi thường|hỗ trợ thiệt hại|là gì|năm ngoái|năm trước|hồi trước|hồi xưa|ngày xưa|tháng trước|tuần trước|nghe nói|nghe kể|trên báo|báo đăng|tivi|bộ phim|trong phim|câu đố|trò chơi|kỹ năng|lớp (học )?bơi|dạy bơi|đuối nước ở trẻ)',
)
/** A flood or a slide looked up, feared or warned of, and none that is there. */
const FORETOLD = phrase(
  '(xem|coi|tra|hỏi|theo dõi|cảnh báo|báo trước|báo động|tin|bản tin|sợ|lo|mùa|hay|thường|nguy cơ|khả năng|làm sao biết|biết trước|khi nào|bao giờ|sắp|liệu|có) ~ (có |bị )?(lũ quét|lũ|sạt lở|lở đất|lở núi|nước lên|ngập)',
)
const THERE = phrase('(đang|rồi|cứu|kẹt|trôi|cuốn|tới nơi|vào nhà|tràn|vùi|ơi)')
/** What burns out in a machine burns no house. */
const BURNT_OUT = phrase(
  '((máy|quạt|bóng|đèn|tivi|ti vi|tủ lạnh|nồi|mô tơ|motor|loa|bo|main|nguồn|cầu chì|card|màn hình|máy tính) ~ (bị )?cháy|cháy (máy|mô tơ|motor|bo|main|nguồn|bóng|đèn|màn hình|chip|cầu chì|hàng|túi|vé|nồi|khét))',
)
const FLAMES = phrase('(lửa|khói|cứu|bốc|lan|bếp|chợ|rừng|với|114|pin|bình)')
/** Out of the water already, and not well: breath counts now, not the rope. */
const PULLED_OUT = phrase('(vớt|kéo|đưa|bế) ~ (lên|vào bờ|vô bờ)')
/** Money asked in the same breath: a story to be checked, not somebody lying on the floor. */
const ASKS_MONEY = phrase(
  '((chuyển|gửi|nộp|đóng|cần|đưa|mượn|vay) ~ ([\\d.,]+ ?(triệu|nghìn|ngàn|k|đồng|tỷ|tr)?|tiền|viện phí|tạm ứng)|nghe lừa|thật không|lừa không|có phải lừa)',
)
const MEDICINE = phrase('(uống gì|thuốc gì|uống thuốc nào|ăn gì|kiêng gì|chữa|điều trị|bài thuốc|bệnh gì)')

/** What danger the words tell of, or null. Long texts are somebody's pasted message and are read as such. */
export function readDanger(text: string): DangerKind | null {
  const read = readPhrases(text)
  if (read.marked.trim().split(' ').length > 45) return null
  if (isLife(read)) return 'life'
  if (says(read, NOT_NOW)) return null
  if (saysAny(read, VIOLENCE)) return 'violence'
  if (saysOr(read, FIRE, FIRE_MARKED) && (!says(read, BURNT_OUT) || says(read, FLAMES))) return 'fire'
  if (says(read, PULLED_OUT) && saysOr(read, ILLNESS, ILLNESS_MARKED)) return 'illness'
  if (says(read, DROWNED_IN_WORK)) return null
  if (saysOr(read, WATER, WATER_MARKED) && (!says(read, FORETOLD) || says(read, THERE))) return 'water'
  if (says(read, ASKS_MONEY) || says(read, MEDICINE)) return null
  return saysOr(read, ILLNESS, ILLNESS_MARKED) ? 'illness' : null
}

/** `any` in either spelling, or `withMarks` as typed with its marks. */
function saysOr(read: Read, any: readonly Phrase[], withMarks: readonly Phrase[]): boolean {
  return saysAny(read, any) || withMarks.some((each) => marked(read, each))
}

function isLife(read: Read): boolean {
  const isSuicide =
    LIFE_MARKED.some((each) => marked(read, each)) ||
    (read.unmarked && says(read, SUICIDE_UNMARKED) && !SLOWLY.test(read.marked))
  const isMeant = isSuicide || (saysAny(read, LIFE) && !says(read, IDIOM))
  return isMeant && !says(read, REPORTED)
}

/** Somebody else's story, or a talk about the matter. */
const REPORTED = phrase(
  '(nghe nói|nghe kể|trên báo|báo đăng|tivi|trong phim|phòng chống|tuyên truyền|tỷ lệ|hồi xưa|năm ngoái)',
)

/** With the marks as typed, never without. */
function marked(read: Read, sought: Phrase): boolean {
  return sought.marked.test(read.marked)
}
