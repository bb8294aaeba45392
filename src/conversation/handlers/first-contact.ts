import type { ChannelId } from '../../channels/channel.ts'
import type { Catalog } from '../../knowledge/catalog.ts'
import type { GuideId } from '../../knowledge/guide.ts'
import { FIRST_CONTACT as R } from '../../replies/first-contact.ts'
import type { NO_LESSON } from '../../replies/no-lesson.ts'
import type { Form, Voice } from '../../replies/voice.ts'
import { fits } from '../compose.ts'
import { CONSENT_WORDING, versionOf, widened, wordingToday } from '../consent-wording.ts'
import { type Draft, fromTemplate, fromWords } from '../draft.ts'
import { isCounted, type Operator, type Outcome, says, type TurnContext } from '../handler.ts'
import { type IntentOf, ROLES, type Role } from '../intent.ts'
import { type ChatMemory, hasConsent, nameSlot, type Settings, voiceOf } from '../session.ts'
import type { Effect } from '../turn-store.ts'
import { abroadClause } from './abroad.ts'
import { isOngoing } from './emergency.ts'
import { lesson } from './lesson.ts'
import { askForm } from './onboarding.ts'
import { erasureOf } from './own-data.ts'

/** D01-D05: greeting, consent and the three taps after it. */

export async function start(turn: TurnContext, intent: IntentOf<'start'>): Promise<Outcome> {
  const link = readLink(intent.args, turn.parts.catalog)
  const place = turn.parts.catalog.places.find((each) => each.id === link.place)?.id ?? null
  const settings = link.role ? withRole(turn.memory.settings, link.role) : turn.memory.settings
  const voice = voiceOf(settings)
  const memory = {
    introduced: true,
    settings: { ...settings, place: place ?? settings.place },
    link: { place, skill: link.skill },
  }
  // A printed sheet leads to its own lesson; consent is asked for after it, as after any first answer.
  const offer = link.guide === null ? null : await lesson({ ...turn, voice }, { do: 'lesson', guide: link.guide })
  const greeting = hasConsent(turn.memory)
    ? fromWords(R.helloAgain, voice, nameSlot(settings))
    : fromWords(R.hello, voice)
  if (offer) return { ...offer, drafts: [greeting, ...offer.drafts], memory: { ...offer.memory, ...memory } }
  if (hasConsent(turn.memory)) return says('answer', greeting, { memory })
  return says('answer', [greeting, ...consentAsk(turn, voice)], {
    memory: { ...memory, consent: { ...turn.memory.consent, state: askedState(turn) } },
  })
}

export function hello(turn: TurnContext): Outcome {
  if (isOngoing(turn.memory, turn.now))
    return says('answer', fromWords(R.helloAgain, turn.voice, nameSlot(turn.memory.settings)))
  if (turn.memory.introduced) return says('answer', fromWords(R.helloAgain, turn.voice, nameSlot(turn.memory.settings)))
  const asks = turn.memory.consent.state === 'none'
  return says(
    'answer',
    asks ? [fromWords(R.hello, turn.voice), ...consentAsk(turn, turn.voice)] : fromWords(R.hello, turn.voice),
    {
      memory: {
        introduced: true,
        consent: { ...turn.memory.consent, state: asks ? 'asked' : turn.memory.consent.state },
      },
    },
  )
}

/** Asked once and in full; the sentence about abroad says what is true of this channel and this machine. */
export function consentAsk(turn: TurnContext, voice: Voice): Draft[] {
  const { operator } = turn.parts
  const sale = saleClause(operator, turn.from.channel, voice)
  const keeps = { ...fromWords(R.consentKeeps, voice, { operator: operator.name }), kind: 'consent' } as const
  const asks = fromTemplate(R.consentAsk, voice, { sale }, answersTo(wordingToday(operator)), 'consent')
  // With a long name of the operator and of a host abroad: what leaves the country stands beside the question, never behind a "thêm".
  const whole = { ...asks, text: `${keeps.text} ${asks.text}` }
  const isOne = isCounted(turn) || fits(whole, { ...turn.memory.settings, slow: false, mode: 'simple' })
  return isOne ? [whole] : [keeps, asks]
}

