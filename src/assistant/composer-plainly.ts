import { ANSWERS } from '../replies/answers.ts'
import { attributionFirst, conditionFirst, ofTheAsker } from './composer-reorder.ts'

/**
 * When two sentences count as one: word by word and mark by mark, but for a closed list of changes that no meaning hangs on. What may
 * be left out, put in, moved or said otherwise stands here and in `composer-reorder.ts` and nowhere else; all other changes are
 * somebody's own sentence. Each rule has, in the tests, the smallest harmful change beside it, which it does not take.
 */

/** What a person is told to do, in so many words: behind "{u} không" it is as much as "đừng". */
const ACTS =
  '(?:chuyển|đọc|gửi|bấm|mở|cài|nhận|trả|đưa|nghe|gọi|quét|gõ|cho|ghi|xóa|tắt|tải|mua|chia sẻ|đăng|nhắn|chụp|cung cấp|làm theo|tin)(?! (?:được|nổi|kịp|ra) )'
/** Ways to open a request that say the same without their "{u}". */
const ASKED =
  '(?:mở|bấm|đọc|xem|gõ|đặt|giữ|chụp|hỏi|tìm|kiểm tra|lau|viết|chọn|quét|tắt|lưu|thử|nhìn|dò|đếm|so|xóa|mượn|gom|nghĩ)'
const IMPLIED = new RegExp(`^\\{u\\} (?=${ASKED} )`, 'u')
const PLACES_TO_OPEN = '(?:ứng dụng|vneid|zalo|trang|cổng|mục|phần|tin nhắn|sổ|kho)'

/** Said otherwise, or left out, without another meaning. Both sides are read through them, in this order. */
const SAME: readonly [RegExp, string][] = [
  [/ (?:dạ|vâng) (?:, )?/gu, ' '],
  [/(?<=^) (?:thưa \{u\}|\{u\} ơi) (?:, )?/gu, ' '],
  [/ (?:ạ|nhé|nha|nhen|nghen) (?=[,;:]|$)/gu, ' '],
  [/(?<=^ |\{u\} |, |thì )(?:hãy|vui lòng) /gu, ''],
  [/(?<=^ |\{u\} )nhớ (?!(?:số|tên|mật|mã|lại|ra|hai|ba|được|rõ|kỹ|một|là) )/gu, ''],
  [
    /^ còn (?!lại |nữa |hạn |thiếu |chưa |không |thì |đang |mới |giữ |một |hai |ba |bốn |năm |sáu |bảy |tám |chín |mười |\d)/gu,
    ' ',
  ],
  [/ (?<!(?:không|chưa|đừng|có|được|rồi) ), (?=nhưng )/gu, ' '],
  [/ (?:các|những) (?!bước |mạng )/gu, ' '],
  [/ sẽ /gu, ' '],
  [/ việc (?=(?:tổ chức|triển khai|xây dựng|bố trí|thực hiện) )/gu, ' '],
  [/ trên địa bàn (?=(?:xã|phường|thôn|tỉnh) )/gu, ' ở '],
  [/ tại /gu, ' ở '],
  [/ đối với /gu, ' cho '],
  [/ nhằm /gu, ' để '],
  [/ triển khai thực hiện /gu, ' triển khai '],
  [/ (kế hoạch|phong trào) này /gu, ' $1 '],
  [/ có liên quan /gu, ' liên quan '],
  [/ theo quy định /gu, ' như quy định '],
  [/ (?:hàng|mỗi) (?=(?:ngày|tuần|tháng|quý|năm) )/gu, ' hằng '],
  [/ định kỳ (?=hằng )/gu, ' '],
  [/ chụp lại (?!ảnh |lần |cái |cho )/gu, ' chụp '],
  [/(?<! va) (?:nhấn|bấm|ấn|chạm)(?: vào)?(?: nút)? (?!mạnh |thẻ |máy |điện thoại )/gu, ' bấm '],
  [/(?<! (?:đăng|thu|xuất|hội|sáp|xác|nhấn|gia)) (?:nhập|điền|gõ) /gu, ' gõ '],
  [new RegExp(`(?<=^ |\\{u\\} |, |rồi |thì |đừng )vào (?=${PLACES_TO_OPEN} )`, 'gu'), 'mở '],
  [/ điện thoại(?: di động)? /gu, ' máy '],
  [/ tải xuống /gu, ' tải về '],
  [/ cài đặt (?=(?:ứng dụng|phần mềm|app|vneid) )/gu, ' cài '],
  [/ sử dụng /gu, ' dùng '],
  [/ bao gồm /gu, ' gồm '],
  [/ hoặc là /gu, ' hoặc '],
  [/ bởi vì /gu, ' vì '],
  [/ nhưng mà /gu, ' nhưng '],
  [/ ngay lập tức /gu, ' ngay '],
  [/ (?:không nên|chớ) /gu, ' đừng '],
  [new RegExp(` (?<=\\{u\\} |thì )không (?=${ACTS} )`, 'gu'), ' đừng '],
  [/ phối hợp cùng /gu, ' phối hợp với '],
  [/ ubnd /gu, ' ủy ban nhân dân '],
  [/ phần trăm /gu, '% '],
]

