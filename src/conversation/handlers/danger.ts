import { DANGER as R } from '../../replies/danger.ts'
import { EMERGENCY } from '../../replies/emergency.ts'
import { say } from '../../replies/voice.ts'
import { type Draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent, IntentOf } from '../intent.ts'

/** A life in danger: one short card, then the next thing to do. Money waits until somebody is there. */

type Card = IntentOf<'danger'>['card']

/** Cards that open a danger; the others follow it. */
const OPENING: ReadonlySet<Card> = new Set(['life', 'violence', 'fire', 'illness', 'water'])

export function danger(turn: TurnContext, intent: IntentOf<'danger'>): Outcome {
  const made = card(turn, intent)
  const text = turn.hidden.length > 0 ? `${made.text}\n${say(EMERGENCY.piiLine.text, turn.voice)}` : made.text
  const isOpening = OPENING.has(intent.card)
  return says(
    isOpening ? 'emergency' : 'next-step',
    { ...made, text, kind: 'emergency' },
    {
      emergency: isOpening,
      memory: { emergencyAt: turn.now, emergencyAbout: 'life', shown: null },
    },
  )
}

const to = (name: Card): Intent => ({ do: 'danger', card: name })

function card(turn: TurnContext, intent: IntentOf<'danger'>): Draft {
  const { voice } = turn
  switch (intent.card) {
    case 'life': {
      const money = intent.money ? `\n${say(R.moneyLater.text, voice)}` : ''
      return fromTemplate(R.life, voice, { money }, people)
    }
    case 'alone':
      return fromTemplate(R.alone, voice, {}, { together: to('together') })
    case 'together':
      return fromTemplate(R.together, voice, {}, { money: { do: 'sos', card: 'first' }, alone: to('alone') })
    case 'violence':
      return fromTemplate(R.violence, voice, {}, { inside: to('inside'), hurt: to('illness') })
    case 'inside':
      return fromTemplate(R.inside, voice, {}, { hurt: to('illness') })
    case 'fire':
      return fromTemplate(R.fire, voice, {}, { trapped: to('trapped'), hurt: to('illness') })
    case 'trapped':
      return fromTemplate(R.trapped, voice, {}, { hurt: to('illness') })
    case 'illness':
      return fromWords(R.illness, voice)
    case 'water':
      return fromTemplate(R.water, voice, {}, { hurt: to('illness') })
    case 'human':
      return fromWords(R.human, voice)
    case 'stay':
      return fromTemplate(R.stay, voice, {}, people)
  }
}

const people = { alone: to('alone'), together: to('together') }
