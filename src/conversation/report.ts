import type { OutgoingMessage } from '../channels/channel.ts'
import type { Behaviour, TurnContext } from './handler.ts'
import type { Answered } from './respond.ts'

/** What a turn did, for `hvs ask`, `hvs converse` and tests. Never stored. */
export interface TurnReport {
  /** All texts sent, joined by line breaks, choices included. */
  answer: string
  messages: OutgoingMessage[]
  guide: string | null
  /** Best first. */
  guides: string[]
  behaviour: Behaviour
  refused: boolean
  clarify: boolean
  warned_pii: boolean
  emergency: boolean
  scam: 'scam' | 'safe' | 'unsure' | null
  citations: string[]
  /** `option:2`: the second choice of the open list was read. */
  read_as?: string
  /** After a quiz answer. */
  correct?: boolean
}

export function reportOf(answered: Answered, messages: readonly OutgoingMessage[], turn: TurnContext): TurnReport {
  const { outcome, option } = answered
  return {
    answer: messages.map(textOf).join('\n'),
    messages: [...messages],
    guide: outcome.guide ?? null,
    guides: outcome.guides ?? (outcome.guide ? [outcome.guide] : []),
    behaviour: outcome.behaviour,
    refused: outcome.refused ?? false,
    clarify: outcome.clarify ?? false,
    warned_pii: outcome.behaviour === 'warn-pii' || (turn.hidden.length > 0 && outcome.emergency === true),
    emergency: outcome.emergency ?? false,
    scam: outcome.scam ?? null,
    citations: outcome.citations ?? [],
    ...(option ? { read_as: `option:${option.digit}` } : {}),
    ...(outcome.correct === undefined ? {} : { correct: outcome.correct }),
  }
}

/** A message as plain text shows it: the words, then one numbered line for each choice. */
export function textOf(message: OutgoingMessage): string {
  if (message.type === 'image' || message.type === 'file') return message.alt
  if (message.type === 'voice') return message.transcript
  if (message.type === 'quiz') return message.question
  const lines = (message.choices ?? []).map((choice) => `${choice.digit}. ${choice.label}`)
  return [message.text, ...lines].join('\n')
}
