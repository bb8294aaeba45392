import { fold } from '../shared/text.ts'
import { type Phrase, phrase, readPhrases, says } from './phrases.ts'

/** A value the question wants and the place may not state. */
export type Asked =
  | 'often'
  | 'hour'
  | 'venue'
  | 'day'
  | 'when'
  | 'length'
  | 'count'
  | 'money'
  | 'person'
  | 'phone'
  | 'result'
  | 'reason'
  | 'certificate'
  | 'penalty'
  | 'pay'
  | 'gift'
  | 'enrolment'

/** "Mấy" counts only where nothing else is asked: in "mấy công ty làm gì" it is a plural. */
const COUNTS = phrase('mấy')
const ASKS_ELSE = phrase('(gì|nào|sao|thế nào|ai|đâu|chi)')

/** What was done, as against what is planned. */
const RESULT = phrase(
  '(đã (đạt|làm|thực hiện|có|hoàn thành|mở|tập huấn|đào tạo|xong)|đạt được|kết quả ~ (đến nay|hiện nay|tới giờ|thực tế)|hiện (có|nay|tại|đang|giờ|đã|đắk|lai|lâm|xã|tỉnh)|đến nay|tới nay|tính đến|đang hoạt động|thực tế|tới đâu rồi|xếp (thứ|hạng)|đứng thứ|thứ hạng|dẫn đầu|làm tốt nhất|đạt giải|giải (nhất|nhì|ba|thưởng)|đoạt giải|trúng giải|bao nhiêu phần trăm rồi)',
)

/** Things people expect of any plan and ask for by name: the place must name them too. */
const NAMED = {
  certificate: phrase('(chứng nhận|chứng chỉ|cấp bằng|bằng cấp|bằng tốt nghiệp|giấy khen|bằng khen|danh hiệu)'),
  penalty: phrase(
    '((?<!xuất )phạt(?! (động|huy|thanh|triển|hiện|sóng|lại|cho))|xử phạt|kỷ luật|chế tài|khiển trách|cảnh cáo|bị xử lý|bị trừ|trừ điểm|trừ lương|cắt thi đua)',
  ),
  pay: phrase(
    '(thù lao|tiền lương|trả lương|(?<!(chất|năng|lực|đo|định|khối|số|sản) )lương(?! (cao|thực))|phụ cấp|trợ cấp|tiền công|tiền bồi dưỡng|tiền thưởng|công tác phí|(được|có) trả (tiền|bao nhiêu|mấy)|hỗ trợ (tiền|bao nhiêu|mấy))',
  ),
  gift: phrase(
    '(miễn phí|học phí|mất phí|mất tiền|đóng (tiền|phí)|lệ phí|(?<!(nền|hạ|gia) )tặng|cho không|(được|có) (phát|cấp|biếu) ~ (điện thoại|smartphone|máy|máy tính|sim|quà|tiền|tài liệu|sách)|phát (điện thoại|máy|sim|quà|tiền)|hỗ trợ ~ (điện thoại|cái máy|máy tính|tiền|xăng))',
  ),
  enrolment: phrase(
    '(ghi danh|mang theo|đăng ký ~ (ở đâu|với ai|chỗ nào|nơi nào|thế nào|như thế nào|bằng cách nào|làm sao|qua đâu|hạn|trước)|hạn đăng ký)',
  ),
} as const

/** Where an office stands, not where something is held. */
const ADDRESS = phrase('(địa chỉ|số nhà|nằm ở|đóng ở)')

const LENGTH = phrase(
  '(kéo dài (bao lâu|mấy|bao nhiêu)|trong bao lâu|thời lượng|học (bao lâu|mấy (buổi|ngày|tuần|tháng|tiết|tiếng|giờ))|mấy tiếng|bao nhiêu (tiếng|tiết|giờ))',
)

/** Figures of a place's people and land, which only a number beside the word would state. */
const STATISTIC = phrase('(?<!công )(dân số(?! (hóa|là gì))|diện tích|số dân|sĩ số)')

