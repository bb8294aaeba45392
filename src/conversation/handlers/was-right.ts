import { QUIZ as R } from '../../replies/quiz.ts'
import { say } from '../../replies/voice.ts'
import { type Draft, draft } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { quizItem, type ScoredItem, sayOf, stemOf } from '../quiz-item.ts'
import type { QuizState } from '../session.ts'
import { askHow } from './menu.ts'
import { questionDraft } from './quiz.ts'
import { answerText, askedAgain, nextChoice } from './quiz-answer.ts'

/** "tôi chọn vậy đúng không": what became of the answer, or that none was given yet. Nothing is graded. */

export function wasRight(turn: TurnContext): Outcome {
  const { memory, parts } = turn
  const state = memory.quiz
  const item = state ? quizItem(parts.catalog, state.guide, state.item) : null
  if (!state || !item) return askHow(turn)
  return says('quiz', told(turn, state, item), {
    guide: state.guide,
    memory: { shown: { kind: 'quiz', at: turn.now } },
  })
}

function told(turn: TurnContext, state: QuizState, item: ScoredItem): Draft {
  const { voice } = turn
  if (state.state !== 'answered') {
    // Between the questions of a placement nothing is said of the ones before.
    const opening = state.kind === 'placement' ? R.notToldYet : state.state === 'second' ? R.wasWrong : R.notChosen
    const chosen = state.tried === null ? 0 : state.order.indexOf(state.tried) + 1
    const first =
      state.state === 'second' && chosen > 0 ? say(R.wasWrongAt.text, voice, { chosen }) : say(opening.text, voice)
    return questionDraft(turn, item, state, `${first}\n${stemOf(item, voice)}`)
  }
  const next = [nextChoice(turn, state)]
  // Put off, it may come back: its answer stays untold.
  if (state.answeredAt === null) return draft(say(R.skip.text, voice), next)
  const isMissed = state.missed.some((each) => each.item === state.item)
  const slots = { answer: answerText(turn, item, state), say: sayOf(item, voice), again: askedAgain(turn) }
  return draft(say((isMissed ? R.wasMissed : R.wasPassed).text, voice, slots), next)
}
