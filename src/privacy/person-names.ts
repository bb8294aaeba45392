import { maskGivenNames } from './given-names.ts'

/** Names of people in somebody's own words: by the surname they begin with, or by the words that introduce them. */

/** Surnames that are hardly another word when a capital follows, some as typed without marks. */
const SURE =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Trịnh|Đinh|Phùng|Trương|Lường|Giàng|Sùng|Tẩn|Quàng|Tòng|Lò|Lù|Thào|Chẻo|Nguyen|Tran|Pham|Huynh|Bui|Ngo|Trinh|Truong'
/** Surnames that are words too, or begin places ("Hà Nội", "Vàng"): they need "Văn", "Thị" or a second capital. */
const SHARED =
  'Hồ|Lý|Hà|Cà|Vàng|Mùa|Mai|Cao|Lâm|Thái|Châu|Đào|Đoàn|Lương|Nông|Hứa|Triệu|Ma|Má|Lầu|Vừ|Sìn|Chu|Lưu|Tạ|Tô|Tống|Quách|Thạch|Kim|La|Điêu|Lự|Hạng|Ho|Ly|Le|Do|Vu|Vo|Ha|Dang|Hoang|Duong|Lo|Giang|Vang|Sung|Luong|Dinh'
/** Surnames typed small and without marks that are no two words of a sentence ("dang van hanh", "lo van de"). */
const SURE_SMALL = 'nguyen|tran|pham|huynh|hoang|bui|ngo|le|giang|sung'

/** Begin like a name and are none, whatever follows. */
const NO_NAME =
  'Hồ Chí Minh|Ho Chi Minh|Hà (?:Nội|Giang|Nam|Tĩnh|Tây|Đông)|Ha (?:Noi|Giang|Nam|Tinh|Tay|Dong)|Cà Mau|Cao Bằng|Lâm Đồng|Thái (?:Nguyên|Bình)|Đoàn Thanh|Nông (?:Thôn|Dân|Nghiệp)'
/** Places unless another capital follows. */
const NO_NAME_ALONE = 'Phan (?:Thiết|Rang)|Hoàng (?:Sa|Mai|Liên)|Võ Nhai|Vũ (?:Thư|Quang)|Dương Kinh|Trần Đề'
/** Bear somebody's name without being that person. */
const NAMED_AFTER =
  /(?<!\p{L})(?:đường|phố|phường|xã|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|tp\.?|thôn|bản|ấp|chợ|cầu|công viên|quảng trường|bệnh viện|bảo tàng|lăng|đại học|tiểu học|trung học|mầm non|thcs|thpt|trường|duong|pho|phuong|xa|huyen|quan|tinh|truong)\s$/iu

const START = '(?<![\\p{L}\\p{M}\\d⟨])'
const END = '(?![\\p{L}\\p{M}\\d])'
const WORD = '[\\p{L}\\p{M}]+'
const CAPITAL = '\\p{Lu}[\\p{Ll}\\p{M}]*'
/** "Văn phòng", "văn bản", "thị xã", and "nguyên văn" typed without marks, are no middle names. */
const MIDDLE =
  '\\s(?:[Vv]ăn|[Tt]hị|[Vv]an|[Tt]hi)\\s(?!(?:phòng|hóa|hoá|bản|thư|kiện|xã|trấn|trường|phong|hoa|ban|thu|kien|xa|truong|ke|loi|cau|noi|muc|chu|phan|tung|doan|he|ra|nhu|cua|trong|cho)(?![\\p{L}\\p{M}]))'

const BY_SURNAME = [
  `(?!(?:${NO_NAME})${END}|(?:${NO_NAME_ALONE})${END}(?!\\s\\p{Lu}))(?:${SURE})(?:${MIDDLE}${WORD}(?:\\s${CAPITAL}){0,2}|(?:\\s${CAPITAL}){1,3})`,
  `(?!(?:${NO_NAME})${END})(?:${SHARED})(?:${MIDDLE}${WORD}(?:\\s${CAPITAL}){0,2}|(?:\\s${CAPITAL}){2,3})`,
  // All in capitals or all small, the middle word alone tells a name from the rest of the sentence.
  `(?:${`${SURE}|${SHARED}`.toUpperCase()})\\s(?:VĂN|THỊ|VAN|THI)(?:\\s\\p{Lu}[\\p{Lu}\\p{M}]*){1,2}`,
  `(?:${SURE.toLowerCase()}|${SURE_SMALL}|lý|vàng|lương|hà|cao)${MIDDLE}${WORD}`,
  // The Central Highlands: K'Brông, H'Hen Niê, Y Moan Êban. "Y Tế" is the health office.
  `(?:[KH]['’ʼ‘]${WORD}|Y\\s(?!Tế|Te|Khoa|Học|Sĩ|Dược)${CAPITAL})(?:\\s${CAPITAL}){0,3}`,
].map((pattern) => new RegExp(START + pattern + END, 'gu'))

const KIN =
  '(?:tôi|tui|toi|em|cháu|chau|con|mình|minh|bác|bac|cô|chú|bà|ông|ong|anh|chị|cụ|bố|mẹ|má|chồng|chong|vợ|vo|cậu|dì|thím|mợ|bé|be|gái|gai|trai|nhà|nha)'
