import type { ChatMemory, ListOption, OpenList } from './session.ts'

/** Which numbered choice a digit, a button or an option's words answer, and how long each kind of choice lives. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long a digit counts for a list of this kind, from the moment it was sent. */
const LIFE: Record<OpenList['kind'], number> = {
  quiz: DAY,
  // Whatever came at the chosen hour may be answered the same evening or the next morning.
  daily: DAY,
  emergency: DAY,
  confirm: 10 * MINUTE,
  menu: 30 * MINUTE,
  clarify: 30 * MINUTE,
  setting: 30 * MINUTE,
  consent: 30 * MINUTE,
}

/** After this a question of yesterday is closed for good instead of shown again. */
const RESHOWN_FOR = 7 * DAY

export type ListAge = 'open' | 'late' | 'closed'

export function ageOf(list: OpenList, at: number): ListAge {
  const age = at - list.sentAt
  if (age <= LIFE[list.kind]) return 'open'
  // Erasing is never asked again by itself: what was meant then may not be meant now.
  return age <= RESHOWN_FOR && list.kind !== 'confirm' ? 'late' : 'closed'
}

/**
 * The last list sent before the platform time of the message: a digit typed while a newer list was under way answers the
 * older. Telegram counts whole seconds, so within the same second the newer list is meant.
 */
export function listAt(memory: ChatMemory, at: number): OpenList | null {
  return memory.lists.findLast((list) => Math.floor(list.sentAt / 1000) <= Math.floor(at / 1000)) ?? null
}

/** The list and option a button belongs to: `<list>.<digit>`, whatever the channel put in front of it. */
export function readButton(
  memory: ChatMemory,
  value: string,
): { list: OpenList; option: ListOption } | 'unknown' | null {
  const match = /([a-z0-9-]+)\.(\d)$/u.exec(value)
  if (!match) return null
  const list = memory.lists.find((each) => each.id === match[1])
  const option = list?.options.find((each) => each.digit === Number(match[2]))
  return list && option ? { list, option } : 'unknown'
}

/**
 * The answer to a platform's own quiz poll: the number of the option, from 0, of the list named by `of`; after a restart the
 * channel knows only that it was a poll (`poll`), which is enough where one question is remembered.
 */
export function readPoll(
  memory: ChatMemory,
  value: string,
  of: string | undefined,
): { list: OpenList; option: ListOption } | null {
  const quizzes = memory.lists.filter(({ kind }) => kind === 'quiz')
  const list =
    memory.lists.find((each) => each.id === of) ?? (of === 'poll' && quizzes.length === 1 ? quizzes[0] : undefined)
  const option = /^\d$/u.test(value) ? list?.options[Number(value)] : undefined
  return list && option ? { list, option } : null
}

/** The two newest lists; an older button is answered as a closed question. */
export function withList(memory: ChatMemory, list: OpenList): OpenList[] {
  return [...memory.lists, list].slice(-2)
}
