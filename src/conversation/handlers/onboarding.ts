import { FIRST_CONTACT as R } from '../../replies/first-contact.ts'
import { FORMS, type Form, say, type Voice } from '../../replies/voice.ts'
import { type Draft, fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { ageOf, listAt } from '../open-list.ts'
import { type Settings, voiceOf } from '../session.ts'
import { planText } from './plan-text.ts'

/** D05: at most three taps after consent: how to be called, where, and at what hour. */

export function askForm(voice: Voice): Draft {
  const form = (chosen: Form) => ({ do: 'onboard-form', form: chosen }) as const
  return fromTemplate(
    R.form,
    voice,
    {},
    { bac: form('bac'), 'co-chu': form('co-chu'), anhchi: form('anhchi'), ban: form('ban') },
    'setting',
  )
}

export function onboardForm(turn: TurnContext, intent: IntentOf<'onboard-form'>): Outcome {
  const settings: Settings = { ...turn.memory.settings, form: intent.form, bot: null, formChosen: true }
  const voice = voiceOf(settings)
  const place = turn.parts.catalog.places.find((each) => each.id === turn.memory.link.place)
  const ask = place
    ? fromTemplate(
        R.placeFromLink,
        voice,
        { place: place.name, pair: pairOf(voice) },
        { yes: { do: 'onboard-place', place: place.id }, other: { do: 'onboard-place-ask' } },
        'setting',
      )
    : placeQuestion(R.place, voice)
  return says('settings', ask, { memory: { settings } })
}

function placeQuestion(template: typeof R.place | typeof R.placeAgain, voice: Voice): Draft {
  const place = (id: string | null) => ({ do: 'onboard-place', place: id }) as const
  return fromTemplate(
    template,
    voice,
    { pair: pairOf(voice) },
    {
      'lam-dong': place('lam-dong'),
      'lai-chau': place('lai-chau'),
      'thai-nguyen': { do: 'onboard-commune' },
      other: place(null),
      unsaid: place(null),
    },
    'setting',
  )
}

/** "bác – cháu", as both will be called. */
function pairOf(voice: Voice): string {
  return `${FORMS[voice.form].u} – ${voice.bot ?? FORMS[voice.form].b}`
}

export function onboardPlaceAsk(turn: TurnContext): Outcome {
  return says('settings', placeQuestion(R.placeAgain, turn.voice))
}

export function onboardCommune(turn: TurnContext): Outcome {
  const commune = turn.parts.catalog.places.find((place) => place.plans.includes('lam-vy'))
  const ask = fromTemplate(
    R.placeCommune,
    turn.voice,
    {},
    {
      yes: { do: 'onboard-place', place: commune?.id ?? null },
      no: { do: 'onboard-place', place: 'thai-nguyen' },
    },
    'setting',
  )
  return says('settings', ask)
}

export function onboardPlace(turn: TurnContext, intent: IntentOf<'onboard-place'>): Outcome {
  const settings: Settings = { ...turn.memory.settings, place: intent.place }
  // Asking for an hour that nothing will keep would be a promise broken every day.
  if (!turn.parts.operator.sendsDaily)
    return onboardHour(withSettings(turn, settings), { do: 'onboard-hour', hour: null })
  const link = { ...turn.memory.link, place: null }
  // Said before or with the agreement: nobody is asked twice.
  if (settings.hour !== null && settings.stoppedAt === null)
    return says('settings', ready(turn, settings), { memory: { settings, link } })
  const hour = (first: number | null) => ({ do: 'onboard-hour', hour: first }) as const
  const ask = fromTemplate(
    R.hour,
    turn.voice,
    {},
    { morning: hour(6), noon: hour(11), evening: hour(19), none: hour(null) },
    'setting',
  )
  return says('settings', ask, { memory: { settings, link } })
}

const NEXT = { lesson: { do: 'lesson', guide: null }, quiz: { do: 'quiz-round' }, ask: { do: 'ask-how' } } as const

/** The end of the first questions, with an hour in the person's own words. */
function ready(turn: TurnContext, settings: Settings): Draft {
  return fromTemplate(R.readyAt, turn.voice, { plan: planText(settings) }, NEXT)
}

/** What follows an hour that is said between the first questions; null where none of them is open. */
export function afterHour(turn: TurnContext, settings: Settings): Outcome | null {
  const list = listAt(turn.memory, turn.now)
  const asked = list && ageOf(list, turn.now) === 'open' ? list.options.map(({ intent }) => intent.do) : []
  if (asked.includes('onboard-hour')) return says('settings', ready(turn, settings))
  const question = asked.includes('onboard-form')
    ? askForm(turn.voice)
    : asked.includes('onboard-place')
      ? placeQuestion(R.placeAgain, turn.voice)
      : null
  if (!question) return null
  const noted = say(R.hourNoted.text, turn.voice, { plan: planText(settings) })
  return says('settings', { ...question, text: `${noted}\n${question.text}` })
}

function withSettings(turn: TurnContext, settings: Settings): TurnContext {
  return { ...turn, memory: { ...turn.memory, settings, link: { ...turn.memory.link, place: null } } }
}

export function onboardHour(turn: TurnContext, intent: IntentOf<'onboard-hour'>): Outcome {
  if (intent.hour === null) {
    const settings: Settings = { ...turn.memory.settings, hour: null }
    return says('settings', fromTemplate(R.readyUnasked, turn.voice, {}, NEXT), {
      memory: { settings, link: turn.memory.link },
    })
  }
  const settings: Settings = {
    ...turn.memory.settings,
    hour: { hour: intent.hour, minute: null },
    hourAt: turn.now,
    stoppedAt: null,
  }
  const part = intent.hour < 11 ? 'sáng' : intent.hour < 18 ? 'trưa' : 'tối'
  const twelve = (hour: number) => (hour > 12 ? hour - 12 : hour)
  const slots = { part, from: twelve(intent.hour), to: twelve(intent.hour + 1) }
  return says('settings', fromTemplate(R.ready, turn.voice, slots, NEXT), {
    memory: { settings, lastSetting: { field: 'hour', hour: intent.hour, at: turn.now } },
  })
}
