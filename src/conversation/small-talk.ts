import { phrase, readPhrases, says } from '../assistant/phrases.ts'
import { words } from '../shared/text.ts'
import type { Intent } from './intent.ts'
import { isWhole, madeOf } from './words.ts'

/** Greetings, thanks, leave-taking and bare assent. Assent answers nothing by itself: consent least of all. */

const HELLO_WORDS =
  'chào xin alo allo à a á lô có ai ở đó đây không ko hello hi trợ lý buổi sáng trưa chiều tối bot máy ê'
const THANKS = phrase('(cảm ơn|cám ơn|thank|thanks|tks|đội ơn)')
const ASKS = phrase('(gì|sao|nào|đâu|mấy|bao nhiêu|không|thế nào)')
const BYE_WORDS = 'tạm biệt chào bye bai hẹn gặp lại mai ngủ ngon thôi đi nhé'
const OK = [
  'ừ',
  'ừm',
  'ờ',
  'ok',
  'oke',
  'okie',
  'vâng',
  'dạ',
  'được',
  'được rồi',
  'hiểu rồi',
  'biết rồi',
  'rồi',
  'à',
  'ồ',
  'uh',
  'ukm',
  'vậy hả',
  'vậy à',
  'thế à',
  'à thế à',
  'à ra vậy',
  'à thế',
  'à vậy hả',
  'thế hả',
  'hay quá',
  'tốt quá',
  'giỏi quá',
  'vui quá',
  'hihi',
  'haha',
]

const AGREED = ['đồng ý', 'tôi đồng ý', 'nhất trí', 'tôi nhất trí', 'chấp nhận', 'tán thành', 'tôi chấp nhận']
const CALL =
  /^(?:(?:dạ|da|này|nay|ê|e) )?(?:(?:cháu|chau|con|em|cưng|ad|bot|trợ lý|tro ly|máy|may|bạn|ban|bé) (?:ơi|oi|à|a)(?: |$))+$/u

export function readSmallTalk(text: string): Intent | null {
  const typed = words(text)
  if (CALL.test(typed.join(' '))) return { do: 'called' }
  if (isWhole(text, AGREED)) return { do: 'agreed' }
  if (madeOf(typed, HELLO_WORDS, ['chào', 'alo', 'allo', 'à lô', 'a lô', 'á lô', 'hello', 'hi', 'có ai', 'ê']))
    return { do: 'hello' }
  const read = readPhrases(text)
  if (typed.length <= 9 && says(read, THANKS) && !says(read, ASKS)) return { do: 'thanks' }
  if (madeOf(typed, BYE_WORDS, ['tạm biệt', 'bye', 'bai', 'hẹn gặp', 'mai gặp', 'ngủ ngon'])) return { do: 'bye' }
  return isWhole(text, OK) ? { do: 'ok' } : null
}
