import type { Answer, NextStep } from '../../assistant/answer.ts'
import { STEPS } from '../../replies/steps.ts'
import { say } from '../../replies/voice.ts'
import { choiceOf, type DraftChoice } from '../draft.ts'
import type { TurnContext } from '../handler.ts'
import { isOngoing } from './emergency.ts'

/** What is offered under an answer. */

/** What the answer offers next, then the way back to what was left open. At most five. */
export function choicesOf(turn: TurnContext, answer: Extract<Answer, { kind: 'cited' }>): DraftChoice[] {
  const { memory, voice } = turn
  const offered = answer.next.flatMap((next) => nextChoice(turn, next, answer.guide) ?? []).slice(0, 3)
  const open = memory.quiz && memory.quiz.state !== 'answered'
  if (open) return [...offered, choiceOf(STEPS.labels, 'quizAgain', voice, { do: 'quiz-resume' })]
  const { shown } = memory
  if (shown?.kind === 'step') {
    const back = { do: 'step', guide: shown.guide, step: shown.step } as const
    return [...offered, choiceOf(STEPS.labels, 'stepAgain', voice, back, { number: shown.step })]
  }
  if (shown?.kind === 'card' && memory.lesson && shown.card > 0) {
    const back = { do: 'card', guide: shown.guide, card: shown.card } as const
    return [...offered, choiceOf(STEPS.labels, 'lessonAgain', voice, back)]
  }
  return offered.length > 0 ? [...offered, choiceOf(STEPS.labels, 'other', voice, { do: 'other-thing' })] : []
}

function nextChoice(turn: TurnContext, next: NextStep, about: string | null): DraftChoice | null {
  const { voice, parts } = turn
  switch (next.kind) {
    case 'steps':
      // Two ways on under one name are no choice.
      if (next.guide !== about) return handOver(turn, next)
      return parts.catalog.guides.has(next.guide)
        ? choiceOf(STEPS.labels, 'steps', voice, { do: 'step', guide: next.guide, step: next.from })
        : null
    case 'lesson':
      // Nobody who was just robbed is offered a lesson.
      return (parts.catalog.guides.get(next.guide)?.cards.length ?? 0) > 0 && !isOngoing(turn.memory, turn.now)
        ? choiceOf(STEPS.labels, 'lesson', voice, { do: 'lesson', guide: next.guide })
        : null
    case 'verbatim':
      return choiceOf(STEPS.labels, 'verbatim', voice, { do: 'verbatim', address: next.address })
    case 'section':
      return { label: say(next.label, voice), intent: { do: 'verbatim', address: next.address } }
    case 'ask':
      return { label: say(next.label, voice), intent: { do: 'ask', text: next.question } }
  }
}

function handOver({ voice, parts }: TurnContext, next: Extract<NextStep, { kind: 'steps' }>): DraftChoice | null {
  const name = parts.catalog.guides.get(next.guide)?.name
  const intent = { do: 'step', guide: next.guide, step: next.from } as const
  return name === undefined ? null : { label: say(STEPS.handOver.text, voice, { name }), intent }
}
