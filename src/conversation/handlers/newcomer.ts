import { NEWCOMER as R } from '../../replies/newcomer.ts'
import { say } from '../../replies/voice.ts'
import { type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { easyLessons } from '../lesson-plan.ts'
import { again } from './continue.ts'
import { lesson } from './lesson.ts'
import { askHow } from './menu.ts'
import { step } from './steps.ts'

/** Somebody at the very beginning: encouraged, and given something easy to tap. */

export async function learnLate(turn: TurnContext): Promise<Outcome> {
  return beginning(turn, say(R.learnLate.text, turn.voice))
}

export async function firstLessons(turn: TurnContext): Promise<Outcome> {
  return beginning(turn, say(R.firstLessons.text, turn.voice))
}

async function beginning(turn: TurnContext, text: string): Promise<Outcome> {
  const easy = easyLessons((await turn.record()).progress, turn.parts.catalog)
  if (easy.length === 0) return lesson(turn, { do: 'lesson', guide: null })
  const choices = easy.map((guide): DraftChoice => ({ label: guide.name, intent: { do: 'lesson', guide: guide.id } }))
  return says('next-step', draft(text, choices), { guides: easy.map((guide) => guide.id) })
}

export function distrust(turn: TurnContext): Outcome {
  return says('answer', fromTemplate(R.distrust, turn.voice, {}, { who: { do: 'identity' }, human: { do: 'human' } }))
}

export function cost(turn: TurnContext): Outcome {
  return says('answer', fromWords(R.cost, turn.voice))
}

/** "bấm vô chỗ nào": about the step on the screen, told in simpler words; with none, which task it is about is asked. */
export async function pressWhere(turn: TurnContext): Promise<Outcome> {
  const { shown } = turn.memory
  if (shown?.kind === 'step' || shown?.kind === 'card') return again(turn)
  return shown?.kind === 'answer' && shown.guide !== null
    ? step(turn, { do: 'step', guide: shown.guide, step: 1 })
    : askHow(turn)
}
