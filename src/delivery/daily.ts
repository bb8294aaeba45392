import { type Address, accountKey } from '../channels/channel.ts'
import { aborted } from '../shared/aborted.ts'
import type { Clock } from '../shared/clock.ts'
import type { Reach } from './daily-decision.ts'
import { type Planned, type PlanParts, planOne } from './daily-plan.ts'
import type { DailyStore, DueLearner } from './daily-store.ts'
import { pump } from './pump.ts'
import { alarm, type Timers } from './timers.ts'

/** Once a minute: who is due, what their one message of the day is, into the outbox with it. */

export interface DailyParts extends PlanParts {
  store: DailyStore
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
const SETTLED_AT_ONCE = 125
/** Batches of one run: whoever is due after these is served by the next run, which follows at once. */
const BATCHES = 20
/** Composing goes on for so long before others have their turn: well under what a person notices. */
const SLICE_MS = 10
/** Between looks at chats that are being answered just now, and at a database that refuses. */
const AGAIN_MS = 5_000
/** Looked at least this often: a clock that jumps, or a schedule nobody told us of, is noticed. */
const LOOK_MS = 60_000

/** Everything that is due at `now`. Run twice, cut off anywhere or stopped between two batches, it sends each message once. */
export async function runDaily(parts: DailyParts, now: number, stopped?: AbortSignal): Promise<DailyRun> {
  const { store } = parts
  const run: DailyRun = { sent: 0, letGo: 0, waiting: 0, nextAt: null }
  for (let batch = 0; batch < BATCHES && !stopped?.aborted; batch += 1) {
    const due = await store.dueLearners(now, BATCH)
    if (due.length === 0) break
    await breathe(parts)
    const planned = await planBatch(parts, due, now)
    await breathe(parts)
    const settled = await settle(parts, planned, now)
    const done = planned.filter(({ outcome }) => settled.has(outcome.learner))
    tell(parts, done, run)
    await breathe(parts)
    // What was not settled is being answered just now, or was changed by a turn: it comes round again. Whoever was let go
    // for yesterday may be due for today, so the last look is the one that finds nobody.
    if (settled.size === 0) break
  }
  const next = await store.nextDailyAt()
  run.nextAt = next !== null && next <= now ? now + (run.sent + run.letGo + run.waiting > 0 ? 1 : AGAIN_MS) : next
  return run
}

/** In parts, each one transaction: five hundred at once would hold up every answer for longer than anybody should wait. */
async function settle(parts: DailyParts, planned: readonly Planned[], now: number): Promise<Set<string>> {
  const settled = new Set<string>()
  for (let from = 0; from < planned.length; from += SETTLED_AT_ONCE) {
    const outcomes = planned.slice(from, from + SETTLED_AT_ONCE).map(({ outcome }) => outcome)
    for (const learner of await parts.store.settleDaily(outcomes, now)) settled.add(learner)
    await breathe(parts)
  }
  return settled
}

async function planBatch(parts: DailyParts, due: readonly DueLearner[], now: number): Promise<Planned[]> {
  const planned: Planned[] = []
  /** Chats this batch writes to: their second person waits. */
  const written = new Map<string, number>()
  const reaches = new Map<string, Reach>()
  let since = performance.now()
  for (const each of due) {
    const account = accountKey(each.to)
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

function tell(parts: DailyParts, done: readonly Planned[], run: DailyRun): void {
  const woken = new Map<string, Address>()
  const counts: Partial<Record<Planned['became'], number>> = {}
  for (const { to, became } of done) {
    counts[became] = (counts[became] ?? 0) + 1
    if (became === 'sent') woken.set(accountKey(to), to)
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
      const { nextAt } = await runDaily(parts, clock.now(), stopped)
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
      await aborted(signal)
      bell.clear()
      await working.idle()
      bell.clear()
    },
  }
}