/** For a feature that needs storing: progress, daily lessons. */
export function consentNeed(turn: TurnContext): Draft {
  return consentFor(turn, R.consentNeed)
}

/** A shorter question, with what leaves the country told in it where anything does. */
export function consentFor(turn: TurnContext, template: typeof R.consentNeed | typeof NO_LESSON.noConsentWhy): Draft {
  const { parts, from, voice } = turn
  const isTold = from.channel === 'telegram' || abroadClause(parts.operator, voice) !== null
  const sale = isTold ? ` ${saleClause(parts.operator, from.channel, voice)}` : ''
  return fromTemplate(template, voice, { sale }, answersTo(wordingToday(parts.operator)), 'consent')
}

/** Who answers agrees to the text that asked, whatever this machine has abroad by then. */
function answersTo(wording: string) {
  return {
    yes: { do: 'consent', answer: 'yes', wording },
    no: { do: 'consent', answer: 'no' },
    more: { do: 'consent-more', page: 1, wording },
  } as const
}

/** Whether anything leaves the country: on this machine, on this channel, and on that of a chat to be linked. */
export function saleClause(operator: Operator, here: ChannelId, voice: Voice, there: ChannelId = here): string {
  const chat = here === 'telegram' ? [R.saleTelegram.text] : there === 'telegram' ? [R.saleTelegramThere.text] : []
  const machine = abroadClause(operator, voice)
  const abroad = [...chat, ...(machine === null ? [] : [machine])]
  return abroad.length > 0 ? [R.saleNot.text, ...abroad].join(' ') : R.saleNone.text
}

function askedState(turn: TurnContext) {
  const { state } = turn.memory.consent
  return state === 'none' || state === 'declined' ? 'asked' : state
}

export async function consent(turn: TurnContext, intent: IntentOf<'consent'>): Promise<Outcome> {
  if (turn.memory.minor) return minor(turn)
  if (intent.answer === 'no') {
    return says('settings', fromWords(R.consentDeclined, turn.voice), {
      // Answered: "lại" and "tiếp" must not bring the same question back.
      memory: { consent: { state: 'declined', wording: null, at: turn.now }, lists: [] },
    })
  }
  const { wording: before } = turn.memory.consent
  const wording = widened(hasConsent(turn.memory) ? before : null, intent.wording)
  if (hasConsent(turn.memory) && before === wording) return says('settings', fromWords(R.consentThanks, turn.voice))
  const learner = turn.memory.learner ?? turn.parts.newId()
  const given: Effect = {
    type: 'consentRecorded',
    learner,
    state: 'given',
    wording,
    channel: turn.from.channel,
    at: turn.now,
  }
  const thanks = fromWords(R.consentThanks, turn.voice)
  // Whoever agrees to what was added has been through the first questions long ago.
  const settings: Settings = {
    ...turn.memory.settings,
    ...(intent.hour ? { hour: intent.hour, hourAt: turn.now } : {}),
  }
  return says('settings', hasConsent(turn.memory) ? thanks : [thanks, askForm(turn.voice)], {
    memory: { learner, settings, consent: { state: 'given', wording, at: turn.now } },
    effects: [given],
  })
}

/** Asked once of whoever agreed to an earlier wording; null for everybody else. */
export function consentAddition({ memory, voice }: TurnContext): Draft | null {
  const { wording } = memory.consent
  if (!hasConsent(memory) || memory.additionAsked || versionOf(wording) === versionOf(CONSENT_WORDING)) return null
  const intents = { yes: { do: 'consent', answer: 'yes' }, no: { do: 'consent-no-more' } } as const
  return fromTemplate(R.consentAddition, voice, {}, intents, 'consent')
}

