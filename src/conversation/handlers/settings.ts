import { SETTINGS as R } from '../../replies/settings.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { keptNote } from './sending.ts'

/** The settings, and those of them that are not about sending: questions a day, the rhythm, polls, size and speed. */

export function settingsList(turn: TurnContext): Outcome {
  const text = fromTemplate(
    R.list,
    turn.voice,
    {},
    {
      hour: { do: 'ask-hour' },
      pace: { do: 'ask-pace' },
      form: { do: 'ask-form' },
      size: { do: 'ask-size' },
      place: { do: 'ask-place' },
      data: { do: 'own-data' },
    },
  )
  return says('settings', text)
}

/** Scored questions a day at most. */
export function setCap(turn: TurnContext, { cap }: IntentOf<'set-cap'>): Outcome {
  return says('settings', fromWords(R.cap, turn.voice, { cap, kept: keptNote(turn, null) }), {
    memory: { settings: { ...turn.memory.settings, cap } },
  })
}

/** "tắt nhịp", "bật nhịp": the days go on being counted, they are only not spoken of. */
export function setStreak(turn: TurnContext, { on }: IntentOf<'set-streak'>): Outcome {
  return says('settings', fromWords(on ? R.streakOn : R.streakOff, turn.voice), {
    memory: { settings: { ...turn.memory.settings, streak: on } },
  })
}

/** Questions as Telegram's own polls, or with buttons as everywhere. */
export function setPolls(turn: TurnContext, { on }: IntentOf<'set-polls'>): Outcome {
  if (turn.from.channel !== 'telegram') return says('settings', fromWords(R.pollsNone, turn.voice))
  return says('settings', fromWords(on ? R.pollsOn : R.pollsOff, turn.voice), {
    memory: { settings: { ...turn.memory.settings, polls: on } },
  })
}

export function noted(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.noted, turn.voice))
}

export function askSize(turn: TurnContext): Outcome {
  const intents = { slow: { do: 'slower' }, large: { do: 'larger' }, usual: { do: 'faster' } } as const
  return says('settings', fromTemplate(R.size, turn.voice, {}, intents, 'setting'))
}

export function slower(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.slow, turn.voice), {
    memory: { settings: { ...turn.memory.settings, slow: true } },
  })
}

export function faster(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.fast, turn.voice), {
    memory: { settings: { ...turn.memory.settings, slow: false, large: false } },
  })
}

export function larger(turn: TurnContext): Outcome {
  return says('settings', fromWords(R.large, turn.voice), {
    memory: { settings: { ...turn.memory.settings, large: true } },
  })
}
