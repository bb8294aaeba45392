import { HUMAN as R } from '../../replies/human.ts'
import { STEPS } from '../../replies/steps.ts'
import { say, type Voice } from '../../replies/voice.ts'
import { deskHoursName, isDeskOpen, nextOpening } from '../desk-hours.ts'
import { choiceOf, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { danger } from './danger.ts'
import { isOpenStory } from './emergency.ts'
import { groupPrivate } from './media.ts'

/** D32: to a person. Nothing is claimed that is not so: without a desk nobody is promised, and a number is named only with its ticket. */

export function human(turn: TurnContext): Outcome {
  const { memory, now, parts, voice, handover } = turn
  // Nobody is sent to an office that opens tomorrow while a life is in danger.
  if (isOpenStory(memory, now, 'life')) return danger(turn, { do: 'danger', card: 'human' })
  const { desk: hours, name } = parts.operator
  if (!parts.desk || !hours) return says('answer', fromWords(R.none, voice))
  if (turn.from.kind === 'group') return groupPrivate(turn)
  if (handover) return says('answer', fromWords(R.done, voice, { number: handover.ticket, usually: '' }))
  const alone = { do: 'human-send', along: false } as const
  const no = { do: 'to-machine' } as const
  if (!questionOf(turn))
    return says('answer', fromTemplate(R.askPlain, voice, { desk: name }, { alone, no }, 'clarify'))
  const along = { do: 'human-send', along: true } as const
  return says('answer', fromTemplate(R.ask, voice, { desk: name }, { along, alone, no }, 'clarify'))
}

/** The ticket and the words that name it are stored together. Outside the desk's hours the bot goes on answering. */
export async function humanSend(turn: TurnContext, { along }: IntentOf<'human-send'>): Promise<Outcome> {
  const { memory, now, parts, voice } = turn
  const { desk: hours } = parts.operator
  if (!parts.desk || !hours) return says('answer', fromWords(R.none, voice))
  const number = await parts.desk.numberFor(turn.lane, now)
  const isOpen = isDeskOpen(hours, now)
  const text = isOpen
    ? fromWords(R.done, voice, { number, usually: usually(await parts.desk.usualWait(), voice) })
    : fromWords(R.closed, voice, { number, hours: deskHoursName(hours), when: nextOpening(hours, now) })
  const { from: to, lane } = turn
  const about = { learner: memory.learner, form: voice.form, words: along ? questionOf(turn) : null }
  return says('answer', text, {
    // "Thôi" closes what is open from now on, and is no answer to the question before the ticket.
    memory: { lists: [] },
    effects: [{ type: 'ticketOpened', number, lane, to, ...about, silent: isOpen, at: now }],
  })
}

/** What was asked last, masked; null when nothing is remembered. */
function questionOf({ memory }: TurnContext): string | null {
  return memory.lastAnswer?.question || null
}

function usually(wait: number | null, voice: Voice): string {
  if (wait === null) return ''
  const minutes = Math.max(5, Math.ceil(wait / 300_000) * 5)
  const time =
    minutes < 60
      ? say(R.minutes.text, voice, { count: minutes })
      : say(R.hoursLong.text, voice, { count: Math.ceil(minutes / 60) })
  return say(R.usually.text, voice, { time })
}

/** "về máy": the bot answers again; the ticket stays, and a person may still write. */
export function toMachine(turn: TurnContext): Outcome {
  const { handover, memory, voice } = turn
  const text = fromWords(R.backToMachine, voice)
  const isOpen = memory.quiz?.state === 'open' || memory.quiz?.state === 'second'
  if (isOpen) text.choices.push(choiceOf(STEPS.labels, 'quizAgain', voice, { do: 'quiz-resume' }))
  if (!handover) return says('answer', text)
  return says('answer', text, { effects: [{ type: 'handoverEnded', number: handover.ticket }] })
}

/** While a person is expected the bot says nothing: what comes is kept for them. */
export function forDesk(turn: TurnContext, text: string): Outcome {
  const { handover, now } = turn
  if (!handover || text === '') return says('answer', [])
  return says('answer', [], { effects: [{ type: 'ticketWords', number: handover.ticket, text, at: now }] })
}