const ASKS: [Asked, Phrase][] = [
  [
    'hour',
    phrase(
      '(mấy giờ|thời khóa biểu|lịch (học|dạy|phát|mở lớp)|giờ (phát|học|mở|làm việc|tổ chức|bắt đầu|khai mạc|họp|tiếp|chiếu)|lúc nào trong ngày|giờ nào|bắt đầu lúc mấy|lúc mấy)',
    ),
  ],
  [
    'venue',
    phrase(
      '(hội trường|địa điểm|phòng nào|hội trường nào|tổ chức ở đâu|diễn ra ở đâu|mở ở đâu|học ở đâu|địa chỉ|số nhà|(trụ sở|văn phòng|(?<!tiên )phòng|trung tâm) ~~ (nằm|đóng|đặt) (ở )?(đâu|chỗ nào|đường nào))',
    ),
  ],
  [
    'phone',
    phrase(
      '(số điện thoại|sđt|hotline|liên hệ số|gọi số nào|đường dây nóng|email|thư điện tử|đường link|nhóm zalo|tài khoản nào|hóa đơn|fanpage|số tài khoản|địa chỉ (web|website|trang)|link (nào|học|đăng|tải|vào))',
    ),
  ],
  [
    'money',
    phrase(
      '(bao nhiêu tiền|mấy tiền|bao nhiêu (triệu|tỷ|đồng|nghìn)|mấy (triệu|tỷ|đồng|trăm triệu)|số tiền|mức phạt|phạt bao nhiêu|phạt mấy|thưởng bao nhiêu|mức thưởng|mức chi|bao nhiêu kinh phí|tổng kinh phí|kinh phí bao nhiêu|hết bao nhiêu|(kinh phí|số tiền|tiền thưởng|ngân sách|mức hỗ trợ) ~~ (là |được |hết )?bao nhiêu)',
    ),
  ],
  [
    'person',
    phrase(
      '(tên (là )?(gì|chi)|(ông|bà) (nào|mô|đâu)|cán bộ nào ~ (phụ trách|trực tiếp|lo)|đồng chí nào|họ tên|ký tên|đứng tên|ai là (trưởng|chủ tịch|bí thư|giám đốc|trưởng ban|phó)|(trưởng ban|chủ tịch|bí thư|giám đốc|trưởng phòng) ~ là ai|ai (là người )?ký|người nào ký)',
    ),
  ],
  ['result', RESULT],
  ...(['certificate', 'penalty', 'pay', 'gift', 'enrolment'] as const).map((asked): [Asked, Phrase] => [
    asked,
    NAMED[asked],
  ]),
  ['length', LENGTH],
  [
    'day',
    phrase('(ngày nào|ngày mấy(?! (lần|lượt|buổi|giờ|bữa))|hôm nào|ngày bao nhiêu|mùng mấy|ngày giờ|bữa nào|ngày mô)'),
  ],
  [
    'often',
    phrase(
      '(bao lâu (một|1) lần|mấy lần|bao nhiêu lần|mấy (buổi|ngày|tuần|tháng) (một|1) lần|định kỳ thế nào|tần suất)',
    ),
  ],
  ['count', phrase('(bao nhiêu|nhiêu|số lượng|số hộ|tổng số|tỷ lệ nào|bao nhiêu phần trăm|mấy phần trăm|mấy %)')],
  ['count', COUNTS],
  ['count', STATISTIC],
  [
    'when',
    phrase(
      '(khi nào|bao giờ|lúc nào|chừng nào|hồi nào|dịp nào|quý (mấy|nào)|tháng (mấy|nào)|năm nào|hạn chót|hạn cuối|thời hạn|hạn nộp)',
    ),
  ],
  ['reason', phrase('(tại sao|vì sao|lý do|sao lại)')],
]

