import { words } from '../shared/text.ts'
import type { Intent } from './intent.ts'
import type { ChatMemory } from './session.ts'
import { holdsAny, madeOf, sameSyllable } from './words.ts'

/** "tôi chọn vậy đúng không", "đúng hay sai thế": whether one's own answer was right, where a question of ours is in sight. */

/** So long after a question was shown such words are still about it. */
const IN_SIGHT_MS = 30 * 60_000

const WORDS =
  'đúng sai trúng trật hay chưa không ko hông hổng hả à chứ nhỉ ta phải rồi vậy thế là được mà có thì này đó nãy giờ vừa mới câu đáp án trả lời chọn làm bấm nói ghi đoán ý cái tôi tui mình em con cháu bác cô chú anh chị ông bà mệ của cho hỏi biết xem coi thật ơi dạ ủa ờ á lại vẫn hồi lúc trước kia ra sao'
const EITHER = ['đúng hay sai', 'sai hay đúng', 'đúng hay chưa', 'đúng hay không', 'trúng hay trật', 'trật hay trúng']
const VERDICT = ['đúng', 'sai', 'trúng', 'trật']
/** What was done, so that "không đúng" stays an answer. */
const OWN = ['trả lời', 'chọn', 'làm', 'bấm', 'đoán', 'câu', 'đáp án', 'nãy', 'hồi nãy', 'ý']
const SELF = ['tôi', 'tui', 'mình', 'em', 'con', 'cháu', 'bác', 'cô', 'chú', 'anh', 'chị', 'ông', 'bà', 'mệ']
const ASKING = ['không', 'ko', 'hông', 'hổng', 'chưa', 'hả', 'à', 'chứ', 'nhỉ', 'ta', 'sao']
/** Behind the asking word: "đúng không vậy con". */
const TAIL = ['vậy', 'thế', 'con', 'cháu', 'em', 'bác', 'ơi', 'ạ', 'ta', 'nhỉ', 'rồi', 'đó', 'mà']

/** The wish, or null. `text` is one of an open question's options first; whoever calls looks. */
export function readWasRight(text: string, memory: ChatMemory, now: number): Intent | null {
  const { shown, quiz } = memory
  if (quiz === null || shown?.kind !== 'quiz' || now - shown.at > IN_SIGHT_MS) return null
  const typed = words(text)
  if (!madeOf(typed, WORDS, VERDICT)) return null
  return holdsAny(typed, EITHER) || (isOwn(typed) && asks(typed)) ? { do: 'was-right' } : null
}

/** Somebody, or what they did, stands before the verdict. */
function isOwn(typed: readonly string[]): boolean {
  const at = typed.findIndex((word) => VERDICT.some((each) => sameSyllable(word, each)))
  return holdsAny(typed.slice(0, at), [...OWN, ...SELF])
}

/** The last word but the particles asks: "chọn không đúng" tells. */
function asks(typed: readonly string[]): boolean {
  const isOf = (known: readonly string[], word: string | undefined) =>
    word !== undefined && known.some((each) => sameSyllable(word, each))
  let end = typed.length - 1
  while (end > 0 && isOf(TAIL, typed[end]) && !isOf(ASKING, typed[end])) end -= 1
  return isOf(ASKING, typed[end])
}
