import { isLearned } from '../../learning/mastery.ts'
import { clockName, timeName } from '../../replies/days.ts'
import { OWN_DATA as R } from '../../replies/own-data.ts'
import { say } from '../../replies/voice.ts'
import { localDate } from '../../shared/clock.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { hasConsent } from '../session.ts'
import type { Effect } from '../turn-store.ts'

/** D34: what is kept, said in words; withdrawing and erasing. */

export async function ownData(turn: TurnContext): Promise<Outcome> {
  if (!hasConsent(turn.memory)) return says('settings', fromWords(R.exportNothing, turn.voice))
  const text = fromTemplate(
    R.export,
    turn.voice,
    { kept: (await keptItems(turn)).join(', ') },
    {
      full: { do: 'own-data-full' },
      edit: { do: 'settings' },
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

async function keptItems(turn: TurnContext): Promise<string[]> {
  const { memory, voice, parts } = turn
  const { settings } = memory
  const { progress, items } = await turn.record()
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
  ]
}

export function eraseAsk(turn: TurnContext): Outcome {
  const text = fromTemplate(R.eraseAsk, turn.voice, {}, { all: { do: 'erase' }, keep: { do: 'erase-kept' } }, 'confirm')
  return says('settings', text)
}

/** Everything of this chat goes; the reply itself is the last thing sent. */
export function erase(turn: TurnContext): Outcome {
  const words = hasConsent(turn.memory)
    ? fromWords(R.eraseDone, turn.voice, { time: timeName(turn.now) })
    : fromWords(R.eraseNothing, turn.voice)
  return says('settings', words, { forget: true, effects: [erased(turn)] })
}

function erased(turn: TurnContext): Effect {
  return { type: 'personErased', lane: turn.lane, learner: turn.memory.learner, at: turn.now }
}

export function eraseKept(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.eraseKept, turn.voice))
}

/** Withdrawing ends the storing: what is stored goes, the proof of the withdrawal stays with the nameless learner id. */
export function withdraw(turn: TurnContext): Outcome {
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
  return says('settings', fromWords(R.withdrawn, turn.voice), { forget: true, effects: [erased(turn), proof] })
}
