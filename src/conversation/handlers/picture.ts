import type { Guide } from '../../knowledge/guide.ts'
import { pictureOf } from '../../knowledge/guide-picture.ts'
import { PICTURE_TALK as R } from '../../replies/picture-talk.ts'
import { say } from '../../replies/voice.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { ChatMemory } from '../session.ts'
import { stepPicture } from '../step-picture.ts'

/** "cho xem hình": the screen of the step that is being talked about. */

export function showPicture(turn: TurnContext): Outcome {
  const at = stepInTalk(turn)
  if (!at) return says('ask', fromWords(R.which, turn.voice))
  const { guide, step } = at
  const picture = pictureOf(guide, step)
  const next = step < guide.steps.length ? ({ do: 'step', guide: guide.id, step: step + 1 } as const) : null
  if (!picture) {
    const none = fromTemplate(R.none, turn.voice, {}, { again: { do: 'step-again', guide: guide.id, step }, next })
    return says('next-step', none, { guide: guide.id })
  }
  const drawn = stepPicture(turn, guide, step, 'asked')
  const text = fromTemplate(
    drawn ? R.shown : R.told,
    turn.voice,
    { number: step, name: guide.name, alt: say(picture.alt, turn.voice) },
    { read: { do: 'step', guide: guide.id, step }, next, other: { do: 'step-other', guide: guide.id, step } },
  )
  return says('next-step', drawn ? { ...text, picture: drawn } : text, {
    guide: guide.id,
    guides: [guide.id],
    citations: [`${guide.id}#buoc-${step}`],
    memory: onStep(turn.memory, guide, step, turn.now),
  })
}

/** "tiếp" and "máy tôi khác" speak of the step whose picture was shown. */
function onStep(memory: ChatMemory, guide: Guide, step: number, now: number): Partial<ChatMemory> {
  const again = memory.shown?.kind === 'step' && memory.shown.step === step ? memory.shown.again : 0
  return { shown: { kind: 'step', guide: guide.id, step, again, at: now } }
}

/** The step or card on the screen; else the first step with a picture of the guide last spoken of. */
function stepInTalk({ memory, parts }: TurnContext): { guide: Guide; step: number } | null {
  const { shown } = memory
  const named = (id: string | null | undefined) => (id ? parts.catalog.guides.get(id) : undefined)
  if (shown?.kind === 'step') {
    const guide = named(shown.guide)
    if (guide) return { guide, step: shown.step }
  }
  if (shown?.kind === 'card') {
    const guide = named(shown.guide)
    const card = guide?.cards[Math.max(0, shown.card - 1)]
    if (guide && card) return { guide, step: card.step }
  }
  const spoken = shown?.kind === 'answer' ? named(shown.guide) : undefined
  const guide = spoken ?? memory.topics.flatMap((topic) => named(topic.about) ?? [])[0]
  if (!guide) return null
  return { guide, step: guide.steps.find(({ number }) => pictureOf(guide, number))?.number ?? 1 }
}
