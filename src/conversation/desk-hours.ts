import { clockName, weekdayName } from '../replies/days.ts'
import { HUMAN } from '../replies/human.ts'
import { localDay, localTime } from '../shared/clock.ts'

/** When a person sits at the desk. */
export interface DeskHours {
  /** Minutes after midnight, local time; `to` is later. */
  from: number
  to: number
  /** Weekdays in order, 0 for Sunday. */
  days: readonly number[]
}

const DAY_MINUTES = 24 * 60

/** Whether somebody sits there at `now`, epoch milliseconds. */
export function isDeskOpen({ from, to, days }: DeskHours, now: number): boolean {
  const { hour, minute, weekday } = localTime(now)
  const at = hour * 60 + minute
  return days.includes(weekday) && at >= from && at < to
}

/** "7 giờ 30 – 17 giờ, thứ Hai đến thứ Sáu". */
export function deskHoursName({ from, to, days }: DeskHours): string {
  const [first = 1] = days
  const last = days.at(-1) ?? first
  const named =
    days.length === 1 ? weekdayName(first) : `${weekdayName(first)} ${HUMAN.until.text} ${weekdayName(last)}`
  return `${timeOf(from)} – ${timeOf(to)}, ${days.length === 7 ? HUMAN.everyDay.text : named}`
}

/** "sáng mai", "sáng nay", "sáng thứ Hai": when the desk opens next, seen from a moment at which it is closed. */
export function nextOpening({ from, days }: DeskHours, now: number): string {
  const { hour, minute, weekday } = localTime(now)
  const part = from < DAY_MINUTES / 2 ? HUMAN.morning.text : HUMAN.afternoon.text
  const today = days.includes(weekday) && hour * 60 + minute < from
  if (today) return HUMAN.today.text.replace('{part}', part)
  const ahead = [1, 2, 3, 4, 5, 6, 7].find((count) => days.includes((weekday + count) % 7)) ?? 1
  return ahead === 1
    ? HUMAN.tomorrow.text.replace('{part}', part)
    : `${part} ${weekdayName((localDay(now) + 4 + ahead) % 7)}`
}

function timeOf(minutes: number): string {
  return clockName(Math.floor(minutes / 60), minutes % 60)
}
