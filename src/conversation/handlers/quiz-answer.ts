import { QUIZ as R } from '../../replies/quiz.ts'
import { type Slots, say, type Template } from '../../replies/voice.ts'
import { fits } from '../compose.ts'
import { choiceOf, type DraftChoice, draft } from '../draft.ts'
import { explained } from '../explained.ts'
import { isCounted, type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { after, joined } from '../learning.ts'
import { lowerFirst } from '../lesson-plan.ts'
import { optionText, quizItem, rightKeys, type ScoredItem, sayOf, whyWrong } from '../quiz-item.ts'
import { hasConsent, type QuizState } from '../session.ts'
import { achievement } from './achievement.ts'
import { type Graded, grade, secondTry } from './grade.ts'
import { next, questionDraft } from './quiz.ts'
import { lateClosed } from './quiz-late.ts'

/** D21: the first answer decides, a helped one is no recall; a second try changes the words only; a skip counts as nothing. */

export async function quizAnswer(turn: TurnContext, intent: IntentOf<'quiz-answer'>): Promise<Outcome> {
  const open = openQuestion(turn, intent.item)
  if (!open) return lateClosed(turn)
  const { state, item } = open
  const isRight = rightKeys(item).includes(intent.key)
  const chosen = state.order.indexOf(intent.key) + 1
  if (state.state === 'second') {
    const graded = await secondTry(turn, state, intent.key, isRight)
    return isRight
      ? closing(turn, graded, R.second, { chosen, say: sayOf(item, turn.voice), again: askedAgain(turn) }, true)
      : closing(turn, graded, R.reveal, revealSlots(turn, item, state, whyWrong(item, intent.key, turn.voice)), false)
  }
  const graded = await grade(turn, state, intent.key, isRight && !state.helped)
  if (state.kind === 'placement') return quietly(turn, graded, say(R.chosen.text, turn.voice, { chosen }), isRight)
  const said = { chosen, say: sayOf(item, turn.voice) }
  if (isRight && state.helped) return closing(turn, graded, R.second, { ...said, again: askedAgain(turn) }, true)
  if (isRight) return closing(turn, graded, R.right, said, true)
  const why = whyWrong(item, intent.key, turn.voice)
  if (item.type === 'truefalse')
    return closing(turn, graded, R.wrongFinal, { chosen, why: explained(why, sayOf(item, turn.voice)) }, false)
  return tryAgain(turn, item, graded, intent.key, say(R.wrong.text, turn.voice, { chosen, why }))
}

export async function quizOrder(turn: TurnContext, intent: IntentOf<'quiz-order'>): Promise<Outcome> {
  const open = openQuestion(turn, intent.item)
  if (open?.item.type !== 'order') return lateClosed(turn)
  const { state, item } = open
  const right = rightKeys(item)
  const wrongAt = right.findIndex((key, index) => intent.keys[index] !== key)
  const keys = intent.keys.join(' ')
  if (state.state === 'second') {
    const graded = await secondTry(turn, state, keys, wrongAt < 0)
    return wrongAt < 0
      ? closing(turn, graded, R.secondOrder, { say: sayOf(item, turn.voice), again: askedAgain(turn) }, true)
      : closing(turn, graded, R.reveal, revealSlots(turn, item, state, sayOf(item, turn.voice)), false)
  }
  const graded = await grade(turn, state, keys, wrongAt < 0 && !state.helped)
  if (wrongAt < 0 && state.helped)
    return closing(turn, graded, R.secondOrder, { say: sayOf(item, turn.voice), again: askedAgain(turn) }, true)
  if (wrongAt < 0) return closing(turn, graded, R.rightOrder, { say: sayOf(item, turn.voice) }, true)
  const misplaced = optionText(item, right[wrongAt] ?? '', turn.voice)
  const text = say(R.wrongOrder.text, turn.voice, { place: wrongAt + 1, item: misplaced })
  return tryAgain(turn, item, graded, null, text)
}

/** "chưa biết" is an honest answer: the solution and its reason, and a fail that brings the question back. */
export async function quizDontKnow(turn: TurnContext): Promise<Outcome> {
  const open = openQuestion(turn, turn.memory.quiz?.item ?? '')
  if (!open) return lateClosed(turn)
  const { state, item } = open
  const graded = state.state === 'open' ? await grade(turn, state, null, false) : { state, learned: [], news: [] }
  if (state.kind === 'placement') return quietly(turn, graded, say(R.unknown.text, turn.voice), false)
  const slots = { answer: answerText(turn, item, state), say: sayOf(item, turn.voice) }
  return closing(turn, graded, R.dontKnow, slots, false)
}

export async function quizSkip(turn: TurnContext): Promise<Outcome> {
  const state = turn.memory.quiz
  if (!state || state.state === 'answered') return lateClosed(turn)
  if (state.kind === 'placement')
    return quietly(turn, { state, learned: [], news: [] }, say(R.skipped.text, turn.voice), null)
  // Before the second try the first answer has counted, so nothing else may be said of it.
  const said =
    state.state === 'second'
      ? say(R.skipSecond.text, turn.voice, { again: askedAgain(turn) })
      : say(R.skip.text, turn.voice)
  const text = draft(said, [nextChoice(turn, state), choiceOf(R.labels, 'rest', turn.voice, { do: 'close' })])
  return says('quiz', text, {
    memory: { quiz: { ...state, state: 'answered', answeredAt: null }, shown: { kind: 'quiz', at: turn.now } },
  })
}

function openQuestion(turn: TurnContext, id: string): { state: QuizState; item: ScoredItem } | null {
  const state = turn.memory.quiz
  if (state?.item !== id || state.state === 'answered') return null
  const item = quizItem(turn.parts.catalog, state.guide, state.item)
  return item ? { state, item } : null
}

function tryAgain(turn: TurnContext, item: ScoredItem, graded: Graded, tried: string | null, text: string): Outcome {
  const second: QuizState = { ...graded.state, state: 'second', tried, answeredAt: turn.now }
  return says('quiz', questionDraft(turn, item, second, text), {
    correct: false,
    learned: graded.learned,
    memory: { quiz: second, shown: { kind: 'quiz', at: turn.now } },
  })
}

/** Placement tells nothing between its questions: what was chosen is echoed, and the next one follows. */
async function quietly(turn: TurnContext, graded: Graded, echo: string, correct: boolean | null): Promise<Outcome> {
  const state: QuizState = { ...graded.state, state: 'answered', answeredAt: turn.now }
  const following = await next(after(turn, graded.learned), state)
  const [first, ...rest] = following.drafts
  const drafts = first ? [{ ...first, text: `${echo}\n${first.text}` }, ...rest] : []
  return joined(graded, { ...following, drafts, behaviour: 'quiz', ...(correct === null ? {} : { correct }) })
}

/** Where each message counts, what was said of the answer and what follows are one; null where they do not fit. */
async function withNext(
  turn: TurnContext,
  graded: Graded,
  state: QuizState,
  said: string,
  correct: boolean,
): Promise<Outcome | null> {
  // Whoever asked for one question alone is asked no other unasked, and news of a skill has words of its own.
  const standsAlone = state.kind === 'loose' || graded.news.length > 0 || turn.memory.settings.slow
  if (!isCounted(turn) || standsAlone) return null
  const following = await next(after(turn, graded.learned), state)
  const [first, ...rest] = following.drafts
  if (!first) return null
  const one = { ...first, text: `${said}\n${first.text}` }
  if (!fits(one, turn.memory.settings)) return null
  return joined(graded, { ...following, drafts: [one, ...rest], behaviour: 'quiz', correct })
}

/** The question is over: the words, what has been achieved with it, and the way on. */
async function closing(
  turn: TurnContext,
  graded: Graded,
  template: Template,
  slots: Slots,
  correct: boolean,
): Promise<Outcome> {
  const state: QuizState = { ...graded.state, state: 'answered', answeredAt: turn.now }
  const words = say(template.text, turn.voice, slots)
  const one = await withNext(turn, graded, state, words, correct)
  if (one) return one
  const choices: DraftChoice[] = [nextChoice(turn, state)]
  const step = cardOf(turn, state)
  if (!correct && step !== null)
    choices.push(choiceOf(R.labels, 'card', turn.voice, { do: 'card', guide: state.guide, card: step }, { card: step }))
  const said = draft(words, choices)
  const told = await achievement(after(turn, graded.learned), graded.news)
  const drafts = told
    ? [
        { ...said, choices: [] },
        { ...told, choices: [nextChoice(turn, state), ...told.choices] },
      ]
    : said
  return says('quiz', drafts, {
    correct,
    learned: graded.learned,
    memory: { quiz: state, shown: { kind: 'quiz', at: turn.now } },
  })
}

export function nextChoice(turn: TurnContext, state: QuizState): DraftChoice {
  const isLast = state.ahead.length === 0 && state.kind !== 'loose'
  return choiceOf(R.labels, isLast ? 'end' : 'next', turn.voice, { do: 'quiz-next' })
}

/** Number of the card that teaches the question's step; null outside a lesson. */
function cardOf(turn: TurnContext, state: QuizState): number | null {
  const guide = turn.parts.catalog.guides.get(state.guide)
  const item = quizItem(turn.parts.catalog, state.guide, state.item)
  const index = guide?.cards.findIndex((card) => card.step === item?.step) ?? -1
  return state.lesson && index >= 0 ? index + 1 : null
}

/** Asking again some day is promised only where something is kept until then. */
export function askedAgain(turn: TurnContext): string {
  return hasConsent(turn.memory) ? say(R.askedAgain.text, turn.voice) : ''
}

export function answerText(turn: TurnContext, item: ScoredItem, state: Pick<QuizState, 'order'>): string {
  const right = rightKeys(item)
  if (item.type === 'order') return right.map((key) => state.order.indexOf(key) + 1).join(' ')
  const key = right[0] ?? ''
  return `${state.order.indexOf(key) + 1}: ${lowerFirst(optionText(item, key, turn.voice))}`
}

function revealSlots(turn: TurnContext, item: ScoredItem, state: QuizState, why: string): Slots {
  const again = hasConsent(turn.memory) ? say(R.hardAgain.text, turn.voice) : ''
  return { answer: answerText(turn, item, state), why, again }
}
