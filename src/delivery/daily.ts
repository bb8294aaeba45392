import type { Address, OutgoingMessage } from '../channels/channel.ts'
import type { Bank } from '../learning/bank.ts'
import { excusing, weekOf } from '../learning/habit.ts'
import type { LocalDay, Progress } from '../learning/record.ts'
import type { Reviewer } from '../learning/review.ts'
import { afterSent, nextSendAt, type Schedule } from '../learning/schedule.ts'
import { pickToday, type Today } from '../learning/today.ts'
import { type Clock, timeOn } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { decide, type Excuse, type Reach } from './daily-decision.ts'
import { type DailyOutcome, type DailyStore, type DueLearner, dailyId } from './daily-store.ts'
import { pump } from './pump.ts'
import { alarm, type Timers } from './timers.ts'

/** Once a minute: who is due, what their one message of the day is, into the outbox with it. */

export interface DailyParts {
  store: DailyStore
  log: Log
  /** The content of the moment; a reload changes it. */
  bank(): Bank
  reviewer: Reviewer
  /** Words and what they open. `schedule` is as it will be once this was sent. */
  compose(today: Today, due: DueLearner, day: LocalDay, now: number): { message: OutgoingMessage; patch: unknown }
  /** What the account behind an address lets us send unasked. */
  reach(to: Address, now: number): Promise<Reach>
  /** Something is in the outbox for these accounts. */
  wake(to: Address): void
  /** Lets others have their turn between two pieces of work; left out, the event loop goes round once. */
  breathe?(): Promise<void>
}

export interface DailyRun {
  /** Messages put into the outbox. */
  sent: number
  /** Days not sent through us, which do not count against anybody's rhythm. */
  letGo: number
  waiting: number
  /** When to run again; null when nobody waits. */
  nextAt: number | null
}

const BATCH = 500
/** Batches of one run: whoever is due after these is served by the next run, which follows at once. */
const BATCHES = 20
/** Composing goes on for so long before others have their turn: well under what a person notices. */
const SLICE_MS = 10
/** Between looks at chats that are being answered just now, and at a database that refuses. */
const AGAIN_MS = 5_000
/** Looked at least this often: a clock that jumps, or a schedule nobody told us of, is noticed. */
const LOOK_MS = 60_000
/** Wordings take turns by three, a practice comes every fifth time: after this many both begin anew. */
const VARIANTS = 15

/** Everything that is due at `now`. Run twice, or cut off anywhere, it sends each message once. */
export async function runDaily(parts: DailyParts, now: number): Promise<DailyRun> {
  const { store } = parts
  const run: DailyRun = { sent: 0, letGo: 0, waiting: 0, nextAt: null }
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const due = await store.dueLearners(now, BATCH)
    if (due.length === 0) break
    await breathe(parts)
    const planned = await planBatch(parts, due, now)
    await breathe(parts)
    const settled = new Set(
      await store.settleDaily(
        planned.map(({ outcome }) => outcome),
        now,
      ),
    )
    const done = planned.filter(({ outcome }) => settled.has(outcome.learner))
    tell(parts, done, run)
    await breathe(parts)
    // What was not settled is being answered just now, or was changed by a turn: it comes round again.
    if (due.length < BATCH || settled.size === 0) break
  }
  const next = await store.nextDailyAt()
  run.nextAt = next !== null && next <= now ? now + (run.sent + run.letGo + run.waiting > 0 ? 1 : AGAIN_MS) : next
  return run
}

interface Planned {
  outcome: DailyOutcome
  to: Address
  became: 'sent' | 'waiting' | 'passed' | Excuse | 'nothing' | 'failed'
}

async function planBatch(parts: DailyParts, due: readonly DueLearner[], now: number): Promise<Planned[]> {
  const planned: Planned[] = []
  /** Chats this batch writes to: their second person waits. */
  const written = new Map<string, number>()
  const reaches = new Map<string, Reach>()
  let since = performance.now()
  for (const each of due) {
    const account = `${each.to.channel}:${each.to.account}`
    const reach = reaches.get(account) ?? (await parts.reach(each.to, now))
    reaches.set(account, reach)
    const one = planOne(parts, each, reach, written.get(each.lane) ?? each.lastUnaskedAt, now)
    planned.push(one)
    if (one.became === 'sent') {
      written.set(each.lane, now)
      if (reach.kind === 'quota') reach.left -= 1
    }
    if (performance.now() - since > SLICE_MS) {
      await breathe(parts)
      since = performance.now()
    }
  }
  return planned
}

