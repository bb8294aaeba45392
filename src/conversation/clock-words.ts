import { readSpokenNumber, type SpokenNumber } from '../shared/spoken-numbers.ts'
import { words } from '../shared/text.ts'
import { sameSyllable } from './words.ts'

/** Times of day and lengths of time as people say them: "7 giờ tối", "19h30", "bảy rưỡi", "3 ngày", "một tuần". */

export interface SpokenTime {
  /** 0-23. */
  hour: number
  /** Null when only a whole hour was named. */
  minute: number | null
  /** The part of the day was said, so that 7 is not doubtful. */
  sure: boolean
}

type Part = 'morning' | 'noon' | 'afternoon' | 'evening'

const PARTS: readonly [Part, readonly string[]][] = [
  ['morning', ['sáng', 'sớm']],
  ['noon', ['trưa']],
  ['afternoon', ['chiều']],
  ['evening', ['tối', 'đêm', 'khuya']],
]

/** A number written in digits or in words ("bảy", "hai mươi mốt"), and how many words it took. */
export function readNumber(text: readonly string[], at: number): SpokenNumber | null {
  const word = text[at] ?? ''
  return /^\d{1,2}$/u.test(word) ? { value: Number(word), length: 1 } : readSpokenNumber(text, at)
}

/** Splits "7h30", "19g", "7:30" into words the reader below knows. */
function timeWords(text: string): string[] {
  return words(
    text
      .toLowerCase()
      .replaceAll(/(\d{1,2})\s*[h:g]\s*(\d{2})(?!\d)/gu, '$1 giờ $2 phút')
      .replaceAll(/(\d{1,2})\s*[hg](?![\p{L}\d])/gu, '$1 giờ ')
      .replaceAll(/(\d)(giờ|gio|rưỡi|ruoi)/gu, '$1 $2'),
  )
}

/**
 * The time of day a text names, or null. `near` is the hour set before: "à 7 rưỡi" after "7 giờ tối" is 19:30.
 * Without a part of the day, hours 1-5 are taken as afternoon (nobody asks for a lesson at 3 in the morning).
 */
export function readTime(text: string, near: number | null = null): SpokenTime | null {
  const all = timeWords(text)
  for (let at = 0; at < all.length; at += 1) {
    const number = readNumber(all, at)
    if (!number || number.value > 24) continue
    const rest = all.slice(at + number.length)
    const hasHour = sameSyllable(rest[0] ?? '', 'giờ')
    const after = hasHour ? rest.slice(1) : rest
    const half = sameSyllable(after[0] ?? '', 'rưỡi')
    const part = partOf(rest.slice(0, 5))
    const alone = near !== null && all.length <= number.length + 3
    if (!hasHour && !half && !part && !alone) continue
    if (!hasHour && !half && part && !isPart(rest[0] ?? '')) continue
    // "tuan sau toi di xa": next week oneself, and not six in the evening.
    if (!hasHour && !half && !alone && /^[a-z]/u.test(all[at] ?? '')) continue
    const minute = half ? 30 : minuteOf(after)
    return { hour: hourOf(number.value, part, near), minute, sure: part !== null || near !== null || number.value > 12 }
  }
  return null
}

/** The first part of the day named after the number: "sang 7 giờ tối" holds no "sáng". */
function partOf(after: readonly string[]): Part | null {
  for (const word of after)
    for (const [part, names] of PARTS) if (names.some((name) => sameSyllable(word, name))) return part
  return null
}

function isPart(word: string): boolean {
  return partOf([word]) !== null
}

function minuteOf(after: readonly string[]): number | null {
  const less = sameSyllable(after[0] ?? '', 'kém')
  const number = readNumber(after, less ? 1 : 0)
  if (!number || number.value > 59) return null
  const marked = sameSyllable(after[(less ? 1 : 0) + number.length] ?? '', 'phút')
  // "7 giờ 2 bữa": a number that counts something else is no minute.
  if (!marked && !less && number.value < 10) return null
  return less ? -number.value : number.value
}

function hourOf(value: number, part: Part | null, near: number | null): number {
  if (value > 12) return value === 24 ? 0 : value
  if (part === 'morning') return value === 12 ? 0 : value
  if (part === 'noon') return value < 3 ? value + 12 : value
  if (part === 'afternoon') return value < 12 ? value + 12 : 12
  if (part === 'evening') return value === 12 ? 0 : value + 12
  if (near !== null && near >= 12 && value < 12) return value + 12
  return value < 6 && value > 0 ? value + 12 : value
}

/** Minutes past midnight of a spoken time: "7 giờ kém 15" is 6:45. */
function clockMinutes(time: { hour: number; minute: number | null }): number {
  return (time.hour * 60 + (time.minute ?? 0) + 1440) % 1440
}

/** The hour wished for by a spoken time; the minute only where one was said. */
export function wishedHour(time: { hour: number; minute: number | null }): { hour: number; minute: number | null } {
  const minutes = clockMinutes(time)
  return { hour: Math.floor(minutes / 60), minute: time.minute === null ? null : minutes % 60 }
}

/** 21:00 <= t < 06:00 is left to sleep. */
export function isQuietHour({ hour }: { hour: number }): boolean {
  return hour >= 21 || hour < 6
}

const UNITS_OF_DAYS: readonly (readonly [number, readonly string[]])[] = [
  [1, ['ngày', 'hôm', 'bữa', 'bửa']],
  [7, ['tuần']],
  [30, ['tháng']],
]

/** Days of "1 tuần", "mười lăm ngày", "nửa tháng", "tháng rưỡi"; null when no length is named. */
export function readDays(text: string): number | null {
  const all = words(text)
  for (let at = 0; at < all.length; at += 1) {
    const isHalf = sameSyllable(all[at] ?? '', 'nửa')
    const number = isHalf ? { value: 0.5, length: 1 } : readNumber(all, at)
    const counted = daysOf(all[at + (number?.length ?? 0)] ?? '')
    const half = sameSyllable(all[at + (number?.length ?? 0) + 1] ?? '', 'rưỡi')
    // "Tháng rưỡi": the one before it goes without saying.
    if (counted !== null && (number || half)) return Math.ceil(((number?.value ?? 1) + (half ? 0.5 : 0)) * counted)
  }
  return null
}

function daysOf(unit: string): number | null {
  return UNITS_OF_DAYS.find(([, names]) => names.some((name) => sameSyllable(unit, name)))?.[0] ?? null
}
