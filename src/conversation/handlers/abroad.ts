import { ABROAD as R } from '../../replies/abroad.ts'
import { say, type Voice } from '../../replies/voice.ts'
import { type Leaving, leavingToday, unnamedIn, withLeaving } from '../consent-wording.ts'
import { type Draft, fromTemplate, fromWords } from '../draft.ts'
import { type Operator, type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { hasConsent } from '../session.ts'

/**
 * What of a person may leave the country: only what the text they agreed to named, with the host it goes to. Whoever agreed to nothing
 * is answered on this machine, and so is whoever agreed before this machine had anything abroad, until they are asked and say yes.
 */

const DAY = 86_400_000
/** Nobody is asked the same again sooner, whether they declined or said nothing. */
const PAUSE = { unasked: 30 * DAY, refused: 30 * DAY, voice: DAY } as const
/** Longest name of a host in a sentence; of a longer one its end is said, which is whose it is. */
const HOST_CHARS = 40

/** True where this must not go: nobody agreed to a text that named it. False too where nothing of the kind leaves the country. */
export function staysHome({ memory, parts }: TurnContext, what: Leaving): boolean {
  const named = hasConsent(memory) ? memory.consent.wording : null
  return unnamedIn(named, parts.operator).includes(what)
}

/** Asked at a quiet moment of whoever agreed to a text that did not name it; null for everybody else, and for a while after it was asked. */
export function abroadAddition(turn: TurnContext): Draft | null {
  const { memory, now } = turn
  if (memory.abroadAskedAt !== null && now - memory.abroadAskedAt < PAUSE.unasked) return null
  return unnamedOf(turn).includes('questions') ? abroadAsk(turn, []) : null
}

/** Asked when a voice came that must not go, at most once a day; null for whoever is answered without. */
export function voiceAsk(turn: TurnContext): Outcome | null {
  const { memory, from, now } = turn
  const { abroadAskedAt: asked, abroadRefusedAt: refused } = memory
  if (from.kind === 'group' || !unnamedOf(turn).includes('voices')) return null
  if (refused !== null && now - refused < PAUSE.refused) return null
  if (asked !== null && now - asked < PAUSE.voice) return null
  return says('ask', abroadAsk(turn, [say(R.notYet.text, turn.voice)]), { memory: { abroadAskedAt: now } })
}

function abroadAsk(turn: TurnContext, more: readonly string[]): Draft {
  const { voice, parts } = turn
  const leaving = unnamedOf(turn)
  const what = leaving.length > 1 ? R.both : leaving[0] === 'voices' ? R.voices : R.questions
  const said = [say(what.text, voice, { host: hostSlot(parts.operator) }), ...more].join(' ')
  const intents = {
    yes: { do: 'consent-abroad', leaving, host: parts.operator.abroadHost },
    no: { do: 'consent-no-abroad' },
  } as const
  return fromTemplate(R.ask, voice, { what: said }, intents, 'consent')
}

/** Recorded with what the question named, at the host this machine has now. */
export function consentAbroad(turn: TurnContext, { leaving, host }: IntentOf<'consent-abroad'>): Outcome {
  const { memory, parts, from, voice, now } = turn
  const { learner } = memory
  const today = leavingToday(parts.operator).filter((each) => leaving.includes(each))
  if (!hasConsent(memory) || learner === null || today.length === 0 || host !== parts.operator.abroadHost)
    return says('settings', fromWords(R.no, voice))
  const wording = withLeaving(memory.consent.wording, today, parts.operator)
  return says('settings', fromWords(today.includes('voices') ? R.yesVoices : R.yes, voice), {
    memory: { consent: { state: 'given', wording, at: now }, abroadAskedAt: null, abroadRefusedAt: null },
    effects: [{ type: 'consentRecorded', learner, state: 'given', wording, channel: from.channel, at: now }],
  })
}

export function consentNoAbroad({ voice, now }: TurnContext): Outcome {
  return says('settings', fromWords(R.no, voice), { memory: { abroadRefusedAt: now }, heldVoice: null })
}

function unnamedOf({ memory, parts }: TurnContext): Leaving[] {
  return hasConsent(memory) ? unnamedIn(memory.consent.wording, parts.operator) : []
}

/** What is told of this machine in the consent text: null when nothing of a person leaves the country by it. */
export function abroadClause(operator: Operator, voice: Voice): string | null {
  const leaving = leavingToday(operator)
  const [only] = leaving
  if (only === undefined) return null
  const clause = leaving.length > 1 ? R.saleBoth : only === 'voices' ? R.saleVoices : R.saleQuestions
  return say(clause.text, voice, { host: hostSlot(operator) })
}

/** " (model.example)", or nothing where the host has no name. */
function hostSlot({ abroadHost }: Operator): string {
  if (abroadHost === undefined) return ''
  return ` (${abroadHost.length > HOST_CHARS ? `…${abroadHost.slice(1 - HOST_CHARS)}` : abroadHost})`
}
