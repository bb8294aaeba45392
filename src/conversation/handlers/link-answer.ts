import type { Address } from '../../channels/channel.ts'
import { isLearned } from '../../learning/mastery.ts'
import { mergedProgress } from '../../learning/merge.ts'
import { emptyProgress } from '../../learning/record.ts'
import { LINK as R } from '../../replies/link.ts'
import { say, type Voice } from '../../replies/voice.ts'
import { type Draft, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { messageElsewhere } from '../link-message.ts'
import type { LinkedChat, LinkRequest } from '../link-store.ts'
import { storedMemory } from '../memory-document.ts'
import { placeHere, placeOf, takesUnasked } from '../places-of-person.ts'
import { type ChatMemory, emptyMemory, parseMemory, voiceOf } from '../session.ts'
import { joinedConsent, joinedSettings, sharedParts } from '../shared-memory.ts'
import { capital } from './mentor.ts'

/** Whoever made a link code is asked whether they typed it themselves; their word alone makes two chats one. */

/** With the name and place of whoever typed it: a stranger's is not what one expects to read. */
export function confirmQuestion(request: LinkRequest, voice: Voice): Draft {
  const answer = (yes: boolean) => ({ do: 'link-answer', request: request.id, yes }) as const
  const abroad = abroadThere(request.to, request.askerTo, voice)
  const slots = { asker: request.askerName, place: placeOf(request.askerTo), abroad }
  return fromTemplate(R.confirm, voice, slots, { yes: answer(true), no: answer(false) }, 'setting')
}

/** For whoever agreed in a chat from which nothing goes abroad, before the other one's does. Behind a sentence, or nothing. */
export function abroadThere(here: Address, there: Address, voice: Voice): string {
  return here.channel !== 'telegram' && there.channel === 'telegram' ? say(R.abroad.text, voice) : ''
}

export async function linkAnswer(turn: TurnContext, { request: id, yes }: IntentOf<'link-answer'>): Promise<Outcome> {
  const { memory, voice, parts, now } = turn
  const { learner } = memory
  const request = learner === null ? null : ((await parts.links?.linkRequest(learner, now)) ?? null)
  if (!learner || request?.id !== id) return says('settings', fromWords(R.expired, voice))
  const asker = parseMemory(await parts.memoryOf?.(request.askerLane, request.asker))
  if (!asker) return says('settings', fromWords(R.expired, voice))
  if (!yes) {
    const words = fromWords(R.refusedThere, voiceOf(asker.settings), { place: placeOf(request.to) })
    return says('settings', fromWords(R.refused, voice), {
      effects: [{ type: 'linkDropped', learner }],
      elsewhere: [messageElsewhere(request, 'refused', request.asker, asker, words, now)],
    })
  }
  const merged = request.way === 'merge'
  const joined: ChatMemory = {
    ...memory,
    ...(merged ? joinedConsent(memory, asker) : {}),
    settings: merged ? joinedSettings(memory.settings, asker.settings) : memory.settings,
    schedule: memory.schedule ?? (merged ? asker.schedule : null),
    // Taking an answer back would put back the record from before both were one.
    quiz: memory.quiz && { ...memory.quiz, slip: null },
  }
  const { settings, consent, additionAsked, schedule, quiz } = joined
  const done = fromWords(R.doneThere, voiceOf(settings), { place: placeOf(request.to) })
  const newcomer = { ...emptyMemory(), ...sharedParts(null, joined), learner, introduced: true }
  return says('settings', await doneHere(turn, request, joined), {
    memory: { settings, consent, additionAsked, schedule, quiz },
    effects: [{ type: 'peopleLinked', request, memory: storedMemory({ ...newcomer, record: null }), at: now }],
    elsewhere: [messageElsewhere(request, 'done', learner, joined, done, now)],
  })
}

/** What is shared now, who sees it, and where the message of the day shall come. */
async function doneHere(turn: TurnContext, request: LinkRequest, { settings }: ChatMemory): Promise<Draft> {
  const { parts, lane, from } = turn
  const voice = voiceOf(settings)
  const { progress: own } = await turn.record()
  const theirs = request.way === 'merge' ? await parts.learners?.record(request.asker) : null
  const { guides } = mergedProgress(own, theirs?.progress ?? emptyProgress())
  const count = Object.values(guides).filter((guide) => isLearned(guide)).length
  const lessons = count > 0 ? ` ${say(R.lessons.text, voice, { lessons: count })}` : ''
  const slots = { place: placeOf(request.askerTo), lessons, seen: await seenBy(turn, request, voice) }
  const known = (await parts.links?.chatsOf(request.learner)) ?? []
  const chats: Pick<LinkedChat, 'lane' | 'to'>[] = [
    { lane, to: from },
    { lane: request.askerLane, to: request.askerTo },
    ...known.filter((chat) => chat.lane !== lane && chat.lane !== request.askerLane),
  ]
  const open = chats.filter((chat) => takesUnasked(turn, chat))
  if (settings.hour === null || open.length < 2)
    return fromTemplate(R.done, voice, slots, { lesson: { do: 'lesson', guide: null } })
  const choices = open.map(
    (chat): DraftChoice => ({
      label: capital(placeHere(chat, lane, voice)),
      intent: { do: 'daily-at', lane: chat.lane },
      ...(chat.lane === lane ? { accept: ['ở đây', 'đây'] } : {}),
    }),
  )
  return draft(say(R.doneWhere.text, voice, slots), choices, 'setting')
}

async function seenBy({ parts }: TurnContext, request: LinkRequest, voice: Voice): Promise<string> {
  const ids = request.way === 'merge' ? [request.learner, request.asker] : []
  const mentors = await Promise.all(ids.map(async (id) => (await parts.learners?.mentorsOf(id)) ?? []))
  const names = new Map(mentors.flat().map(({ mentor, mentorName }) => [mentor, mentorName]))
  for (const id of ids) names.delete(id)
  return names.size === 0 ? '' : ` ${say(R.seen.text, voice, { names: [...names.values()].join(', ') })}`
}
