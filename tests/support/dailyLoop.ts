import { type Address, laneOf } from '../../src/channels/channel.ts'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { createDaily, type DailyParts, type DailyRun, runDaily } from '../../src/delivery/daily.ts'
import type { Reach } from '../../src/delivery/daily-decision.ts'
import { bankOf } from '../../src/learning/bank.ts'
import { counted } from '../../src/learning/habit.ts'
import { emptyProgress, type Progress } from '../../src/learning/record.ts'
import { makeReviewer } from '../../src/learning/review.ts'
import { afterSeen, nextSendAt, type Schedule } from '../../src/learning/schedule.ts'
import { localDay } from '../../src/shared/clock.ts'
import { silentLog } from '../../src/shared/log.ts'
import { openMemory, type Storage } from '../../src/storage/index.ts'
import { type FakeClock, fakeClock } from './fakeClock.ts'
import { ownCatalog } from './own-content.ts'
import type { RecordingChannel } from './recordingChannel.ts'
import { type Sending, startSending } from './sending.ts'
import { joins, schedule, turn } from './storedTurns.ts'

/** The real content, read once for a test file. */
export const catalog = await ownCatalog()
export const reviewer = makeReviewer()

/** The daily loop over a memory engine, with a sender to a recording platform and people who answer when told. */
export interface DailyLoop {
  clock: FakeClock
  storage: Storage
  parts: DailyParts
  channel: RecordingChannel
  sending: Sending
  /** One look at who is due, outside the loop. */
  runOnce(): Promise<DailyRun>
  /** The loop itself, until the returned function is called. */
  start(): () => Promise<void>
  /** Somebody agrees to be remembered and chooses an hour. */
  person(learner: string, from: Address, more?: Partial<Schedule>): Promise<void>
  /** The person writes and, if `learns`, something is learned. */
  writes(learner: string, learns?: boolean): Promise<void>
  /** "ngừng gửi", and "gửi lại". */
  stops(learner: string): Promise<void>
  resumes(learner: string): Promise<void>
  progress(learner: string): Promise<Progress>
}

export interface DailyLoopOptions {
  clock?: FakeClock
  storage?: Storage
  reach?: (to: Address) => Reach
  compose?: DailyParts['compose']
}

export function dailyLoop(options: DailyLoopOptions = {}): DailyLoop {
  const clock = options.clock ?? fakeClock()
  const storage = options.storage ?? openMemory()
  const sending = startSending({ clock, storage })
  const people = new Map<string, { from: Address; schedule: Schedule }>()
  const parts: DailyParts = {
    store: storage.daily,
    log: silentLog(),
    bank: () => bankOf(catalog),
    reviewer,
    compose: options.compose ?? ((today) => ({ message: { type: 'text', text: today.kind }, patch: {} })),
    reach: async (to) => options.reach?.(to) ?? { kind: 'free' },
    wake: () => sending.sender.wake(),
    breathe: () => Promise.resolve(),
  }

  async function save(learner: string, from: Address, next: Schedule, more: Effect[] = []): Promise<void> {
    people.set(learner, { from, schedule: next })
    const nextAt = nextSendAt(next, learner, clock.now())
    const saved: Effect = { type: 'scheduleSaved', learner, lane: laneOf(from), to: from, schedule: next, nextAt }
    await turn(storage, from, [...more, saved], clock.now())
  }

  /** As the store has it: the loop has moved it on since. */
  async function current(learner: string): Promise<Schedule> {
    const [due] = (await storage.daily.dueLearners(Number.MAX_SAFE_INTEGER, 1000)).filter(
      (each) => each.learner === learner,
    )
    return due?.schedule ?? known(learner).schedule
  }

  function known(learner: string): { from: Address; schedule: Schedule } {
    const found = people.get(learner)
    if (!found) throw new Error(`nobody is called ${learner}`)
    return found
  }

  return {
    clock,
    storage,
    parts,
    sending,
    channel: sending.channel,
    runOnce: () => runDaily(parts, clock.now()),
    start() {
      const stopping = new AbortController()
      const running = createDaily({ ...parts, clock, timers: clock }).run(stopping.signal)
      return async () => {
        stopping.abort()
        await running
      }
    },
    async person(learner, from, more = {}) {
      const next = schedule({ lastSeen: localDay(clock.now()), ...more })
      const begins: Effect = { type: 'learnerChanged', learner, change: { progress: emptyProgress() } }
      await save(learner, from, next, [...joins(from, learner, more.name ?? null), begins])
    },
    async writes(learner, learns = false) {
      const before = await this.progress(learner)
      const { habit } = counted(before.habit, localDay(clock.now()))
      const change: Effect = { type: 'learnerChanged', learner, change: { progress: { ...before, habit } } }
      await save(learner, known(learner).from, afterSeen(await current(learner), clock.now()), learns ? [change] : [])
    },
    async stops(learner) {
      const { from, schedule: before } = known(learner)
      const now = clock.now()
      const stopped: Effect = { type: 'sendingStopped', lane: laneOf(from), at: now }
      await save(learner, from, { ...afterSeen(before, now), stoppedAt: now }, [stopped])
    },
    async resumes(learner) {
      const { from, schedule: before } = known(learner)
      await save(learner, from, { ...afterSeen(before, clock.now()), stoppedAt: null })
    },
    progress: async (learner) => (await storage.learners.record(learner))?.progress ?? emptyProgress(),
  }
}
