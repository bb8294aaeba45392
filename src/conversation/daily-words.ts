import { PACE_DAYS } from '../replies/days.ts'
import { fold, hasMarks, words } from '../shared/text.ts'
import { readNumber, readTime, wishedHour } from './clock-words.ts'
import type { Intent } from './intent.ts'
import type { ChatMemory } from './session.ts'
import { readWeekdays, withoutWeekdays } from './weekday-words.ts'
import { holdsAny } from './words.ts'

/** The lesson of the day in people's own words: on which days, in which part of the day, more or fewer, when at all. */

/** Right after a setting was spoken of, words without "gửi" are about it too. */
const LAST_SETTING_MS = 10 * 60_000

/** A wish about sending holds no other words: "gửi hồ sơ thứ bảy được không" is a question. */
const WORDS =
  'gửi gởi nhắc nhắn báo học bài tin nhận chỉ thôi đừng khỏi không ko hông hổng cho tôi tui mình bác bà ông cô chú anh chị em con cháu vào vô lúc buổi hôm ngày bữa thứ t cn chủ chúa nhật hai ba tư bốn năm sáu bảy bẩy tám chín mười một với và hoặc hay đến tới từ mỗi hằng hàng tuần cuối thường trong trừ chừa bỏ ra nghỉ bận rảnh tối sáng trưa chiều sớm khuya đêm muộn trễ hơn tí chút xíu tiếng giờ h g phút nửa rưỡi nữa được nhé nha ạ đi nghe nghen hen thì là mà vì nên này nào mấy lại hãy mới cứ xin muốn đổi dời chuyển chỉnh sang qua để thành khác nhiều ít thưa thưa nhặt dày bớt tăng giảm phiền quá ăn cơm xong tự lần đang bây đâu vậy hả thế đó luôn giùm giúp làm ơn ơi dạ à có còn hết còn phải cũng hằng miễn việc chừng khoảng tầm xa vắng quê khi nào ngủ dậy thức hay bắt đầu'
const KNOWN_WORDS = new Set(words(WORDS))
const KNOWN_FOLDED = new Set([...KNOWN_WORDS].map(fold))

const SENDING = ['gửi', 'gởi', 'nhắc', 'nhắn', 'nhận bài', 'báo bài', 'cho bài', 'nhận tin']
const REFUSING = ['đừng', 'khỏi', 'không gửi', 'ko gửi', 'hông gửi', 'trừ', 'chừa']
const PARTS: readonly (readonly [hour: number | null, readonly string[]])[] = [
  [6, ['sáng', 'sớm', 'ngủ dậy']],
  [11, ['trưa', 'cơm trưa']],
  [19, ['tối']],
  [null, ['chiều', 'khuya', 'đêm']],
]

/** The wish, or null when the sentence is about something else. */
export function readDaily(text: string, typed: readonly string[], memory: ChatMemory, now: number): Intent | null {
  if (typed.length > 16 || !typed.every(isKnown)) return null
  const recent = isRecent(memory, now)
  const sends = holdsAny(typed, SENDING)
  return (
    readByOneself(typed, sends) ??
    readDays(text, typed, memory, sends || recent) ??
    readAmount(typed, sends || recent) ??
    readShift(typed, memory, sends || recent) ??
    readClock(text, typed) ??
    readPart(text, typed, sends, recent)
  )
}

function isRecent({ lastSetting }: ChatMemory, now: number): boolean {
  const isSending = lastSetting?.field === 'hour' || lastSetting?.field === 'pace'
  return isSending && now - lastSetting.at < LAST_SETTING_MS
}

function isKnown(word: string): boolean {
  return /^\d[\d.,]*$/u.test(word) || (hasMarks(word) ? KNOWN_WORDS : KNOWN_FOLDED).has(word)
}