/** What was agreed to stays; the name is what was added, so it goes. An hour is agreed to on its own when it is chosen. */
export function consentNoMore(turn: TurnContext): Outcome {
  const settings: Settings = { ...turn.memory.settings, name: null }
  return says('settings', fromWords(R.consentAdditionNo, turn.voice), { memory: { settings } })
}

export function consentMore(turn: TurnContext, intent: IntentOf<'consent-more'>): Outcome {
  const { operator } = turn.parts
  const holder = [operator.name, operator.address, operator.phone].filter((each) => each !== null).join(', ')
  const memory = { shown: { kind: 'consent', page: intent.page, at: turn.now } } as const
  // "Tiếp" comes without: what asked is the list it was said to.
  const wording = intent.wording ?? wordingAsked(turn.memory)
  if (intent.page === 3) {
    const intents = { yes: { do: 'consent', answer: 'yes', wording }, no: { do: 'consent', answer: 'no' } } as const
    return says('answer', fromTemplate(R.consentMore3, turn.voice, {}, intents, 'consent'), { memory })
  }
  const next = { do: 'consent-more', page: intent.page === 1 ? 2 : 3, wording } as const
  const template = intent.page === 1 ? R.consentMore1 : R.consentMore2
  return says('answer', fromTemplate(template, turn.voice, { holder }, { next, menu: { do: 'menu' } }, 'consent'), {
    memory,
  })
}

/** Wording of the newest question for consent that is remembered. */
function wordingAsked({ lists }: ChatMemory): string | undefined {
  const intents = lists.flatMap(({ options }) => options.map(({ intent }) => intent))
  return intents.findLast((intent) => intent.do === 'consent' || intent.do === 'consent-more')?.wording
}

/** Somebody too young to agree: they learn as everybody, and nothing is stored, whatever was agreed to before. */
export async function minor(turn: TurnContext): Promise<Outcome> {
  const settings: Settings = { ...turn.memory.settings, form: 'ban', bot: null, role: 'hoc-sinh' }
  const { learner } = turn.memory
  const erased = learner === null ? [] : [await erasureOf(turn)]
  return says('answer', fromWords(R.minor, voiceOf(settings), { operator: turn.parts.operator.name }), {
    memory: {
      minor: true,
      learner: null,
      settings,
      introduced: true,
      consent: { state: 'declined', wording: null, at: turn.now },
    },
    effects: erased,
  })
}

/** Cadres are met with anh/chị and the longer messages, pupils with bạn; a form the person chose stays. */
export function withRole(settings: Settings, role: Role): Settings {
  const cadre = role === 'can-bo' || role === 'to-cong-nghe'
  const form: Form = cadre ? 'anhchi' : role === 'hoc-sinh' ? 'ban' : settings.form
  return {
    ...settings,
    role,
    mode: cadre ? 'cadre' : 'simple',
    form: settings.formChosen ? settings.form : form,
    // A cap that somebody chose stays; one that came with the role goes with it.
    cap: settings.cap === capOf(settings.role) ? capOf(role) : settings.cap,
  }
}

/** Scored questions a day by role (§5.6). */
function capOf(role: Role | null): Settings['cap'] {
  return role === 'cao-tuoi' ? 3 : role === 'hoc-sinh' ? 8 : 5
}

interface EntryLink {
  place: string | null
  role: Role | null
  skill: string | null
  guide: GuideId | null
}

/** `p-lai-chau_r-can-bo_s-vneid_b-vneid-02-kich-hoat`: the only form a deep link takes. Unknown pieces are ignored. */
function readLink(args: string, catalog: Catalog): EntryLink {
  const piece = (name: string) => new RegExp(`(?:^|_)${name}-([a-z0-9-]+)`, 'u').exec(args)?.[1] ?? null
  const role = ROLES.find((each) => each === piece('r')) ?? null
  const guide = catalog.guides.get(piece('b') ?? '')?.id ?? null
  return { place: piece('p'), role, skill: piece('s'), guide }
}
