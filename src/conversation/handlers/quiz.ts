import type { GuideId, Skill } from '../../knowledge/guide.ts'
import { renewedFacts } from '../../learning/answer.ts'
import { type BankItem, bankOf } from '../../learning/bank.ts'
import { finalQuestions, looseQuestion, placementQuestions, reviewQuestions } from '../../learning/questions.ts'
import type { LearnerRecord } from '../../learning/record.ts'
import { oftenMissed } from '../../learning/summary.ts'
import { answeredOn } from '../../learning/tally.ts'
import { QUIZ as R } from '../../replies/quiz.ts'
import { say } from '../../replies/voice.ts'
import { localDay } from '../../shared/clock.ts'
import { choiceOf, type Draft, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { knownOf } from '../learning.ts'
import { skillOf } from '../lesson-plan.ts'
import {
  acceptsOf,
  type ItemRef,
  optionText,
  quizItem,
  rightKeys,
  type ScoredItem,
  sayOf,
  shownOrder,
  stemOf,
} from '../quiz-item.ts'
import type { QuizState } from '../session.ts'
import { lessonEnd } from './lesson-end.ts'
import { finalEnd, placementEnd, roundEnd } from './round-end.ts'

/** D21: asking. What happens to an answer stands in `quiz-answer.ts`. */

interface RoundOf {
  kind: QuizState['kind']
  lesson?: GuideId
  /** All right at once passes the lesson over. */
  passOver?: boolean
  skill?: Skill | null
}

/** A round of these questions, the first one open; null when there is none. */
export function openRound(turn: TurnContext, items: readonly BankItem[], of: RoundOf): QuizState | null {
  const [first, ...others] = items
  if (!first) return null
  const ahead = others.map(refOf)
  return openItem(turn, refOf(first), {
    kind: of.kind,
    ahead,
    number: 1,
    questions: items.length,
    right: 0,
    answered: 0,
    missed: [],
    done: [],
    lesson: of.lesson ?? null,
    passOver: of.passOver ?? false,
    skill: of.skill ?? first.guide.skill,
    slip: null,
  })
}

function refOf({ item, guide }: BankItem): ItemRef {
  return { guide: guide.id, item: item.id }
}

type Round = Omit<QuizState, 'guide' | 'item' | 'order' | 'state' | 'tried' | 'helped' | 'askedAt' | 'answeredAt'>

function openItem(turn: TurnContext, ref: ItemRef, round: Round): QuizState | null {
  const item = quizItem(turn.parts.catalog, ref.guide, ref.item)
  if (!item) return null
  return {
    ...round,
    guide: ref.guide,
    item: ref.item,
    order: shownOrder(item, `${turn.lane}:${ref.item}:${turn.now}`),
    state: 'open',
    tried: null,
    helped: false,
    askedAt: turn.now,
    answeredAt: null,
  }
}

async function begin(turn: TurnContext, round: QuizState | null): Promise<Outcome> {
  return round ? askQuestion(turn, round) : says('quiz', fromWords(R.none, turn.voice))
}

/** "cho 1 câu đố về …": a question not answered lately, of that skill or guide. */
export async function quiz(turn: TurnContext, intent: IntentOf<'quiz'>): Promise<Outcome> {
  const { memory, parts, lane, now } = turn
  // Without a wish: the last lesson's questions first, then anything at all.
  const guide = intent.guide ?? (intent.skill ? null : (memory.lesson?.guide ?? null))
  const wish = {
    skill: intent.skill,
    guide,
    not: memory.quiz?.item ?? null,
    seed: `${lane}:${now}`,
    day: localDay(now),
  }
  const item = looseQuestion(knownOf(turn, await turn.record()), bankOf(parts.catalog), wish)
  return begin(turn, item ? openRound(turn, [item], { kind: 'loose', skill: intent.skill }) : null)
}

/** "Làm lại một câu" under what is often missed: the one missed most, unless it was asked just now. */
export async function mistakeAgain(turn: TurnContext): Promise<Outcome> {
  const bank = bankOf(turn.parts.catalog)
  const missed = oftenMissed((await turn.record()).items.values(), 5).flatMap(({ item }) => bank.items.get(item) ?? [])
  const item = missed.find(({ item: each }) => each.id !== turn.memory.quiz?.item) ?? missed[0]
  if (!item) return quiz(turn, { do: 'quiz', skill: null, guide: null })
  return begin(turn, openRound(turn, [item], { kind: 'loose' }))
}

/** D40: said to be no examination before the first question. */
export async function placementOffer(turn: TurnContext): Promise<Outcome> {
  const { length } = placementQuestions(knownOf(turn, await turn.record()), bankOf(turn.parts.catalog), seedOf(turn))
  const text = fromTemplate(
    R.placement,
    turn.voice,
    { questions: length },
    { start: { do: 'placement' }, no: { do: 'close' } },
  )
  return says('quiz', text)
}

export async function placement(turn: TurnContext): Promise<Outcome> {
  const items = placementQuestions(knownOf(turn, await turn.record()), bankOf(turn.parts.catalog), seedOf(turn))
  return begin(turn, openRound(turn, items, { kind: 'placement' }))
}

/** D28: fifteen questions over all five skills. */
export async function finalRound(turn: TurnContext): Promise<Outcome> {
  const items = finalQuestions(knownOf(turn, await turn.record()), bankOf(turn.parts.catalog), seedOf(turn))
  return begin(turn, openRound(turn, items, { kind: 'final' }))
}

/** "ôn bài": what is due today; with nothing due that is said. */
export async function review(turn: TurnContext): Promise<Outcome> {
  const { parts, memory, now } = turn
  const record = await turn.record()
  const day = localDay(now)
  const wish = { day, cap: memory.settings.cap, withLesson: false, doneToday: answeredOn(record.progress, day) }
  const items = reviewQuestions(knownOf(turn, record), bankOf(parts.catalog), parts.reviewer, wish)
  if (items.length > 0) return begin(turn, openRound(turn, items, { kind: 'review' }))
  const intents = { quiz: { do: 'quiz', skill: null, guide: null }, lesson: { do: 'lesson', guide: null } } as const
  return says('quiz', fromTemplate(R.nothingDue, turn.voice, {}, intents))
}

function seedOf(turn: TurnContext): string {
  return `${turn.lane}:${localDay(turn.now)}`
}

/** Shows the open question; asked again (resumed, late) it keeps its order of options. */
export async function askQuestion(turn: TurnContext, state: QuizState): Promise<Outcome> {
  const item = quizItem(turn.parts.catalog, state.guide, state.item)
  if (!item) return next(turn, { ...state, state: 'answered' })
  const stem = stemOf(item, turn.voice)
  const slots = { number: state.number, questions: state.questions, stem }
  const asked = say(state.kind === 'loose' ? R.loose.text : R.ask.text, turn.voice, slots)
  const news = state.state === 'open' ? changedFact(turn, await turn.record(), state.item) : null
  const text = questionDraft(turn, item, state, news === null ? asked : `${news}\n${asked}`)
  return says('quiz', withPoll(turn, item, state, text), {
    memory: { quiz: state, shown: { kind: 'quiz', at: turn.now } },
  })
}

/** Where somebody chose it, Telegram's own poll, which tells right or wrong by itself: so never in a placement. */
function withPoll(turn: TurnContext, item: ScoredItem, state: QuizState, text: Draft): Draft {
  const fits = turn.memory.settings.polls && turn.from.channel === 'telegram' && item.type !== 'order'
  if (!fits || state.kind === 'placement' || state.state !== 'open') return text
  const correct = state.order.indexOf(rightKeys(item)[0] ?? '')
  return correct < 0 ? text : { ...text, poll: { correct, explain: sayOf(item, turn.voice) } }
}

/** What this person learned before and has changed since, in a line before the question (§5.4). */
function changedFact(turn: TurnContext, record: LearnerRecord, item: string): string | null {
  const bank = bankOf(turn.parts.catalog)
  const asked = bank.items.get(item)
  const [renewed] = asked ? renewedFacts(record, asked, bank) : []
  return renewed
    ? say(R.changed.text, turn.voice, { fact: say(renewed.text, turn.voice).replace(/[.\s]+$/u, '') })
    : null
}

/** The options under their numbers; after a wrong first try that option is gone and the others keep theirs. */
export function questionDraft(
  turn: Pick<TurnContext, 'voice'>,
  item: ScoredItem,
  state: Pick<QuizState, 'state' | 'order' | 'tried'>,
  text: string,
): Draft {
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
export async function next(turn: TurnContext, state: QuizState): Promise<Outcome> {
  const [ref, ...ahead] = state.ahead
  if (ref) {
    const number = Math.min(state.number + 1, state.questions)
    const opened = openItem(turn, ref, { ...state, ahead, number })
    return opened ? askQuestion(turn, opened) : next(turn, { ...state, ahead })
  }
  switch (state.kind) {
    case 'loose':
      return quiz(turn, { do: 'quiz', skill: skillOf(state.skill), guide: null })
    case 'lesson':
      return lessonEnd(turn, state)
    case 'placement':
      return placementEnd(turn, state)
    case 'final':
      return finalEnd(turn, state)
    case 'review':
      return roundEnd(turn, state)
  }
}

export async function quizNext(turn: TurnContext): Promise<Outcome> {
  const state = turn.memory.quiz
  if (!state) return quiz(turn, { do: 'quiz', skill: null, guide: null })
  // "câu nữa" before an answer leaves this one uncounted and goes on.
  return next(turn, state)
}

export async function quizResume(turn: TurnContext): Promise<Outcome> {
  const state = turn.memory.quiz
  if (!state) return quiz(turn, { do: 'quiz', skill: null, guide: null })
  if (state.state === 'answered') return next(turn, state)
  return askQuestion(turn, state)
}
