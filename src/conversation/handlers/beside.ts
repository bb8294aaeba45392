import type { GuideId } from '../../knowledge/guide.ts'
import { STEPS } from '../../replies/steps.ts'
import { say } from '../../replies/voice.ts'
import type { Outcome, TurnContext } from '../handler.ts'

/** A card comes first, but the person asked something as well: the guide on it stands one choice away. */

/** The outcome with the guide added behind its own, and a choice that opens it, in front of the fixed digits. */
export function withGuide(turn: TurnContext, outcome: Outcome, guide: GuideId | null): Outcome {
  const found = guide === null ? undefined : turn.parts.catalog.guides.get(guide)
  const [first, ...rest] = outcome.drafts
  if (!found || !first || outcome.guide === found.id) return outcome
  const label = say(STEPS.seeGuide.text, turn.voice, { name: found.name })
  const counted = first.choices.filter((choice) => choice.digit === undefined)
  const fixed = first.choices.filter((choice) => choice.digit !== undefined)
  const choices = [...counted, { label, intent: { do: 'guide', guide: found.id } as const }, ...fixed]
  const guides = [...new Set([...(outcome.guides ?? []), found.id])]
  return { ...outcome, drafts: [{ ...first, choices }, ...rest], guides }
}

/** What search surely finds for the words of this turn. */
export function surelyMeant(turn: TurnContext, text: string): GuideId | null {
  return turn.parts.assistant.surely?.(text) ?? null
}
