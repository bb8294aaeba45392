import type { Guide } from '../../knowledge/guide.ts'
import { LESSON as R } from '../../replies/lesson.ts'
import { say } from '../../replies/voice.ts'
import { type Draft, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { lessonQuestions, nextLesson } from '../lesson-plan.ts'
import type { QuizState } from '../session.ts'
import { askQuestion, openRound } from './quiz.ts'

/** D20, D22: the lesson of the day, card by card, and its end. */

export function lesson(turn: TurnContext, intent: IntentOf<'lesson'>): Outcome {
  const { memory, parts, voice } = turn
  const named = intent.guide ? parts.catalog.guides.get(intent.guide) : undefined
  const open = memory.lesson
  if (named && open?.guide === named.id && open.card > 1 && open.card <= named.cards.length)
    return card(turn, { do: 'card', guide: named.id, card: open.card })
  const next = named ? { guide: named, why: null } : nextLesson(memory, parts.catalog)
  if (!next || next.guide.cards.length === 0) return says('next-step', fromWords(R.none, voice))
  const { guide } = next
  const slots = {
    title: guide.title,
    cards: guide.cards.length,
    questions: lessonQuestions(guide, memory).length,
    why: lowerFirst(say(next.why?.text ?? '', voice)),
  }
  const text = fromTemplate(next.why ? R.open : R.openChosen, voice, slots, {
    start: { do: 'card', guide: guide.id, card: 1 },
    other: { do: 'lesson-other' },
    later: { do: 'skip' },
  })
  return says('next-step', text, {
    guide: guide.id,
    guides: [guide.id],
    memory: {
      lesson: { guide: guide.id, card: 0, at: turn.now },
      shown: { kind: 'card', guide: guide.id, card: 0, again: 0, at: turn.now },
    },
  })
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** Up to five lessons not learned yet, the offered one left out. */
export function lessonOther(turn: TurnContext): Outcome {
  const { memory, parts, voice } = turn
  const skipped = memory.lesson ? [memory.lesson.guide] : []
  const found: Guide[] = []
  for (let count = 0; count < 5; count += 1) {
    const next = nextLesson({ ...memory, lesson: null }, parts.catalog, [...skipped, ...found.map((guide) => guide.id)])
    if (!next) break
    found.push(next.guide)
  }
  if (found.length === 0) return says('next-step', fromWords(R.none, voice))
  const choices = found.map((guide): DraftChoice => ({ label: guide.name, intent: { do: 'lesson', guide: guide.id } }))
  return says('next-step', draft(say(R.choose.text, voice), choices))
}

export function card(turn: TurnContext, intent: IntentOf<'card'>): Outcome {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  if (!guide || guide.cards.length === 0) return says('next-step', fromWords(R.none, turn.voice))
  const number = Math.min(Math.max(intent.card, 1), guide.cards.length)
  return says('next-step', cardDraft(turn, guide, number), {
    guide: guide.id,
    guides: [guide.id],
    memory: {
      lesson: { guide: guide.id, card: number, at: turn.now },
      shown: { kind: 'card', guide: guide.id, card: number, again: 0, at: turn.now },
    },
  })
}

function cardDraft(turn: TurnContext, guide: Guide, number: number): Draft {
  const said = say(guide.cards[number - 1]?.text ?? '', turn.voice)
  const slots = { number, cards: guide.cards.length, said }
  if (number < guide.cards.length) {
    return fromTemplate(R.card, turn.voice, slots, {
      next: { do: 'card', guide: guide.id, card: number + 1 },
      again: { do: 'again' },
    })
  }
  const questions = lessonQuestions(guide, turn.memory).length
  const intents = {
    quiz: questions > 0 ? ({ do: 'lesson-quiz' } as const) : null,
    first: { do: 'card', guide: guide.id, card: 1 },
  } as const
  const sources = guide.cardSources.flatMap((id) => {
    const source = guide.sources[id]
    return source ? [`${source.name} ${source.date}`] : []
  })
  return sources.length > 0
    ? fromTemplate(R.cardLast, turn.voice, { ...slots, questions, sources: sources.join('; ') }, intents)
    : fromTemplate(R.cardLastNoSource, turn.voice, { ...slots, questions }, intents)
}

/** "xong bài này rồi", or the choice under the last card. */
export function lessonQuiz(turn: TurnContext): Outcome {
  const { memory, parts } = turn
  const guide = memory.lesson ? parts.catalog.guides.get(memory.lesson.guide) : lastLearned(turn)
  if (!guide) return lesson(turn, { do: 'lesson', guide: null })
  const items = lessonQuestions(guide, memory).map((item) => ({ guide: guide.id, item }))
  const round = openRound(turn, items, guide.id)
  return round ? askQuestion(turn, round) : says('next-step', fromWords(R.none, turn.voice))
}

/** "cho coi lại bài": the lesson just learned, from its first card. */
export function lessonReview(turn: TurnContext): Outcome {
  const { memory, parts } = turn
  const id = memory.lesson?.guide ?? memory.quiz?.lesson ?? null
  const guide = id ? parts.catalog.guides.get(id) : lastLearned(turn)
  return guide ? card(turn, { do: 'card', guide: guide.id, card: 1 }) : lesson(turn, { do: 'lesson', guide: null })
}

function lastLearned(turn: TurnContext): Guide | undefined {
  const newest = Object.entries(turn.memory.learned).sort(([, a], [, b]) => b.at - a.at)[0]
  return newest ? turn.parts.catalog.guides.get(newest[0]) : undefined
}

/** The end of a lesson's questions: how it went, the one sentence to remember, what comes next. */
export function lessonEnd(turn: TurnContext, quiz: QuizState): Outcome {
  const guide = quiz.lesson ? turn.parts.catalog.guides.get(quiz.lesson) : undefined
  const { voice } = turn
  const missed = quiz.missed.length > 0 ? say(R.reviewLater.text, voice, { numbers: quiz.missed.join(', ') }) : ''
  const slots = { score: score(turn, quiz), remember: guide ? say(guide.remember, voice) : '', review: missed }
  if (!guide) {
    const end = fromTemplate(R.roundEnd, voice, slots, {
      lesson: { do: 'lesson', guide: null },
      other: { do: 'other-thing' },
    })
    return says('next-step', end, { memory: { quiz: null, shown: null } })
  }
  const practice = guide.quiz.some((item) => item.type === 'practice')
    ? ({ do: 'practice', guide: guide.id } as const)
    : null
  const text = fromTemplate(R.end, voice, slots, {
    practice,
    next: { do: 'lesson', guide: null },
    rest: { do: 'close' },
  })
  const learned = { ...turn.memory.learned, [guide.id]: { at: turn.now, right: quiz.right, questions: quiz.answered } }
  return says('next-step', text, {
    guide: guide.id,
    memory: { learned, quiz: null, lesson: null, shown: null },
  })
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
