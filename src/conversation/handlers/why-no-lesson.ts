import { timeOfDay, weekdayOf } from '../../learning/schedule.ts'
import { dateName, dayName, PACE_DAYS, paceName, timeName } from '../../replies/days.ts'
import { LINK } from '../../replies/link.ts'
import { NO_LESSON as R } from '../../replies/no-lesson.ts'
import { SENDING } from '../../replies/sending.ts'
import { localDate, localDay, timeOn } from '../../shared/clock.ts'
import { fold } from '../../shared/text.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { dailyElsewhere, placeOf, takesUnasked } from '../places-of-person.ts'
import { hasConsent } from '../session.ts'
import { planText } from './plan-text.ts'
import { sendingNeedsConsent } from './sending.ts'

/** "sao hôm qua không thấy bài": the true reason, the person's own wish before anything else. */

export async function whyNoLesson(turn: TurnContext): Promise<Outcome> {
  const { memory, voice, now } = turn
  const { settings } = memory
  const again = { resume: { do: 'resume-sending' }, stay: { do: 'noted' } } as const
  if (settings.stoppedAt !== null)
    return says('settings', fromTemplate(R.stopWhy, voice, { day: dayName(settings.stoppedAt, now) }, again, 'setting'))
  if (!hasConsent(memory)) return sendingNeedsConsent(turn)
  if (settings.pausedUntil !== null && settings.pausedUntil >= localDate(now))
    return says('settings', fromTemplate(R.pauseWhy, voice, { day: dateName(settings.pausedUntil) }, again, 'setting'))
  const elsewhere = await dailyElsewhere(turn)
  if (elsewhere && settings.hour) {
    const here = takesUnasked(turn, { to: turn.from }) ? ({ do: 'daily-here' } as const) : null
    const slots = { place: placeOf(elsewhere.to) }
    return says('settings', fromTemplate(LINK.elsewhereWhy, voice, slots, { here, stay: { do: 'noted' } }, 'setting'))
  }
  if (!turn.parts.operator.sendsDaily) return says('settings', fromWords(SENDING.notSending, voice))
  if (!settings.hour)
    return says(
      'settings',
      fromTemplate(R.noHourWhy, voice, {}, { hour: { do: 'ask-hour' }, stay: { do: 'noted' } }, 'setting'),
    )
  return says('settings', bySchedule(turn))
}

/** "đang gửi mấy giờ": the plan as it holds, or why nothing comes. */
export async function sendingPlan(turn: TurnContext): Promise<Outcome> {
  const { settings } = turn.memory
  const isResting = settings.pausedUntil !== null && settings.pausedUntil >= localDate(turn.now)
  const comes = turn.parts.operator.sendsDaily && hasConsent(turn.memory) && (await dailyElsewhere(turn)) === null
  if (!comes || settings.hour === null || settings.stoppedAt !== null || isResting) return whyNoLesson(turn)
  const intents = { hour: { do: 'ask-hour' }, pace: { do: 'ask-pace' }, stop: { do: 'stop' } } as const
  const text = fromTemplate(SENDING.planNow, turn.voice, { plan: planText(settings) }, intents, 'setting')
  return says('settings', text)
}

/** Days of silence after which fewer messages come, and after which none do. */
const AWAY = { fewer: 3, none: 10 }
const FEWER = 2
/** So long after an emergency nothing is sent unasked. */
const HELD_DAYS = 1

/** The lesson of a day on which sending was wished for. */
function bySchedule(turn: TurnContext) {
  const { memory, voice, now, text } = turn
  const { settings, schedule, seen } = memory
  const today = localDay(now)
  const isToday = /\b(?:hom nay|sang nay|trua nay|chieu nay|toi nay|bua nay|nay)\b/u.test(fold(text))
  const day = isToday ? today : today - 1
  const named = dayName(timeOn(day, 12, 0), now)
  const slots = { day: named.charAt(0).toLocaleUpperCase('vi') + named.slice(1), plan: planText(settings) }
  const learn = { lesson: { do: 'lesson', guide: null } } as const
  if (memory.unaskedAt !== null && localDay(memory.unaskedAt) === day)
    return fromTemplate(R.sentWhy, voice, { ...slots, time: timeName(memory.unaskedAt) }, learn)
  // "từ mai cháu gửi": nothing was due on the day the hour was chosen, nor before.
  if (settings.hourAt !== null && localDay(settings.hourAt) >= day)
    return fromTemplate(R.newHourWhy, voice, { ...slots, chosen: dayName(settings.hourAt, now) }, learn)
  if (isToday && schedule && memory.learner !== null) {
    const { hour, minute } = timeOfDay(schedule, memory.learner)
    if (now < timeOn(today, hour, minute) && isSendingDay(settings.daysPerWeek, day))
      return fromWords(R.notYetWhy, voice, slots)
  }
  if (memory.emergencyAt !== null && day - localDay(memory.emergencyAt) <= HELD_DAYS)
    return fromTemplate(R.heldWhy, voice, slots, learn)
  const silentSince = seen?.last === today ? (seen?.before ?? null) : (seen?.last ?? null)
  const silent = silentSince === null ? 0 : day - silentSince
  if (silent >= AWAY.none) return fromTemplate(R.awayWhy, voice, slots, learn)
  if (silent >= AWAY.fewer && settings.daysPerWeek > FEWER && !isSendingDay(FEWER, day))
    return fromTemplate(R.fewerWhy, voice, slots, learn)
  if (!isSendingDay(settings.daysPerWeek, day))
    return fromTemplate(
      R.paceWhy,
      voice,
      { ...slots, days: settings.daysPerWeek, weekdays: paceName(settings.daysPerWeek) },
      { ...learn, pace: { do: 'ask-pace' } },
    )
  return fromTemplate(R.planWhy, voice, slots, learn)
}

function isSendingDay(daysPerWeek: number, day: number): boolean {
  return (PACE_DAYS[daysPerWeek] ?? PACE_DAYS[7] ?? []).includes(weekdayOf(day))
}
