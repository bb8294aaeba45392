import { words } from '../shared/text.ts'
import { isAloudWish } from './aloud-words.ts'
import type { Intent } from './intent.ts'
import { holdsAny, madeOf } from './words.ts'

/** "Chậm chậm thôi", "chữ nhỏ quá không thấy": a wish about how we talk, in whatever order and with whatever around it. */

const AROUND =
  'tôi tui bác bà ông cô chú anh chị mẹ ba má mệ già quá lắm lại hơn lên chút xíu tí tý thôi nữa với được ko không hông chả chẳng hết kịp cứ đã mà là thì sao cho ra một ít dùm giúp làm ơn xin mắt kém mờ mắt rồi'
const SLOW_WORDS = `${AROUND} nói chậm từ nhanh đọc theo hiểu nhiều chữ dài gửi ngắn gọn bớt đừng kịp ít ý mỗi lần rãi`
const SLOW = [
  'chậm chậm',
  'nói chậm',
  'chậm thôi',
  'chậm hơn',
  'chậm lại',
  'chậm chút',
  'chậm xíu',
  'chậm rãi',
  'từ từ',
  'nhanh quá',
  'nhanh lắm',
  'không kịp',
  'ko kịp',
  'hông kịp',
  'nhiều chữ quá',
  'dài quá',
  'dài lắm',
  'ngắn thôi',
  'ngắn gọn thôi',
  'nói ngắn',
  'đừng nói nhanh',
]
const LARGE_WORDS = `${AROUND} nói chữ to lớn phóng nhỏ bé tí thấy đọc nhìn coi xem rõ cỡ gì`
const LARGE = [
  'chữ nhỏ',
  'chữ bé',
  'nhỏ quá',
  'nhỏ xíu',
  'bé quá',
  'bé tí',
  'to lên',
  'to hơn',
  'to chút',
  'to ra',
  'lớn lên',
  'lớn hơn',
  'chữ to',
  'chữ lớn',
  'phóng to',
  'phóng lớn',
  'mắt kém',
  'mắt mờ',
  'không thấy chữ',
  'không đọc được',
  'đọc không được',
  'nhìn không rõ',
  'không rõ chữ',
  'nhìn không ra',
]
const SEEN = ['chữ', 'mắt', 'nhìn', 'thấy', 'coi', 'xem', 'không đọc được', 'đọc không được']
/** "chữ to quá, nhỏ lại" is the other wish. */
const SMALLER = ['nhỏ lại', 'to quá', 'lớn quá']

/** The wish, or null. */
export function readManner(text: string): Intent | null {
  const typed = words(text)
  // "Đọc to lên" wants a louder voice; only what speaks of letters or of seeing wants them larger.
  const isVoice = isAloudWish(typed) && !holdsAny(typed, SEEN)
  if (!isVoice && madeOf(typed, LARGE_WORDS, LARGE) && !madeOf(typed, LARGE_WORDS, SMALLER)) return { do: 'larger' }
  return madeOf(typed, SLOW_WORDS, SLOW) ? { do: 'slower' } : null
}
