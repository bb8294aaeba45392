import { MEDIA as R } from '../../replies/media.ts'
import { localDate } from '../../shared/clock.ts'
import { namesVoices, withVoices } from '../consent-wording.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { hasConsent } from '../session.ts'

/** A voice leaves the country before anything in it can be masked: only that of whoever agreed to a text that said so. */

export function voiceStaysHome({ memory, parts }: TurnContext): boolean {
  return parts.operator.voiceAbroad === true && !(hasConsent(memory) && namesVoices(memory.consent.wording))
}

/** Asked of whoever agreed to a text that did not say so, once a day; null for everybody else, who is answered without it. */
export function voiceAbroadAsk({ memory, voice, from, now }: TurnContext): Outcome | null {
  const today = localDate(now)
  if (!hasConsent(memory) || memory.voiceAskedOn === today || from.kind === 'group') return null
  const intents = { yes: { do: 'consent-voice' }, no: { do: 'consent-no-voice' } } as const
  return says('ask', fromTemplate(R.voiceAbroad, voice, {}, intents, 'consent'), { memory: { voiceAskedOn: today } })
}

export function consentVoice({ memory, parts, from, voice, now }: TurnContext): Outcome {
  const { learner } = memory
  if (!hasConsent(memory) || learner === null || !parts.operator.voiceAbroad)
    return says('settings', fromWords(R.voiceAbroadNo, voice))
  const wording = withVoices(memory.consent.wording)
  return says('settings', fromWords(R.voiceAbroadYes, voice), {
    memory: { consent: { state: 'given', wording, at: now } },
    effects: [{ type: 'consentRecorded', learner, state: 'given', wording, channel: from.channel, at: now }],
  })
}

export function consentNoVoice({ voice }: TurnContext): Outcome {
  return says('settings', fromWords(R.voiceAbroadNo, voice))
}
