import { words } from '../shared/text.ts'
import { PIECES } from './composer-deeds.ts'

/** What a line adds to its place: a short poisoned clause hides among many true words when only shares are counted. */

/** Money, punishment, prizes, accounts: none of them may come from the model. */
const GRAVE = new Set(
  'tiền phí vàng quà thưởng phạt tù giam khóa khoá nợ vay lãi cọc thẻ otp pin khoản chuyển nạp nộp rút mua thuê trúng miễn khuyến mật'.split(
    ' ',
  ),
)
const CLAUSES = /(?<!\d)[,](?!\d)|[;:–—()]|(?<![\p{L}])(?:và|rồi|hoặc|nhưng|vì|để|nếu|nhớ|xong|sau đó)(?![\p{L}])/giu
/** So many new words one after another are a statement of their own. */
const RUN = 3

/** `isFree`: words that hold a sentence together and carry nothing. */
export function addsSomething(text: string, held: ReadonlySet<string>, isFree: (word: string) => boolean): boolean {
  return text.split(PIECES).some((piece) =>
    piece.split(CLAUSES).some((clause) => {
      const telling = words(clause).filter((word) => !isFree(word) && !/\d/u.test(word))
      const fresh = telling.filter((word) => !held.has(word))
      if (fresh.some((word) => GRAVE.has(word))) return true
      if (fresh.length >= 2 && fresh.length > telling.length / 2) return true
      return telling.some(
        (_, at) => at + RUN <= telling.length && telling.slice(at, at + RUN).every((word) => !held.has(word)),
      )
    }),
  )
}

const SCHEME =
  /(?<![\p{L}])(?:kẻ (?:gian|xấu|lừa|trộm|giả)|lừa|giả (?:danh|mạo|làm|vờ|dạng)|mạo danh|tự xưng|xưng là|thủ đoạn|chiêu|dụ|hù|dọa|doạ|ép|chúng)(?![\p{L}])/iu
const DENIED = /(?<![\p{L}])(?:không|đừng|chớ|cấm)(?![\p{L}])/iu

/**
 * True when the line tells what swindlers do as if it were to be done, or were so: the nearest words of the source name them, or a
 * telling word of the line stands in the source only where they are named.
 */
export function dropsTheScheme(
  text: string,
  nearest: string,
  source: string,
  isFree: (word: string) => boolean,
): boolean {
  if (SCHEME.test(text) || DENIED.test(text)) return false
  if (SCHEME.test(nearest)) return true
  const pieces = source.split(PIECES)
  const theirs = new Set(pieces.filter((piece) => SCHEME.test(piece)).flatMap(words))
  const honest = new Set(pieces.filter((piece) => !SCHEME.test(piece)).flatMap(words))
  return words(text).some((word) => theirs.has(word) && !honest.has(word) && !isFree(word))
}

/** "Là an toàn", "cứ bấm", "không phải lừa đảo": a verdict about something nobody has seen. */
const VERDICT =
  /(?<![\p{L}])(?:(?:là|rất|hoàn toàn|đã|khá|sẽ|được|thì|thật|có) (?:có )?(?:an toàn(?! (?:số|thông tin|mạng|giao thông|thực phẩm|lao động))|thật|uy tín|chính thống|đáng tin|tin cậy)|(?:an toàn|thật)(?= *(?:[.!;]|$|nhé|ạ|lắm|đấy|đó|mà|\{a\}))|cứ (?:bấm|chuyển|làm|yên|tin|gửi|nhập|đọc)|không (?:phải (?:là )?lừa|lừa đảo|có gì (?:lo|đáng|nguy)|sao đâu|cần lo)|không đáng (?:lo|ngại)|đáng tin|tin được|khỏi lo|đảm bảo (?:an toàn|thật|lấy lại)|chắc chắn (?:là )?(?:thật|đúng|được|lấy))(?![\p{L}])/iu

export function givesAVerdict(text: string): boolean {
  return VERDICT.test(text)
}
