import { clean, words } from '../shared/text.ts'
import { readNumber } from './clock-words.ts'
import { holdsAny, sameSyllable } from './words.ts'

/** Days of the week as people say them: "thứ hai với thứ năm", "thứ 2 4 6", "cuối tuần", "trừ chủ nhật". 0 is Sunday. */

const EVERY = [0, 1, 2, 3, 4, 5, 6]
const WORKING = [1, 2, 3, 4, 5]
const WEEKEND = [6, 0]

const NAMED: readonly (readonly [readonly number[], readonly string[]])[] = [
  [WEEKEND, ['cuối tuần', 'hai ngày nghỉ']],
  [WORKING, ['ngày thường', 'trong tuần', 'ngày làm việc', 'ngày đi làm']],
  [[0], ['chủ nhật', 'chúa nhật', 'cn']],
]
const REFUSED = ['đừng', 'khỏi', 'không', 'ko', 'hông', 'hổng', 'nghỉ', 'bận', 'trừ', 'chừa', 'bỏ', 'miễn']
const BETWEEN = ['với', 'và', 'hoặc', 'hay', 'thứ', 'cùng', 'rồi']
const UNTIL = ['đến', 'tới']

const DAY_WORDS = ['thứ', 't', 'chủ', 'chúa', 'nhật', 'cn', 'cuối', 'tuần', ...BETWEEN]
/** Between wishes; "thứ hai, tư, sáu" is one. */
const CLAUSE =
  /[.;!?\n]|,(?!\s*(?:\d|hai|ba|bốn|bon|tư|tu|năm|nam|sáu|sau|bảy|bay)(?![\p{L}\d]))|\s(?:còn|con)\s(?=thứ|thu|chủ|chu|cuối|cuoi|ngày|ngay)/u

export interface Weekdays {
  /** Ascending, without repeats; none when every day named was refused and none is left. */
  days: number[]
  /** Only what is not wanted was said: the others stay. */
  refusing: boolean
}

/** The days a sentence wants, or null when it names none. `now`: the days until then, of which refused ones are taken away. */
export function readWeekdays(text: string, now: readonly number[]): Weekdays | null {
  const wanted = new Set<number>()
  const refused = new Set<number>()
  let isRefused = false
  for (const clause of clean(text).split(CLAUSE)) {
    const typed = words(clause.replaceAll(/(\d)[.,](?=\d)/gu, '$1 '))
    // "đừng gửi thứ hai, thứ tư": what only goes on with days is meant like the days before it.
    const goesOn = typed.every((word, at) => isOf(DAY_WORDS, word) || readNumber(typed, at) !== null)
    isRefused = holdsAny(typed, REFUSED) || (goesOn && isRefused)
    for (const day of daysIn(typed)) (isRefused ? refused : wanted).add(day)
  }
  if (wanted.size + refused.size === 0) return null
  const kept = wanted.size > 0 ? [...wanted] : now
  return { days: EVERY.filter((day) => kept.includes(day) && !refused.has(day)), refusing: wanted.size === 0 }
}

function daysIn(typed: readonly string[]): number[] {
  const named = NAMED.flatMap(([days, names]) => (holdsAny(typed, names) ? days : []))
  const counted: number[] = []
  for (let at = 0; at < typed.length; at += 1) {
    if (!isOf(['thứ', 't'], typed[at])) continue
    let day = dayAt(typed, at + 1)
    at += 1
    while (day !== null) {
      counted.push(day)
      const until = isOf(UNTIL, typed[at + 1]) ? endAt(typed, at + 2) : null
      if (until !== null) for (let next = day; next !== until; next = (next + 1) % 7) counted.push((next + 1) % 7)
      let following = at + 1
      while (isOf(BETWEEN, typed[following])) following += 1
      day = until === null ? dayAt(typed, following) : null
      if (day !== null) at = following
    }
  }
  return [...new Set([...named, ...counted])]
}

function endAt(typed: readonly string[], at: number): number | null {
  if (holdsAny(typed.slice(at, at + 2), ['chủ nhật', 'chúa nhật', 'cn'])) return 0
  return dayAt(typed, isOf(['thứ', 't'], typed[at]) ? at + 1 : at)
}

/** "thứ hai với thứ năm, 7 giờ tối" without its days: their numbers are no hours. */
export function withoutWeekdays(text: string): string {
  const typed = words(text)
  const kept: string[] = []
  for (let at = 0; at < typed.length; at += 1) {
    const isNamed = isOf(['thứ', 't'], typed[at]) && dayAt(typed, at + 1) !== null
    const isListed = kept.at(-1) === DAY && (dayAt(typed, at) !== null || isOf([...BETWEEN, ...UNTIL], typed[at]))
    if (isNamed) at += 1
    if (!isNamed && !isListed) kept.push(typed[at] ?? '')
    else if (kept.at(-1) !== DAY) kept.push(DAY)
  }
  return kept.join(' ')
}

/** Stands for days that were taken out, so that no number beside them is read as an hour of what followed them. */
const DAY = '.'

/** Behind a number that counts something else than a day: "thứ hai 7 giờ". */
const COUNTED = ['giờ', 'h', 'g', 'rưỡi', 'phút', 'bữa', 'bài', 'câu', 'lần', 'tiếng']

/** "hai" to "bảy" behind "thứ": Monday is the second. */
function dayAt(typed: readonly string[], at: number): number | null {
  const number = readNumber(typed, at)
  if (isOf(COUNTED, typed[at + 1])) return null
  return number && number.length === 1 && number.value >= 2 && number.value <= 7 ? number.value - 1 : null
}

function isOf(known: readonly string[], word: string | undefined): boolean {
  return word !== undefined && known.some((each) => sameSyllable(word, each))
}
