import type { PlaceRow } from '../knowledge/catalog.ts'
import { words } from '../shared/text.ts'
import { readDays, readNumber, readTime, wishedHour } from './clock-words.ts'
import { readDaily, readDaysWithHour, readPlanAsked } from './daily-words.ts'
import type { Intent } from './intent.ts'
import { readName } from './name-words.ts'
import { namedPlace, readForm, readSelf } from './self-sentence.ts'
import type { ChatMemory } from './session.ts'
import { holds, holdsAny, isWhole, sameSyllable, withoutParticles } from './words.ts'

/** Sentences that change a setting: hour, pace, pause, how somebody is called, where they live. */

const LAST_SETTING_MS = 10 * 60_000
const SENDING = ['gửi', 'gởi', 'nhắc', 'nhận bài', 'giờ học', 'giờ bài', 'đổi giờ', 'báo bài', 'nhắn bài']
const LESSONS = ['bài', 'tin', 'gửi', 'gởi', 'nhắc', 'học']

/** The setting a sentence changes, or null when it is none. `raw`: as typed; the capitals of a name are lost in `text`. */
export function readSettings(
  text: string,
  memory: ChatMemory,
  places: readonly PlaceRow[],
  now: number,
  raw = text,
): Intent | null {
  const typed = words(text)
  if (typed.length === 0 || typed.length > 18) return null
  return (
    readWhyNoLesson(typed) ??
    readPlanAsked(typed) ??
    readQuizWish(text, typed) ??
    readResume(text, typed) ??
    readPause(text, typed) ??
    readDaysWithHour(text, typed, memory, now) ??
    readPace(text, typed, memory, now) ??
    readHour(text, typed, memory, now) ??
    readDaily(text, typed, memory, now) ??
    readName(text, raw) ??
    readForm(text, typed) ??
    readSelf(typed, places) ??
    readPlace(text, typed, places)
  )
}

function readWhyNoLesson(typed: readonly string[]): Intent | null {
  const asks = holdsAny(typed, ['sao', 'răng', 'hông thấy', 'đâu'])
  const missing = holdsAny(typed, [
    'không thấy',
    'ko thấy',
    'hông thấy',
    'không gửi',
    'ko gửi',
    'hông gửi',
    'không có',
    'chưa có',
    'chưa thấy',
    'chưa gửi',
    'không nhận được',
  ])
  return asks && missing && holdsAny(typed, ['bài', 'gửi bài', 'gửi']) && typed.length <= 12
    ? { do: 'why-no-lesson' }
    : null
}

const FEWEST_CAP = 3
const MOST_CAP = 8

/** "tắt nhịp", "mỗi ngày 3 câu", "câu đố kiểu Telegram". */
function readQuizWish(text: string, typed: readonly string[]): Intent | null {
  if (isWhole(text, ['tắt nhịp', 'tắt nhịp học', 'đừng đếm ngày', 'đừng nhắc nhịp', 'ẩn nhịp', 'bỏ nhịp học']))
    return { do: 'set-streak', on: false }
  if (isWhole(text, ['bật nhịp', 'bật nhịp học', 'hiện nhịp', 'đếm ngày lại', 'nhắc nhịp lại']))
    return { do: 'set-streak', on: true }
  if (isWhole(text, ['câu đố kiểu telegram', 'câu đố telegram', 'đố kiểu telegram', 'dùng câu đố telegram']))
    return { do: 'set-polls', on: true }
  if (isWhole(text, ['câu đố thường', 'câu đố kiểu thường', 'tắt câu đố telegram', 'đố kiểu thường']))
    return { do: 'set-polls', on: false }
  if (typed.length > 9 || !holdsAny(typed, ['mỗi ngày', 'một ngày', '1 ngày', 'mỗi hôm', 'hằng ngày'])) return null
  for (let at = 0; at < typed.length; at += 1) {
    const number = readNumber(typed, at)
    if (!number || !sameSyllable(typed[at + number.length] ?? '', 'câu')) continue
    return { do: 'set-cap', cap: number.value >= MOST_CAP ? MOST_CAP : number.value > FEWEST_CAP + 1 ? 5 : FEWEST_CAP }
  }
  return null
}

