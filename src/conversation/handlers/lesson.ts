import { type Guide, type GuideId, SKILLS, type Skill } from '../../knowledge/guide.ts'
import { bankOf } from '../../learning/bank.ts'
import { isLearned, seen } from '../../learning/mastery.ts'
import { lessonQuestions } from '../../learning/questions.ts'
import type { LearnerChange, LearnerRecord, Progress } from '../../learning/record.ts'
import { LESSON as R } from '../../replies/lesson.ts'
import { SKILL_NAMES } from '../../replies/menu.ts'
import { say } from '../../replies/voice.ts'
import { localDay } from '../../shared/clock.ts'
import { type Draft, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { knownOf } from '../learning.ts'
import { type NextLesson, nextLesson, nextOfSkill, whyOffered, wishFor } from '../lesson-plan.ts'
import { askQuestion, openRound, quizResume } from './quiz.ts'

type LessonMark = NonNullable<TurnContext['memory']['lesson']>

/** D20: the lesson of the day, card by card. Its end stands in `lesson-end.ts`. */

export async function lesson(turn: TurnContext, intent: IntentOf<'lesson'>): Promise<Outcome> {
  const { memory, parts, now } = turn
  const named = intent.guide ? parts.catalog.guides.get(intent.guide) : undefined
  const open = memory.lesson
  if (open && (named === undefined || named.id === open.guide)) {
    const begun = await resumed(turn, open)
    if (begun) return begun
  }
  // "Học tiếp" of what was offered is no choice of the person's own: the reason stays what it was.
  const isOffered = named !== undefined && open?.guide === named.id
  const next = named ? { guide: named, why: isOffered ? open.why : null } : await nextLesson(turn)
  if (!next || next.guide.cards.length === 0) return says('next-step', fromWords(R.none, turn.voice))
  const wish = named && !isOffered ? wishFor(await turn.record(), named.id, 'chosen', now) : null
  return offered(turn, next, wish)
}

/** The lesson named and counted, with the reason where there is one to tell. `wish`: what this choice adds to the progress. */
async function offered(turn: TurnContext, { guide, why }: NextLesson, wish: Progress | null): Promise<Outcome> {
  const { voice, now } = turn
  const record = await turn.record()
  const questions = questionsOf(turn, record, guide).length
  const slots = { title: guide.title, cards: guide.cards.length, questions, why: why ?? '' }
  const text = fromTemplate(why ? R.open : R.openChosen, voice, slots, {
    start: { do: 'card', guide: guide.id, card: 1 },
    other: { do: 'lesson-other' },
    later: { do: 'skip' },
  })
  return says('next-step', withTry(turn, record, guide, questions, text), {
    guide: guide.id,
    guides: [guide.id],
    learned: wish ? [{ progress: wish }] : [],
    memory: {
      lesson: { guide: guide.id, card: 0, at: now, why },
      shown: { kind: 'card', guide: guide.id, card: 0, again: 0, at: now },
    },
  })
}

/** "học về VNeID": the next lesson of that skill, which beats the formula for two weeks. */
export async function lessonSkill(turn: TurnContext, { skill }: IntentOf<'lesson-skill'>): Promise<Outcome> {
  const found = await nextOfSkill(turn, skill)
  if (found) return offered(turn, found.next, found.progress)
  const slots = { skill: SKILL_NAMES[skill] }
  const intents = { quiz: { do: 'quiz', skill, guide: null }, other: { do: 'lesson-other' } } as const
  return says('next-step', fromTemplate(R.skillLearned, turn.voice, slots, intents))
}

/** Guides that fit what was named about as well, or the skills where nothing that is taught was named. */
export function subjects(turn: TurnContext, { wish, guides }: IntentOf<'subjects'>): Outcome {
  const ofGuide = (guide: GuideId) =>
    wish === 'quiz' ? ({ do: 'quiz', skill: null, guide } as const) : ({ do: 'lesson', guide } as const)
  const ofSkill = (skill: Skill) =>
    wish === 'quiz' ? ({ do: 'quiz', skill, guide: null } as const) : ({ do: 'lesson-skill', skill } as const)
  const named = guides.flatMap((id) => turn.parts.catalog.guides.get(id) ?? [])
  const choices =
    named.length > 0
      ? named.map((guide): DraftChoice => ({ label: guide.name, intent: ofGuide(guide.id) }))
      : SKILLS.map((skill): DraftChoice => ({ label: SKILL_NAMES[skill], intent: ofSkill(skill) }))
  const text = say(named.length > 0 ? R.choose.text : R.chooseSkill.text, turn.voice)
  return says('next-step', draft(text, choices), { guides: named.map(({ id }) => id) })
}

/** The lesson that was broken off, where it was broken off: at its question, else at its card; null where it is not begun. */
async function resumed(turn: TurnContext, { guide: id, card: number }: LessonMark): Promise<Outcome | null> {
  const { memory, parts, voice } = turn
  const guide = parts.catalog.guides.get(id)
  const { progress } = await turn.record()
  if (!guide || isLearned(progress.guides[id])) return null
  const { quiz } = memory
  const asking = quiz?.kind === 'lesson' && quiz.lesson === id && (quiz.state !== 'answered' || quiz.ahead.length > 0)
  if (!asking && (number <= 1 || number > guide.cards.length)) return null
  const outcome = asking ? await quizResume(turn) : await card(turn, { do: 'card', guide: id, card: number })
  const [first, ...rest] = outcome.drafts
  const name = say(R.resumed.text, voice, { title: guide.title })
  return first ? { ...outcome, drafts: [{ ...first, text: `${name}\n${first.text}` }, ...rest] } : outcome
}

/** D40: where the placement question was right, three right answers pass the lesson over. */
function withTry(turn: TurnContext, record: LearnerRecord, guide: Guide, questions: number, text: Draft): Draft {
  const state = record.progress.guides[guide.id]
  if (record.progress.skills[guide.skill]?.placed !== true || questions < 3 || state?.finishedAt != null) return text
  const [start, ...others] = text.choices
  const label = say(R.tryOver.text, turn.voice)
  const trying: DraftChoice = { label, intent: { do: 'lesson-try', guide: guide.id } }
  return { ...text, choices: start ? [start, trying, ...others] : text.choices }
}

/** Up to five lessons not learned yet, the offered one left out. */
export async function lessonOther(turn: TurnContext): Promise<Outcome> {
  const { memory, voice } = turn
  const skipped = memory.lesson ? [memory.lesson.guide] : []
  const found: Guide[] = []
  for (let count = 0; count < 5; count += 1) {
    const next = await nextLesson(turn, [...skipped, ...found.map((guide) => guide.id)])
    if (!next) break
    found.push(next.guide)
  }
  if (found.length === 0) return says('next-step', fromWords(R.none, voice))
  const choices = found.map((guide): DraftChoice => ({ label: guide.name, intent: { do: 'lesson', guide: guide.id } }))
  return says('next-step', draft(say(R.choose.text, voice), choices))
}

/** "vì sao bài này": the reason it was offered for, word for word. */
export async function whyLesson(turn: TurnContext): Promise<Outcome> {
  const { memory, voice, parts } = turn
  const guide = memory.lesson ? parts.catalog.guides.get(memory.lesson.guide) : undefined
  if (!memory.lesson || !guide) return says('answer', fromWords(R.whyNothing, voice))
  const why = memory.lesson.why ?? (await whyOffered(turn, guide.id))
  if (why === null) return says('answer', fromWords(R.whyChosen, voice), { guide: guide.id })
  const start = { do: 'card', guide: guide.id, card: Math.max(1, memory.lesson.card) } as const
  const text = fromTemplate(R.whyAnswer, voice, { why }, { start, other: { do: 'lesson-other' } })
  return says('answer', text, { guide: guide.id })
}

export async function card(turn: TurnContext, intent: IntentOf<'card'>): Promise<Outcome> {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  if (!guide || guide.cards.length === 0) return says('next-step', fromWords(R.none, turn.voice))
  const number = Math.min(Math.max(intent.card, 1), guide.cards.length)
  const before = turn.memory.lesson
  const why = before?.guide === guide.id ? before.why : null
  return says('next-step', await cardDraft(turn, guide, number), {
    guide: guide.id,
    guides: [guide.id],
    learned: before?.guide === guide.id && before.card > 0 ? [] : await firstSight(turn, guide),
    memory: {
      lesson: { guide: guide.id, card: number, at: turn.now, why },
      shown: { kind: 'card', guide: guide.id, card: number, again: 0, at: turn.now },
    },
  })
}

async function firstSight(turn: TurnContext, guide: Guide): Promise<LearnerChange[]> {
  const { progress } = await turn.record()
  return progress.guides[guide.id] ? [] : [{ progress: seen(progress, guide.id, turn.now) }]
}

async function cardDraft(turn: TurnContext, guide: Guide, number: number): Promise<Draft> {
  const said = say(guide.cards[number - 1]?.text ?? '', turn.voice)
  const slots = { number, cards: guide.cards.length, said }
  if (number < guide.cards.length) {
    return fromTemplate(R.card, turn.voice, slots, {
      next: { do: 'card', guide: guide.id, card: number + 1 },
      again: { do: 'again' },
    })
  }
  const questions = questionsOf(turn, await turn.record(), guide).length
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

function questionsOf(turn: TurnContext, record: LearnerRecord, guide: Guide) {
  return lessonQuestions(guide.id, knownOf(turn, record), bankOf(turn.parts.catalog), localDay(turn.now))
}

/** "xong bài này rồi", or the choice under the last card. */
export async function lessonQuiz(turn: TurnContext): Promise<Outcome> {
  const { memory, parts } = turn
  const record = await turn.record()
  const guide = memory.lesson ? parts.catalog.guides.get(memory.lesson.guide) : lastLearned(turn, record)
  if (!guide) return lesson(turn, { do: 'lesson', guide: null })
  const round = openRound(turn, questionsOf(turn, record, guide), { kind: 'lesson', lesson: guide.id })
  return round ? askQuestion(turn, round) : says('next-step', fromWords(R.none, turn.voice))
}

/** Three questions before the cards: all right, and the lesson is passed over. */
export async function lessonTry(turn: TurnContext, intent: IntentOf<'lesson-try'>): Promise<Outcome> {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  if (!guide) return says('next-step', fromWords(R.none, turn.voice))
  const items = questionsOf(turn, await turn.record(), guide)
  const round = openRound(turn, items, { kind: 'lesson', lesson: guide.id, passOver: true })
  return round ? askQuestion(turn, round) : says('next-step', fromWords(R.none, turn.voice))
}

/** "cho coi lại bài": the lesson just learned, from its first card. */
export async function lessonReview(turn: TurnContext): Promise<Outcome> {
  const { memory, parts } = turn
  const id = memory.lesson?.guide ?? memory.quiz?.lesson ?? null
  const guide = id ? parts.catalog.guides.get(id) : lastLearned(turn, await turn.record())
  return guide ? card(turn, { do: 'card', guide: guide.id, card: 1 }) : lesson(turn, { do: 'lesson', guide: null })
}

function lastLearned(turn: TurnContext, { progress }: LearnerRecord): Guide | undefined {
  const done = Object.entries(progress.guides).filter(([, state]) => state?.finishedAt != null)
  const newest = done.sort(([, a], [, b]) => (b?.finishedAt ?? 0) - (a?.finishedAt ?? 0))[0]
  return newest ? turn.parts.catalog.guides.get(newest[0]) : undefined
}
