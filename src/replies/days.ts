import { localDate, localDay, localTime, VIETNAM_OFFSET_MS } from '../shared/clock.ts'

/** Days and hours as they are said in Vietnamese. Times are epoch milliseconds unless said otherwise. */

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const
const DAY_MS = 86_400_000

/** "thứ Ba", of a day counted from Sunday as 0. */
export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday] ?? ''
}

/** "hôm nay", "hôm qua", "hôm thứ Ba"; more than six days ago "hôm 12/11". */
export function dayName(at: number, now: number): string {
  if (localDate(at) === localDate(now)) return 'hôm nay'
  if (localDate(at) === localDate(now - DAY_MS)) return 'hôm qua'
  const [, month = 0, day = 0] = localDate(at).split('-').map(Number)
  if (localDay(now) - localDay(at) > 6) return `hôm ${day}/${month}`
  return `hôm ${weekdayName(localTime(at).weekday)}`
}

/** "ngày mai", "ngày kia", "thứ Sáu", "ngày 3/12": a local day to come, days counted since 1970, seen from `today`. */
export function comingDay(day: number, today: number): string {
  if (day - today <= 1) return 'ngày mai'
  if (day - today === 2) return 'ngày kia'
  const date = new Date(day * DAY_MS)
  if (day - today < 7) return weekdayName(date.getUTCDay())
  return `ngày ${date.getUTCDate()}/${date.getUTCMonth() + 1}`
}

/** "thứ Bảy 28/11" of a local date `YYYY-MM-DD`. */
export function dateName(date: string): string {
  const [, month = 0, day = 0] = date.split('-').map(Number)
  const weekday = localTime(Date.parse(`${date}T12:00:00Z`) - VIETNAM_OFFSET_MS).weekday
  return `${weekdayName(weekday)} ${day}/${month}`
}

/** "19 giờ 30", "7 giờ". */
export function clockName(hour: number, minute: number | null): string {
  return minute === null || minute === 0 ? `${hour} giờ` : `${hour} giờ ${minute}`
}

/** "9 giờ 12" of a moment. */
export function timeName(at: number): string {
  const { hour, minute } = localTime(at)
  return clockName(hour, minute)
}

/** Weekdays lessons come on at a pace, 0 for Sunday: two a week are Tuesday and Friday. */
export const PACE_DAYS: Readonly<Record<number, readonly number[]>> = {
  1: [3],
  2: [2, 5],
  3: [1, 3, 5],
  4: [1, 3, 5, 6],
  5: [1, 2, 3, 4, 5],
  6: [1, 2, 3, 4, 5, 6],
  7: [0, 1, 2, 3, 4, 5, 6],
}

/** "thứ Ba và thứ Sáu". */
export function paceName(days: number): string {
  const names = (PACE_DAYS[days] ?? []).map(weekdayName)
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} và ${names.at(-1)}` : (names[0] ?? '')
}

/** The same in as few words as name them: "thứ Hai đến thứ Sáu". */
export function paceSpan(days: number): string {
  const known = PACE_DAYS[days] ?? []
  const [first, last] = [known[0], known.at(-1)]
  const isRun = first !== undefined && last !== undefined && last - first === known.length - 1 && known.length > 2
  return isRun ? `${weekdayName(first)} đến ${weekdayName(last)}` : paceName(days)
}

/** How long a number of daily lessons takes, roughly: "3 ngày", "khoảng" is said by the template. */
export function spanName(days: number): string {
  if (days < 7) return `${days} ngày`
  if (days < 26) return `${Math.round(days / 7)} tuần`
  if (days < 35) return 'một tháng'
  return days < 53 ? 'một tháng rưỡi' : `${Math.round(days / 30)} tháng`
}
