import { readLinks } from '../../assistant/links.ts'
import { says as occurs, phrase, readPhrases } from '../../assistant/phrases.ts'
import { readRefusal } from '../../assistant/refuse.ts'
import { checkScam, looksPasted } from '../../assistant/scam.ts'
import { words } from '../../shared/text.ts'
import type { Outcome, TurnContext } from '../handler.ts'
import { scam } from './scam.ts'

/** Which messages are somebody else's words to be judged, pasted or told again, and not questions of the person's own. */

/** Whose words are checked before anything is looked up: somebody else's, or a scam told in the person's own; null for a question. */
export function suspectOf(turn: TurnContext, text: string): 'pasted' | 'retold' | null {
  if (isToCheck(text) && !isOrder(text)) return isOwnQuestion(turn, text) ? null : 'pasted'
  return isRetold(turn, text) ? 'retold' : null
}

const ENDS_ASKING = phrase(
  '(sao|làm sao|thế nào|như thế nào|được không|không|ở đâu|chỗ nào|đâu|cách nào|bao nhiêu|bao lâu|mấy)( (ạ|vậy|với|em|cháu|con|bác|nhỉ|nhé|đây|bây giờ|giờ|thế|hả|ha|hè|ta|mọi người))*(?= $| [.])',
)

/** "Bà con trong thôn … thì sửa sao": worded like a notice, asked like a question, and nothing in it is suspicious. */
function isOwnQuestion(turn: TurnContext, text: string): boolean {
  return (
    readLinks(text).length === 0 &&
    !/["“”«»]/u.test(text) &&
    occurs(readPhrases(text), ENDS_ASKING) &&
    checkScam(text, turn.parts.catalog.redFlags).verdict === 'safe'
  )
}

/** A pasted or forwarded message, or nothing but an address. */
export function isToCheck(text: string): boolean {
  if (looksPasted(text)) return true
  const links = readLinks(text)
  const rest = links.reduce((left, link) => left.replaceAll(link.written, ' '), text)
  return links.length > 0 && words(rest).length <= 2
}

/** An order to the bot in the person's own words; orders inside quotation marks are the pasted message's, and data. */
function isOrder(text: string): boolean {
  return readRefusal(text.replaceAll(/["“”«»][^"“”«»]*["“”«»]/gu, ' '))?.reason === 'attack'
}

/** A question of the person's own, which a scam told in their words is not. */
const ASKS = phrase(
  '(không|sao|gì|nào|đâu|mấy|bao nhiêu|bao giờ|khi nào|thế nào|hả|hướng dẫn|chỉ giúp|chỉ tôi|cách|muốn biết|cho hỏi|giúp tôi|ai|lỗi|quên)',
)

/** What every such story turns on. Without it a plain account of a trouble ("nó gửi mã về máy") is a question. */
const GAIN = phrase(
  '(tiền|triệu|nghìn|ngàn|đồng|[\\d.]+ ?k|phí|cọc|lương|lãi|lời|thưởng|quà|trúng|vay|hoa hồng|số tài khoản|chuyển khoản)',
)

/** A scam told in the person's own words: "mẹ ơi con đổi số rồi, mẹ chuyển cho con 5tr nhé". Nothing is asked in it. */
function isRetold(turn: TurnContext, text: string): boolean {
  if (words(text).length < 7 || /\?/u.test(text) || turn.memory.settings.mode === 'cadre') return false
  const read = readPhrases(text)
  return occurs(read, GAIN) && !occurs(read, ASKS) && checkScam(text, turn.parts.catalog.redFlags).verdict === 'scam'
}

/** Before anything is declined as unknown: what looks like a scam is told so. */
export function doubted(turn: TurnContext, text: string): Outcome | null {
  if (words(text).length < 6) return null
  const { verdict, reasons } = checkScam(text, turn.parts.catalog.redFlags)
  // "1 đô la đổi được mấy nghìn": a doubt that rests on wording alone is no answer to a question of one's own.
  if (verdict === 'unsure' && occurs(readPhrases(text), ENDS_ASKING)) return null
  return verdict === 'safe' || reasons.length === 0 ? null : scam(turn, { do: 'scam', text, sender: null }, true)
}
