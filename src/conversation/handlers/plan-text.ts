import { clockName, paceName } from '../../replies/days.ts'
import { SENDING as R } from '../../replies/sending.ts'
import { say } from '../../replies/voice.ts'
import type { Settings } from '../session.ts'

/** The days and the hour of somebody's lessons in words. */

/** "thứ Ba và thứ Sáu, 19 giờ 30" or "mỗi ngày, trong khoảng 19 đến 20 giờ". */
export function planText(settings: Settings): string {
  const days = settings.daysPerWeek === 7 ? R.everyDay.text : paceName(settings.daysPerWeek)
  return settings.hour ? `${days}, ${hourText(settings.hour)}` : days
}

export function hourText(hour: { hour: number; minute: number | null }): string {
  return hour.minute === null
    ? say(R.between.text, { form: 'bac', mode: 'simple' }, { from: hour.hour, to: hour.hour + 1 })
    : clockName(hour.hour, hour.minute)
}
