import { QUIZ as R } from '../../replies/quiz.ts'
import { say } from '../../replies/voice.ts'
import { choiceOf, type Draft, type DraftChoice, draft, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import {
  acceptsOf,
  type ItemRef,
  optionText,
  quizItem,
  type ScoredItem,
  scoredItems,
  shownOrder,
  shuffled,
  stemOf,
} from '../quiz-item.ts'
import type { QuizState } from '../session.ts'
import { lessonEnd } from './lesson.ts'

/** D21: asking. What happens to an answer stands in `quiz-answer.ts`. */

/** A round of these questions, the first one open; null when there is none. */
export function openRound(turn: TurnContext, items: readonly ItemRef[], lesson: string | null): QuizState | null {
  const [first, ...ahead] = items
  if (!first) return null
  const skill = turn.parts.catalog.guides.get(first.guide)?.skill ?? null
  const loose = lesson === null && items.length === 1
  const round = { ahead, number: 1, questions: items.length, right: 0, answered: 0, missed: [], lesson, skill, loose }
  return openItem(turn, round, first)
}

type Round = Pick<
  QuizState,
  'ahead' | 'number' | 'questions' | 'right' | 'answered' | 'missed' | 'lesson' | 'skill' | 'loose'
>

function openItem(turn: TurnContext, round: Round, ref: ItemRef): QuizState | null {
  const item = quizItem(turn.parts.catalog, ref.guide, ref.item)
  if (!item) return null
  return {
    ...round,
    guide: ref.guide,
    item: ref.item,
    order: shownOrder(item, `${turn.lane}:${ref.item}:${turn.now}`),
    state: 'open',
    tried: null,
    askedAt: turn.now,
    answeredAt: null,
  }
}

/** "cho 1 câu đố về …": a question not answered lately, of that skill or guide. */
export function quiz(turn: TurnContext, intent: IntentOf<'quiz'>): Outcome {
  const { memory, parts } = turn
  // Without a wish: the last lesson's questions first, then anything at all.
  const guide = intent.guide ?? (intent.skill ? null : (memory.lesson?.guide ?? null))
  const fitting = scoredItems(parts.catalog, { skill: intent.skill, guide })
  const pool = fitting.length > 0 ? fitting : scoredItems(parts.catalog, {})
  const [first] = leastKnown(turn, pool)
  const round = first ? openRound(turn, [first], null) : null
  if (!round) return says('quiz', fromWords(R.none, turn.voice))
  return askQuestion(turn, { ...round, skill: intent.skill ?? round.skill })
}

/** Five questions, one of each skill as far as there are some: to find where to begin. */
export function quizRound(turn: TurnContext): Outcome {
  const all = leastKnown(turn, scoredItems(turn.parts.catalog, {}))
  const seen = new Set<string>()
  const oneEach = all.filter((ref) => {
    const skill = turn.parts.catalog.guides.get(ref.guide)?.skill ?? ''
    if (seen.has(skill)) return false
    seen.add(skill)
    return true
  })
  const items = [...oneEach, ...all.filter((ref) => !oneEach.includes(ref))].slice(0, 5)
  const round = openRound(turn, items, null)
  return round ? askQuestion(turn, round) : says('quiz', fromWords(R.none, turn.voice))
}

/** Never answered first, then what was missed, then what was right; shuffled within each by chat and moment. */
function leastKnown(turn: TurnContext, pool: readonly ItemRef[]): ItemRef[] {
  const current = turn.memory.quiz?.item
  const rank = (ref: ItemRef) => {
    if (ref.item === current) return 4
    const attempt = turn.memory.attempts[ref.item]
    // Asked out of the blue, a question with options reads best; putting things in order is for the end of a lesson.
    const type = quizItem(turn.parts.catalog, ref.guide, ref.item)?.type
    const form = type === 'order' ? 0.8 : type === 'truefalse' ? 0.4 : 0
    return form + (attempt === undefined ? 0 : attempt.right ? 2 : 1)
  }
  return shuffled(pool, `${turn.lane}:${turn.now}`).sort((a, b) => rank(a) - rank(b))
}

/** Shows the open question; asked again (resumed, late) it keeps its order of options. */
export function askQuestion(turn: TurnContext, state: QuizState): Outcome {
  const item = quizItem(turn.parts.catalog, state.guide, state.item)
  if (!item) return next(turn, { ...state, state: 'answered' })
  const stem = stemOf(item, turn.voice)
  const slots = { number: state.number, questions: state.questions, stem }
  const text = say(state.questions === 1 ? R.loose.text : R.ask.text, turn.voice, slots)
  return says('quiz', questionDraft(turn, item, state, text), {
    memory: { quiz: state, shown: { kind: 'quiz', at: turn.now } },
  })
}

/** The options under their numbers; after a wrong first try that option is gone and the others keep theirs. */
export function questionDraft(turn: TurnContext, item: ScoredItem, state: QuizState, text: string): Draft {
  const { voice } = turn
  const second = state.state === 'second'
  const reveal = second
    ? choiceOf(R.labels, 'reveal', voice, { do: 'quiz-dont-know' })
    : choiceOf(R.labels, 'dontKnow', voice, { do: 'quiz-dont-know' })
  const later = choiceOf(R.labels, 'later', voice, { do: 'quiz-skip' })
  const fixed = second ? [reveal] : [reveal, later]
  if (item.type === 'order') {
    const lines = state.order.map((key, index) => `${index + 1}) ${optionText(item, key, voice)}`).join('\n')
    const example = state.order.map((_, index) => state.order.length - index).join(' ')
    return draft(say(R.order.text, voice, { stem: text, lines, example }), fixed, 'quiz')
  }
  const options = state.order.flatMap((key, index): DraftChoice[] => {
    if (key === state.tried) return []
    const intent = { do: 'quiz-answer', item: item.id, key } as const
    const choice =
      item.type === 'truefalse'
        ? choiceOf(R.labels, key === 'true' ? 'true' : 'false', voice, intent)
        : { label: optionText(item, key, voice), intent, accept: acceptsOf(item, key, voice) }
    return [{ ...choice, digit: index + 1 }]
  })
  return draft(text, [...options, ...fixed], 'quiz')
}

/** The next question of the round, or its end. A loose question is followed by another of its skill. */
export function next(turn: TurnContext, state: QuizState): Outcome {
  const [ref, ...ahead] = state.ahead
  if (ref) {
    const opened = openItem(turn, { ...state, ahead, number: Math.min(state.number + 1, state.questions) }, ref)
    return opened ? askQuestion(turn, opened) : next(turn, { ...state, ahead })
  }
  if (state.loose) return quiz(turn, { do: 'quiz', skill: skillOf(state.skill), guide: null })
  return lessonEnd(turn, state)
}

function skillOf(skill: string | null): IntentOf<'quiz'>['skill'] {
  const known = ['dvc', 'vneid', 'qr', 'antoan', 'muasam', 'morong'] as const
  return known.find((each) => each === skill) ?? null
}

export function quizNext(turn: TurnContext): Outcome {
  const state = turn.memory.quiz
  if (!state) return quiz(turn, { do: 'quiz', skill: null, guide: null })
  // "câu nữa" before an answer leaves this one uncounted and goes on.
  return next(turn, state)
}

export function quizResume(turn: TurnContext): Outcome {
  const state = turn.memory.quiz
  if (!state) return quiz(turn, { do: 'quiz', skill: null, guide: null })
  if (state.state === 'answered') return next(turn, state)
  return askQuestion(turn, state)
}