function planOne(parts: DailyParts, due: DueLearner, reach: Reach, lastUnaskedAt: number | null, now: number): Planned {
  const { learner, dueAt, to } = due
  const progress = due.lastDropped && due.schedule.lastSent !== null ? excused(due, due.schedule.lastSent) : null
  const known = progress ? { ...due, progress } : due
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
      ...moved(afterSent(due.schedule, last, 'lesson'), timeOn(last + 1, 0, 0) - 1),
      progress: excused(known, first, last),
    }),
  })
  const decision = decide(known, reach, lastUnaskedAt, now)
  switch (decision.kind) {
    case 'silence':
      return { to, became: 'passed', outcome: outcome({ draft: null, schedule: due.schedule, nextAt: null }) }
    case 'pass':
      return { to, became: 'passed', outcome: outcome(moved(due.schedule)) }
    case 'wait':
      return {
        to,
        became: 'waiting',
        outcome: outcome({ draft: null, schedule: due.schedule, nextAt: decision.until }),
      }
    case 'excuse':
      return excuse(decision.from, decision.to, decision.why)
    case 'send': {
      const { day, deadline } = decision
      try {
        const today = pickToday(known, parts.bank(), parts.reviewer, day, now)
        // Nothing left to learn and nothing to go over: a day without a message breaks no rhythm.
        if (today === null) return excuse(day, day, 'nothing')
        const schedule = sentSchedule(due.schedule, today, day)
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

function excused({ progress }: Pick<DueLearner, 'progress'>, from: LocalDay, to = from): Progress {
  return { ...progress, habit: excusing(progress.habit, from, to) }
}

function tell(parts: DailyParts, done: readonly Planned[], run: DailyRun): void {
  const woken = new Map<string, Address>()
  const counts: Partial<Record<Planned['became'], number>> = {}
  for (const { to, became } of done) {
    counts[became] = (counts[became] ?? 0) + 1
    if (became === 'sent') woken.set(`${to.channel}:${to.account}`, to)
  }
  for (const to of woken.values()) parts.wake(to)
  const { sent = 0, waiting = 0, passed = 0, ...letGo } = counts
  run.sent += sent
  run.waiting += waiting
  run.letGo += Object.values(letGo).reduce((sum, count) => sum + count, 0)
  if (letGo.quota) parts.log.warn({ event: 'daily.quota-used', learners: letGo.quota }, 'the month is used up')
  if (sent > 0 || run.letGo > 0) parts.log.info({ event: 'daily.run', sent, waiting, passed, ...letGo }, 'daily')
}

function breathe({ breathe: given }: DailyParts): Promise<void> {
  return given ? given() : new Promise((resolve) => setImmediate(resolve))
}

export interface Daily {
  /** A schedule was saved. Cheap, never lost. */
  wake(): void
  run(signal: AbortSignal): Promise<void>
}

/** The loop: wakes when the next person is due, and once a minute in any case. */
export function createDaily(parts: DailyParts & { clock: Clock; timers: Timers }): Daily {
  const { clock, timers, log } = parts
  const bell = alarm(timers, () => working.wake())
  let stopped: AbortSignal = AbortSignal.abort()

  const working = pump(async () => {
    if (stopped.aborted) return
    try {
      const { nextAt } = await runDaily(parts, clock.now())
      const wait = nextAt === null ? LOOK_MS : nextAt - clock.now()
      bell.set(Math.min(LOOK_MS, Math.max(1, wait)))
    } catch (error) {
      log.error({ err: error, event: 'daily.failed' }, 'cannot look for who is due')
      bell.set(AGAIN_MS)
    }
  })

  return {
    wake: () => working.wake(),
    async run(signal) {
      stopped = signal
      working.wake()
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        else signal.addEventListener('abort', () => resolve(), { once: true })
      })
      bell.clear()
      await working.idle()
      bell.clear()
    },
  }
}
