import { LINK as R } from '../../replies/link.ts'
import { say } from '../../replies/voice.ts'
import { choiceOf, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import type { LinkedChat } from '../link-store.ts'
import { chatsOfPerson, placeHere, placeOf, takesUnasked } from '../places-of-person.ts'
import { hasConsent } from '../session.ts'
import type { Effect } from '../turn-store.ts'
import { consentNeed } from './first-contact.ts'
import { capital } from './mentor.ts'
import { askHour } from './sending.ts'

/** The chats of one person, once linked: which they are, where the message of the day comes, and letting one go. */

/** Places offered for the message of the day beside the other choices. */
const MOST_OFFERED = 3

export async function linkList(turn: TurnContext): Promise<Outcome> {
  const { voice, lane, memory } = turn
  const chats = await chatsOfPerson(turn)
  if (chats.length === 0) return none(turn)
  const lines = chats.map((chat) => {
    const place = capital(placeHere(chat, lane, voice))
    return `– ${chat.daily && memory.settings.hour ? say(R.listDaily.text, voice, { place }) : place}`
  })
  const moves = chats
    .filter((chat) => !chat.daily && takesUnasked(turn, chat))
    .slice(0, MOST_OFFERED)
    .map((chat) =>
      choiceOf(R.labels, 'daily', voice, { do: 'daily-at', lane: chat.lane }, { place: placeHere(chat, lane, voice) }),
    )
  const choices = [
    ...(memory.settings.hour ? moves : []),
    choiceOf(R.labels, 'more', voice, { do: 'link-start' }),
    choiceOf(R.labels, 'off', voice, { do: 'link-off-ask' }),
  ]
  return says('settings', draft(say(R.list.text, voice, { lines: lines.join('\n') }), choices, 'setting'))
}

function none({ voice, memory }: TurnContext): Outcome {
  if (!hasConsent(memory)) return says('settings', fromWords(R.howTo, voice))
  return says('settings', fromTemplate(R.listNone, voice, {}, { start: { do: 'link-start' }, stay: { do: 'noted' } }))
}

export async function dailyHere(turn: TurnContext): Promise<Outcome> {
  const { memory, parts, voice } = turn
  if (!hasConsent(memory)) return says('settings', consentNeed(turn))
  if (turn.linked) return dailyAt(turn, { do: 'daily-at', lane: turn.lane })
  if (!parts.operator.sendsDaily)
    return says('settings', fromWords(R.dailyCannot, voice, { place: placeOf(turn.from) }))
  return memory.settings.hour ? says('settings', fromWords(R.dailyHere, voice)) : askHour(turn)
}

export async function dailyAt(turn: TurnContext, { lane }: IntentOf<'daily-at'>): Promise<Outcome> {
  const { memory, voice } = turn
  const chat = (await chatsOfPerson(turn)).find((one) => one.lane === lane)
  if (!chat || !memory.learner) return says('settings', fromWords(R.offGone, voice))
  const place = placeHere(chat, turn.lane, voice)
  if (!takesUnasked(turn, chat)) return says('settings', fromWords(R.dailyCannot, voice, { place: placeOf(chat.to) }))
  const moved: Effect = { type: 'dailyMoved', learner: memory.learner, lane, to: chat.to }
  if (!memory.settings.hour) return { ...askHour(turn), effects: [moved] }
  return says('settings', fromWords(R.dailyMoved, voice, { place }), { effects: [moved] })
}

export async function linkOffAsk(turn: TurnContext): Promise<Outcome> {
  const { voice, lane } = turn
  const chats = await chatsOfPerson(turn)
  if (chats.length === 0) return none(turn)
  const choices = chats.map(
    (chat): DraftChoice => ({
      label: capital(placeHere(chat, lane, voice)),
      intent: { do: 'link-off', lane: chat.lane },
      ...(chat.lane === lane ? { accept: ['ở đây', 'đây'] } : {}),
    }),
  )
  const keep = choiceOf(R.labels, 'keep', voice, { do: 'noted' })
  return says('settings', draft(say(R.offAsk.text, voice), [...choices, keep], 'confirm'))
}

/** A chat is let go, this one or another (a phone that is lost): nothing of the person stays there, everything elsewhere. */
export async function linkOff(turn: TurnContext, { lane }: IntentOf<'link-off'>): Promise<Outcome> {
  const { memory, voice, now } = turn
  const chats = await chatsOfPerson(turn)
  const gone = chats.find((chat) => chat.lane === lane)
  const rest = chats.filter((chat) => chat.lane !== lane)
  if (!gone || !memory.learner || rest.length === 0) return says('settings', fromWords(R.offGone, voice))
  const effects: Effect[] = [
    ...movedFrom(turn, gone, rest, memory.learner),
    { type: 'chatUnlinked', lane, learner: memory.learner, at: now },
  ]
  if (lane !== turn.lane)
    return says('settings', fromWords(R.offThere, voice, { place: placeOf(gone.to) }), { effects })
  const place = rest.map(({ to }) => placeOf(to)).join(', ')
  return says('settings', fromWords(R.offHere, voice, { place }), { effects, forget: true })
}

/** The message of the day came there: it goes on where it can be sent. */
function movedFrom(turn: TurnContext, gone: LinkedChat, rest: readonly LinkedChat[], learner: string): Effect[] {
  const next = rest.find((chat) => takesUnasked(turn, chat))
  return gone.daily && next ? [{ type: 'dailyMoved', learner, lane: next.lane, to: next.to }] : []
}
