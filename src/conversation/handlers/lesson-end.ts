import type { Guide } from '../../knowledge/guide.ts'
import { lessonEnded } from '../../learning/answer.ts'
import { bankOf } from '../../learning/bank.ts'
import type { Habit, LearnerRecord } from '../../learning/record.ts'
import { comingDay } from '../../replies/days.ts'
import { LESSON as R } from '../../replies/lesson.ts'
import { say } from '../../replies/voice.ts'
import { localDay } from '../../shared/clock.ts'
import { fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { after } from '../learning.ts'
import { hasConsent, type QuizState } from '../session.ts'
import { achievement } from './achievement.ts'
import { roundEnd } from './round-end.ts'

/** D22: how the lesson's questions went, the one sentence to remember, what comes next. */

const SHAKEN_MS = 24 * 3_600_000

export async function lessonEnd(turn: TurnContext, quiz: QuizState): Promise<Outcome> {
  const guide = quiz.lesson ? turn.parts.catalog.guides.get(quiz.lesson) : undefined
  if (!guide) return roundEnd(turn, quiz)
  const isAllRight = quiz.right === quiz.questions
  if (quiz.passOver && !isAllRight) return notPassed(turn, guide, quiz)
  const record = await turn.record()
  const points = { right: quiz.right, questions: quiz.answered }
  const { change, news } = lessonEnded(record, guide, points, bankOf(turn.parts.catalog), turn.now)
  const { habit } = change.progress ?? record.progress
  const slots = {
    score: score(turn, quiz),
    questions: quiz.questions,
    remember: say(guide.remember, turn.voice),
    review: [askedAgainOn(turn, record, quiz), rhythmLine(turn, habit)].filter((line) => line !== '').join(' '),
  }
  const text = quiz.passOver
    ? fromTemplate(R.passedOver, turn.voice, slots, { next: { do: 'lesson', guide: null }, rest: { do: 'close' } })
    : fromTemplate(R.end, turn.voice, slots, {
        practice: guide.quiz.some((item) => item.type === 'practice') ? { do: 'practice', guide: guide.id } : null,
        next: { do: 'lesson', guide: null },
        rest: { do: 'close' },
      })
  const learned = [change]
  const told = await achievement(after(turn, learned), news)
  return says('next-step', told ? [{ ...text, choices: [] }, told] : text, {
    guide: guide.id,
    learned,
    memory: { quiz: null, lesson: null, shown: null },
  })
}

function notPassed(turn: TurnContext, guide: Guide, quiz: QuizState): Outcome {
  const text = fromTemplate(
    R.notPassed,
    turn.voice,
    { score: quiz.right > 0 ? score(turn, quiz) : '' },
    { start: { do: 'card', guide: guide.id, card: 1 }, other: { do: 'lesson-other' }, later: { do: 'skip' } },
  )
  return says('next-step', text, {
    guide: guide.id,
    memory: {
      quiz: null,
      lesson: { guide: guide.id, card: 0, at: turn.now, why: null },
      shown: { kind: 'card', guide: guide.id, card: 0, again: 0, at: turn.now },
    },
  })
}

/** "Câu số 2 cháu hỏi lại ngày kia.": the day the facts' cards are really due. Without consent nothing comes back. */
export function askedAgainOn(turn: TurnContext, { cards }: LearnerRecord, quiz: QuizState): string {
  if (!hasConsent(turn.memory) || quiz.missed.length === 0) return ''
  const bank = bankOf(turn.parts.catalog)
  const today = localDay(turn.now)
  const dues = quiz.missed.map(({ number, item }) => {
    const due = (bank.items.get(item)?.facts ?? []).flatMap((fact) => cards.get(fact)?.due ?? [])
    return { number, due: due.length > 0 ? Math.max(today + 1, Math.min(...due)) : null }
  })
  const byDay = Map.groupBy(
    dues.filter(({ due }) => due !== null),
    ({ due }) => due ?? 0,
  )
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([due, some]) => {
      const numbers = some.map(({ number }) => number).join(', ')
      return say(R.reviewOn.text, turn.voice, { numbers, day: comingDay(due, today) })
    })
    .join(' ')
}

/** Said from the second day on, only to whoever has not turned it off, and to nobody within a day of an emergency. */
export function rhythmLine(turn: TurnContext, { unit, current }: Habit): string {
  const { settings, emergencyAt } = turn.memory
  const isShaken = emergencyAt !== null && turn.now - emergencyAt < SHAKEN_MS
  if (!settings.streak || isShaken || current < 2) return ''
  return say((unit === 'day' ? R.rhythmDays : R.rhythmWeeks).text, turn.voice, { count: current })
}

/** First answers only. Few right is no number: the lesson was new, not the person weak. */
export function score(turn: TurnContext, quiz: QuizState): string {
  const { right, answered } = quiz
  const slots = { right, questions: answered }
  const template =
    answered === 0
      ? R.scoreUncounted
      : right === answered
        ? R.scoreAll
        : right === 0
          ? R.scoreNone
          : right === 1 && answered > 2
            ? R.scoreSome
            : R.scoreMost
  return say(template.text, turn.voice, slots)
}
