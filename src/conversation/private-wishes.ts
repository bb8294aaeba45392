import type { TurnContext } from './handler.ts'
import type { Intent } from './intent.ts'

/** What is asked for in a group and concerns one person alone. */

/** Among others only content is answered; whatever concerns one person goes to a private chat. */
const PRIVATE: ReadonlySet<Intent['do']> = new Set<Intent['do']>([
  'consent',
  'progress',
  'progress-picture',
  'week',
  'mistakes',
  'own-data',
  'own-data-full',
  'who',
  'person-add',
  'mentor-start',
  'mentor-list',
  'who-sees',
  'mentor-off',
  'typed-code',
  'link-start',
  'link-join',
  'link-answer',
  'link-list',
  'link-off-ask',
  'link-off',
  'daily-here',
  'daily-at',
  'withdraw',
  'withdraw-sure',
  'erase-words',
  'export-files',
  'erase-ask',
  'erase',
  'scam',
  'scam-ask',
  'lesson',
  'lesson-skill',
  'subjects',
  'why-lesson',
  'quiz',
  'quiz-round',
  'review',
  'final-round',
  'settings',
  'set-hour',
  'set-pace',
  'set-weekdays',
  'sending-plan',
  'set-cap',
  'set-streak',
  'set-polls',
  'pause',
  'start',
])

export function inGroup(turn: TurnContext, intent: Intent): Intent {
  return turn.from.kind === 'group' && PRIVATE.has(intent.do) ? { do: 'group-private' } : intent
}
