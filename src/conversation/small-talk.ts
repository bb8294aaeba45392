import { phrase, readPhrases, says } from '../assistant/phrases.ts'
import { words } from '../shared/text.ts'
import type { Intent } from './intent.ts'
import { holdsAny, isWhole, madeOf } from './words.ts'

/** Greetings, thanks, leave-taking and bare assent. Assent answers nothing by itself: consent least of all. */

const HELLO_WORDS =
  'yo hey hế lô chào xin alo allo à a á lô có ai ở đó đây không ko hello hi trợ lý buổi sáng trưa chiều tối bot máy ê'
const THANKS = phrase('(cảm ơn|cám ơn|thank|thanks|tks|đội ơn)')
const ASKS = phrase('(gì|sao|nào|đâu|mấy|bao nhiêu|không|thế nào)')
const BYE_WORDS =
  'tạm biệt chào bye bai hẹn gặp lại mai ngủ ngon thôi đi nhé mệt buồn quá rồi bận học coi xem nói đây phải đã gg off pp bb bái bai đi ngủ'
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
  'đúng rồi',
  'đúng vậy',
  'phải rồi',
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
  'hehe',
  'lol',
  'rồi hiểu',
  'hiểu',
  'rõ rồi',
  'nhớ rồi',
]

const AGREED_WORDS =
  'ừ ờ ừm ok oke vâng dạ thì tôi bác bà ông cô chú anh chị luôn rồi đó đồng ý nhất trí chấp nhận tán thành'
const AGREED = ['đồng ý', 'nhất trí', 'chấp nhận', 'tán thành']
const CLOCK_WORDS = 'bây giờ hiện là mấy giờ rồi hôm nay thứ ngày tháng bao nhiêu gì xem coi biết cho hỏi'
const CLOCK = [
  'mấy giờ rồi',
  'bây giờ là mấy giờ',
  'giờ là mấy giờ',
  'hôm nay thứ mấy',
  'hôm nay là thứ mấy',
  'hôm nay ngày mấy',
  'hôm nay ngày bao nhiêu',
  'hôm nay là ngày',
]
/** What people ask a companion, not a machine: whether it eats, sleeps, is sad, likes them. */
const FEELING_WORDS =
  'yêu thương thích ghét nhớ giận buồn vui mệt khỏe đói chán ăn cơm ngủ uống chưa không ko hông có tôi tui tao bác bà ông cô chú anh chị em con cháu mày bạn bot máy hả à sao vậy thế rồi lắm người vợ chồng bồ mấy tuổi bao nhiêu năm nay được'
const FEELING = [
  'yêu',
  'thương',
  'ghét',
  'giận',
  'ăn cơm',
  'ngủ chưa',
  'có buồn',
  'có vui',
  'có mệt',
  'có khỏe',
  'khỏe không',
  'mấy tuổi',
  'bao nhiêu tuổi',
  'người yêu',
  'có vợ',
  'có chồng',
]
const BOT = ['mày', 'cháu', 'con', 'em', 'bạn', 'bot', 'máy']
const WHO_WORDS =
  'mày mi m bạn em con cháu bot là ai gì hả à phải không ko chatgpt gpt gemini siri robot máy người hay thật vậy thế trợ lý có'
const WHO = ['là ai', 'chatgpt', 'gpt', 'gemini', 'siri', 'robot', 'người hay máy', 'máy hay người']
const CALL =
  /^(?:(?:dạ|da|này|nay|ê|e) )?(?:(?:cháu|chau|con|em|cưng|ad|bot|trợ lý|tro ly|máy|may|bạn|ban|bé) (?:ơi|oi|à|a)(?: |$))+$/u

export function readSmallTalk(text: string): Intent | null {
  const typed = words(text)
  if (CALL.test(typed.join(' '))) return { do: 'called' }
  if (madeOf(typed, AGREED_WORDS, AGREED)) return { do: 'agreed' }
  if (madeOf(typed, CLOCK_WORDS, CLOCK)) return { do: 'clock' }
  if (madeOf(typed, FEELING_WORDS, FEELING) && holdsAny(typed, BOT)) return { do: 'no-feelings' }
  if (madeOf(typed, WHO_WORDS, WHO)) return { do: 'identity' }
  if (
    madeOf(typed, HELLO_WORDS, [
      'chào',
      'alo',
      'allo',
      'à lô',
      'a lô',
      'á lô',
      'hello',
      'hi',
      'yo',
      'hey',
      'hế lô',
      'có ai',
      'ê',
    ])
  )
    return { do: 'hello' }
  const read = readPhrases(text)
  if (typed.length <= 9 && says(read, THANKS) && !says(read, ASKS)) return { do: 'thanks' }
  if (
    madeOf(typed, BYE_WORDS, [
      'tạm biệt',
      'bye',
      'bai',
      'hẹn gặp',
      'mai gặp',
      'ngủ ngon',
      'mai học',
      'mai coi',
      'mai xem',
      'mai nói',
      'buồn ngủ',
      'gg',
      'off',
      'pp',
      'bb',
    ])
  )
    return { do: 'bye' }
  return isWhole(text, OK) ? { do: 'ok' } : null
}
