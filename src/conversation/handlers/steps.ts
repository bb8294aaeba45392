import type { Guide, Said } from '../../knowledge/guide.ts'
import { pictureOf } from '../../knowledge/guide-picture.ts'
import { practised } from '../../learning/mastery.ts'
import { LESSON } from '../../replies/lesson.ts'
import { STEPS as R } from '../../replies/steps.ts'
import { say, type Voice } from '../../replies/voice.ts'
import { words } from '../../shared/text.ts'
import { overlap } from '../choice.ts'
import { choiceOf, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { countedToday } from '../learning.ts'
import type { ChatMemory } from '../session.ts'
import { stepPicture } from '../step-picture.ts'
import { topicOf, withTopic } from '../topics.ts'

/** D06: one step at a time, the same step in simpler words, and the ways it may go differently. */

const DAY_MS = 86_400_000

/** Runs of a guide as one text; a run without a source is marked as a tip, once, where the run of tips ends. */
export function saidText(said: readonly Said[], voice: Voice): string {
  return said
    .map((run, index) => {
      const tipEnds = run.tip && !said[index + 1]?.tip
      return tipEnds ? `${say(run.text, voice)} ${R.tip.text}` : say(run.text, voice)
    })
    .join(' ')
}

export function step(turn: TurnContext, intent: IntentOf<'step'>): Outcome {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  const found = guide?.steps[intent.step - 1]
  if (!guide || !found) return nothingNext(turn)
  const number = Math.min(Math.max(intent.step, 1), guide.steps.length)
  const slots = { number, steps: guide.steps.length, said: saidText(found.said, turn.voice) }
  const isLast = number === guide.steps.length
  const text = isLast
    ? fromTemplate(R.last, turn.voice, slots, {
        done: { do: 'step-done', guide: guide.id },
        stuck: { do: 'stuck', guide: guide.id },
        quiz: hasQuiz(guide) ? { do: 'quiz', skill: null, guide: guide.id } : null,
      })
    : fromTemplate(R.step, turn.voice, slots, stepIntents(guide, number))
  const shown = turn.memory.shown
  const onBefore = shown?.kind === 'step' && shown.guide === guide.id && shown.step === number - 1
  // The screen of the step before is still in sight when it is this step's as well.
  const isSame = onBefore && pictureOf(guide, number - 1) === pictureOf(guide, number)
  const picture = isSame ? undefined : stepPicture(turn, guide, number, 'besides')
  return says('next-step', picture ? { ...text, picture } : text, {
    guide: guide.id,
    guides: [guide.id],
    citations: [`${guide.id}#buoc-${number}`],
    memory: at(turn, guide, number, 0),
  })
}

function stepIntents(guide: Guide, number: number) {
  return {
    next: { do: 'step', guide: guide.id, step: number + 1 },
    again: { do: 'step-again', guide: guide.id, step: number },
    other: { do: 'step-other', guide: guide.id, step: number },
  } as const
}

function hasQuiz(guide: Guide): boolean {
  return guide.quiz.some((item) => item.type !== 'practice')
}

/** Bookmark of this guide on top, two others kept; "tiếp" and "lại" speak of this step from now on. */
function at(turn: TurnContext, guide: Guide, number: number, again: number): Partial<ChatMemory> {
  const bookmark = { guide: guide.id, step: number, steps: guide.steps.length, hash: guide.hash, at: turn.now }
  return {
    guides: [bookmark, ...turn.memory.guides.filter((each) => each.guide !== guide.id)].slice(0, 3),
    shown: { kind: 'step', guide: guide.id, step: number, again, at: turn.now },
    topics: withTopic(turn.memory.topics, topicOf(guide, guide.title, turn.now)),
  }
}

export function stepAgain(turn: TurnContext, intent: IntentOf<'step-again'>): Outcome {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  const found = guide?.steps[intent.step - 1]
  if (!guide || !found) return nothingNext(turn)
  const shown = turn.memory.shown
  const again = shown?.kind === 'step' && shown.step === intent.step && shown.guide === guide.id ? shown.again + 1 : 1
  const citations = [`${guide.id}#buoc-${intent.step}`]
  if (again > 1) {
    const next = { do: 'step', guide: guide.id, step: intent.step + 1 } as const
    const text = fromTemplate(R.repeatedTwice, turn.voice, {}, { next, human: { do: 'human' } })
    const picture = stepPicture(turn, guide, intent.step, 'asked')
    return says('next-step', picture ? { ...text, picture } : text, {
      guide: guide.id,
      citations,
      memory: at(turn, guide, intent.step, again),
    })
  }
  const slots = { number: intent.step, steps: guide.steps.length, said: saidText(found.simpler, turn.voice) }
  const text = fromTemplate(R.simpler, turn.voice, slots, stepIntents(guide, intent.step))
  return says('next-step', text, {
    guide: guide.id,
    guides: [guide.id],
    citations,
    memory: at(turn, guide, intent.step, again),
  })
}

export function stepOther(turn: TurnContext, intent: IntentOf<'step-other'>): Outcome {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  const found = guide?.steps[intent.step - 1]
  if (!guide || !found) return nothingNext(turn)
  const branches = found.branches.map(
    (branch, index): DraftChoice => ({
      label: say(branch.label, turn.voice),
      intent: { do: 'branch', guide: guide.id, step: intent.step, branch: index },
    }),
  )
  const human = choiceOf(R.labels, 'human', turn.voice, { do: 'human' })
  return says('next-step', draft(say(R.other.text, turn.voice), [...branches, human], 'clarify'), { guide: guide.id })
}

/** The branch of the step on the screen that a few words describe, or null: "máy tôi không có nút đó" at "Không có nút QR". */
export function branchFor(turn: TurnContext, text: string): IntentOf<'branch'> | null {
  const { shown } = turn.memory
  if (shown?.kind !== 'step' || words(text).length > 12) return null
  const branches = turn.parts.catalog.guides.get(shown.guide)?.steps[shown.step - 1]?.branches ?? []
  const scores = branches.map((each) => overlap(text, say(each.label, turn.voice)))
  const best = Math.max(0, ...scores)
  // Two thirds of the label, and no second branch about as near.
  if (best < 0.66 || scores.filter((score) => score > best - 0.15).length > 1) return null
  return { do: 'branch', guide: shown.guide, step: shown.step, branch: scores.indexOf(best) }
}

export function branch(turn: TurnContext, intent: IntentOf<'branch'>): Outcome {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  const found = guide?.steps[intent.step - 1]?.branches[intent.branch]
  if (!guide || !found) return nothingNext(turn)
  const isLast = intent.step >= guide.steps.length
  const text = fromTemplate(
    R.branch,
    turn.voice,
    { said: saidText(found.said, turn.voice), number: intent.step },
    {
      next: isLast ? null : { do: 'step', guide: guide.id, step: intent.step + 1 },
      back: { do: 'step', guide: guide.id, step: intent.step },
    },
  )
  const other = found.handOver ? turn.parts.catalog.guides.get(found.handOver) : undefined
  if (other) {
    const label = say(R.handOver.text, turn.voice, { name: other.name })
    text.choices.unshift({ label, intent: { do: 'step', guide: other.id, step: 1 } })
  }
  return says('answer', text, { guide: guide.id, guides: [guide.id], citations: [`${guide.id}#buoc-${intent.step}`] })
}

/** "Làm được": the person's own word, a mark of its own and a day of learning. */
export async function stepDone(turn: TurnContext, intent: IntentOf<'step-done'>): Promise<Outcome> {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  const quiz = guide && hasQuiz(guide) ? ({ do: 'quiz', skill: null, guide: guide.id } as const) : null
  const text = fromTemplate(R.done, turn.voice, {}, { quiz, other: { do: 'other-thing' } })
  const { progress } = await turn.record()
  return says('answer', text, {
    learned: guide ? [{ progress: countedToday(practised(progress, guide.id, turn.now), turn.now) }] : [],
    memory: { guides: turn.memory.guides.filter((each) => each.guide !== intent.guide) },
  })
}

export function stuck(turn: TurnContext, intent: IntentOf<'stuck'>): Outcome {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  const steps = (guide?.steps ?? []).slice(0, 6)
  const choices = steps.map(
    (each): DraftChoice => ({ label: each.title, intent: { do: 'step', guide: intent.guide, step: each.number } }),
  )
  const human = choiceOf(R.labels, 'human', turn.voice, { do: 'human' })
  return says('ask', draft(say(R.stuck.text, turn.voice), [...choices, human], 'clarify'), { guide: intent.guide })
}

/** "tiếp" a day later: where it stopped is said first. A guide edited since starts anew, so that no step is skipped. */
export function resume(turn: TurnContext, bookmark: ChatMemory['guides'][number]): Outcome {
  const guide = turn.parts.catalog.guides.get(bookmark.guide)
  if (!guide) return nothingNext(turn)
  if (guide.hash !== bookmark.hash) {
    const first = step(turn, { do: 'step', guide: guide.id, step: 1 })
    return { ...first, drafts: [fromWords(R.moved, turn.voice), ...first.drafts] }
  }
  const slots = { number: bookmark.step, steps: guide.steps.length, name: guide.name }
  const text = fromTemplate(R.resume, turn.voice, slots, {
    next: { do: 'step', guide: guide.id, step: bookmark.step },
    first: { do: 'step', guide: guide.id, step: 1 },
    other: { do: 'other-thing' },
  })
  return says('next-step', text, { guide: guide.id })
}

export function isStale(at: number, now: number): boolean {
  return now - at > DAY_MS
}

export function nothingNext(turn: TurnContext): Outcome {
  const text = fromTemplate(
    R.nothingNext,
    turn.voice,
    {},
    { lesson: { do: 'lesson', guide: null }, ask: { do: 'ask-how' } },
  )
  return says('next-step', text)
}

/** A practice task: what to try on the phone, reported by the person, never scored. */
export function practice(turn: TurnContext, intent: IntentOf<'practice'>): Outcome {
  const guide = turn.parts.catalog.guides.get(intent.guide)
  const item = guide?.quiz.find((each) => each.type === 'practice')
  if (!guide || !item) return says('next-step', fromWords(LESSON.noPractice, turn.voice))
  const text = fromTemplate(
    LESSON.practice,
    turn.voice,
    { said: say(item.stem, turn.voice) },
    {
      done: { do: 'step-done', guide: guide.id },
      stuck: { do: 'step', guide: guide.id, step: item.step },
      later: { do: 'skip' },
    },
  )
  return says('next-step', text, { guide: guide.id })
}