function readResume(text: string, typed: readonly string[]): Intent | null {
  if (isWhole(text, ['gửi lại đi', 'gửi bài lại đi', 'gởi lại', 'gởi lại đi', 'cho tôi nhận lại bài']))
    return { do: 'resume-sending' }
  return typed.length <= 8 && holdsAny(typed, ['gửi lại bài', 'gửi bài lại', 'nhận lại bài', 'bật lại bài'])
    ? { do: 'resume-sending' }
    : null
}

const NOT_SENT = ['ngừng gửi', 'đừng gửi', 'ngưng gửi', 'khỏi gửi', 'tạm dừng', 'tạm nghỉ']

function readPause(text: string, typed: readonly string[]): Intent | null {
  if (typed.length > 10) return null
  const rests = holdsAny(typed, [
    'nghỉ',
    'tạm dừng',
    'tạm ngừng',
    'tạm ngưng',
    'ngừng gửi',
    'tạm nghỉ',
    'đừng gửi',
    'ngưng gửi',
    'khỏi gửi',
  ])
  // "mai đừng gửi" asks for one day; "mai nghỉ" may only be somebody's leave-taking.
  const isTomorrow = typed.length <= 7 && holdsAny(typed, ['mai', 'ngày mai']) && holdsAny(typed, NOT_SENT)
  const days = readDays(text) ?? (isTomorrow ? 1 : null)
  return rests && days !== null && days > 0 && days <= 120 ? { do: 'pause', days } : null
}

function readPace(text: string, typed: readonly string[], memory: ChatMemory, now: number): Intent | null {
  const weekly = holdsAny(typed, ['mỗi tuần', 'một tuần', '1 tuần', 'hằng tuần', 'hàng tuần', 'tuần', 'mổi tuần'])
  const sending = holdsAny(typed, LESSONS)
  if (weekly) {
    for (let at = 0; at < typed.length; at += 1) {
      const number = readNumber(typed, at)
      const unit = typed[at + (number?.length ?? 0)] ?? ''
      const counts = ['bữa', 'buổi', 'lần', 'bài', 'ngày', 'bửa'].some((name) => sameSyllable(unit, name))
      if (number && counts && number.value >= 1 && number.value <= 7 && (sending || typed.length <= 6))
        return { do: 'set-pace', days: number.value }
    }
  }
  if (sending && holdsAny(typed, ['mỗi ngày', 'hằng ngày', 'hàng ngày', 'ngày nào cũng']) && readTime(text) === null)
    return typed.length <= 9 && holdsAny(typed, ['gửi', 'gởi', 'nhắc']) ? { do: 'set-pace', days: 7 } : null
  if (holds(typed, 'cách ngày') && sending && typed.length <= 8) return { do: 'set-pace', days: 3 }
  // "2 bữa thôi" right after the pace was spoken of.
  if (memory.lastSetting?.field === 'pace' && now - memory.lastSetting.at < LAST_SETTING_MS && typed.length <= 4) {
    const number = readNumber(typed, 0)
    const unit = typed[number?.length ?? 0] ?? ''
    if (number && number.value <= 7 && ['bữa', 'buổi', 'lần'].some((name) => sameSyllable(unit, name)))
      return { do: 'set-pace', days: number.value }
  }
  return null
}

const TIME_WORDS =
  'giờ rưỡi phút kém hơn sáng trưa chiều tối đêm khuya sớm muộn một hai ba bốn năm sáu bảy tám chín mười mươi mốt lăm nhăm tư à ừ ờ thôi lúc khoảng tầm đổi thành sang là hay phải không nhầm hoặc gửi gởi bài học nhận vào buổi nhắc muốn chọn'.split(
    ' ',
  )

