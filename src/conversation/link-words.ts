import { fold } from '../shared/text.ts'
import type { Intent } from './intent.ts'
import { holdsAny, isWhole, sameSyllable } from './words.ts'

/** What is said about linking one's chats, and a code of ours that counts no more. */

const START = [
  'nối máy',
  'nối hai máy',
  'nối 2 máy',
  'nối hai nơi',
  'nối 2 nơi',
  'nối nơi khác',
  'nối chỗ khác',
  'nối thêm nơi khác',
  'nối thêm',
  'nối kênh',
  'mã nối',
  'lấy mã nối',
  'xin mã nối',
  'cho mã nối',
  'tạo mã nối',
]
const OFF = [
  'bỏ nối',
  'thôi nối',
  'ngắt nối',
  'hủy nối',
  'huỷ nối',
  'gỡ nối',
  'ngừng nối',
  'không nối nữa',
  'bỏ nối máy',
]
const LIST = ['đang nối với đâu', 'đang nối ở đâu', 'đang nối những đâu', 'nối với đâu rồi', 'nối những nơi nào']
const HERE = [
  'gửi bài ở đây',
  'gởi bài ở đây',
  'gửi bài qua đây',
  'gửi bài về đây',
  'nhận bài ở đây',
  'nhận bài bên này',
  'gửi bài bên này',
  'chuyển bài về đây',
]

/** Every word a wish to link may hold: "tôi học bên telegram rồi giờ muốn học tiếp ở đây" is one, "nối mạng wifi" is none. */
const WISH_WORDS =
  'nối liên kết thông chuyển sang qua với vào và giữa zalo telegram tele web trang bot oa bên nơi chỗ máy điện thoại khác kia cũ mới đây này hai 2 tôi tui mình em con cháu bác muốn cần đã đang vừa từng có rồi giờ bây học tiếp bài kết quả ở trên dùng xài chung giữ được không làm sao thế nào hả để thì xin giúp nhờ một người phần tiến độ'.split(
    ' ',
  )
const WISHES = [
  'nối zalo',
  'nối telegram',
  'nối tele',
  'nối với zalo',
  'nối với telegram',
  'nối sang zalo',
  'nối sang telegram',
  'nối qua zalo',
  'nối qua telegram',
  'nối trang web',
  'nối với trang web',
  'liên kết zalo',
  'liên kết telegram',
  'liên kết với zalo',
  'liên kết với telegram',
  'học bên telegram',
  'học bên zalo',
  'học trên telegram',
  'học trên zalo',
  'học ở telegram',
  'học ở zalo',
  'học qua telegram',
  'học qua zalo',
  'học tiếp bên zalo',
  'học tiếp bên telegram',
]
/** "học bên telegram" alone may be a question about where to learn; going on, or having been there before, is the wish. */
const GOING_ON = ['học tiếp', 'nối', 'liên kết', 'chuyển', 'giữ kết quả', 'dùng chung', 'đã học', 'học bài cũ']

/** Null when nothing of the kind is said. */
export function readLink(text: string, typed: readonly string[]): Intent | null {
  if (isWhole(text, OFF)) return { do: 'link-off-ask' }
  if (isWhole(text, START)) return { do: 'link-start' }
  if (isWhole(text, LIST)) return { do: 'link-list' }
  if (isWhole(text, HERE)) return { do: 'daily-here' }
  const isWish = typed.length <= 16 && holdsAny(typed, WISHES) && holdsAny(typed, GOING_ON)
  return isWish && typed.every((word) => WISH_WORDS.some((known) => sameSyllable(word, known)))
    ? { do: 'link-start' }
    : null
}

/** "NOI 482 913" that is no live code (any more), whatever masking made of its digits. Null when it is something else. */
export function readWrongCode(text: string): Intent | null {
  const match = /^\s*(?:(?:ma|code)\s+)?(noi|kem)[ :.-]*(?:⟨ma⟩|\d[\d .-]{2,9})\s*$/u.exec(fold(text).toLowerCase())
  if (!match) return null
  return match[1] === 'noi' ? { do: 'link-code-wrong' } : { do: 'mentor-code-wrong' }
}

/** Six digits and nothing else, as a code is typed; masked they have lost theirs. */
export function isBareCode(text: string): boolean {
  return /^\s*(?:(?:ma|code)\s+)?(?:⟨ma⟩|\d{3}[ .-]?\d{3})\s*[.!]?\s*$/u.test(fold(text).toLowerCase())
}
