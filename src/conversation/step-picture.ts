import type { Guide } from '../knowledge/guide.ts'
import { pictureOf } from '../knowledge/guide-picture.ts'
import { say } from '../replies/voice.ts'
import type { DraftPicture } from './draft.ts'
import type { TurnContext } from './handler.ts'

/** Whether pictures are seen where this talk takes place. */
function seesPictures({ parts, from }: TurnContext): boolean {
  return parts.pictures?.has(from.channel) ?? false
}

/** The picture of a step for a message about it; undefined where there is none, or nobody would see it. */
export function stepPicture(
  turn: TurnContext,
  guide: Guide,
  step: number,
  wish: DraftPicture['wish'],
): DraftPicture | undefined {
  const picture = pictureOf(guide, step)
  if (!picture || !seesPictures(turn)) return undefined
  const { form } = turn.memory.settings
  return { drawing: { guide: guide.id, step, form }, alt: say(picture.alt, turn.voice), wish }
}
