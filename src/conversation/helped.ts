import type { Catalog } from '../knowledge/catalog.ts'
import { quizItem } from './quiz-item.ts'
import type { QuizState } from './quiz-state.ts'
import type { ChatMemory } from './session.ts'

/**
 * A right answer just after a hint shows that the hint was read, not that the thing was remembered: such a question comes back as
 * one that was missed.
 */

/** The question as it stands after a turn: helped once the words that teach it were seen between the question and its first try. */
export function withHelp({ quiz, shown }: Pick<ChatMemory, 'quiz' | 'shown'>, catalog: Catalog): QuizState | null {
  if (quiz?.state !== 'open' || quiz.helped || shown === null || shown.at <= quiz.askedAt) return quiz
  return teaches(shown, quiz, catalog) ? { ...quiz, helped: true } : quiz
}

function teaches(shown: NonNullable<ChatMemory['shown']>, quiz: QuizState, catalog: Catalog): boolean {
  // Before a placement nothing is explained.
  if (shown.kind === 'quiz') return quiz.kind !== 'placement' && (shown.again ?? 0) > 0
  if (shown.kind !== 'card' && shown.kind !== 'step') return false
  const taught = quizItem(catalog, quiz.guide, quiz.item)?.step
  const card = catalog.guides.get(quiz.guide)?.cards[shown.kind === 'card' ? shown.card - 1 : -1]
  const seen = shown.kind === 'step' ? shown.step : card?.step
  return shown.guide === quiz.guide && seen !== undefined && seen === taught
}
