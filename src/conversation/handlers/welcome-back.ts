import { bankOf } from '../../learning/bank.ts'
import { reviewQuestions } from '../../learning/questions.ts'
import { DAILY as R } from '../../replies/daily.ts'
import { localDay } from '../../shared/clock.ts'
import { fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent } from '../intent.ts'
import { knownOf } from '../learning.ts'
import type { Reading } from '../route.ts'
import { hasConsent, nameSlot } from '../session.ts'

/** D24: the first word after ten days or more. Two easy questions are offered; what was missed is never counted. */

const LONG_AWAY_DAYS = 10
/** A greeting, or the wish to go on. Whoever asks a question is answered as ever. */
const OPENINGS: ReadonlySet<Intent['do']> = new Set<Intent['do']>(['hello', 'called', 'next', 'menu', 'lesson', 'quiz'])

/** Null where nothing is to be welcomed, or nothing is due. */
export async function welcomeBack(turn: TurnContext, reading: Reading & { kind: 'intent' }): Promise<Outcome | null> {
  const { memory, parts, now } = turn
  const today = localDay(now)
  const { intent } = reading
  const isNamed = (intent.do === 'lesson' || intent.do === 'quiz') && intent.guide !== null
  const away = memory.seen ? today - memory.seen.last : 0
  if (!hasConsent(memory) || away < LONG_AWAY_DAYS || !OPENINGS.has(intent.do) || isNamed) return null
  const wish = { day: today, cap: memory.settings.cap, withLesson: false, doneToday: 0 }
  const known = knownOf(turn, await turn.record())
  if (reviewQuestions(known, bankOf(parts.catalog), parts.reviewer, wish).length === 0) return null
  const intents = { start: { do: 'review' }, lesson: { do: 'lesson', guide: null } } as const
  return says('answer', fromTemplate(R.welcome, turn.voice, nameSlot(memory.settings), intents))
}
