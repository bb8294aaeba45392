import { STEPS as R } from '../../replies/steps.ts'
import { TALK } from '../../replies/talk.ts'
import { say } from '../../replies/voice.ts'
import { verbatimText } from '../answer-words.ts'
import { draft, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { ageOf, listAt } from '../open-list.ts'
import { type ChatMemory, hasConsent, type OpenList } from '../session.ts'
import { staying } from './ask.ts'
import { consentMore } from './first-contact.ts'
import { card, lesson, lessonQuiz } from './lesson.ts'
import { asChoices } from './menu.ts'
import { askQuestion, next as nextQuestion, quizResume } from './quiz.ts'
import { repeat } from './quiz-late.ts'
import { isStale, nothingNext, resume, saidText, step, stepAgain } from './steps.ts'

/** "tiếp", "lại", "lùi", "thêm", "nguồn": they speak of what was last shown, whatever that was. */

export async function next(turn: TurnContext): Promise<Outcome> {
  const { memory, now } = turn
  const { shown } = memory
  if (isForgotten(memory)) return says('answer', fromWords(R.forgotten, turn.voice))
  const calm = staying(turn) ?? unanswered(turn)
  if (calm) return calm
  const bookmark = memory.guides[0]
  if (memory.lastAnswer && memory.lastAnswer.rest.length > 0 && !isStale(memory.lastAnswer.at, now)) return more(turn)
  if (!shown || isStale(shown.at, now)) {
    if (bookmark && isStale(bookmark.at, now)) return resume(turn, bookmark)
    return memory.lesson ? lesson(turn, { do: 'lesson', guide: memory.lesson.guide }) : nothingNext(turn)
  }
  switch (shown.kind) {
    case 'step':
      return step(turn, { do: 'step', guide: shown.guide, step: shown.step + 1 })
    case 'card': {
      const cards = turn.parts.catalog.guides.get(shown.guide)?.cards.length ?? 0
      return shown.card < cards
        ? card(turn, { do: 'card', guide: shown.guide, card: shown.card + 1 })
        : lessonQuiz(turn)
    }
    case 'quiz':
      if (!memory.quiz) return nothingNext(turn)
      return memory.quiz.state === 'answered' ? nextQuestion(turn, memory.quiz) : askQuestion(turn, memory.quiz)
    case 'consent':
      return consentMore(turn, { do: 'consent-more', page: shown.page === 1 ? 2 : 3 })
    case 'answer':
      return shown.guide && turn.parts.catalog.guides.has(shown.guide)
        ? step(turn, { do: 'step', guide: shown.guide, step: 1 })
        : nothingNext(turn)
  }
}

/** Consent and the three questions after it come before whatever "tiếp" would go on with. */
function unanswered(turn: TurnContext): Outcome | null {
  const list = openList(turn)
  const isFirst = list && (list.kind === 'consent' || list.options[0]?.intent.do.startsWith('onboard-'))
  return isFirst && turn.memory.shown === null ? listAgain(turn) : null
}

/** What stands last on the screen with its choices, while its digits count. */
function openList({ memory, now }: TurnContext): OpenList | null {
  const list = listAt(memory, now)
  return list && list.text !== '' && ageOf(list, now) === 'open' ? list : null
}

function listAgain(turn: TurnContext): Outcome | null {
  const list = openList(turn)
  return list && says('answer', draft(list.text, asChoices(list.options), list.kind))
}

/** A list that came after what is remembered as shown: an emergency card, a setting, a menu. "Bác chọn 1 hoặc 2 nhé" is none. */
function newerList(turn: TurnContext): Outcome | null {
  const { shown, reasked } = turn.memory
  const sentAt = openList(turn)?.sentAt ?? 0
  return shown === null || (sentAt > shown.at && !reasked) ? listAgain(turn) : null
}

/** Somebody goes on with a talk this process knows nothing of: nothing was stored, and that is said. */
function isForgotten(memory: ChatMemory): boolean {
  return memory.turns === 0 && !hasConsent(memory)
}

/** The same again in simpler words, not the next thing. */
export async function again(turn: TurnContext): Promise<Outcome> {
  const { memory } = turn
  const { shown } = memory
  if (isForgotten(memory)) return says('answer', fromWords(R.forgotten, turn.voice))
  const newer = newerList(turn)
  if (newer) return newer
  switch (shown?.kind) {
    case 'step':
      return stepAgain(turn, { do: 'step-again', guide: shown.guide, step: shown.step })
    case 'card':
      return cardAgain(turn, shown.guide, shown.card)
    case 'quiz':
      if (memory.quiz && memory.quiz.state !== 'answered') return repeat(turn)
      // What was said of the answer, and not the next question.
      return listAgain(turn) ?? quizResume(turn)
    case 'consent':
      return consentMore(turn, { do: 'consent-more', page: shown.page === 1 ? 1 : shown.page === 2 ? 2 : 3 })
    default: {
      const last = memory.lastAnswer
      if (!last || last.text === '') return says('answer', fromWords(R.nothingAgain, turn.voice))
      const guide = shown?.kind === 'answer' ? shown.guide : null
      return says('answer', draft(last.text, guide ? stepsChoice(turn, guide) : []), { guide })
    }
  }
}

function stepsChoice(turn: TurnContext, guide: string) {
  const choice = R.labels.choices.find((each) => each.id === 'steps')
  return choice && turn.parts.catalog.guides.has(guide)
    ? [{ label: choice.label, intent: { do: 'step', guide, step: 1 } as const }]
    : []
}

/** A card said again is its step's simpler wording; a card without one is shown once more. */
export async function cardAgain(turn: TurnContext, guideId: string, number: number): Promise<Outcome> {
  const guide = turn.parts.catalog.guides.get(guideId)
  const step = guide?.steps[(guide.cards[number - 1]?.step ?? 0) - 1]
  const again = await card(turn, { do: 'card', guide: guideId, card: number })
  const [first, ...rest] = again.drafts
  const shown = { kind: 'card', guide: guideId, card: number, again: 1, at: turn.now } as const
  const memory = { ...again.memory, shown }
  if (!step || !first || step.simpler.length === 0) return { ...again, memory }
  return { ...again, drafts: [{ ...first, text: saidText(step.simpler, turn.voice) }, ...rest], memory }
}

/** One step, card or question back. */
export async function back(turn: TurnContext): Promise<Outcome> {
  const { shown } = turn.memory
  if (shown?.kind === 'step') return step(turn, { do: 'step', guide: shown.guide, step: Math.max(1, shown.step - 1) })
  if (shown?.kind === 'card') return card(turn, { do: 'card', guide: shown.guide, card: Math.max(1, shown.card - 1) })
  return again(turn)
}

/** What did not fit. */
export function more(turn: TurnContext): Outcome {
  const last = turn.memory.lastAnswer
  if (!last || last.rest.length === 0) return nothingNext(turn)
  const guide = turn.memory.shown?.kind === 'answer' ? turn.memory.shown.guide : null
  return says('next-step', draft(last.rest.join('\n')), { guide, memory: { lastAnswer: { ...last, rest: [] } } })
}

export function sources(turn: TurnContext): Outcome {
  const last = turn.memory.lastAnswer
  if (!last || last.sources.length === 0) return says('answer', fromWords(R.noSources, turn.voice))
  const lines = last.sources.map((line) => `– ${line}`).join('\n')
  return says('answer', fromWords(R.sources, turn.voice, { lines }))
}

/** A place of a plan word for word, slips kept; or a section of a guide. */
export function verbatim(turn: TurnContext, intent: IntentOf<'verbatim'>): Outcome {
  const passage = turn.parts.catalog.passage(intent.address)
  if (!passage) return says('answer', fromWords(TALK.verbatimGone, turn.voice))
  const isPlan = passage.kind === 'plan'
  const text = isPlan
    ? verbatimText(`${passage.docName} [${intent.address}]`, passage.text, turn.voice)
    : say(passage.text, turn.voice)
  const guide = isPlan ? null : passage.doc
  const steps = guide ? stepsChoice(turn, guide) : []
  return says('answer', draft(text, steps), {
    guide,
    guides: guide ? [guide] : [],
    citations: [intent.address],
    memory: { shown: { kind: 'answer', guide, at: turn.now } },
  })
}
