import { undone } from '../../learning/answer.ts'
import { dayName } from '../../replies/days.ts'
import { QUIZ as R } from '../../replies/quiz.ts'
import { say } from '../../replies/voice.ts'
import { draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { quizItem, stemOf } from '../quiz-item.ts'
import { type OpenList, type QuizState, SLIP_MS } from '../session.ts'
import { beforeSlip } from './grade.ts'
import { asChoices } from './menu.ts'
import { questionDraft, quiz } from './quiz.ts'
import { nextChoice } from './quiz-answer.ts'

/** D38 and slips: an answer that came too late, or was not meant. */

/** A slip within a minute: the attempt is void and the question comes back last, its options in another order. */
export async function mistap(turn: TurnContext): Promise<Outcome> {
  const state = turn.memory.quiz
  const slip = state?.slip
  if (!state || !slip || turn.now - Math.max(slip.at, state.answeredAt ?? 0) > SLIP_MS)
    return says('quiz', fromWords(R.nothingToVoid, turn.voice))
  const { progress } = await turn.record()
  const { item, guide, at, cards, newFacts, itemBefore } = slip
  const change = undone({ item, at, cards, newFacts, itemBefore, progress: beforeSlip(progress, slip) })
  const voided: QuizState = {
    ...state,
    answered: Math.max(0, state.answered - 1),
    right: Math.max(0, state.right - (slip.pass ? 1 : 0)),
    missed: state.missed.filter(({ number }) => number !== slip.number),
    done: state.done.filter((each) => each.item !== item),
    ahead: [...state.ahead, { guide, item }],
    // The counter stays true: this question still has to be answered once.
    number: Math.max(0, state.number - 1),
    slip: null,
  }
  const said = say(R.mistap.text, turn.voice)
  const shown = { kind: 'quiz', at: turn.now } as const
  const open = state.item === item ? null : quizItem(turn.parts.catalog, state.guide, state.item)
  if (open && state.state !== 'answered') {
    const again = questionDraft(turn, open, voided, `${said}\n${stemOf(open, turn.voice)}`)
    return says('quiz', again, { learned: [change], memory: { quiz: voided, shown } })
  }
  const closed: QuizState = { ...voided, state: 'answered', tried: null, answeredAt: null }
  return says('quiz', draft(said, [nextChoice(turn, closed)]), { learned: [change], memory: { quiz: closed, shown } })
}

/** Nobody's digit of the day before yesterday is graded: the question is shown once more. */
export function late(turn: TurnContext, list: OpenList): Outcome {
  const state = turn.memory.quiz
  const item = state ? quizItem(turn.parts.catalog, state.guide, state.item) : null
  if (list.kind !== 'quiz')
    return says('ask', draft(`${say(R.lateList.text, turn.voice)}\n${list.text}`, asChoices(list.options), list.kind))
  if (!state || !item || state.state === 'answered') return lateClosed(turn)
  const text = say(R.late.text, turn.voice, { day: dayName(list.sentAt, turn.now), stem: stemOf(item, turn.voice) })
  return says('quiz', questionDraft(turn, item, state, text), { memory: { shown: { kind: 'quiz', at: turn.now } } })
}

export function lateClosed(turn: TurnContext): Outcome {
  const text = fromTemplate(
    R.lateClosed,
    turn.voice,
    {},
    { new: { do: 'quiz', skill: null, guide: null }, other: { do: 'other-thing' } },
  )
  const state = turn.memory.quiz
  const isOver = state && state.state !== 'answered' && turn.now - state.askedAt > 7 * 86_400_000
  return says('quiz', text, isOver ? { memory: { quiz: null } } : {})
}

/** "lại" during a question shows it again. */
export function repeat(turn: TurnContext): Outcome | Promise<Outcome> {
  const state = turn.memory.quiz
  const item = state ? quizItem(turn.parts.catalog, state.guide, state.item) : null
  return state && item && state.state !== 'answered'
    ? says('quiz', questionDraft(turn, item, state, stemOf(item, turn.voice)))
    : quiz(turn, { do: 'quiz', skill: null, guide: null })
}
