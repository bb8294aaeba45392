import { dayName } from '../../replies/days.ts'
import { QUIZ as R } from '../../replies/quiz.ts'
import { type Slots, say, type Template } from '../../replies/voice.ts'
import { choiceOf, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { optionText, quizItem, rightKeys, type ScoredItem, sayOf, shownOrder, stemOf, whyWrong } from '../quiz-item.ts'
import type { ChatMemory, OpenList, QuizState } from '../session.ts'
import { asChoices } from './menu.ts'
import { questionDraft, quiz } from './quiz.ts'

/** D21, D38: the first answer decides; a second try changes the words only; a slip or a skip counts as nothing. */

export function quizAnswer(turn: TurnContext, intent: IntentOf<'quiz-answer'>): Outcome {
  const open = openQuestion(turn, intent.item)
  if (!open) return lateClosed(turn)
  const { state, item } = open
  const isRight = rightKeys(item).includes(intent.key)
  const chosen = state.order.indexOf(intent.key) + 1
  if (state.state === 'second') {
    return isRight
      ? closing(turn, state, R.second, { chosen, say: sayOf(item, turn.voice) }, true)
      : closing(turn, state, R.reveal, revealSlots(turn, item, state, intent.key), false)
  }
  const graded = grade(turn, state, isRight)
  if (isRight)
    return closing(turn, graded.state, R.right, { chosen, say: sayOf(item, turn.voice) }, true, graded.memory)
  const why = whyWrong(item, intent.key, turn.voice)
  if (item.type === 'truefalse')
    return closing(
      turn,
      graded.state,
      R.wrongFinal,
      { chosen, why, say: sayOf(item, turn.voice) },
      false,
      graded.memory,
    )
  const second: QuizState = { ...graded.state, state: 'second', tried: intent.key, answeredAt: turn.now }
  const text = say(R.wrong.text, turn.voice, { chosen, why })
  return says('quiz', questionDraft(turn, item, second, text), {
    correct: false,
    memory: { ...graded.memory, quiz: second, shown: { kind: 'quiz', at: turn.now } },
  })
}

export function quizOrder(turn: TurnContext, intent: IntentOf<'quiz-order'>): Outcome {
  const open = openQuestion(turn, intent.item)
  if (open?.item.type !== 'order') return lateClosed(turn)
  const { state, item } = open
  const right = rightKeys(item)
  const wrongAt = right.findIndex((key, index) => intent.keys[index] !== key)
  if (state.state === 'second') {
    return wrongAt < 0
      ? closing(turn, state, R.secondOrder, { say: sayOf(item, turn.voice) }, true)
      : closing(turn, state, R.reveal, { answer: answerText(turn, item, state), why: sayOf(item, turn.voice) }, false)
  }
  const graded = grade(turn, state, wrongAt < 0)
  if (wrongAt < 0)
    return closing(turn, graded.state, R.rightOrder, { say: sayOf(item, turn.voice) }, true, graded.memory)
  const second: QuizState = { ...graded.state, state: 'second', tried: null, answeredAt: turn.now }
  const misplaced = optionText(item, right[wrongAt] ?? '', turn.voice)
  const text = say(R.wrongOrder.text, turn.voice, { place: wrongAt + 1, item: misplaced })
  return says('quiz', questionDraft(turn, item, second, text), {
    correct: false,
    memory: { ...graded.memory, quiz: second, shown: { kind: 'quiz', at: turn.now } },
  })
}

/** "chưa biết" is an honest answer: the solution and its reason, and a fail that brings the question back. */
export function quizDontKnow(turn: TurnContext): Outcome {
  const state = turn.memory.quiz
  const item = state ? quizItem(turn.parts.catalog, state.guide, state.item) : null
  if (!state || !item || state.state === 'answered') return lateClosed(turn)
  const graded = state.state === 'open' ? grade(turn, state, false) : { state, memory: {} }
  const slots = { answer: answerText(turn, item, state), say: sayOf(item, turn.voice) }
  return closing(turn, graded.state, R.dontKnow, slots, false, graded.memory)
}

export function quizSkip(turn: TurnContext): Outcome {
  const state = turn.memory.quiz
  if (!state || state.state === 'answered') return lateClosed(turn)
  const text = draft(say(R.skip.text, turn.voice), [
    nextChoice(turn, state),
    choiceOf(R.labels, 'rest', turn.voice, { do: 'close' }),
  ])
  return says('quiz', text, {
    memory: { quiz: { ...state, state: 'answered', answeredAt: null }, shown: { kind: 'quiz', at: turn.now } },
  })
}

/** A slip within a minute: the attempt is void and the question comes back last, its options in another order. */
export function mistap(turn: TurnContext): Outcome {
  const state = turn.memory.quiz
  const item = state ? quizItem(turn.parts.catalog, state.guide, state.item) : null
  if (!state || !item || state.answeredAt === null) return says('quiz', fromWords(R.nothingToVoid, turn.voice))
  const attempt = turn.memory.attempts[state.item]
  const { [state.item]: _, ...attempts } = turn.memory.attempts
  const voided: QuizState = {
    ...state,
    state: 'answered',
    tried: null,
    answeredAt: null,
    answered: Math.max(0, state.answered - 1),
    right: Math.max(0, state.right - (attempt?.right ? 1 : 0)),
    missed: state.missed.filter((number) => number !== state.number),
    ahead: [...state.ahead, { guide: state.guide, item: state.item }],
    // The counter stays true: this question still has to be answered once.
    number: state.number - 1,
    order: shownOrder(item, `${turn.lane}:${turn.now}`),
  }
  const text = draft(say(R.mistap.text, turn.voice), [nextChoice(turn, voided)])
  return says('quiz', text, { memory: { attempts, quiz: voided, shown: { kind: 'quiz', at: turn.now } } })
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
export function repeat(turn: TurnContext): Outcome {
  const state = turn.memory.quiz
  const item = state ? quizItem(turn.parts.catalog, state.guide, state.item) : null
  return state && item && state.state !== 'answered'
    ? says('quiz', questionDraft(turn, item, state, stemOf(item, turn.voice)))
    : quiz(turn, { do: 'quiz', skill: null, guide: null })
}

function openQuestion(turn: TurnContext, id: string): { state: QuizState; item: ScoredItem } | null {
  const state = turn.memory.quiz
  if (state?.item !== id || state.state === 'answered') return null
  const item = quizItem(turn.parts.catalog, state.guide, state.item)
  return item ? { state, item } : null
}

function grade(turn: TurnContext, state: QuizState, right: boolean): { state: QuizState; memory: Partial<ChatMemory> } {
  return {
    state: {
      ...state,
      answered: state.answered + 1,
      right: state.right + (right ? 1 : 0),
      missed: right ? state.missed : [...state.missed, state.number],
    },
    memory: { attempts: { ...turn.memory.attempts, [state.item]: { right, at: turn.now } } },
  }
}

/** The question is over: the words, and the way on. */
function closing(
  turn: TurnContext,
  state: QuizState,
  template: Template,
  slots: Slots,
  correct: boolean,
  memory: Partial<ChatMemory> = {},
): Outcome {
  const answered: QuizState = { ...state, state: 'answered', answeredAt: turn.now }
  const choices: DraftChoice[] = [nextChoice(turn, answered)]
  const step = cardOf(turn, answered)
  if (!correct && step !== null)
    choices.push(choiceOf(R.labels, 'card', turn.voice, { do: 'card', guide: state.guide, card: step }, { card: step }))
  return says('quiz', draft(say(template.text, turn.voice, slots), choices), {
    correct,
    memory: { ...memory, quiz: answered, shown: { kind: 'quiz', at: turn.now } },
  })
}

function nextChoice(turn: TurnContext, state: QuizState): DraftChoice {
  const isLast = state.ahead.length === 0 && !state.loose
  return choiceOf(R.labels, isLast ? 'end' : 'next', turn.voice, { do: 'quiz-next' })
}

/** Number of the card that teaches the question's step; null outside a lesson. */
function cardOf(turn: TurnContext, state: QuizState): number | null {
  const guide = turn.parts.catalog.guides.get(state.guide)
  const item = quizItem(turn.parts.catalog, state.guide, state.item)
  const index = guide?.cards.findIndex((card) => card.step === item?.step) ?? -1
  return state.lesson && index >= 0 ? index + 1 : null
}

function answerText(turn: TurnContext, item: ScoredItem, state: QuizState): string {
  const right = rightKeys(item)
  if (item.type === 'order') return right.map((key) => state.order.indexOf(key) + 1).join(' ')
  const key = right[0] ?? ''
  return `${state.order.indexOf(key) + 1}: ${lowerFirst(optionText(item, key, turn.voice))}`
}

function revealSlots(turn: TurnContext, item: ScoredItem, state: QuizState, key: string): Slots {
  return { answer: answerText(turn, item, state), why: whyWrong(item, key, turn.voice) }
}

/** "Đáp án là 2: gọi số…": a capital in mid-sentence, unless the word is a name written in capitals. */
function lowerFirst(text: string): string {
  const second = text.charAt(1)
  return second !== second.toLocaleLowerCase('vi') ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