/** "bây giờ đang gửi mấy giờ vậy", "thứ bảy có gửi bài không": before any hour is read, since "bay gio" is seven o'clock too. */
export function readPlanAsked(typed: readonly string[]): Intent | null {
  if (typed.length > 12 || !typed.every(isKnown)) return null
  const asks = holdsAny(typed, ['mấy giờ', 'giờ nào', 'ngày nào vậy', 'hôm nào', 'lúc nào vậy', 'khi nào'])
  const whether = holdsAny(typed, ['có gửi', 'có nhắc', 'có bài']) && holdsAny(typed.slice(-2), ['không', 'ko', 'hông'])
  const now = holdsAny(typed, ['đang', 'bây giờ', 'có'])
  return holdsAny(typed, SENDING) && (whether || (asks && now)) ? { do: 'sending-plan' } : null
}

/** "bữa nào rảnh tôi tự học, khỏi gửi" */
function readByOneself(typed: readonly string[], sends: boolean): Intent | null {
  const own = holdsAny(typed, ['tự học', 'tự vào', 'tự vô', 'tự mở', 'tự xem'])
  return sends && own && holdsAny(typed, REFUSING) ? { do: 'no-sending' } : null
}

function readDays(text: string, typed: readonly string[], memory: ChatMemory, about: boolean): Intent | null {
  if (!about && !holdsAny(typed, ['trừ', 'chừa'])) return null
  const { daysPerWeek } = memory.settings
  const read = readWeekdays(text, PACE_DAYS[daysPerWeek] ?? [])
  return read && read.days.length > 0 ? { do: 'set-weekdays', ...read } : null
}

/** "gửi tối thứ tư", "7 giờ tối thứ ba với thứ sáu": the days and the hour in one breath. */
export function readDaysWithHour(
  text: string,
  typed: readonly string[],
  memory: ChatMemory,
  now: number,
): Intent | null {
  if (typed.length > 16 || !typed.every(isKnown) || !(holdsAny(typed, SENDING) || isRecent(memory, now))) return null
  const read = readWeekdays(text, PACE_DAYS[memory.settings.daysPerWeek] ?? [])
  if (!read || read.days.length === 0 || read.refusing) return null
  const rest = withoutWeekdays(text)
  const time = readTime(rest)
  const [part] = time ? [] : partsIn(words(rest))
  const hour = time ? wishedHour(time) : part == null ? null : { hour: part, minute: null }
  return hour ? { do: 'set-weekdays', ...read, hour } : null
}

/** "gửi ít lại", "cho đổi ngày gửi", "hai ngày gửi một lần", "một ngày gửi 2 bài" */
function readAmount(typed: readonly string[], about: boolean): Intent | null {
  if (!about) return null
  if (
    holdsAny(typed, [
      'hai ngày một',
      '2 ngày 1',
      '2 ngày một',
      'hai ngày gửi',
      '2 ngày gửi',
      'hai bữa gửi',
      '2 bữa gửi',
      'hai hôm gửi',
    ])
  )
    return { do: 'set-pace', days: 3 }
  const aDay = typed.findIndex((_, at) => holdsAny(typed.slice(at, at + 2), ['một ngày', '1 ngày', 'mỗi ngày']))
  const count = aDay < 0 ? null : countOfLessons(typed)
  if (count !== null && count > 1) return { do: 'once-a-day' }
  if (
    aDay < 0 &&
    holdsAny(typed, ['ít lại', 'ít thôi', 'ít hơn', 'bớt', 'thưa', 'nhiều hơn', 'nhiều lên', 'dày hơn', 'tăng', 'giảm'])
  )
    return { do: 'ask-pace' }
  if (holdsAny(typed, ['đổi ngày', 'ngày khác', 'đổi bữa', 'đổi thứ', 'chuyển ngày', 'dời ngày']))
    return { do: 'ask-pace' }
  return holdsAny(typed, ['tuần sau', 'tuần tới']) && holdsAny(typed, REFUSING) ? { do: 'ask-pause' } : null
}

