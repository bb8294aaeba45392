import type { Address, OutgoingMessage } from '../channels/channel.ts'
import type { Bank } from '../learning/bank.ts'
import { excusing, weekOf } from '../learning/habit.ts'
import type { LocalDay, Progress } from '../learning/record.ts'
import type { Reviewer } from '../learning/review.ts'
import { afterSent, nextSendAt, type Schedule } from '../learning/schedule.ts'
import { pickToday, type Today } from '../learning/today.ts'
import { timeOn } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { decide, type Excuse, type Reach } from './daily-decision.ts'
import { type DailyOutcome, type DueLearner, dailyId } from './daily-store.ts'

/** What becomes of one due learner: a message and the next time, or the next time alone. */

export interface PlanParts {
  log: Log
  /** The content of the moment; a reload changes it. */
  bank(): Bank
  reviewer: Reviewer
  /** Words and what they open. `schedule` is as it will be once this was sent. */
  compose(today: Today, due: DueLearner, day: LocalDay, now: number): { message: OutgoingMessage; patch: unknown }
}

/** Wordings take turns by three, a practice comes every fifth time: after this many both begin anew. */
const VARIANTS = 15

export interface Planned {
  outcome: DailyOutcome
  to: Address
  became: 'sent' | 'waiting' | 'passed' | Excuse | 'nothing' | 'failed'
}

/** `lastUnaskedAt` counts what this very batch sends to the same chat. */
export function planOne(
  parts: PlanParts,
  due: DueLearner,
  reach: Reach,
  lastUnaskedAt: number | null,
  now: number,
): Planned {
  const { learner, dueAt, to } = due
  const progress = due.lastDropped && due.schedule.lastSent !== null ? excused(due, due.schedule.lastSent) : null
  const known = progress ? { ...due, progress, schedule: stillToCome(due.schedule) } : due
  const { schedule: before } = known
  const outcome = (rest: Pick<DailyOutcome, 'draft' | 'schedule' | 'nextAt' | 'progress'>): DailyOutcome => ({
    learner,
    dueAt,
    ...(progress ? { progress } : {}),
    ...rest,
  })
  const moved = (schedule: Schedule, after = now) => ({
    draft: null,
    schedule,
    nextAt: nextSendAt(schedule, learner, after),
  })
  const excuse = (first: LocalDay, last: LocalDay, why: Planned['became']): Planned => ({
    to,
    became: why,
    outcome: outcome({
      // Counted from the end of the last day let go: today's hour may have come already and not be over.
      ...moved(afterSent(before, last, 'lesson'), timeOn(last + 1, 0, 0) - 1),
      progress: excused(known, first, last),
    }),
  })
  const decision = decide(known, reach, lastUnaskedAt, now)
  switch (decision.kind) {
    case 'silence':
      return { to, became: 'passed', outcome: outcome({ draft: null, schedule: before, nextAt: null }) }
    case 'pass':
      return { to, became: 'passed', outcome: outcome(moved(before)) }
    case 'wait':
      return {
        to,
        became: 'waiting',
        outcome: outcome({ draft: null, schedule: before, nextAt: decision.until }),
      }
    case 'excuse':
      return excuse(decision.from, decision.to, decision.why)
    case 'send': {
      const { day, deadline } = decision
      try {
        const today = pickToday(known, parts.bank(), parts.reviewer, day, now)
        // Nothing left to learn and nothing to go over: a day without a message breaks no rhythm.
        if (today === null) return excuse(day, day, 'nothing')
        const schedule = sentSchedule(before, today, day)
        const { message, patch } = parts.compose(today, { ...known, schedule }, day, now)
        return {
          to,
          became: 'sent',
          outcome: outcome({
            draft: {
              id: dailyId(learner, day),
              to,
              message,
              why: 'scheduled',
              notBefore: now,
              deadline,
              keepText: true,
              opens: { learner, patch },
            },
            schedule,
            nextAt: nextSendAt(schedule, learner, now),
          }),
        }
      } catch (error) {
        // One person's broken record must not keep everybody else's lesson back.
        parts.log.error({ err: error, event: 'daily.compose-failed' }, 'cannot compose a daily message')
        return excuse(day, day, 'failed')
      }
    }
  }
}

function sentSchedule(schedule: Schedule, today: Today, day: LocalDay): Schedule {
  const isBack = today.kind === 'back.3' || today.kind === 'back.10' || today.kind === 'back.60'
  return {
    ...afterSent(schedule, day, isBack ? today.kind : 'lesson'),
    variant: (schedule.variant + 1) % VARIANTS,
    weekSent: today.kind === 'week' ? weekOf(day) : schedule.weekSent,
  }
}

/** A message about being away that never went out is sent the next time; which one follows from the silence alone. */
function stillToCome(schedule: Schedule): Schedule {
  const { away, lastSent, lastSeen, pausedUntil } = schedule
  const silent = (lastSent ?? 0) - Math.max(lastSeen, pausedUntil ?? 0)
  return silent === away ? { ...schedule, away: 0 } : schedule
}

function excused({ progress }: Pick<DueLearner, 'progress'>, from: LocalDay, to = from): Progress {
  return { ...progress, habit: excusing(progress.habit, from, to) }
}
