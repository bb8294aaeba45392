import { PEOPLE as R } from '../../replies/people.ts'
import { FORMS, say, type Voice } from '../../replies/voice.ts'
import { words } from '../../shared/text.ts'
import { choiceOf, type Draft, type DraftChoice, draft, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { type Intent, type IntentOf, isOnward, type Onward } from '../intent.ts'
import { hasConsent, nameSlot } from '../session.ts'
import type { Profile } from '../turn-store.ts'
import { sameSyllable } from '../words.ts'
import { consentAsk, consentNeed } from './first-contact.ts'

/** D29: at most five people on one phone, each with results, hour and consent of their own. */

const MOST = 5
/** After so long a silence somebody else may hold the phone. */
const SURE_MS = 12 * 3_600_000

/** Until when it is sure who speaks: every word within the time carries it on; after it only a choice does. */
export function stillKnown({ memory: before, now }: TurnContext, outcome: Outcome): number {
  const until = outcome.memory?.knownUntil ?? before.knownUntil
  return until === null || now <= until ? now + SURE_MS : until
}

export function who(turn: TurnContext): Outcome {
  if (turn.profiles.length === 0) return says('settings', consentNeed(turn))
  return says('settings', list(turn, say(R.who.text, turn.voice), { do: 'hello' }, true))
}

function list(turn: TurnContext, text: string, next: Onward, full: boolean): Draft {
  const { profiles, voice } = turn
  const people = profiles.map(
    (profile, index): DraftChoice => ({
      label: capital(labelOf(profile, index, voice)),
      intent: { do: 'person', learner: profile.learner, next },
      accept: profile.name === null ? [] : [profile.name],
    }),
  )
  const add = choiceOf(R.labels, 'add', voice, { do: 'person-add' })
  const guest = choiceOf(R.labels, 'guest', voice, { do: 'person', learner: null, next })
  return draft(text, [...people, ...(full && profiles.length < MOST ? [add] : []), guest], 'clarify')
}

/** "bác Hùng"; somebody without a name by their number. */
function labelOf({ name, form }: Profile, index: number, voice: Voice): string {
  return name === null ? say(R.nameless.text, voice, { number: index + 1 }) : `${FORMS[form].u} ${name}`
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** Wishes that belong to one person and must not be somebody else's by mistake. A plain question never asks who. */
export function whoCheck(turn: TurnContext, wish: Intent): Outcome | null {
  const { memory, profiles, now, voice } = turn
  const unsure = memory.knownUntil !== null && now > memory.knownUntil
  const shared = profiles.length > (hasConsent(memory) ? 1 : 0)
  if (!unsure || !shared || turn.from.kind === 'group') return null
  const next = onwardOf(wish)
  if (next === null) return null
  const names = profiles.map((profile, index) => labelOf(profile, index, voice)).join(` ${R.or.text} `)
  return says('ask', list(turn, capital(say(R.whoCheck.text, voice, { names })), next, false))
}

function onwardOf(wish: Intent): Onward | null {
  return wish.do !== 'hello' && isOnward(wish) ? wish : null
}

export function person(_turn: TurnContext, { learner, next }: IntentOf<'person'>): Outcome {
  return says('settings', [], { person: { learner, next: next.do === 'hello' ? { do: 'person-here' } : next } })
}

/** The first words to whoever has taken over the phone. */
export function personHere(turn: TurnContext): Outcome {
  const { memory, voice } = turn
  if (!hasConsent(memory)) return says('settings', fromWords(R.guest, voice))
  return says('settings', fromWords(R.taken, voice, nameSlot(memory.settings)))
}

export function personAdd(turn: TurnContext): Outcome {
  if (turn.profiles.length >= MOST) return says('settings', fromWords(R.full, turn.voice))
  const unnamed = choiceOf(R.labels, 'unnamed', turn.voice, { do: 'person-unnamed' })
  return says('settings', draft(say(R.askName.text, turn.voice), [unnamed], 'setting'), {
    memory: { expects: 'person-name' },
  })
}

export function personName(turn: TurnContext, { name }: IntentOf<'person-name'>): Outcome {
  return newcomer(turn, name)
}

export function personUnnamed(turn: TurnContext): Outcome {
  return newcomer(turn, null)
}

function newcomer(turn: TurnContext, name: string | null): Outcome {
  if (turn.profiles.length >= MOST) return says('settings', fromWords(R.full, turn.voice))
  return says('settings', [], { person: { learner: null, newcomer: { name }, next: { do: 'person-welcome' } } })
}

/** Their own consent, asked of them and not taken over from whoever handed them the phone. */
export function personWelcome(turn: TurnContext): Outcome {
  const { memory, voice } = turn
  return says('settings', [fromWords(R.welcome, voice, nameSlot(memory.settings)), ...consentAsk(turn, voice)], {
    memory: { consent: { ...memory.consent, state: 'asked' } },
  })
}

/** What is said when somebody asks for the results of another person of this phone; null when none of them is named. */
export function othersHere(turn: TurnContext): string | null {
  const typed = words(turn.text)
  const index = turn.profiles.findIndex(
    ({ learner, name }) =>
      learner !== turn.memory.learner && name !== null && typed.some((word) => isNamed(word, name)),
  )
  const found = turn.profiles[index]
  return found ? say(R.othersHere.text, turn.voice, { who: capital(labelOf(found, index, turn.voice)) }) : null
}

function isNamed(word: string, name: string): boolean {
  return sameSyllable(word, name.toLocaleLowerCase('vi'))
}

const RESULTS: ReadonlySet<Intent['do']> = new Set<Intent['do']>(['progress', 'mistakes', 'week'])

/** "Hùng học tới đâu rồi", typed by somebody else. */
export function othersResult(turn: TurnContext, wish: Intent): Outcome | null {
  const refused = RESULTS.has(wish.do) ? othersHere(turn) : null
  return refused === null ? null : says('refuse', draft(refused), { refused: true })
}

/** "tôi hỏi giúp mẹ": the same guides, told to whoever helps; nothing is kept about the other. */
export function helping(turn: TurnContext, { whom }: IntentOf<'helping'>): Outcome {
  return says('answer', fromWords(R.helping, turn.voice, { whom: theirs(whom, turn.voice) }))
}

/** "mẹ" of somebody called bạn is "mẹ bạn". */
function theirs(whom: string, voice: Voice): string {
  return `${whom} ${FORMS[voice.form].u}`
}

/** In front of an answer that is for somebody else. */
export function forWhom(whom: string, voice: Voice): string {
  return say(R.forWhom.text, voice, { whom: theirs(whom, voice) })
}