function countOfLessons(typed: readonly string[]): number | null {
  const at = typed.findIndex(
    (_, from) => holdsAny(typed.slice(from + 1, from + 2), ['bài', 'lần']) && readNumber(typed, from),
  )
  return at < 0 ? null : (readNumber(typed, at)?.value ?? null)
}

/** "trễ hơn một tiếng": by so much from the hour that holds; by how much unsaid, the hour is asked for. */
function readShift(typed: readonly string[], memory: ChatMemory, about: boolean): Intent | null {
  const later = holdsAny(typed, [
    'trễ hơn',
    'muộn hơn',
    'trễ lại',
    'muộn lại',
    'trễ thêm',
    'muộn thêm',
    'trễ chút',
    'muộn chút',
    'trễ xíu',
  ])
  const earlier = holdsAny(typed, ['sớm hơn', 'sớm lại', 'sớm thêm', 'sớm chút', 'sớm lên', 'sớm xíu'])
  if (!about || later === earlier) return null
  const { hour } = memory.settings
  const by = lengthIn(typed)
  if (!hour || by === null) return { do: 'ask-hour' }
  const minutes = (hour.hour * 60 + (hour.minute ?? 0) + (later ? by : -by) + 1440) % 1440
  const minute = hour.minute === null && by % 60 === 0 ? null : minutes % 60
  return { do: 'set-hour', hour: Math.floor(minutes / 60), minute, sure: false }
}

/** Minutes of "một tiếng", "nửa giờ", "15 phút". */
function lengthIn(typed: readonly string[]): number | null {
  if (holdsAny(typed, ['nửa tiếng', 'nửa giờ'])) return 30
  for (let at = 0; at < typed.length; at += 1) {
    const number = readNumber(typed, at)
    const unit = typed.slice(at + (number?.length ?? 0), at + (number?.length ?? 0) + 1)
    if (number && holdsAny(unit, ['tiếng', 'giờ'])) return number.value * 60
    if (number && holdsAny(unit, ['phút'])) return number.value
  }
  return null
}

/** "7 giờ sáng mỗi ngày", "học 9 giờ sáng" */
function readClock(text: string, typed: readonly string[]): Intent | null {
  const time = holdsAny(typed, ['mỗi ngày', 'hằng ngày', 'hàng ngày', 'học']) ? readTime(text) : null
  return time === null ? null : { do: 'set-hour', ...wishedHour(time), sure: false }
}

/** "gửi buổi tối thôi", "sáng sớm thôi"; "đừng nhắn sáng sớm" leaves open when instead. */
function readPart(text: string, typed: readonly string[], sends: boolean, recent: boolean): Intent | null {
  if (readTime(text) !== null) return null
  const parts = partsIn(typed)
  const [hour] = parts
  const alone = holdsAny(typed, ['thôi']) && typed.length <= 4
  if (sends && holdsAny(typed, ['lúc khác', 'giờ khác', 'khi khác', 'bữa khác'])) return { do: 'ask-hour' }
  if (hour === undefined || (!sends && !recent && !alone)) return null
  return hour === null || parts.length > 1 || holdsAny(typed, REFUSING)
    ? { do: 'ask-hour' }
    : { do: 'set-hour', hour, minute: null, sure: false }
}

/** The hours of the parts of the day that are named; null for one that is too wide to be an hour. */
function partsIn(typed: readonly string[]): (number | null)[] {
  // Without marks "toi" is more often oneself than the evening: the evening has its "buổi" or stands alone.
  const isEvening =
    typed.some(hasMarks) || holdsAny(typed, ['buổi tối', 'tối tối', 'tối thôi', 'vào tối', 'mỗi tối', 'chiều tối'])
  return PARTS.filter(([hour, names]) => holdsAny(typed, names) && (hour !== 19 || isEvening)).map(([hour]) => hour)
}
