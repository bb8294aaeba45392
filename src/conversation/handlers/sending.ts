import { excusing } from '../../learning/habit.ts'
import { clockName, dateName } from '../../replies/days.ts'
import { LINK } from '../../replies/link.ts'
import { NO_LESSON } from '../../replies/no-lesson.ts'
import { SENDING as R } from '../../replies/sending.ts'
import { SETTINGS } from '../../replies/settings.ts'
import { say } from '../../replies/voice.ts'
import { localDate, localDay } from '../../shared/clock.ts'
import { isQuietHour } from '../clock-words.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import type { LinkedChat } from '../link-store.ts'
import { dailyElsewhere, placeOf } from '../places-of-person.ts'
import { hasConsent, type Settings } from '../session.ts'
import { consentFor } from './first-contact.ts'
import { afterHour } from './onboarding.ts'
import { planText } from './plan-text.ts'

/** D26: hour, pause, start again. Without consent it says that this is remembered for 30 minutes only. */

const DAY_MS = 86_400_000
const CORRECTION_MS = 10 * 60_000

export function askHour(turn: TurnContext): Outcome {
  return says('settings', fromTemplate(R.hourAsk, turn.voice, {}, hourIntents(), 'setting'), {
    memory: { lastSetting: { field: 'hour', hour: turn.memory.settings.hour?.hour ?? null, at: turn.now } },
  })
}

function hourIntents() {
  const hour = (first: number) => ({ do: 'set-hour', hour: first, minute: null, sure: true }) as const
  return { morning: hour(6), noon: hour(11), evening: hour(19), none: { do: 'no-sending' } } as const
}

export async function setHour(turn: TurnContext, intent: IntentOf<'set-hour'>): Promise<Outcome> {
  const isQuiet = isQuietHour(intent)
  const memory = { lastSetting: { field: 'hour', hour: intent.hour, at: turn.now } } as const
  if (isQuiet && !intent.sure) {
    const near = intent.hour >= 21 || intent.hour < 3 ? { hour: 20, minute: 45 } : { hour: 6, minute: 0 }
    const slots = { near: clockName(near.hour, near.minute), time: clockName(intent.hour, intent.minute) }
    const text = fromTemplate(
      R.quiet,
      turn.voice,
      slots,
      {
        near: { do: 'set-hour', ...near, sure: true },
        other: { do: 'ask-hour' },
        keep: { ...intent, minute: intent.minute ?? 0, sure: true },
      },
      'setting',
    )
    return says('settings', text, { memory })
  }
  const settings: Settings = {
    ...turn.memory.settings,
    hour: { hour: intent.hour, minute: intent.minute },
    hourAt: turn.now,
    nightChosen: isQuiet,
    stoppedAt: null,
    pausedUntil: null,
  }
  if (turn.parts.operator.sendsDaily && !hasConsent(turn.memory))
    return { ...sendingNeedsConsent(turn), memory: { ...memory, settings } }
  // Said between the first questions, it is taken up, and they go on without asking for it again.
  const onboarding = turn.parts.operator.sendsDaily ? afterHour(turn, settings) : null
  if (onboarding) return { ...onboarding, memory: { ...onboarding.memory, ...memory, settings } }
  const elsewhere = await dailyElsewhere(turn)
  const kept = keptNote(turn, elsewhere)
  const intents = { ok: { do: 'noted' }, other: { do: 'ask-hour' } } as const
  const last = turn.memory.lastSetting
  // "à 7 rưỡi" right after "7 giờ tối": a correction needs no second confirmation.
  if (
    intent.minute !== null &&
    last?.field === 'hour' &&
    last.hour === intent.hour &&
    turn.now - last.at < CORRECTION_MS
  ) {
    const time = clockName(intent.hour, intent.minute)
    return says('settings', fromWords(R.minuteShort, turn.voice, { time, kept }), { memory: { ...memory, settings } })
  }
  const { hour: byHour, minute: byMinute } =
    turn.parts.operator.sendsDaily || elsewhere
      ? { hour: R.hour, minute: R.minute }
      : { hour: R.hourNoted, minute: R.minuteNoted }
  const text =
    intent.minute === null
      ? fromTemplate(byHour, turn.voice, { from: intent.hour, to: (intent.hour + 1) % 24, kept }, intents, 'setting')
      : fromTemplate(byMinute, turn.voice, { time: clockName(intent.hour, intent.minute), kept }, intents, 'setting')
  return says('settings', text, { memory: { ...memory, settings } })
}

/** Nothing can be sent to somebody of whom nothing is kept, so no hour is promised; a child is not asked to agree. */
export function sendingNeedsConsent(turn: TurnContext): Outcome {
  if (turn.memory.minor) return says('settings', fromWords(SETTINGS.sessionOnly, turn.voice))
  return says('settings', consentFor(turn, NO_LESSON.noConsentWhy))
}

/** Honest about what becomes of the wish: nothing is stored, or no lesson is sent by itself. */
export function keptNote(turn: TurnContext, elsewhere: LinkedChat | null): string {
  if (!hasConsent(turn.memory)) return ` ${say(SETTINGS.sessionOnly.text, turn.voice)}`
  if (elsewhere) return ` ${say(LINK.dailyElsewhere.text, turn.voice, { place: placeOf(elsewhere.to) })}`
  return turn.parts.operator.sendsDaily ? '' : ` ${say(R.notSending.text, turn.voice)}`
}

export function noSending(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.noSending, turn.voice), {
    memory: { settings: { ...turn.memory.settings, hour: null } },
  })
}

export function askPause(turn: TurnContext): Outcome {
  const days = (count: number) => ({ do: 'pause', days: count }) as const
  const text = fromTemplate(
    R.pauseAsk,
    turn.voice,
    {},
    { d3: days(3), d7: days(7), d14: days(14), stop: { do: 'stop' } },
    'setting',
  )
  return says('settings', text)
}

export async function pause(turn: TurnContext, intent: IntentOf<'pause'>): Promise<Outcome> {
  // Nothing is sent and no rhythm is kept: promising a rest from either would be untrue.
  if (!hasConsent(turn.memory)) return says('settings', fromWords(R.stopNothing, turn.voice))
  const until = localDate(turn.now + intent.days * DAY_MS)
  const intents = { ok: { do: 'noted' }, other: { do: 'ask-pause' } } as const
  const { progress } = await turn.record()
  const today = localDay(turn.now)
  const habit = excusing(progress.habit, today, today + intent.days)
  return says('settings', fromTemplate(R.pause, turn.voice, { day: dateName(until) }, intents, 'setting'), {
    learned: [{ progress: { ...progress, habit } }],
    memory: { settings: { ...turn.memory.settings, pausedUntil: until } },
  })
}

export function resumeSending(turn: TurnContext): Outcome {
  if (turn.parts.operator.sendsDaily && !hasConsent(turn.memory)) return sendingNeedsConsent(turn)
  const settings: Settings = { ...turn.memory.settings, stoppedAt: null, pausedUntil: null }
  const text = settings.hour
    ? fromWords(turn.parts.operator.sendsDaily ? R.resume : R.resumeNoted, turn.voice, { plan: planText(settings) })
    : fromTemplate(R.resumeNoHour, turn.voice, {}, hourIntents(), 'setting')
  return says('settings', text, { memory: { settings } })
}