/** Who signed is the one name a plan prints. */
const SIGNS = phrase(
  '(ai (là người )?ký|người ký|[^ ]+ nào (đã |đứng ra |là người )?ký|ký tên|đứng tên|chữ ký(?! (số|điện)))',
)

/** What a question asks for, the most particular first. */
export function askedValues(question: string): Asked[] {
  const typed = readPhrases(question)
  // Slips are taken for granted: a value missed here is an answer that does not answer. Names of things are taken as typed:
  // folded, "đo lường" holds a wage and "nền tảng" a gift.
  const read = { ...typed, slips: true }
  const asks = ([asked, sought]: [Asked, Phrase]) =>
    says(asked in NAMED ? typed : read, sought) && !(sought === COUNTS && says(read, ASKS_ELSE))
  return [...new Set(ASKS.filter(asks).map(([asked]) => asked))]
}

/** True when the text states such a value. Looser than a person would be: it decides only what is certainly not there. */
export function statesValue(asked: Asked, text: string, question: string): boolean {
  if (asked === 'result' && quotesWords(RESULT, question, text)) return true
  switch (asked) {
    case 'often':
      return /định kỳ|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)|lần\/|buổi\/|\/tháng|\/tuần|lớp\/|mỗi (?:ngày|tuần|tháng|quý|năm)/iu.test(
        text,
      )
    case 'hour':
      return /\d+\s*(?:giờ|h\b)|\bgiờ\s+\d/u.test(text)
    case 'venue':
      if (says(readPhrases(question), ADDRESS)) return /(?:số nhà|đường|phố) (?:số )?\d|số nhà/iu.test(text)
      return /nhà văn hóa|hội trường|trụ sở|trung tâm|trực tuyến tại|tại thôn|thôn\/xóm|xã, phường|địa bàn xã/u.test(
        text,
      )
    case 'phone':
      return /\d{4}[ .]?\d{3,}|@/u.test(text)
    case 'money':
      return /\d[\d.,]*\s*(?:đồng|triệu|tỷ|nghìn)/u.test(text)
    case 'person':
      return says(readPhrases(question), SIGNS) && /chủ tịch|bí thư|trưởng ban/iu.test(text)
    case 'result':
      return false
    case 'day':
      return /\d{1,2}\/\d{1,2}|ngày \d|trước ngày/u.test(text)
    case 'count':
      return !says(readPhrases(question), STATISTIC) && nearUnit(text, question)
    case 'when':
      return /\d{4}|quý |tháng \d|ngày \d|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)|định kỳ|thường xuyên|\d+\/\d+/iu.test(
        text,
      )
    case 'length':
      return /từ (?:tháng|quý|ngày)|đến hết|\d+\s*(?:ngày|tuần|tháng|giờ|tiết)(?![/\d])/iu.test(text)
    case 'certificate':
    case 'penalty':
    case 'pay':
    case 'gift':
    case 'enrolment':
      return namesThing(NAMED[asked], question, text)
    case 'reason':
      return /(?:^|[ ,])(?:vì|bởi|do đó|nhờ đó|nhằm) /u.test(text) && !/không (?:có|ghi|nêu)/u.test(question)
  }
}

/** "Học từ làm việc thực tế" is a name the text itself prints: what looks like asking for results is a quotation. */
function quotesWords(sought: Phrase, question: string, text: string): boolean {
  const said = sought.folded.exec(readPhrases(question).folded)
  if (said === null) return true
  const before = said.input.slice(0, said.index).trim().split(' ').at(-1)
  const after = said.input
    .slice(said.index + said[0].length)
    .trim()
    .split(' ')[0]
  const whole = readPhrases(text).folded
  return whole.includes(` ${before} ${said[0]} `) || whole.includes(` ${said[0]} ${after} `)
}

