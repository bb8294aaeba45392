import { spanName } from '../../replies/days.ts'
import { SKILL_NAMES } from '../../replies/menu.ts'
import { PROGRESS as R } from '../../replies/progress.ts'
import { say } from '../../replies/voice.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { quizItem, stemOf } from '../quiz-item.ts'
import { hasConsent } from '../session.ts'
import { consentNeed } from './first-contact.ts'

/** D27: counted from the catalogue and from what this person did. Without consent only this talk can be told. */

const FIVE = ['dvc', 'vneid', 'qr', 'antoan', 'muasam'] as const

export function progress(turn: TurnContext): Outcome {
  const { memory, voice, parts } = turn
  const guides = [...parts.catalog.guides.values()].filter(
    (guide) => guide.skill !== 'morong' && guide.cards.length > 0,
  )
  const isLearned = (id: string) => memory.learned[id] !== undefined
  const learned = guides.filter((guide) => isLearned(guide.id)).length
  const lines = FIVE.flatMap((skill) => {
    const all = guides.filter((guide) => guide.skill === skill)
    const done = all.filter((guide) => isLearned(guide.id)).length
    return all.length > 0 ? [`– ${SKILL_NAMES[skill]}: ${done}/${all.length}`] : []
  }).join('\n')
  const rest = guides.length - learned
  const left = rest === 0 ? say(R.leftNone.text, voice) : say(R.left.text, voice, { left: rest, span: spanName(rest) })
  const text = fromTemplate(
    R.progress,
    voice,
    { learned, all: guides.length, lines, left },
    {
      continue: { do: 'lesson', guide: null },
      mistakes: { do: 'mistakes' },
    },
  )
  if (hasConsent(memory)) return says('progress', text)
  if (memory.minor) return says('progress', [fromWords(R.sessionOnly, voice), text])
  const session = { ...text, text: `${say(R.sessionOnly.text, voice)}\n${text.text}`, choices: [] }
  return says('progress', [session, consentNeed(turn)], { memory: { consent: { ...memory.consent, state: 'asked' } } })
}

/** Stems only: what the right answer is comes when the question comes back. */
export function mistakes(turn: TurnContext): Outcome {
  const missed = Object.entries(turn.memory.attempts)
    .filter(([, attempt]) => !attempt.right)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, 5)
  const lines = missed.flatMap(([id]) => {
    const guide = [...turn.parts.catalog.guides.values()].find((each) => each.quiz.some((item) => item.id === id))
    const item = guide ? quizItem(turn.parts.catalog, guide.id, id) : null
    return item ? [`– ${stemOf(item, turn.voice)}`] : []
  })
  if (lines.length === 0) return says('progress', fromWords(R.mistakesNone, turn.voice))
  const text = fromTemplate(
    R.mistakes,
    turn.voice,
    { lines: lines.join('\n') },
    { again: { do: 'quiz', skill: null, guide: null } },
  )
  return says('progress', text)
}