/** "à 7 rưỡi" is an hour; "em học lớp 7" and "cho 1 câu đố" hold a number of something else. */
function isBareTime(text: string): boolean {
  return withoutParticles(text).every(
    (word) => /^\d/u.test(word) || TIME_WORDS.some((known) => sameSyllable(word, known)),
  )
}

const AGREED =
  /^(?:dạ |da |ừ |u |ok |vâng |vang |tôi |toi |tui |bác |bac )*(?:đồng ý|dong y|nhất trí|nhat tri|chấp nhận|chap nhan)(?:[\s,.;!]+|$)/u

/**
 * An hour that is the whole of what is said, and whether an agreement stands in front of it: "8 giờ tối", "đồng ý, gửi lúc 7 giờ
 * tối". Null for anything else, a bare number above all.
 */
export function readHourSaid(text: string): { hour: number; minute: number | null; agreed: boolean } | null {
  const rest = text.replace(AGREED, '')
  const time = readTime(rest)
  if (!time || !isBareTime(rest) || words(rest).length < 2) return null
  return { ...wishedHour(time), agreed: rest !== text }
}

function isOneDigit(typed: readonly string[]): boolean {
  return typed.length === 1 && (readNumber(typed, 0)?.value ?? 10) < 10
}

function readHour(text: string, typed: readonly string[], memory: ChatMemory, now: number): Intent | null {
  const last = memory.lastSetting
  const recent = last !== null && last.field !== 'place' && last.field !== 'form' && now - last.at < LAST_SETTING_MS
  const about = holdsAny(typed, SENDING)
  if (!about && !recent) {
    return isWhole(text, ['đổi giờ', 'đổi giờ gửi', 'đổi giờ gửi bài', 'chỉnh giờ']) ? { do: 'ask-hour' } : null
  }
  const time = readTime(text, recent ? (memory.settings.hour?.hour ?? last.hour) : null)
  if (!time) {
    return holdsAny(typed, ['đổi giờ', 'giờ gửi', 'giờ khác', 'chỉnh giờ']) && typed.length <= 9
      ? { do: 'ask-hour' }
      : null
  }
  // A bare time means the hour only right after the hour was spoken of. One digit by itself belongs to lists: somebody who answers
  // a list that is gone would move their lessons to that hour.
  if (!about && (typed.length > 5 || !isBareTime(text) || isOneDigit(typed))) return null
  return { do: 'set-hour', ...wishedHour(time), sure: false }
}

const ASKING = ['sao', 'gì', 'ai', 'nào', 'mấy', 'bao', 'đâu', 'không', 'ko', 'hông', 'chi', 'hả', 'răng']
const LIVES = ['ở', 'sống ở', 'nhà ở', 'quê ở', 'đang ở', 'công tác ở', 'làm ở', 'quê']

function readPlace(text: string, typed: readonly string[], places: readonly PlaceRow[]): Intent | null {
  if (isWhole(text, ['đổi nơi ở', 'đổi nơi', 'đổi tỉnh', 'đổi chỗ ở', 'nơi ở', 'nơi ở, vai trò']))
    return { do: 'ask-place' }
  const core = withoutParticles(text)
  const opener = LIVES.find((lives) => holds(core.slice(0, 4), lives))
  // "ở Lai Châu thì sao" is a question about the place, not where somebody lives.
  if (!opener || typed.length > 9 || holdsAny(typed, ASKING)) return null
  const named = namedPlace(typed, places)
  if (!named) return null
  const extra = core.length - words(named.alias).length - words(opener).length
  if (extra > 2) return null
  // Of this province one commune has a plan: whether it is theirs is asked.
  return named.place.id === 'thai-nguyen' ? { do: 'set-commune' } : { do: 'set-place', place: named.place.id }
}
