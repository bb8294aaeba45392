/** Where somebody lives, as far as it leads to a door: house, lane, street, hamlet. Communes and provinces stay: plans are about them. */

const START = '(?<![\\p{L}\\p{M}\\d⟨])'
const END = '(?![\\p{L}\\p{M}\\d])'
const SPOKEN = `(?:(?:một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|lăm|linh|lẻ|trăm)${END} ?){1,5}`
const DIGITS = `\\d{1,4} ?(?:[a-zđ]${END})?(?:[/-]\\d{1,4}[a-zđ]?){0,3}${END}`

const LANE = 'ngõ|ngách|hẻm|kiệt|ngo|ngach|hem|kiet'
const STREET = 'đường|phố|duong|pho'
const HAMLET = 'thôn|bản|ấp|tổ dân phố|tổ|xóm|khóm|khu phố|buôn|làng|thon|ban|ap|to dan pho|to|xom|khom|buon|lang'

/** A house by its number, written or said. */
const HOUSE = new RegExp(`${START}(?:số nhà|nhà số|so nha|nha so) ?:? ?(?:${DIGITS}|${SPOKEN})`, 'giu')
/** A number that is a house's if a street follows, or, called a number, a hamlet. */
const NUMBERED = new RegExp(
  `${START}(?:((?:nhà|số|nha|so) )${DIGITS}(?=,? (?:${LANE}|${STREET}|${HAMLET}) )|${DIGITS}(?=,? (?:${LANE}|${STREET}) ))`,
  'giu',
)
/** Nothing else is called a lane. */
const NUMBERED_LANE = new RegExp(`${START}(?:${LANE}) (?:số |so )?${DIGITS}`, 'giu')
/** Words after which somebody tells where they live. */
const LIVES = new RegExp(
  `${START}(?:(?:nhà|nha)(?: tôi| em| cháu| con| mình| toi| chau| minh)? (?:ở|o|tại|tai)|(?:tôi|em|cháu|con|mình|toi|chau) (?:sống |song |đang )?(?:ở|o)|(?:địa chỉ|dia chi)(?: nhà| nha)?(?: tôi| em| toi)?(?: ở| là| la| ?:)?|(?:thường trú|tạm trú|trú|hộ khẩu|thuong tru|ho khau)(?: ở| tại| o| tai)?) (?=(?:${LANE}|${STREET}|${HAMLET}) )`,
  'giu',
)
const PART = new RegExp(`,? (?:(${LANE}|${STREET})|${HAMLET}) (?:(?:số|so) )?(${DIGITS})?`, 'iuy')

/** Never the name of a street or hamlet typed small: what is no street, and what the sentence goes on with. */
const ENDS: ReadonlySet<string> = new Set(
  'ở o tôi toi em cháu chau con muốn muon hỏi hoi cần can xin thì bị có co không khong được duoc là la xã xa phường phuong huyện huyen quận quan tỉnh tinh thành thanh mà và va ạ nhé để de cho gần gan nay này làm lam dây day truyền truyen nóng nong link biên bien đi di bộ bo vào vao nào nao sắt cao trưởng truong chức chuc công cong tin mềm trình trinh sử su thôn thon bản ban ấp ap tổ to xóm xom phố pho đường duong ngõ ngo ngách ngach hẻm hem'.split(
    ' ',
  ),
)
const SURNAME =
  /^(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|lý|trưng|quang|nguyen|tran|le|pham|hoang|huynh|phan|vo|ly)$/iu

/** Puts `mark` in the place of every address found. `line`: NFC, single blanks. */
export function maskAddresses(line: string, mark: string): string {
  let text = maskFrom(line, HOUSE, mark, () => ({ sure: true, small: true }))
  text = maskFrom(text, NUMBERED, mark, (match) => ({ sure: false, small: match[1] !== undefined }))
  text = maskFrom(text, NUMBERED_LANE, mark, () => ({ sure: true, small: true }))
  return maskFrom(text, LIVES, mark, (match) => ({ sure: false, small: false, keeps: match[0].length - 1 }))
}

interface Reading {
  /** An address even if nothing follows. */
  sure: boolean
  /** Names typed small are believed. */
  small: boolean
  /** Characters of the match that stay. */
  keeps?: number
}

function maskFrom(text: string, start: RegExp, mark: string, read: (match: RegExpExecArray) => Reading): string {
  let masked = ''
  let at = 0
  // All in capitals a capital says nothing.
  const isShouted = text === text.toUpperCase()
  for (const match of text.matchAll(start)) {
    if (match.index < at) continue
    const { sure, small, keeps = 0 } = read(match)
    const from = match.index + (keeps || match[0].trimEnd().length)
    const end = endOfParts(text, from, small, isShouted)
    if (end === from && !sure) continue
    masked += text.slice(at, match.index + keeps) + (keeps > 0 ? ' ' : '') + mark
    at = end
  }
  return masked + text.slice(at)
}

/** Lane, street and hamlet one after the other: where the last of them ends. */
function endOfParts(text: string, from: number, small: boolean, isShouted: boolean): number {
  let end = from
  for (;;) {
    PART.lastIndex = end
    const part = PART.exec(text)
    if (!part) return end
    const named = end + part[0].length
    const next = part[2] === undefined ? endOfName(text, named, part[1] !== undefined, small, isShouted) : named
    if (part[2] === undefined && next === named) return end
    end = next - (text[next - 1] === ' ' ? 1 : 0)
  }
}

function endOfName(text: string, from: number, isWay: boolean, small: boolean, isShouted: boolean): number {
  let end = from
  let isCapital = false
  for (let taken = 0; taken < 4; taken += 1) {
    const found = /^ ?([\p{L}\p{M}'’]+)/u.exec(text.slice(end, end + 40))
    const word = found?.[1]
    if (!found || word === undefined) break
    const capital = !isShouted && /^\p{Lu}/u.test(word)
    if (taken === 0) isCapital = capital
    if (isCapital && !capital) break
    if (!isCapital && (ENDS.has(word.toLowerCase()) || taken === 3)) break
    if (!isCapital && taken === 0 && !((small && (isWay || isShouted)) || (isWay && SURNAME.test(word)))) break
    end += found[0].length
  }
  return end
}
