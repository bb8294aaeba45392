import type { GuideId } from '../knowledge/guide.ts'
import { weekOf } from './habit.ts'
import type { LocalDay, Progress } from './record.ts'

/** First tries counted as they happen, so that the message of the day reads no answers. */

/** One more first try, of this guide on this day; a new week begins at nothing. */
export function tallied(progress: Progress, guide: GuideId, pass: boolean, day: LocalDay): Progress {
  const week = weekOf(day)
  const before =
    progress.tally?.week === week
      ? progress.tally
      : { week, right: 0, answered: 0, guides: {}, today: { day, answered: 0 } }
  const own = before.guides[guide] ?? { right: 0, answered: 0 }
  const right = pass ? 1 : 0
  const today = before.today.day === day ? before.today.answered : 0
  return {
    ...progress,
    tally: {
      week,
      right: before.right + right,
      answered: before.answered + 1,
      guides: { ...before.guides, [guide]: { right: own.right + right, answered: own.answered + 1 } },
      today: { day, answered: today + 1 },
    },
  }
}

/** Scored questions already answered on `day`: the cap of a day counts them, wherever they were asked. */
export function answeredOn(progress: Progress, day: LocalDay): number {
  return progress.tally?.today.day === day ? progress.tally.today.answered : 0
}
