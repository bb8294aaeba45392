import { MEDIA as R } from '../../replies/media.ts'
import { say } from '../../replies/voice.ts'
import { fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent } from '../intent.ts'
import { next } from './continue.ts'
import { saidText } from './steps.ts'

/** "đọc cho tôi nghe": the card or step in sight as sound. Only the words of a guide are ever read, so nothing personal is. */

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
  if (!found) return await next(turn)
  const about = { guide: found.guide, guides: [found.guide], citations: [found.citation] }
  const { name, what, said } = found
  if (!turn.parts.voices?.has(turn.from.channel)) {
    const text = fromTemplate(R.aloudNone, turn.voice, { what, said }, { next: found.next })
    return says('next-step', text, about)
  }
  const text = fromTemplate(R.aloud, turn.voice, { what, name }, { read: found.read, next: found.next })
  return says('next-step', { ...text, aloud: said }, about)
}

function inSight({ memory, parts, voice }: TurnContext): InSight | null {
  const { shown } = memory
  if (shown?.kind !== 'step' && shown?.kind !== 'card') return null
  const guide = parts.catalog.guides.get(shown.guide)
  if (!guide) return null
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
