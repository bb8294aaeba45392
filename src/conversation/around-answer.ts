import type { Outcome, TurnContext } from './handler.ts'
import { abroadAddition } from './handlers/abroad.ts'
import { introduced } from './handlers/ask.ts'
import { isOngoing } from './handlers/emergency.ts'
import { consentAddition, consentAsk } from './handlers/first-contact.ts'
import { ageOf, listAt } from './open-list.ts'
import { awaitsCode, voiceOf } from './session.ts'

/** What is put before and behind an answer: that a machine speaks, the consent text, lines about the message itself. */

/** The first message of all says that it is a machine; an emergency gets no greeting at all. */
export function withIntroduction(turn: TurnContext, outcome: Outcome): Outcome {
  if (turn.memory.introduced || outcome.memory?.introduced || outcome.drafts.length === 0) return outcome
  if (isOngoing(turn.memory, turn.now)) return outcome
  return outcome.emergency || outcome.drafts.some((draft) => draft.kind === 'emergency')
    ? outcome
    : introduced(turn, outcome)
}

/**
 * Consent is asked for after the first answer, once, and only where no other list is open: its digits must never be taken
 * for an answer's, or "1. Chỉ từng bước" would be a consent nobody gave.
 */
export function withConsentText(turn: TurnContext, outcome: Outcome): Outcome {
  const { memory } = turn
  // Whoever was just promised a person is asked nothing by the machine.
  if (turn.handover || outcome.effects?.some(({ type }) => type === 'ticketOpened')) return outcome
  // In the middle of linking two chats: a question of its own would stand between the code and its answer.
  if (awaitsCode({ ...memory, ...outcome.memory }, turn.now)) return outcome
  const state = outcome.memory?.consent?.state ?? memory.consent.state
  const isOpen = outcome.drafts.some((draft) => draft.choices.length > 0 || draft.kind === 'emergency')
  const addition = consentAddition(turn)
  if (
    addition &&
    !isOpen &&
    !outcome.forget &&
    outcome.drafts.length === 1 &&
    turn.from.kind === 'private' &&
    !isOngoing(memory, turn.now)
  )
    return {
      ...outcome,
      drafts: [...outcome.drafts, addition],
      memory: { ...outcome.memory, additionAsked: true },
    }
  const abroad = isQuiet(turn, outcome) && !addition ? abroadAddition(turn) : null
  if (abroad && !isOpen)
    return {
      ...outcome,
      drafts: [...outcome.drafts, abroad],
      memory: { ...outcome.memory, abroadAskedAt: turn.now },
    }
  const fits = memory.introduced && state === 'none' && !memory.minor && turn.from.kind === 'private'
  if (!fits || isOpen || outcome.drafts.length !== 1 || outcome.forget || isOngoing(memory, turn.now)) return outcome
  return {
    ...outcome,
    // In the form of address this very turn may have chosen.
    drafts: [...outcome.drafts, ...consentAsk(turn, voiceOf(outcome.memory?.settings ?? memory.settings))],
    memory: { ...outcome.memory, consent: { ...memory.consent, state: 'asked' } },
  }
}

/** Nothing else is going on: no question, quiz or wish of theirs waits, and they are not in the middle of anything. */
function isQuiet(
  { memory, from, now }: TurnContext,
  { behaviour, drafts, effects, forget, ...outcome }: Outcome,
): boolean {
  const list = listAt(memory, now)
  const waits = list !== null && list.kind !== 'menu' && ageOf(list, now) === 'open'
  const quiz = outcome.memory?.quiz === undefined ? memory.quiz : outcome.memory.quiz
  const changes = outcome.memory?.consent !== undefined || (effects ?? []).length > 0
  return (
    behaviour === 'answer' &&
    drafts.length === 1 &&
    from.kind === 'private' &&
    !(waits || changes || forget) &&
    (quiz === null || quiz.state === 'answered') &&
    !isOngoing(memory, now)
  )
}

/** Lines in front of the first message: which message is answered, that it was cut. */
export function opened(outcome: Outcome, lines: readonly string[]): Outcome {
  const [first, ...rest] = outcome.drafts
  if (!first || lines.length === 0) return outcome
  return { ...outcome, drafts: [{ ...first, text: [...lines, first.text].join('\n') }, ...rest] }
}
