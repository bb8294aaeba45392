import { type DailyStore, type DueLearner, dailyId } from '../../delivery/daily-store.ts'
import { emptyProgress } from '../../learning/record.ts'
import type { Schedule } from '../../learning/schedule.ts'
import { localDay } from '../../shared/clock.ts'
import { memoryIdle } from './idle.ts'
import { type MemoryState, putDraft, type ScheduleEntry } from './state.ts'

const CARDS = 20

/** Who is to be written to, in this process alone. */
export function memoryDailyStore(state: MemoryState): DailyStore {
  /** What the last batch was decided on: a turn in between may change a name or add a lesson and leave the time alone. */
  let read = new Map<string, string>()

  const consented = (learner: string) =>
    state.consents.findLast((consent) => consent.learner === learner)?.state === 'given'
  const progressOf = (learner: string) => state.learners.get(learner)?.record.progress ?? emptyProgress()
  const asRead = (learner: string, entry: ScheduleEntry) =>
    `${entry.schedule}${JSON.stringify(state.learners.get(learner)?.record.progress ?? null)}`

  function toDue(learner: string, entry: ScheduleEntry, now: number): DueLearner {
    const today = localDay(now)
    const cards = [...(state.learners.get(learner)?.record.cards.values() ?? [])]
    const chat = state.chats.get(entry.lane)
    const schedule = JSON.parse(entry.schedule) as Schedule
    const people = state.memories.filter(({ lane }) => lane === entry.lane).length
    const last = state.outbox.get(dailyId(learner, schedule.lastSent ?? ''))?.row
    return structuredClone({
      learner,
      lane: entry.lane,
      to: entry.to,
      dueAt: entry.nextAt ?? 0,
      // Somebody may have joined the phone since this one last spoke.
      schedule: { ...schedule, shared: schedule.shared || people > 1 },
      progress: progressOf(learner),
      cards: cards
        .filter(({ due }) => due <= today)
        .toSorted((a, b) => a.due - b.due || (a.fact < b.fact ? -1 : 1))
        .slice(0, CARDS),
      heardAt: chat?.heardAt ?? null,
      lastUnaskedAt: chat?.unaskedAt ?? null,
      lastDropped: last?.state === 'rejected' || (last?.state === 'skipped' && last.detail !== 'unreachable'),
    })
  }

  return {
    ...memoryIdle(state),
    async dueLearners(now, limit) {
      const due = [...state.schedules]
        .filter(
          ([learner, { lane, nextAt }]) =>
            nextAt !== null && nextAt <= now && consented(learner) && !state.unreachable.has(lane),
        )
        .toSorted(([a, x], [b, y]) => (x.nextAt ?? 0) - (y.nextAt ?? 0) || (a < b ? -1 : 1))
        .slice(0, limit)
      read = new Map(due.map(([learner, entry]) => [learner, asRead(learner, entry)]))
      return due.map(([learner, entry]) => toDue(learner, entry, now))
    },

    async settleDaily(outcomes, now) {
      const settled: string[] = []
      for (const { learner, dueAt, draft, schedule, nextAt, progress } of outcomes) {
        const entry = state.schedules.get(learner)
        if (entry?.nextAt !== dueAt || state.unreachable.has(entry.lane) || !consented(learner)) continue
        const chats = state.links.filter((link) => link.learner === learner)
        if (chats.some(({ lane }) => state.lanes.has(lane))) continue
        if (state.lanes.has(entry.lane) || (read.get(learner) ?? asRead(learner, entry)) !== asRead(learner, entry))
          continue
        const chat = state.chats.get(entry.lane)
        if (draft !== null) {
          putDraft(state, draft, now)
          if (chat) chat.unaskedAt = now
        }
        state.schedules.set(learner, { ...entry, schedule: JSON.stringify(schedule), nextAt })
        const known = state.learners.get(learner)
        if (progress !== undefined && known)
          state.learners.set(learner, { ...known, record: { ...known.record, progress: structuredClone(progress) } })
        settled.push(learner)
      }
      return settled
    },

    heardAt: async (lane) => state.chats.get(lane)?.heardAt ?? null,
    async nextDailyAt() {
      const times = [...state.schedules.values()].flatMap(({ lane, nextAt }) =>
        nextAt === null || state.unreachable.has(lane) ? [] : [nextAt],
      )
      return times.length === 0 ? null : Math.min(...times)
    },
  }
}
