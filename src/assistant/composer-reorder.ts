/** Parts of a sentence that may change places, or be understood, without another meaning. All work on words between blanks. */

/** Words that name a source. */
const SOURCE = '(?:thông tư|nghị định|nghị quyết|quyết định|luật|báo|một bài báo|quy định)'
const SOURCE_LAST = new RegExp(`^ ([^,;:()]+?)(?: ,)? theo (${SOURCE} [^,;:()]+) $`, 'u')
const SOURCE_FIRST = new RegExp(`^ theo (${SOURCE} [^,;:()]+?) , ([^,;:()]+) $`, 'u')

/** "Thường 3 ngày, theo Nghị định 69/2024": who says so is said first. Only where nothing else is said that might be somebody else's. */
export function attributionFirst(text: string): string {
  const last = SOURCE_LAST.exec(text)
  if (last) return ` theo ${last[2]} , ${last[1]} `
  const first = SOURCE_FIRST.exec(text)
  return first ? ` theo ${first[1]} , ${first[2]} ` : text
}

/** "Nếu", "khi" in front of what "thì" ends: it is a condition without them. */
const OPENED = /^ (?:nếu|khi|lúc|hễ) (?!không thì |nào )(?=.*? thì )/u
const WITHOUT_THEN = /^ (?:nếu|khi|lúc|hễ) ([^,;:()]+) , (?=(?:\{u\}|đừng) )/u
/** Not behind a word that makes another condition of it ("chỉ nếu"), or a question ("hỏi xem nếu"). */
const BEHIND =
  /^ ([^,;:()]+?) (?<! (?:chỉ|trừ|kể cả|ngay cả|dù|hoặc|hay|và|hỏi|xem|biết|như|cả|ngoại trừ|nhất là|thậm chí|dẫu|mặc|bất kể|giả sử|phải|chắc) )nếu ([^,;:()]+) $/u
const OTHER_CONDITION = / (?:nếu|thì|khi|lúc|trừ|chỉ|mới|dù|nhưng|mà|rồi|hoặc|hay) /u

/** A condition is read in front, closed by "thì", whichever way it is said: "A thì B", "nếu A, {u} B", "B nếu A". */
export function conditionFirst(text: string): string {
  const behind = BEHIND.exec(text)
  if (behind?.[1] && behind[2] && ![behind[1], behind[2]].some((part) => OTHER_CONDITION.test(` ${part} `)))
    return ` ${behind[2]} thì ${behind[1]} `
  const opened = text.replace(OPENED, ' ')
  if (opened !== text || text.includes(' thì ')) return opened
  return text.replace(WITHOUT_THEN, ' $1 thì ')
}

/** Whoever else may be the one who does it, anywhere; and things that do something where a clause begins. */
const OTHERS =
  / (?:họ|nó|ai|người|kẻ|chúng|bên|ngân hàng|công an|cán bộ|shop|sàn|nhân viên|sở|ban|ngành|ủy ban|cơ quan|con|cháu|bạn|thầy|cô|mẹ|cha|ông|bà|bé|tổng đài|chủ|bác sĩ|y bác sĩ|vợ|chồng|bố|ba|má|anh|chị|em|hàng xóm|khách|shipper|thợ|trưởng|hội|đoàn|tổ|trường|tòa|bưu điện|nhà mạng|công ty|doanh nghiệp|\{b\}|\{\{[^}]*\}\}) /u
const THINGS = /(?:^|[,;:] |rồi |thì |và )\s*(?:máy|ứng dụng|trang|màn hình|mã|hệ thống|app) /u

/** Where nobody else is spoken of, it is the asker who is told to. */
const UNDER = / thì \{u\} (?=(?:nhớ|khoan|đừng|cúp|bấm|đọc|xem|gõ|chụp|hỏi|tìm|viết|chọn|xóa) )/u

/** "{u} mở máy, {u} bấm": said once where nobody else is spoken of. So is whose it is: "của mình" is "của {u}". */
export function ofTheAsker(text: string): string {
  if (!text.includes(' {u} ')) return text
  const isAlone = !OTHERS.test(text.replaceAll(' ngân hàng ', ' '))
  const owned = isAlone ? text.replaceAll(/ của (?:chính )?mình /gu, (found) => found.replace('mình', '{u}')) : text
  if (!isAlone || OTHERS.test(text) || THINGS.test(text) || !/^ (?:[^,;]+ thì )?\{u\} /u.test(owned)) return owned
  return owned.replaceAll(/(?<= (?:,|;|rồi|và|sau đó)) \{u\} (?=\S)/gu, ' ').replace(UNDER, ' thì ')
}
