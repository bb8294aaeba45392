import type { Skill } from '../../knowledge/guide.ts'
import { FIVE } from '../../learning/mastery.ts'
import { LESSON } from '../../replies/lesson.ts'
import { SKILL_NAMES } from '../../replies/menu.ts'
import { QUIZ as R } from '../../replies/quiz.ts'
import { say } from '../../replies/voice.ts'
import { fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { optionText, quizItem, rightKeys, sayOf } from '../quiz-item.ts'
import type { QuizState } from '../session.ts'
import { askedAgainOn, rhythmLine, score } from './lesson-end.ts'

/** The end of rounds that close no lesson: reviews, the placement (D40), the rehearsal (D28). */

const CLOSED = { quiz: null, shown: null } as const

export async function roundEnd(turn: TurnContext, quiz: QuizState): Promise<Outcome> {
  const record = await turn.record()
  const lines = [askedAgainOn(turn, record, quiz), rhythmLine(turn, record.progress.habit)]
  const slots = { score: score(turn, quiz), review: lines.filter((line) => line !== '').join(' ') }
  const intents = { lesson: { do: 'lesson', guide: null }, other: { do: 'other-thing' } } as const
  return says('next-step', fromTemplate(LESSON.roundEnd, turn.voice, slots, intents), { memory: CLOSED })
}

/** Where to begin: one lucky answer in three marks nothing as known, it only opens the way past a first lesson. */
export function placementEnd(turn: TurnContext, quiz: QuizState): Outcome {
  const missed = skillsOf(turn, quiz.missed)
  const ready = skillsOf(turn, quiz.done).filter((skill) => !missed.includes(skill))
  const named = (skills: readonly Skill[]) => skills.map((skill) => SKILL_NAMES[skill]).join(', ')
  const slots = {
    ready: ready.length > 0 ? say(R.placementReady.text, turn.voice, { skills: named(ready) }) : '',
    first: missed.length > 0 ? say(R.placementFirst.text, turn.voice, { skills: named(missed) }) : '',
    questions: quiz.done.length,
  }
  const text = fromTemplate(R.placementEnd, turn.voice, slots, {
    lesson: { do: 'lesson', guide: null },
    answers: quiz.done.length > 0 ? { do: 'placement-answers', items: quiz.done } : null,
    own: { do: 'lesson-other' },
  })
  return says('next-step', text, { memory: CLOSED })
}

/** In the order of the five skills. */
function skillsOf(turn: TurnContext, refs: readonly { guide: string }[]): Skill[] {
  const named = new Set(refs.map(({ guide }) => turn.parts.catalog.guides.get(guide)?.skill))
  return FIVE.filter((skill) => named.has(skill))
}

export function placementAnswers(turn: TurnContext, intent: IntentOf<'placement-answers'>): Outcome {
  const lines = intent.items.flatMap(({ guide, item }, index) => {
    const found = quizItem(turn.parts.catalog, guide, item)
    if (!found) return []
    const answer = optionText(found, rightKeys(found)[0] ?? '', turn.voice).replace(/[.\s]+$/u, '')
    return [say(R.answerLine.text, turn.voice, { number: index + 1, answer, say: sayOf(found, turn.voice) })]
  })
  const intents = { lesson: { do: 'lesson', guide: null }, other: { do: 'other-thing' } } as const
  return says('quiz', fromTemplate(R.answers, turn.voice, { lines: lines.join('\n') }, intents))
}

/** The rehearsal names the skills to look at again, never a mark. */
export function finalEnd(turn: TurnContext, quiz: QuizState): Outcome {
  const weak = skillsOf(turn, quiz.missed).map((skill) => SKILL_NAMES[skill])
  const slots = {
    questions: quiz.answered,
    score: score(turn, quiz),
    weak: weak.length > 0 ? say(R.finalWeak.text, turn.voice, { skills: weak.join(', ') }) : '',
  }
  const text = fromTemplate(R.finalEnd, turn.voice, slots, {
    lesson: { do: 'lesson', guide: null },
    prepare: { do: 'five-prepare' },
    other: { do: 'other-thing' },
  })
  return says('next-step', text, { memory: CLOSED })
}