/** The text names the thing in the question's own words; the text is read with its marks, since "phát" is no "phạt". */
function namesThing(sought: Phrase, question: string, text: string): boolean {
  const read = readPhrases(question)
  const said = read.unmarked ? sought.folded.exec(read.folded)?.[0] : sought.marked.exec(read.marked)?.[0]
  const printed = readPhrases(text).marked.matchAll(new RegExp(sought.marked.source, 'gu'))
  return said !== undefined && [...printed].some(([one]) => fold(one) === fold(said))
}

/** The thing counted ("bao nhiêu lớp", "mấy buổi") stands beside a number in the text, in its own words or as a share of people. */
function nearUnit(text: string, question: string): boolean {
  const unit = unitAsked(question)
  if (unit === null) return /\d|một|hai|bốn/u.test(text)
  if (/^(?:phan tram|%|ty le|chi tieu)$/u.test(unit)) return /%/u.test(text)
  const read = readPhrases(text.replaceAll('/', ' / '))
  const marked = read.marked.trim().split(' ')
  const folded = read.folded.trim().split(' ')
  const first = unit.split(' ')[0] ?? unit
  const second = AMBIGUOUS.has(first) ? (readPhrases(question).folded.split(` ${first} `)[1]?.split(' ')[0] ?? '') : ''
  return folded.some((word, at) => {
    if (word !== first && !(PEOPLE.has(first) && PEOPLE.has(word))) return false
    if (second !== '' && folded[at + 1] !== second) return false
    if (/^(?:quy|thang|nam|ngay)$/u.test(first)) return /^(?:[ivx]+|\d[\d.]*)$/u.test(folded[at + 1] ?? '')
    return [at - 1, at - 2, at - 3, at + 1, at + 2].some((near) => isNumber(marked[near] ?? ''))
  })
}

/** Ways to count people: "mấy người" is answered by "ít nhất một thành viên". Folded. */
const PEOPLE = new Set(['nguoi', 'thanh', 'hoi', 'nhan', 'mentee', 'hoc', 'ho', 'can'])

/** Syllables that open many words: "tổ công nghệ" is not "tổ chức". */
const AMBIGUOUS = new Set(['to', 'so', 'ban', 'cong', 'trung', 'doan', 'mo', 'co', 'hoat'])

/** With marks, since "bon" is a village and "bốn" is four. */
function isNumber(word: string): boolean {
  return /^(?:\d[\d.,]*%?|một|hai|ba|bốn|bảy|tám|chín|mười)$/u.test(word)
}

/** The word after "bao nhiêu", "mấy": what is counted. Folded; null when none follows. */
function unitAsked(question: string): string | null {
  const read = readPhrases(question)
  const match =
    read.unmarked || read.slips
      ? / (?:bao nhieu|may|nhieu|tong so|so luong) (?:cai |chiec |bo |cuon |quyen )?((?:phan tram|[^ .]+))/u.exec(
          read.folded,
        )
      : / (?:bao nhiêu|mấy|nhiêu|tổng số|số lượng) (?:cái |chiếc |bộ |cuốn |quyển )?((?:phần trăm|[^ .]+))/u.exec(
          read.marked,
        )
  const before = / (phan tram|nam|thang|quy|ngay|tuoi|buoi|lop|lan|nguoi|ho) (?:bao nhieu|may|nao) /u.exec(read.folded)
  const counted = match?.[1] !== undefined && !PARTICLE.test(fold(match[1])) ? fold(match[1]) : null
  // "Từ tháng mấy tới hết quý mấy": the time asked for stands before.
  const unit =
    before?.[1] !== undefined && !/^(?:lan|buoi|lop|nguoi|gio|ho|phan tram|luot)$/u.test(counted ?? '')
      ? before[1]
      : (counted ?? before?.[1] ?? null)
  return unit === null || PARTICLE.test(unit) ? null : unit
}

const PARTICLE =
  /^(?:[a-z]|co|dat|da|se|dang|ma|trong|o|moi nguoi|thi|la|vay|roi|ha|a|nhi|day|tat|cai|thu|ay|phai|moi|duoc)$/u
