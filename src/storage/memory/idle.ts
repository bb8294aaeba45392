import { privateChat } from '../../channels/channel.ts'
import type { IdleStore } from '../../delivery/daily-store.ts'
import { emptyRecord } from '../../learning/record.ts'
import { timeOn } from '../../shared/clock.ts'
import { idleVoice } from '../idle-voice.ts'
import type { MemoryEntry, MemoryState } from './state.ts'

/** Who has been silent for long, in this process alone. */
export function memoryIdle(state: MemoryState): IdleStore {
  function silentSince(before: number): { last: MemoryEntry; noticedAt: number }[] {
    const last = new Map<string, MemoryEntry>()
    for (const entry of state.memories) {
      if (entry.savedAt >= (last.get(entry.learner)?.savedAt ?? Number.NEGATIVE_INFINITY))
        last.set(entry.learner, entry)
    }
    return [...last.values()]
      .map((entry) => ({ last: entry, kept: state.learners.get(entry.learner) }))
      .filter((one) => one.last.savedAt < before && (one.kept?.activeAt ?? 0) < before)
      .toSorted((a, b) => a.last.savedAt - b.last.savedAt || (a.last.learner < b.last.learner ? -1 : 1))
      .map((one) => ({ last: one.last, noticedAt: one.kept?.noticedAt ?? -1 }))
  }

  return {
    async idleSince(day, limit) {
      return silentSince(timeOn(day, 0, 0))
        .filter(({ last, noticedAt }) => noticedAt < last.savedAt)
        .slice(0, limit)
        .map(({ last }) => {
          const schedule = state.schedules.get(last.learner)
          const lane = schedule?.lane ?? last.lane
          const { stopped, ...how } = idleVoice(last.memory)
          return {
            learner: last.learner,
            to: schedule ? { ...schedule.to } : privateChat(last.lane),
            silent: stopped || state.unreachable.has(lane),
            ...how,
            since: last.savedAt,
            heardAt: state.chats.get(lane)?.heardAt ?? null,
          }
        })
    },
    async toldBefore(at, day, limit) {
      return silentSince(timeOn(day, 0, 0))
        .filter(({ last, noticedAt }) => noticedAt >= last.savedAt && noticedAt <= at)
        .slice(0, limit)
        .map(({ last }) => last.learner)
    },
    async noticed(learners, at) {
      for (const learner of learners) {
        const entry = state.learners.get(learner)
        if (entry) entry.noticedAt = at
        else state.learners.set(learner, { record: emptyRecord(learner), createdAt: at, activeAt: 0, noticedAt: at })
      }
    },
  }
}
