import { words } from '../shared/text.ts'
import type { Intent } from './intent.ts'
import type { ChatMemory } from './session.ts'
import { madeOf } from './words.ts'

/** "giải thích thêm", "ví dụ đi", "khó quá", "sao lại thế": about what stands on the screen, and no answer to it. */

/** So long after something was shown such words are still about it. */
const IN_SIGHT_MS = 24 * 3_600_000
/** After an answer other talk follows sooner. */
const ANSWER_MS = 30 * 60_000

const WORDS =
  'giải thích giảng nghĩa cắt nói rõ hơn chi tiết cụ thể kỹ kĩ chỉ bày ví thí dụ gợi ý là gì sao tại vì lý lí do lại thế vậy rứa răng kỳ khó dễ hiểu quá lắm trời chưa không ko hông hổng chẳng chả câu này cái đó đáp án chọn được thêm nữa lần kiểu bằng lời khác đơn giản thôi tôi tui bác ông bà cô chú anh chị giùm giúp hết một làm có lấy như nào thông mù mờ đọc mà hả ra sai đúng chỗ bài thẻ bước tiếng việt vẫn thì muốn xin hãy coi ơi dạ ủa ờ à cũng tới đây luôn hỏi nói'

const WISHES = [
  'giải thích',
  'giảng',
  'cắt nghĩa',
  'giải nghĩa',
  'nói rõ',
  'rõ hơn',
  'cho rõ',
  'chi tiết hơn',
  'cụ thể hơn',
  'kỹ hơn',
  'kĩ hơn',
  'bày lại',
  'ví dụ',
  'thí dụ',
  'gợi ý',
  'nghĩa là',
  'ý là',
  'là sao',
  'tại sao',
  'vì sao',
  'sao lại',
  'sao vậy',
  'sao thế',
  'sao rứa',
  'sao kỳ',
  'sao không',
  'răng lại',
  'răng rứa',
  'lý do',
  'lí do',
  'khó quá',
  'khó lắm',
  'khó hiểu',
  'này khó',
  'đó khó',
  'chưa rõ',
  'không rõ',
  'chưa hiểu',
  'không hiểu',
  'ko hiểu',
  'hông hiểu',
  'hổng hiểu',
  'chẳng hiểu',
  'dễ hiểu',
  'dễ hơn',
  'đơn giản',
  'lời khác',
  'mù mờ',
  'chưa thông',
]

/** The wish to have it explained, where something to explain is in sight; null otherwise. */
export function readExplain(text: string, memory: ChatMemory, now: number): Intent | null {
  const { shown } = memory
  if (shown === null || shown.kind === 'consent') return null
  if (shown.kind === 'answer' && (shown.guide === null || now - shown.at > ANSWER_MS)) return null
  return now - shown.at <= IN_SIGHT_MS && madeOf(words(text), WORDS, WISHES) ? { do: 'explain' } : null
}