const SMALL_NUMBERS = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
/** "Không, bấm" is not "không bấm": where a sentence turns, its commas count. */
const TURNS =
  / (?:không|chưa|chẳng|đừng|chớ|cấm|trừ|khỏi|tránh|nếu|khi|lúc|thì|mà|nhưng|nên|vì|do|để|chỉ|riêng|còn|hoặc|hay|mới|trước|sau|muốn|cần|là) /u
/** One thing after another, in the order they are said. */
const THEN = / (?:, )?(?:rồi sau đó|rồi|sau đó)(?: ,)? (?=\S)/gu

/** A sentence as it is compared. Linear; two readings are equal exactly when the sentences say the same in the same order. */
export function plainly(sentence: string): string {
  const told = ofTheAsker(conditionFirst(attributionFirst(spelled(sentence))))
  // What is done under a condition may be told loosely, and so may the condition; where one ends and the other begins may not.
  const text = told
    .split(/ (?=thì )/u)
    .map(loosely)
    .join('')
  return text
    .replace(/^[ ,:-]+/u, '')
    .replace(/[ ,;:-]+$/u, '')
    .replace(IMPLIED, '')
}

/** True when sentences like this may be told one behind the other in one, and one like this in several: nothing in it turns. */
export function isLoose(sentence: string): boolean {
  return !TURNS.test(spelled(sentence).replaceAll(THEN, ' , '))
}

function spelled(sentence: string): string {
  const tokens =
    sentence
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(ANSWERS.tip.text.toLowerCase(), ' ')
      .replaceAll('{a}', ' ')
      .match(/\{[^{}]*\}|\d+(?:[.,/:]\d+)*%?|[\p{L}\p{M}]+|[?,;:()…/–—-]/gu) ?? []
  let text = ` ${tokens.map(oneSpelling).join(' ')} `
  for (const [from, to] of SAME) text = text.replaceAll(from, to)
  return text
}

/** Without the marks and joints between things that stand, or are done, one after another; `part` may open with "thì". */
function loosely(part: string): string {
  const lead = part.startsWith('thì ') ? ' thì' : ''
  const body = lead === '' ? part : part.slice('thì'.length)
  // "{u} mở ứng dụng, bấm quét": what is to be done one after another. Elsewhere "rồi" may be "already".
  const told = body.startsWith(' {u} ') ? body.replaceAll(THEN, ' , ') : body
  const turn = TURNS.exec(told)
  if (turn === null) return lead + listed(told).replaceAll(/ [,;] /gu, ' ')
  // Up to where it turns, things stand side by side all the same, but a comma may part whole clauses.
  return lead + listed(told.slice(0, turn.index)) + told.slice(turn.index)
}

/** "A, B và C" as "A, B, C". */
function listed(text: string): string {
  return text.replaceAll(/ (?:, )?và (?=\S)/gu, ' , ')
}

function oneSpelling(token: string): string {
  if (/^[–—-]$/u.test(token)) return '-'
  if (/^0*(?:[1-9]|10)$/u.test(token)) return SMALL_NUMBERS[Number(token)] ?? token
  if (/^\d/u.test(token)) return token.replaceAll(/(?<![\d.,])0+(?=\d)/gu, '')
  return token
    .replace(/^uỷ$/u, 'ủy')
    .replace(/(?<=^(?:h|kh))oá$/u, 'óa')
    .replace(/^toà$/u, 'tòa')
    .replace(/^tuỳ$/u, 'tùy')
}

const QUOTED = /["“”«»]([^"“”«»]*)["“”«»]/gu

/** What stands in quotation marks, as it is compared: around a word of one's own they say "so-called". */
export function quotedIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, inside = '']) => plainly(inside))
}
