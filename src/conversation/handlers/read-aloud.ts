import { MEDIA as R } from '../../replies/media.ts'
import { say } from '../../replies/voice.ts'
import { fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent } from '../intent.ts'
import { again } from './continue.ts'
import { saidText } from './steps.ts'

/**
 * "đọc cho tôi nghe": the card, step or answer in sight as sound. Only words of ours about a guide are ever read, so nothing personal is.
 */

interface InSight {
  name: string
  /** "bước 2". */
  what: string
  said: string
  read: Intent
  next: Intent | null
  guide: string
  citation: string
}

export async function readAloud(turn: TurnContext): Promise<Outcome> {
  const found = inSight(turn)
  if (!found) return turn.memory.shown?.kind === 'quiz' ? again(turn) : nothing(turn)
  const about = { guide: found.guide, guides: [found.guide], citations: [found.citation] }
  const { name, what, said } = found
  if (!turn.parts.voices?.has(turn.from.channel)) {
    const text = fromTemplate(R.aloudNone, turn.voice, { what, said }, { next: found.next })
    return says('next-step', text, about)
  }
  const text = fromTemplate(R.aloud, turn.voice, { what, name }, { read: found.read, next: found.next })
  return says('next-step', { ...text, aloud: said }, about)
}

/** What can be heard, and how to come to it. */
function nothing(turn: TurnContext): Outcome {
  return says('answer', fromTemplate(R.aloudNothing, turn.voice, {}, { lesson: { do: 'lesson', guide: null } }))
}

function inSight({ memory, parts, voice }: TurnContext): InSight | null {
  const { shown } = memory
  if (shown?.kind !== 'step' && shown?.kind !== 'card' && shown?.kind !== 'answer') return null
  const guide = parts.catalog.guides.get(shown.guide ?? '')
  if (!guide) return null
  if (shown.kind === 'answer') {
    const said = memory.lastAnswer?.text ?? ''
    if (said === '') return null
    return {
      name: guide.name,
      what: R.aloudAnswer.text,
      said,
      read: { do: 'again' },
      next: guide.steps.length > 0 ? { do: 'step', guide: guide.id, step: 1 } : null,
      guide: guide.id,
      citation: guide.id,
    }
  }
  if (shown.kind === 'step') {
    const step = guide.steps[shown.step - 1]
    if (!step) return null
    return {
      name: guide.name,
      what: say(R.aloudStep.text, voice, { number: shown.step }),
      said: saidText(step.said, voice),
      read: { do: 'step', guide: guide.id, step: shown.step },
      next: shown.step < guide.steps.length ? { do: 'step', guide: guide.id, step: shown.step + 1 } : null,
      guide: guide.id,
      citation: `${guide.id}#buoc-${shown.step}`,
    }
  }
  const card = guide.cards[shown.card - 1]
  if (!card) return null
  return {
    name: guide.name,
    what: say(R.aloudCard.text, voice, { number: shown.card }),
    said: say(card.text, voice),
    read: { do: 'card', guide: guide.id, card: shown.card },
    next: { do: 'next' },
    guide: guide.id,
    citation: `${guide.id}#buoc-${card.step}`,
  }
}
