import { dateName, timeName } from '../../replies/days.ts'
import { FIRST_CONTACT } from '../../replies/first-contact.ts'
import { LESSON } from '../../replies/lesson.ts'
import { TALK as R } from '../../replies/talk.ts'
import { say } from '../../replies/voice.ts'
import { localDate } from '../../shared/clock.ts'
import { type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { nameSlot } from '../session.ts'
import { isOngoing } from './emergency.ts'
import { consentAsk } from './first-contact.ts'
import { onboardForm, onboardHour, onboardPlace } from './onboarding.ts'
import { quizSkip } from './quiz-answer.ts'

/** D37, D39, D41 and small talk: short, without selling anything. */

export function identity(turn: TurnContext): Outcome {
  const { operator } = turn.parts
  const model = operator.model
    ? say(R.modelUsed.text, turn.voice, { model: operator.model })
    : say(R.modelNone.text, turn.voice)
  const text = fromTemplate(
    R.identity,
    turn.voice,
    { operator: operator.name, model },
    { data: { do: 'own-data' }, human: { do: 'human' } },
  )
  return says('answer', text)
}

/** "mấy giờ rồi": the wall is further away than the phone. */
export function clock({ now, voice }: TurnContext): Outcome {
  return says('answer', fromWords(R.clock, voice, { time: timeName(now), day: dateName(localDate(now)) }))
}

/** "cháu ăn cơm chưa": a machine has neither eaten nor slept, and says so. */
export function noFeelings({ voice }: TurnContext): Outcome {
  return says('answer', fromWords(R.noFeelings, voice))
}

/** A reminder that could not be kept is not promised. */
export function noReminder({ voice }: TurnContext): Outcome {
  return says('answer', fromWords(R.noReminder, voice))
}

/** The moment for the consent text: something was answered, and nothing is open that its digits could be taken for. */
export function thanks(turn: TurnContext): Outcome {
  const words = fromWords(R.thanks, turn.voice)
  if (turn.memory.consent.state !== 'none' || turn.memory.minor || isOngoing(turn.memory, turn.now))
    return says('answer', words)
  return says('answer', [words, ...consentAsk(turn, turn.voice)], {
    memory: { consent: { ...turn.memory.consent, state: 'asked' } },
  })
}

export function bye(turn: TurnContext): Outcome {
  return says('answer', fromWords(R.bye, turn.voice, nameSlot(turn.memory.settings)), { memory: closed })
}

/** "cháu ơi" and nothing else. */
export function called(turn: TurnContext): Outcome {
  const intents = {
    ask: { do: 'ask-how' },
    scam: { do: 'scam-ask' },
    lesson: { do: 'lesson', guide: null },
    menu: { do: 'menu' },
  } as const
  return says('answer', fromTemplate(R.called, turn.voice, {}, intents), { memory: { introduced: true } })
}

/** "tôi đồng ý": a thank-you, and no consent by itself. Whoever was asked for theirs is shown the text it belongs to. */
export function agreed(turn: TurnContext): Outcome {
  if (turn.memory.consent.state === 'asked' && !turn.memory.minor && turn.from.kind === 'private')
    return says('answer', consentAsk(turn, turn.voice))
  return says('answer', fromWords(R.agreed, turn.voice))
}

const closed = { lists: [], quiz: null, shown: null }

/** "thôi": closes what is open in one short line; a question left open is no fail. */
export function close(turn: TurnContext): Outcome {
  const later = /mai/u.test(turn.text.toLowerCase())
  return says('answer', fromWords(later ? R.bye : R.closed, turn.voice, nameSlot(turn.memory.settings)), {
    memory: closed,
  })
}

const OF_QUESTION: readonly string[] = ['quiz-answer', 'quiz-skip', 'quiz-next']

/** "để sau": this one question or lesson only; in onboarding, the next tap. */
export function skip(turn: TurnContext): Outcome | Promise<Outcome> {
  const newest = turn.memory.lists.at(-1)
  const asked = newest?.options[0]?.intent
  if (asked?.do === 'onboard-form') return onboardForm(turn, { do: 'onboard-form', form: turn.memory.settings.form })
  if (asked?.do === 'onboard-place')
    return onboardPlace(turn, { do: 'onboard-place', place: turn.memory.settings.place })
  if (asked?.do === 'onboard-hour') return onboardHour(turn, { do: 'onboard-hour', hour: null })
  const shown = turn.memory.shown?.kind
  // A question left behind a newer list is not what "để sau" speaks of.
  const isNewest = newest === undefined || newest.options.some(({ intent }) => OF_QUESTION.includes(intent.do))
  const asking = turn.memory.quiz !== null && turn.memory.quiz.state !== 'answered'
  if (shown === 'quiz' && asking && isNewest) return quizSkip(turn)
  if (shown === 'card' || (shown === 'quiz' && isNewest))
    return says('next-step', fromWords(LESSON.later, turn.voice), { memory: { lists: [], shown: null } })
  return says('answer', fromWords(R.ok, turn.voice), { memory: { lists: [] } })
}

/** Bare assent: consents to nothing, and takes no digit. */
export function ok(turn: TurnContext): Outcome {
  return says('answer', fromWords(R.ok, turn.voice))
}

export function otherThing(turn: TurnContext): Outcome {
  return says('answer', fromWords(FIRST_CONTACT.askAway, turn.voice))
}

/** The things spoken of in this talk, oldest first, each with the one sentence to remember. At most five. */
export function recap(turn: TurnContext): Outcome {
  const guides = turn.memory.topics
    .flatMap((topic) => turn.parts.catalog.guides.get(topic.about) ?? [])
    .slice(0, 5)
    .toReversed()
  if (guides.length === 0) return says('answer', fromWords(R.recapNone, turn.voice))
  const lines = guides.map((guide) => `– ${guide.name}: ${lowerFirst(say(guide.remember, turn.voice))}`).join('\n')
  const template = guides.length === 1 ? R.recapOne : R.recap
  const choices = guides.map(
    (guide): DraftChoice => ({ label: guide.name, intent: { do: 'step', guide: guide.id, step: 1 } }),
  )
  const text = say(template.text, turn.voice, { count: guides.length, lines })
  return says('answer', draft(text, choices), { guides: guides.map((guide) => guide.id) })
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

export function languageOther(turn: TurnContext): Outcome {
  return says('refuse', fromTemplate(R.langOther, turn.voice, {}, { human: { do: 'human' } }), { refused: true })
}
