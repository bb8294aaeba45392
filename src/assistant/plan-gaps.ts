import { phrase, readPhrases, says } from './phrases.ts'

/** A value the question wants and the place may not state. */
export type Asked = 'often' | 'hour' | 'venue' | 'day' | 'count' | 'money' | 'person' | 'phone' | 'result' | 'reason'

/** "Mấy" counts only where nothing else is asked: in "mấy công ty làm gì" it is a plural. */
const COUNTS = phrase('mấy')
const ASKS_ELSE = phrase('(gì|nào|sao|thế nào|ai|đâu|chi)')

const ASKS: [Asked, ReturnType<typeof phrase>][] = [
  ['hour', phrase('(mấy giờ|lúc nào trong ngày|giờ nào|bắt đầu lúc mấy|lúc mấy)')],
  [
    'venue',
    phrase('(hội trường|địa điểm|phòng nào|hội trường nào|tổ chức ở đâu|diễn ra ở đâu|mở ở đâu|học ở đâu|địa chỉ)'),
  ],
  ['phone', phrase('(số điện thoại|sđt|hotline|liên hệ số|gọi số nào|đường dây nóng|email|thư điện tử)')],
  [
    'money',
    phrase(
      '(bao nhiêu tiền|mấy tiền|bao nhiêu (triệu|tỷ|đồng|nghìn)|mấy (triệu|tỷ|đồng|trăm triệu)|số tiền|mức phạt|phạt bao nhiêu|phạt mấy|thưởng bao nhiêu|mức thưởng|mức chi|bao nhiêu kinh phí|tổng kinh phí|kinh phí bao nhiêu|hết bao nhiêu)',
    ),
  ],
  [
    'person',
    phrase(
      '(tên (là )?gì|ông nào|bà nào|đồng chí nào|họ tên|ai là (trưởng|chủ tịch|bí thư|giám đốc|trưởng ban|phó)|(trưởng ban|chủ tịch|bí thư|giám đốc|trưởng phòng) ~ là ai|ai (là người )?ký|người nào ký)',
    ),
  ],
  [
    'result',
    phrase(
      '(đã (đạt|làm|thực hiện|có|hoàn thành|mở|tập huấn|đào tạo|xong)|đạt được|kết quả ~ (đến nay|hiện nay|tới giờ|thực tế)|hiện (có|nay|tại|đang|giờ|đã|đắk|lai|lâm|xã|tỉnh)|đến nay|tới nay|tính đến|đang hoạt động|thực tế|tới đâu rồi|bao nhiêu phần trăm rồi)',
    ),
  ],
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
  ['count', phrase('(bao nhiêu|nhiêu|tỷ lệ nào|bao nhiêu phần trăm|mấy phần trăm|mấy %)')],
  ['count', COUNTS],
  ['reason', phrase('(tại sao|vì sao|lý do|sao lại)')],
]

/** What a question asks for, the most particular first. */
export function askedValues(question: string): Asked[] {
  // Slips are taken for granted: a value missed here is an answer that does not answer.
  const read = { ...readPhrases(question), slips: true }
  return [
    ...new Set(
      ASKS.filter(([, sought]) => says(read, sought) && !(sought === COUNTS && says(read, ASKS_ELSE))).map(
        ([asked]) => asked,
      ),
    ),
  ]
}

/** True when the text states such a value. Looser than a person would be: it decides only what is certainly not there. */
export function statesValue(asked: Asked, text: string, question: string): boolean {
  switch (asked) {
    case 'often':
      return /định kỳ|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)|lần\/|buổi\/|\/tháng|\/tuần|lớp\/|mỗi (?:ngày|tuần|tháng|quý|năm)/iu.test(
        text,
      )
    case 'hour':
      return /\d+\s*(?:giờ|h\b)|\bgiờ\s+\d/u.test(text)
    case 'venue':
      return /nhà văn hóa|hội trường|trụ sở|trung tâm|trực tuyến tại|tại thôn|thôn\/xóm|xã, phường|địa bàn xã/u.test(
        text,
      )
    case 'phone':
      return /\d{4}[ .]?\d{3,}|@/u.test(text)
    case 'money':
      return /\d[\d.,]*\s*(?:đồng|triệu|tỷ|nghìn)/u.test(text)
    case 'person':
      return /\bký\b|\bky\b/iu.test(question) && /chủ tịch|bí thư|trưởng ban/iu.test(text)
    case 'result':
      return false
    case 'day':
      return /\d{1,2}\/\d{1,2}|ngày \d|trước ngày/u.test(text)
    case 'count':
      return nearUnit(text, question)
    case 'reason':
      return /(?:^|[ ,])(?:vì|bởi|do đó|nhờ đó|nhằm) /u.test(text) && !/không (?:có|ghi|nêu)/u.test(question)
  }
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
  const match = / (?:bao nhieu|may|nhieu|tong so|so luong) ((?:phan tram|[^ .]+))/u.exec(read.folded)
  const before = / (phan tram|nam|thang|quy|ngay|tuoi|buoi|lop|lan|nguoi|ho) (?:bao nhieu|may|nao) /u.exec(read.folded)
  const counted = match?.[1] !== undefined && !PARTICLE.test(match[1]) ? match[1] : null
  // "Từ tháng mấy tới hết quý mấy": the time asked for stands before.
  const unit =
    before?.[1] !== undefined && !/^(?:lan|buoi|lop|nguoi|gio|ho|phan tram|luot)$/u.test(counted ?? '')
      ? before[1]
      : (counted ?? before?.[1] ?? null)
  return unit === null || PARTICLE.test(unit) ? null : unit
}

const PARTICLE = /^(?:[a-z]|moi nguoi|thi|la|vay|roi|ha|a|nhi|day|tat|cai|thu|ay|phai|moi|duoc)$/u

const GENERIC = new Set(
  'cho noi tinh xa ben khi luc hoi the kieu ngay thang nam quy cach viec cai loai thu muc dieu ai nguoi dip hom buoi gio dau gi ke'.split(
    ' ',
  ),
)

/** The same where it says something about the text sought: "chỗ nào" does not. */
export function tellingNoun(question: string): string | null {
  const noun = nounAsked(question)
  return noun === null || GENERIC.has(noun) ? null : noun
}

/** The thing a "nào" or "những" asks for ("nguồn nào", "những kỹ năng nào"): one folded word, or null. */
export function nounAsked(question: string): string | null {
  const folded = readPhrases(question).folded
  const listed = / (?:nhung|cac|may|bao nhieu|gom) (?!gi |ai |cai |viec gi|nguoi |cac |nao |nhung )([a-z]+)/u.exec(
    folded,
  )?.[1]
  return listed ?? / ([a-z]+) nao /u.exec(folded)?.[1] ?? null
}

/** Years and quarters a question names; an answer for another year is no answer. */
export function namedTimes(question: string): string[] {
  const folded = readPhrases(question).folded
  return [...new Set(folded.match(/(?<![\d./])20[1-4]\d(?!\d)/gu) ?? [])]
}
