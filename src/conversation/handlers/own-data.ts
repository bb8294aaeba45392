import { isLearned } from '../../learning/mastery.ts'
import { clockName, timeName } from '../../replies/days.ts'
import { OWN_DATA as R } from '../../replies/own-data.ts'
import { say } from '../../replies/voice.ts'
import { localDate } from '../../shared/clock.ts'
import { type Draft, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { LinkedChat } from '../link-store.ts'
import { chatsOfPerson, placeOf } from '../places-of-person.ts'
import { hasConsent } from '../session.ts'
import type { Effect } from '../turn-store.ts'

/** D34: what is kept, said in words; withdrawing and erasing. */

export async function ownData(turn: TurnContext): Promise<Outcome> {
  if (!hasConsent(turn.memory)) return says('settings', fromWords(R.exportNothing, turn.voice))
  const takesFiles = turn.parts.files?.has(turn.from.channel) === true
  const text = fromTemplate(
    R.export,
    turn.voice,
    { kept: (await keptItems(turn)).join(', ') },
    {
      files: takesFiles ? ({ do: 'export-files' } as const) : null,
      full: takesFiles ? null : ({ do: 'own-data-full' } as const),
      edit: { do: 'settings' },
      link: turn.linked ? ({ do: 'link-list' } as const) : ({ do: 'link-start' } as const),
      withdraw: { do: 'withdraw' },
      erase: { do: 'erase-ask' },
    },
  )
  return says('settings', text)
}

/** Everything in the stored document, in words; long ones go on with "thêm". */
export async function ownDataFull(turn: TurnContext): Promise<Outcome> {
  if (!hasConsent(turn.memory)) return says('settings', fromWords(R.exportNothing, turn.voice))
  const { progress, items } = await turn.record()
  const lines = [
    ...(await keptItems(turn)),
    ...Object.entries(progress.guides).flatMap(([guide, done]) =>
      done?.finishedAt ? [`${guide} ${localDate(done.finishedAt)} ${done.right}/${done.questions}`] : [],
    ),
    ...[...items.values()].map(({ item, lastAt, lastPass }) => `${item} ${localDate(lastAt)} ${lastPass ? '1' : '0'}`),
    ...turn.memory.topics.map((topic) => topic.words),
  ]
  return says('settings', fromWords(R.exportFull, turn.voice, { lines: lines.map((line) => `– ${line}`).join('\n') }))
}

/** The same as two files, one to read and one for a machine; made when they are sent, so that no queue holds them. */
export function exportFiles(turn: TurnContext): Outcome {
  const { voice, memory } = turn
  const { learner } = memory
  if (!hasConsent(memory) || learner === null) return says('settings', fromWords(R.exportNothing, voice))
  const file = (format: 'text' | 'data', words: string): Draft => ({
    ...draft(words),
    file: { own: { learner, format }, refused: say(R.fileRefused.text, voice) },
  })
  return says('settings', [file('text', say(R.fileText.text, voice)), file('data', say(R.fileData.text, voice))])
}

async function keptItems(turn: TurnContext): Promise<string[]> {
  const { memory, voice, parts } = turn
  const { settings } = memory
  const { progress, items } = await turn.record()
  const mentors = memory.learner ? ((await parts.learners?.mentorsOf(memory.learner)) ?? []) : []
  const names = mentors.map(({ mentorName }) => mentorName).join(', ')
  const chats = await chatsOfPerson(turn)
  const learned = Object.values(progress.guides).filter((state) => isLearned(state))
  const place = parts.catalog.places.find((each) => each.id === settings.place)
  const hour = settings.hour ? clockName(settings.hour.hour, settings.hour.minute) : null
  return [
    say(R.keptForm.text, voice),
    ...(settings.name ? [say(R.keptName.text, voice, { name: settings.name })] : []),
    ...(place ? [say(R.keptPlace.text, voice, { place: place.name })] : []),
    ...(hour ? [say(R.keptHour.text, voice, { hour })] : []),
    say(R.keptLessons.text, voice, { count: learned.length }),
    say(R.keptAnswers.text, voice, { count: [...items.values()].reduce((sum, { times }) => sum + times, 0) }),
    say(R.keptConsent.text, voice, {
      date: localDate(memory.consent.at ?? turn.now)
        .split('-')
        .reverse()
        .join('/'),
      wording: memory.consent.wording ?? '',
    }),
    ...(chats.length > 0 ? [say(R.keptLinked.text, voice, { places: placesOf(chats) })] : []),
    names === '' ? say(R.keptSeenNobody.text, voice) : say(R.keptSeen.text, voice, { names }),
  ]
}

function placesOf(chats: readonly LinkedChat[]): string {
  return [...new Set(chats.map(({ to }) => placeOf(to)))].join(', ')
}

export async function eraseAsk(turn: TurnContext): Promise<Outcome> {
  const intents = {
    all: { do: 'erase' },
    words: hasConsent(turn.memory) ? ({ do: 'erase-words' } as const) : null,
    keep: { do: 'erase-kept' },
  } as const
  const chats = await chatsOfPerson(turn)
  const template = chats.length > 0 ? R.eraseAskLinked : R.eraseAsk
  return says('settings', fromTemplate(template, turn.voice, { places: placesOf(chats) }, intents, 'confirm'))
}

/** Everything of this person goes, of the others of the phone nothing; the reply itself is the last thing sent. */
export async function erase(turn: TurnContext): Promise<Outcome> {
  // A guest has no rows, and those of the chat are other people's.
  if (turn.memory.learner === null && turn.profiles.length > 0)
    return says('settings', fromWords(R.eraseGuest, turn.voice), { forget: true })
  const words = hasConsent(turn.memory)
    ? fromWords(R.eraseDone, turn.voice, { time: timeName(turn.now) })
    : fromWords(R.eraseNothing, turn.voice)
  return says('settings', words, { forget: true, effects: [await erasureOf(turn)] })
}

/** Everything of whoever speaks goes, in every chat of theirs. */
export async function erasureOf(turn: TurnContext): Promise<Effect> {
  const elsewhere = await otherChats(turn)
  return {
    ...{ type: 'personErased', lane: turn.lane, learner: turn.memory.learner, at: turn.now },
    ...(elsewhere.length > 0 ? { elsewhere } : {}),
  }
}

async function otherChats(turn: TurnContext): Promise<string[]> {
  return (await chatsOfPerson(turn)).map(({ lane }) => lane).filter((lane) => lane !== turn.lane)
}

/** What was said goes, here and in the memory of the talk; what was learned and how to be called stays. */
export async function eraseWords(turn: TurnContext): Promise<Outcome> {
  const { learner } = turn.memory
  if (learner === null) return erase(turn)
  const gone = { topics: [], lastAnswer: null, scamText: null, lists: [], shown: null }
  const elsewhere = await otherChats(turn)
  const effects = [turn.lane, ...elsewhere].map(
    (lane): Effect => ({ type: 'wordsErased', lane, learner, at: turn.now }),
  )
  const shared: Effect[] = elsewhere.length > 0 ? [{ type: 'memoryShared', lane: turn.lane, learner, parts: gone }] : []
  return says('settings', fromWords(R.eraseWords, turn.voice), { memory: gone, effects: [...effects, ...shared] })
}

export function eraseKept(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.eraseKept, turn.voice))
}

