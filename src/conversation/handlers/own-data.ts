import { clockName, timeName } from '../../replies/days.ts'
import { OWN_DATA as R } from '../../replies/own-data.ts'
import { say } from '../../replies/voice.ts'
import { localDate } from '../../shared/clock.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { hasConsent } from '../session.ts'
import type { Effect } from '../turn-store.ts'

/** D34: what is kept, said in words; withdrawing and erasing. */

export function ownData(turn: TurnContext): Outcome {
  if (!hasConsent(turn.memory)) return says('settings', fromWords(R.exportNothing, turn.voice))
  const text = fromTemplate(
    R.export,
    turn.voice,
    { kept: keptItems(turn).join(', ') },
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
export function ownDataFull(turn: TurnContext): Outcome {
  if (!hasConsent(turn.memory)) return says('settings', fromWords(R.exportNothing, turn.voice))
  const { learned, attempts, topics } = turn.memory
  const lines = [
    ...keptItems(turn),
    ...Object.entries(learned).map(([guide, done]) => `${guide} ${localDate(done.at)} ${done.right}/${done.questions}`),
    ...Object.entries(attempts).map(
      ([item, attempt]) => `${item} ${localDate(attempt.at)} ${attempt.right ? '1' : '0'}`,
    ),
    ...topics.map((topic) => topic.words),
  ]
  return says('settings', fromWords(R.exportFull, turn.voice, { lines: lines.map((line) => `– ${line}`).join('\n') }))
}

function keptItems(turn: TurnContext): string[] {
  const { memory, voice, parts } = turn
  const { settings } = memory
  const place = parts.catalog.places.find((each) => each.id === settings.place)
  const hour = settings.hour ? clockName(settings.hour.hour, settings.hour.minute) : null
  return [
    say(R.keptForm.text, voice),
    ...(settings.name ? [say(R.keptName.text, voice, { name: settings.name })] : []),
    ...(place ? [say(R.keptPlace.text, voice, { place: place.name })] : []),
    ...(hour ? [say(R.keptHour.text, voice, { hour })] : []),
    say(R.keptLessons.text, voice, { count: Object.keys(memory.learned).length }),
    say(R.keptAnswers.text, voice, { count: Object.keys(memory.attempts).length }),
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
