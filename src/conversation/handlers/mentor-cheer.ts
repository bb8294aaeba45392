import type { Address, OutgoingMessage } from '../../channels/channel.ts'
import { MENTOR as R } from '../../replies/mentor.ts'
import { say } from '../../replies/voice.ts'
import { localDay, localTime, timeOn } from '../../shared/clock.ts'
import { choiceOf, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import type { OutboxDraft } from '../turn-store.ts'
import { capital, MOST_LISTED, menteesOf, mentorList, nameOf } from './mentor.ts'

/** A helper's kind word: one of three sentences, to whoever takes unasked messages, by day and once a day. */

export async function mentorCheer(turn: TurnContext): Promise<Outcome> {
  const mentees = await menteesOf(turn)
  const [only] = mentees
  if (!only) return mentorList({ ...turn, text: '' })
  if (mentees.length === 1) return mentorCheerOne(turn, { do: 'mentor-cheer-one', learner: only.learner })
  const choices = mentees.slice(0, MOST_LISTED).map(
    (mentee, index): DraftChoice => ({
      label: capital(nameOf(mentee, index, turn.voice)),
      intent: { do: 'mentor-cheer-one', learner: mentee.learner },
    }),
  )
  return says('settings', draft(say(R.cheerWhom.text, turn.voice), choices))
}

export async function mentorCheerOne(turn: TurnContext, { learner }: IntentOf<'mentor-cheer-one'>): Promise<Outcome> {
  const name = await menteeName(turn, learner)
  if (name === null) return says('settings', fromWords(R.gone, turn.voice))
  const sends = (words: 1 | 2 | 3) => ({ do: 'mentor-cheer-send', learner, words }) as const
  return says(
    'settings',
    fromTemplate(R.cheerWhat, turn.voice, { learner: name }, { 1: sends(1), 2: sends(2), 3: sends(3) }),
  )
}

async function menteeName(turn: TurnContext, learner: string): Promise<string | null> {
  const mentees = await menteesOf(turn)
  const index = mentees.findIndex((one) => one.learner === learner)
  const mentee = mentees[index]
  return mentee ? nameOf(mentee, index, turn.voice) : null
}

/** Only to whoever agreed to unasked messages, by day, and one a day from all helpers together. */
export async function mentorCheerSend(turn: TurnContext, intent: IntentOf<'mentor-cheer-send'>): Promise<Outcome> {
  const { learner } = intent
  const { voice, parts } = turn
  const name = await menteeName(turn, learner)
  const mentorship = (await menteesOf(turn)).find((one) => one.learner === learner)
  if (name === null || !mentorship) return says('settings', fromWords(R.gone, voice))
  const reach = await parts.reachOf?.(learner)
  if (!reach) return says('settings', fromWords(R.cheerClosed, voice, { learner: capital(name) }))
  const words = choiceOf(R.cheerWhat, `${intent.words}`, voice, { do: 'ok' }).label
  const text = say(R.cheer.text, reach.voice, { mentor: mentorship.mentorName, words })
  return says('settings', fromWords(R.cheerSent, voice, { learner: name }), {
    elsewhere: [cheer(learner, reach.to, { type: 'text', text }, turn.now)],
  })
}

/** Well inside the hours in which unasked messages may come (6 to 21). */
const DAY_HOURS = { from: 8, to: 20 }

function cheer(learner: string, to: Address, message: OutgoingMessage, now: number): OutboxDraft {
  const { hour } = localTime(now)
  const day = hour >= DAY_HOURS.to ? localDay(now) + 1 : localDay(now)
  return {
    // The same learner and day: whatever else is said that day is swallowed as a repetition.
    id: `k:${learner}:${day}`,
    to,
    message,
    why: 'scheduled',
    notBefore: Math.max(now, timeOn(day, DAY_HOURS.from, 0)),
    deadline: timeOn(day, DAY_HOURS.to, 30),
    keepText: false,
  }
}
