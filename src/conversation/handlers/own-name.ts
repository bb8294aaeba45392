import { PEOPLE as R } from '../../replies/people.ts'
import { type Draft, fromWords } from '../draft.ts'
import type { Outcome, TurnContext } from '../handler.ts'
import { hasConsent } from '../session.ts'
import { isOngoing } from './emergency.ts'

/** The next word belongs to these; a clarifying list may even be the one that asks who speaks. */
const ASKS: ReadonlySet<Draft['kind']> = new Set<Draft['kind']>(['quiz', 'confirm', 'clarify', 'consent'])

/**
 * On a phone of several people messages say whose they are. Whoever came first may have given no name when there was nobody to be
 * taken for: they are asked beside the first answer that leaves room, once.
 */
export function withNameAsked(turn: TurnContext, outcome: Outcome): Outcome {
  const memory = { ...turn.memory, ...outcome.memory }
  const isAlone = turn.profiles.length < 2 || turn.from.kind !== 'private'
  if (isAlone || !hasConsent(memory) || memory.nameAsked || memory.settings.name !== null) return outcome
  // What asks for a word or a name of its own, or speaks of a loss, is not talked over.
  const isBusy = memory.settings.slow || (outcome.memory?.expects ?? null) !== null || isOngoing(turn.memory, turn.now)
  const [only, ...more] = outcome.drafts
  if (isBusy || outcome.forget || outcome.emergency || !only || more.length > 0 || only.kind === 'emergency')
    return outcome
  if (ASKS.has(only.kind) || only.file || only.aloud) return outcome
  return {
    ...outcome,
    drafts: [only, fromWords(R.askOwnName, turn.voice)],
    memory: { ...outcome.memory, nameAsked: true, expects: 'own-name' },
  }
}
