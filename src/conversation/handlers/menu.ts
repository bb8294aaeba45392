import { MENU as R } from '../../replies/menu.ts'
import { say } from '../../replies/voice.ts'
import { type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { quizItem } from '../quiz-item.ts'
import type { ListOption, OpenList } from '../session.ts'

/** The menu, the way out of not understanding, and the lists of everyday names. */

export function menu(turn: TurnContext): Outcome {
  const { memory, voice } = turn
  const intents = {
    continue:
      memory.quiz && memory.quiz.state !== 'answered'
        ? ({ do: 'quiz-resume' } as const)
        : ({ do: 'lesson', guide: null } as const),
    ask: { do: 'ask-how' },
    settings: { do: 'settings' },
    human: { do: 'human' },
  } as const
  const slots = { unfinished: unfinished(turn) }
  const list =
    memory.settings.mode === 'cadre'
      ? fromTemplate(R.menuCadre, voice, slots, {
          ...intents,
          plan: { do: 'ask-plan' },
          loud: { do: 'loud', guide: null, short: false, about: null },
        })
      : fromTemplate(R.menu, voice, slots, { ...intents, scam: { do: 'scam-ask' }, progress: { do: 'progress' } })
  return says('answer', list)
}

/** What was left open, as the menu's first line; empty when nothing was. */
function unfinished(turn: TurnContext): string {
  const { memory, voice, parts } = turn
  if (memory.quiz && memory.quiz.state !== 'answered') return `${say(R.unfinishedQuiz.text, voice)}\n`
  const lesson = memory.lesson
  const lessonGuide = lesson ? parts.catalog.guides.get(lesson.guide) : undefined
  if (lesson && lessonGuide) {
    const slots = { lesson: lessonGuide.title, card: lesson.card, cards: lessonGuide.cards.length }
    return `${say(R.unfinishedLesson.text, voice, slots)}\n`
  }
  const bookmark = memory.guides[0]
  const guide = bookmark ? parts.catalog.guides.get(bookmark.guide) : undefined
  if (!bookmark || !guide) return ''
  const slots = { lesson: guide.name, card: bookmark.step, cards: bookmark.steps }
  return `${say(R.unfinishedGuide.text, voice, slots)}\n`
}

export function askHow(turn: TurnContext): Outcome {
  const ask = fromTemplate(
    R.askHow,
    turn.voice,
    {},
    {
      dvc: { do: 'guides', skills: ['vneid', 'dvc'] },
      qr: { do: 'guides', skills: ['qr', 'muasam'] },
      antoan: { do: 'guides', skills: ['antoan'] },
      menu: { do: 'menu' },
    },
  )
  return says('ask', ask)
}

export function askPlan(turn: TurnContext): Outcome {
  return says('ask', fromWords(R.askPlan, turn.voice))
}

/** At most six everyday names of these skills, core guides first. */
export function guides(turn: TurnContext, intent: IntentOf<'guides'>): Outcome {
  const found = [...turn.parts.catalog.guides.values()]
    .filter((guide) => intent.skills.includes(guide.skill))
    .sort((a, b) => Number(b.core) - Number(a.core))
    .slice(0, 6)
  if (found.length === 0) return says('ask', fromWords(R.noGuides, turn.voice))
  const choices = found.map((guide): DraftChoice => ({ label: guide.name, intent: { do: 'guide', guide: guide.id } }))
  return says('ask', draft(say(R.skillGuides.text, turn.voice), choices, 'clarify'))
}

export function stopOrRight(turn: TurnContext): Outcome {
  const ask = fromTemplate(R.stopOrRight, turn.voice, {}, { stop: { do: 'stop' }, right: { do: 'ok' } }, 'clarify')
  return says('ask', ask)
}

/** A number the list does not have: said once, the list stays open. */
export function outside(turn: TurnContext, list: OpenList): Outcome {
  const order = list.kind === 'quiz' ? orderLength(turn) : 0
  const again = { memory: { reasked: true } }
  if (order > 0) {
    const example = Array.from({ length: order }, (_, index) => order - index).join(' ')
    const text = say(R.orderAll.text, turn.voice, { count: order, example })
    return says('ask', draft(text, asChoices(list.options), list.kind), again)
  }
  const digits = list.options.map((option) => option.digit).filter((digit) => digit >= 1 && digit <= 6)
  const last = digits.at(-1)
  const named = digits.length > 1 ? `${digits.slice(0, -1).join(', ')} hoặc ${last}` : `${last ?? ''}`
  const text = say(R.chooseOneOf.text, turn.voice, { digits: named })
  return says('ask', draft(text, asChoices(list.options), list.kind), again)
}

/** How many things the open question wants in order; 0 for any other question. */
function orderLength({ memory, parts }: TurnContext): number {
  const item = memory.quiz ? quizItem(parts.catalog, memory.quiz.guide, memory.quiz.item) : null
  return item?.type === 'order' ? item.items.length : 0
}

/** Words that fit several options: only those are offered, under their own numbers. */
export function ambiguous(turn: TurnContext, list: OpenList, options: readonly ListOption[]): Outcome {
  const text = say(R.chooseBetween.text, turn.voice)
  return says('ask', draft(text, asChoices(options), list.kind), { memory: { reasked: true } })
}

export function asChoices(options: readonly ListOption[]): DraftChoice[] {
  return options.map((option) => ({
    label: option.label,
    intent: option.intent,
    digit: option.digit,
    accept: option.accept,
  }))
}