const SELF = '(?:tôi|tui|toi|em|cháu|chau|con|mình|minh)'
const FULL = '(?:họ và |họ |ho va |ho )'
/** What follows is a name, in letters of any kind. */
const INTRODUCED = new RegExp(
  [
    `(?:tên|ten) (?:thật |đầy đủ |của |cua )?(?:${KIN} ?){1,3}(?:là |la |: ?)`,
    `${KIN} (?:thì )?${FULL}?(?:tên|ten)(?: thật| that| đầy đủ| gọi)?(?: là| la| ?:)? `,
    `${FULL}(?:tên|ten)(?: là | la | ?: ?)`,
    `(?<=(?:^|[.,;!?] ?))(?:tên|ten)(?: là | la | ?: ?)`,
    `${SELF} (?:là|la) (?=(?:nguyễn|trần|phạm|huỳnh|bùi|ngô|lò|giàng|nguyen|tran|pham|huynh|bui|ngo|(?:phan|vu|vo|dang|do|ho|duong|ly|lo|luong|vang|ha|ca|le|hoang|giang) (?:van|thi|a)) )`,
  ]
    .map((pattern) => START + pattern)
    .join('|'),
  'giu',
)
/** What follows is a name when it is written as one: "Tôi là Bí ở…", "Họ tên Bí". */
const WRITTEN_SO =
  /(?<![\p{L}\p{M}])(?:(?:[Tt]ôi|[Tt]ui|[Ee]m|[Cc]háu|[Cc]on|[Mm]ình|[Tt]oi) l[àa] (?:(?:ông|bà|anh|chị|cô|chú|bác) )?|[Tt]ên (?:tôi|em|cháu|con|mình) |[Hh]ọ (?:và )?tên )(?=\p{Lu}[\p{Ll}\p{M}]*(?: \p{Lu}[\p{Ll}\p{M}]*){0,3}(?: ?[,.;!?]| ?$| (?:ở|ạ|đây|năm|quê|sinh|muốn|xin|hỏi|bị|có|cần|ngày|tại|o|muon|hoi) ))/gu

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '))
/** Stand where a name would, and ask for one or speak of something else. */
const NOT_FIRST = setOf(
  'gì gi ai nào nao sao đó này nay đấy vậy người nguoi đăng dang tài tai khoản miền mien ứng app trên tren trong của cua không khong bị sai đúng dung chưa chua đã da được duoc rồi roi thì và va hay hoặc với như nhu phải là la cũng để cho mà một mot mới moi cũ đầy thật ở dùng xong ổn ok tiếp',
)
/** Offices and groups people say they are of, written with a capital now and then. */
const TITLES = setOf('cán trưởng phó chủ đảng hội đoàn giáo nông học sinh tổ việt người công bộ đội nhân viên')
/** End a name typed small. */
const ENDS = setOf(
  'ở o tại tai quê que nhà nha số so muốn muon hỏi hoi cần can xin thì bị có co không khong được duoc năm nam sinh đang dang đã da vừa vua mới moi là la với voi và va ạ nhé nhe ơi này nay đây day tôi toi em cháu chau con bác bac mình cho để de làm lam trong trên tren của cua sđt sdt cccd điện dien tuổi tuoi xã xa bản ban thôn thon huyện huyen tỉnh tinh người nguoi dân mà ma hay ngày ngay phải phai gọi goi chưa chua thế vậy rồi roi nó no giờ gio mất mat quên quen hôm hom đi di biết biet mở mo nhờ nho định dùng dung',
)
const NAME_PART = new RegExp(`^(?:${SURE}|${SHARED}|văn|thị|van|thi)$`, 'iu')
const BEFORE_MIDDLE = /^ ?[\p{L}\p{M}]+ (?:văn|thị|van|thi) /iu
const LONGEST_NAME = 4

/** Puts `mark` in the place of every name found. `line`: NFC, single blanks. */
export function maskNames(line: string, mark: string): string {
  let text = maskAfter(line, INTRODUCED, mark, NOT_FIRST)
  text = maskAfter(text, WRITTEN_SO, mark, TITLES)
  for (const pattern of BY_SURNAME) {
    const before = text
    text = before.replaceAll(pattern, (name: string, at: number) =>
      NAMED_AFTER.test(before.slice(Math.max(0, at - 16), at)) ? name : mark,
    )
  }
  return maskGivenNames(text, mark)
}

function maskAfter(text: string, introduction: RegExp, mark: string, notFirst: ReadonlySet<string>): string {
  let masked = ''
  let at = 0
  // All in capitals a capital says nothing.
  const isShouted = text === text.toUpperCase()
  for (const match of text.matchAll(introduction)) {
    const from = match.index + match[0].length
    const end = from < at ? from : endOfName(text, from, notFirst, isShouted)
    if (end === from) continue
    masked += text.slice(at, from) + mark
    at = end
  }
  return masked + text.slice(at)
}

/** Where the name that begins at `from` ends; `from` when there is none. */
function endOfName(text: string, from: number, notFirst: ReadonlySet<string>, isShouted: boolean): number {
  const isCapital = (word: string) => !isShouted && /^\p{Lu}/u.test(word)
  let [end, first, last] = [from, '', '']
  for (let taken = 0; taken < LONGEST_NAME; taken += 1) {
    const found = /^ ?([\p{L}\p{M}'’]+)/u.exec(text.slice(end, end + 40))
    const word = found?.[1]
    if (!found || word === undefined) break
    const isSmall = !isCapital(word)
    // "đăng ký" is no name, "đặng văn" typed without marks is.
    const isName = BEFORE_MIDDLE.test(text.slice(end, end + 40))
    if (taken === 0 && !isName && notFirst.has(word.toLowerCase()) && (isSmall || notFirst === TITLES)) break
    if (taken > 0 && isSmall && ENDS.has(word.toLowerCase())) break
    if (taken > 0 && isSmall && isCapital(first) && !NAME_PART.test(last) && !NAME_PART.test(word)) break
    if (taken === 0) first = word
    last = word
    end += found[0].length
  }
  return end
}