/** It takes everything with it, so one slip of a finger in a list must not do it. */
export async function withdrawAsk(turn: TurnContext): Promise<Outcome> {
  if (!hasConsent(turn.memory)) return says('settings', fromWords(R.exportNothing, turn.voice))
  const chats = await chatsOfPerson(turn)
  const linked = chats.length > 0 ? say(R.everywhereLinked.text, turn.voice, { places: placesOf(chats) }) : ''
  const intents = { sure: { do: 'withdraw-sure' }, keep: { do: 'erase-kept' } } as const
  return says('settings', fromTemplate(R.withdrawAsk, turn.voice, { linked }, intents, 'confirm'))
}

/** Withdrawing ends the storing: what is stored goes, the proof of the withdrawal stays with the nameless learner id. */
export async function withdraw(turn: TurnContext): Promise<Outcome> {
  const { learner } = turn.memory
  if (!hasConsent(turn.memory) || !learner) return says('settings', fromWords(R.exportNothing, turn.voice))
  const proof: Effect = {
    type: 'consentRecorded',
    learner,
    state: 'withdrawn',
    wording: turn.memory.consent.wording ?? '',
    channel: turn.from.channel,
    at: turn.now,
  }
  return says('settings', fromWords(R.withdrawn, turn.voice), { forget: true, effects: [await erasureOf(turn), proof] })
}
