import type { PlaceRow } from '../../knowledge/catalog.ts'
import { FIRST_CONTACT as F } from '../../replies/first-contact.ts'
import { SETTINGS as R, ROLE_NAMES } from '../../replies/settings.ts'
import { FORMS, type Form, say } from '../../replies/voice.ts'
import { draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { hasConsent, type Settings, voiceOf } from '../session.ts'
import { withRole } from './first-contact.ts'

/** How somebody is called, where they live, and as what they learn: each asked with numbers, each changed by saying so. */

export function askForm(turn: TurnContext): Outcome {
  const form = (chosen: Form) => ({ do: 'set-form', form: chosen, bot: null }) as const
  const intents = {
    bac: form('bac'),
    'co-chu': form('co-chu'),
    anhchi: form('anhchi'),
    ban: form('ban'),
    other: { do: 'ask-form-other' },
  } as const
  return says('settings', fromTemplate(F.formMore, turn.voice, {}, intents, 'setting'))
}

export function askFormOther(turn: TurnContext): Outcome {
  const form = (chosen: Form) => ({ do: 'set-form', form: chosen, bot: null }) as const
  const intents = {
    ong: form('ong'),
    ba: form('ba'),
    co: form('co'),
    chu: form('chu'),
    anh: form('anh'),
    chi: form('chi'),
  }
  return says('settings', fromTemplate(F.formOther, turn.voice, {}, intents, 'setting'))
}

export function askPlace(turn: TurnContext): Outcome {
  const place = (id: string | null) => ({ do: 'set-place', place: id, role: true }) as const
  const intents = {
    'lam-dong': place('lam-dong'),
    'lai-chau': place('lai-chau'),
    'thai-nguyen': { do: 'set-commune', role: true },
    other: place(null),
    unsaid: place(null),
  } as const
  return says('settings', fromTemplate(F.placeAgain, turn.voice, {}, intents, 'setting'))
}

export function setCommune(turn: TurnContext, { role }: IntentOf<'set-commune'>): Outcome {
  const more = role ? { role } : {}
  const commune = communeOf(turn.parts.catalog.places)
  const intents = {
    yes: { do: 'set-place', place: commune?.id ?? null, ...more },
    no: { do: 'set-place', place: 'thai-nguyen', ...more },
  } as const
  return says('settings', fromTemplate(F.placeCommune, turn.voice, {}, intents, 'setting'))
}

function communeOf(places: readonly PlaceRow[]): PlaceRow | undefined {
  return places.find((place) => place.plans.includes('lam-vy'))
}

/** From the settings the role follows; from a sentence or under an answer nothing more is asked. */
export function setPlace(turn: TurnContext, intent: IntentOf<'set-place'>): Outcome {
  const place = turn.parts.catalog.places.find((each) => each.id === intent.place)
  const settings: Settings = { ...turn.memory.settings, place: place?.id ?? null }
  const memory = { settings, lastSetting: { field: 'place', hour: null, at: turn.now } } as const
  const template = !place ? R.noted : hasConsent(turn.memory) ? F.placeKept : F.placeForSession
  const kept = fromWords(template, turn.voice, { place: place?.name ?? '' })
  return says('settings', intent.role ? [kept, ...askRole(turn).drafts] : kept, { memory })
}

export function askRole(turn: TurnContext): Outcome {
  const role = (name: IntentOf<'set-role'>['role']) => ({ do: 'set-role', role: name }) as const
  const intents = {
    dan: role('dan'),
    'cao-tuoi': role('cao-tuoi'),
    'buon-ban': role('buon-ban'),
    'lao-dong': role('lao-dong'),
    'hoc-sinh': role('hoc-sinh'),
    'can-bo': role('can-bo'),
  }
  return says('settings', fromTemplate(R.role, turn.voice, {}, intents, 'setting'))
}

export function setRole(turn: TurnContext, intent: IntentOf<'set-role'>): Outcome {
  const settings = withRole(turn.memory.settings, intent.role)
  return says('settings', fromWords(R.noted, voiceOf(settings)), { memory: { settings } })
}

/** "tôi là cán bộ tỉnh Lai Châu": role and place at once, said back. */
export function setSelf(turn: TurnContext, intent: IntentOf<'set-self'>): Outcome {
  const place = turn.parts.catalog.places.find((each) => each.id === intent.place)
  const known = withRole(turn.memory.settings, intent.role)
  const settings: Settings = { ...known, place: place?.id ?? known.place }
  const voice = voiceOf(settings)
  const role = ROLE_NAMES[intent.role]
  const told = place ? say(R.selfAt.text, voice, { role, place: place.name }) : say(R.self.text, voice, { role })
  return says('settings', draft(`${told}${sessionNote(turn, settings)}`), { memory: { settings } })
}

/** The name somebody gave: used in greetings, forgotten with the session unless they agreed to be remembered. */
export function setName(turn: TurnContext, { name, form }: IntentOf<'set-name'>): Outcome {
  const before = turn.memory.settings
  const settings: Settings = form
    ? { ...before, name, form, bot: keptBot(before, form), formChosen: true }
    : { ...before, name }
  // Who has been greeted by a name, or says how to address them, is told that this is taken up, and not greeted anew.
  const isChange = before.name !== null || form !== undefined
  const text = say((isChange ? R.renamed : R.name).text, voiceOf(settings), { name })
  return says('settings', draft(`${text}${sessionNote(turn, settings)}`), { memory: { settings, introduced: true } })
}

/** Whoever the bot calls itself "con" to is still of the age it says that to. */
function keptBot({ bot }: Settings, form: Form): Settings['bot'] {
  return FORMS[form].b === 'cháu' ? bot : null
}

export function askName(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.nameAsk, turn.voice), { memory: { expects: 'own-name' } })
}

/** "đừng gọi tên tôi nữa": the name is forgotten at once. */
export function noName(turn: TurnContext): Outcome {
  const settings: Settings = { ...turn.memory.settings, name: null }
  return says('settings', fromWords(R.nameGone, turn.voice), { memory: { settings } })
}

function sessionNote(turn: TurnContext, settings: Settings): string {
  return hasConsent(turn.memory) ? '' : ` ${say(R.sessionOnly.text, voiceOf(settings))}`
}

/** A stated form of address wins at once and is kept. */
export function setForm(turn: TurnContext, intent: IntentOf<'set-form'>): Outcome {
  const settings: Settings = { ...turn.memory.settings, form: intent.form, bot: intent.bot, formChosen: true }
  return says('settings', fromWords(F.formKept, voiceOf(settings)), { memory: { settings } })
}
