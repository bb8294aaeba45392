import { inUnit } from '../../learning/habit.ts'
import { PACE_DAYS, paceName, paceSpan } from '../../replies/days.ts'
import { SENDING as R } from '../../replies/sending.ts'
import { say } from '../../replies/voice.ts'
import { isQuietHour } from '../clock-words.ts'
import { choiceOf, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { dailyElsewhere } from '../places-of-person.ts'
import { hasConsent, type Settings } from '../session.ts'
import { afterHour } from './onboarding.ts'
import { hourText } from './plan-text.ts'
import { keptNote, setHour } from './sending.ts'

/** D26: how many lessons a week, and on which days. */

export function askPace(turn: TurnContext): Outcome {
  const days = (count: number) => ({ do: 'set-pace', days: count }) as const
  const text = fromTemplate(
    R.paceAsk,
    turn.voice,
    {},
    { d7: days(7), d5: days(5), d3: days(3), d2: days(2), d1: days(1) },
    'setting',
  )
  return says('settings', text, { memory: { lastSetting: { field: 'pace', hour: null, at: turn.now } } })
}

export async function setPace(turn: TurnContext, intent: IntentOf<'set-pace'>): Promise<Outcome> {
  const settings: Settings = { ...turn.memory.settings, daysPerWeek: intent.days }
  const { hour } = settings
  const slots = {
    days: intent.days,
    weekdays: paceName(intent.days),
    time: hour ? `, ${hourText(hour)}` : '',
    kept: keptNote(turn, await dailyElsewhere(turn)),
  }
  const template = intent.days === 7 ? R.paceDaily : R.pace
  const text = fromTemplate(template, turn.voice, slots, { ok: { do: 'noted' }, other: { do: 'ask-pace' } }, 'setting')
  const { progress } = await turn.record()
  // Fewer than seven messages a week: weeks count instead of days, and nothing reached is taken away.
  const habit = inUnit(progress.habit, intent.days < 7 ? 'week' : 'day')
  return says('settings', text, {
    learned: habit === progress.habit ? [] : [{ progress: { ...progress, habit } }],
    memory: { settings, lastSetting: { field: 'pace', hour: null, at: turn.now } },
  })
}

/** Days of the week that are those of a pace are that pace; of others the paces nearest to them are offered. */
export async function setWeekdays(turn: TurnContext, intent: IntentOf<'set-weekdays'>): Promise<Outcome> {
  const { hour, days } = intent
  if (!hour) return onDays(turn, intent)
  const exact = paceOn(days)
  const daysPerWeek = exact?.count ?? turn.memory.settings.daysPerWeek
  const wished = { ...turn, memory: { ...turn.memory, settings: { ...turn.memory.settings, daysPerWeek } } }
  const set = await setHour(wished, { do: 'set-hour', ...hour, sure: false })
  const settings = set.memory?.settings ?? wished.memory.settings
  // Asleep at that hour, nobody has agreed to anything, or the first questions are open: that comes first.
  const isFirst = isQuietHour(hour) || !hasConsent(turn.memory) || afterHour(turn, settings) !== null
  if (isFirst) return { ...set, memory: { ...set.memory, settings } }
  const outcome = await onDays({ ...turn, memory: { ...turn.memory, settings } }, intent)
  const [first, ...rest] = outcome.drafts
  if (exact || !first) return outcome
  const noted = say(R.hourTaken.text, turn.voice, { time: hourText(hour) })
  const drafts = [{ ...first, text: `${noted} ${first.text}` }, ...rest]
  return { ...outcome, drafts, memory: { ...outcome.memory, settings } }
}

/** The pace that has these very days, or null. */
function paceOn(days: readonly number[]): { count: number; on: readonly number[] } | null {
  const isSame = (on: readonly number[]) => on.length === days.length && on.every((day) => days.includes(day))
  return PACES.find(({ on }) => isSame(on)) ?? null
}

const PACES = Object.entries(PACE_DAYS).map(([count, on]) => ({ count: Number(count), on }))

async function onDays(turn: TurnContext, { days, refusing }: IntentOf<'set-weekdays'>): Promise<Outcome> {
  const exact = paceOn(days)
  if (exact) return setPace(turn, { do: 'set-pace', days: exact.count })
  const { voice } = turn
  const within = PACES.findLast(({ on }) => on.every((day) => days.includes(day)))?.count ?? []
  const covering = PACES.find(({ count, on }) => count < 7 && days.every((day) => on.includes(day)))?.count ?? []
  const near = new Set([within, refusing ? [] : [days.length, covering]].flat(2))
  const pace = (count: number) => ({ do: 'set-pace', days: count }) as const
  const choices = [...near].map((count) =>
    choiceOf(R.weekdayLabels, 'pace', voice, pace(count), { days: count, weekdays: paceSpan(count) }),
  )
  const others = [
    ...(refusing ? [] : [choiceOf(R.weekdayLabels, 'daily', voice, pace(7))]),
    choiceOf(R.weekdayLabels, 'stay', voice, { do: 'noted' }),
  ]
  return says('settings', draft(say(R.weekdays.text, voice), [...choices, ...others], 'setting'), {
    memory: { lastSetting: { field: 'pace', hour: null, at: turn.now } },
  })
}

export function onceADay(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.onceADay, turn.voice))
}
