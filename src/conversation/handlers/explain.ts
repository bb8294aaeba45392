import type { Guide } from '../../knowledge/guide.ts'
import { QUIZ as R } from '../../replies/quiz.ts'
import { STEPS } from '../../replies/steps.ts'
import { say } from '../../replies/voice.ts'
import { fits } from '../compose.ts'
import { choiceOf, type Draft, draft, fromTemplate } from '../draft.ts'
import { explained } from '../explained.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent } from '../intent.ts'
import { quizItem, type ScoredItem, sayOf, stemOf, whyWrong } from '../quiz-item.ts'
import type { QuizState, Shown } from '../session.ts'
import { staying } from './ask.ts'
import { again, cardAgain, more } from './continue.ts'
import { whyLesson } from './lesson.ts'
import { askHow } from './menu.ts'
import { questionDraft } from './quiz.ts'
import { answerText, nextChoice } from './quiz-answer.ts'
import { saidText, step } from './steps.ts'

/** "giải thích thêm", "khó quá", "sao lại thế": the reason or the simpler words of what is in sight. Nothing is graded. */

export async function explain(turn: TurnContext): Promise<Outcome> {
  const { memory } = turn
  const { shown } = memory
  const calm = staying(turn)
  if (calm) return calm
  switch (shown?.kind) {
    case 'quiz':
      return memory.quiz ? explainQuestion(turn, memory.quiz, shown) : again(turn)
    case 'card':
      if (shown.card === 0) return whyLesson(turn)
      return shown.again > 0 ? hard(turn, shown) : cardAgain(turn, shown.guide, shown.card)
    case 'answer':
      if ((memory.lastAnswer?.rest.length ?? 0) > 0) return more(turn)
      return shown.guide === null ? again(turn) : step(turn, { do: 'step', guide: shown.guide, step: 1 })
    case 'step':
    case 'consent':
      return again(turn)
    case undefined:
      return askHow(turn)
  }
}

/** A card that stays hard in simpler words: on, or to somebody who can be asked. */
function hard(turn: TurnContext, { guide, card }: Extract<Shown, { kind: 'card' }>): Outcome {
  const cards = turn.parts.catalog.guides.get(guide)?.cards.length ?? 0
  const next: Intent = card < cards ? { do: 'card', guide, card: card + 1 } : { do: 'lesson-quiz' }
  return says('next-step', fromTemplate(STEPS.repeatedTwice, turn.voice, {}, { next, human: { do: 'human' } }), {
    guide,
  })
}

function explainQuestion(turn: TurnContext, state: QuizState, shown: Extract<Shown, { kind: 'quiz' }>): Outcome {
  const { voice, parts } = turn
  const item = quizItem(parts.catalog, state.guide, state.item)
  const guide = parts.catalog.guides.get(state.guide)
  if (!item || !guide) return askHow(turn)
  const taught = taughtBy(turn, guide, item)
  if (state.state === 'answered') {
    // A question put off may come back: its answer stays untold.
    const slots = { answer: answerText(turn, item, state), said: explained(sayOf(item, voice), taught) }
    const text = state.answeredAt === null ? taught : say(R.explained.text, voice, slots)
    return says('quiz', draft(text, [nextChoice(turn, state)]), {
      guide: guide.id,
      memory: { shown: { ...shown, at: turn.now } },
    })
  }
  const isAgain = (shown.again ?? 0) > 0
  // A placement asks what is known already; a hint would tell it something untrue.
  const opening =
    state.kind === 'placement' || isAgain
      ? say(state.kind === 'placement' ? R.noHint.text : R.hintAgain.text, voice)
      : hint(turn, item, state, taught)
  return says('quiz', withQuestion(turn, item, state, opening), {
    guide: guide.id,
    memory: { shown: { kind: 'quiz', at: turn.now, again: (shown.again ?? 0) + 1 } },
  })
}

/** Before the first try what the lesson says of it; after a wrong one its own reason as well. */
function hint(turn: TurnContext, item: ScoredItem, state: QuizState, taught: string): string {
  const why = state.tried === null ? '' : whyWrong(item, state.tried, turn.voice)
  return say(R.hint.text, turn.voice, { said: why === '' ? taught : explained(why, taught) })
}

/** The card that teaches the question's step; without one the step in simpler words. */
function taughtBy({ voice }: TurnContext, guide: Guide, { step: number }: ScoredItem): string {
  const card = guide.cards.find((each) => each.step === number)
  const found = guide.steps[number - 1]
  if (card) return say(card.text, voice)
  return found ? saidText(found.simpler.length > 0 ? found.simpler : found.said, voice) : say(guide.remember, voice)
}

/** The words and the question under them, in two messages where one would be too long; talking slowly, the question waits. */
function withQuestion(turn: TurnContext, item: ScoredItem, state: QuizState, opening: string): Draft[] {
  const stem = stemOf(item, turn.voice)
  const one = questionDraft(turn, item, state, `${opening}\n${stem}`)
  if (fits(one, turn.memory.settings)) return [one]
  if (turn.memory.settings.slow)
    return [draft(opening, [choiceOf(STEPS.labels, 'quizAgain', turn.voice, { do: 'quiz-resume' })])]
  return [draft(opening), questionDraft(turn, item, state, stem)]
}
