import type { LearnerStore } from '../../learning/learner-store.ts'
import { CODE_TRIES } from '../periods.ts'
import { eraseLearner } from './erase.ts'
import type { MemoryState } from './state.ts'

/** What is known of learners, in this process alone. */
export function memoryLearnerStore(state: MemoryState): LearnerStore {
  const byAge = <Row extends { since: number }>(rows: Row[]) => rows.toSorted((a, b) => a.since - b.since)

  function exportOf(learner: string): Record<string, unknown> | null {
    const memories = state.memories.filter((entry) => entry.learner === learner)
    const entry = state.learners.get(learner)
    const consents = state.consents.filter((one) => one.learner === learner)
    const schedule = state.schedules.get(learner)
    const codes = [...state.codes.values()].filter((code) => code.learner === learner)
    const helped = state.mentorships.filter((one) => one.mentor === learner || one.learner === learner)
    const links = state.links.filter((link) => link.learner === learner)
    const tickets = state.tickets
      .filter((one) => one.learner === learner)
      .flatMap(({ number, ticket }) => (ticket?.words ?? []).map((words) => ({ ticket: number, ...words })))
    const rows = [memories, consents, codes, helped, links, tickets]
    if (rows.every((each) => each.length === 0) && !entry && !schedule) return null
    const alone = (lane: string) =>
      memories.some((one) => one.lane === lane) &&
      !state.memories.some((one) => one.lane === lane && one.learner !== learner)
    return structuredClone({
      learner,
      memories: memories.map(({ lane, memory, savedAt }) => ({ lane, memory: JSON.parse(memory) as unknown, savedAt })),
      consents: consents.map(({ state: given, wording, channel, at }) => ({ state: given, wording, channel, at })),
      learning: entry
        ? [
            {
              progress: entry.record.progress,
              createdAt: entry.createdAt,
              activeAt: entry.activeAt,
              noticedAt: entry.noticedAt,
            },
          ]
        : [],
      cards: by('fact', [...(entry?.record.cards.values() ?? [])]),
      items: by('item', [...(entry?.record.items.values() ?? [])]),
      attempts: state.attempts
        .filter((one) => one.learner === learner)
        .map(({ learner: _, order, key, ...rest }) => ({ ...rest, shown: order, chosen: key })),
      schedules: schedule
        ? [
            {
              lane: schedule.lane,
              address: schedule.to,
              schedule: JSON.parse(schedule.schedule) as unknown,
              nextAt: schedule.nextAt,
            },
          ]
        : [],
      codes: by('id', codes).map(({ id, kind, name, expiresAt, tries }) => ({ id, kind, name, expiresAt, tries })),
      links: by('lane', links)
        .toSorted((a, b) => a.since - b.since)
        .map(({ lane, to, since }) => ({ lane, address: to, since })),
      mentors: by('mentor', helped)
        .filter((one) => one.learner === learner)
        .map(({ mentorName, sees, since }) => ({ mentorName, sees, since })),
      tickets,
      mentees: by('learner', helped)
        .filter((one) => one.mentor === learner)
        .map(({ learnerName, sees, since }) => ({ learnerName, sees, since })),
      received: [...state.inbox.values()]
        .filter(({ lane, pending }) => pending !== null && alone(lane))
        .map(({ pending, receivedAt }) => ({ message: JSON.parse(pending ?? '').message as unknown, at: receivedAt })),
      sent: [...state.outbox.values()]
        .filter(({ row, finalAt, keepText }) => alone(row.lane) && (finalAt === null || keepText))
        .map(({ row }) => ({ message: row.message, state: row.state, at: row.createdAt })),
    })
  }

  return {
    record: async (learner) => structuredClone(state.learners.get(learner)?.record ?? null),
    attempts: async (learner, limit) =>
      structuredClone(
        state.attempts.filter((one) => one.try === 1 && (learner === null || one.learner === learner)).slice(0, limit),
      ),
    mentees: async (mentor) =>
      byAge(
        by(
          'learner',
          state.mentorships.filter((one) => one.mentor === mentor),
        ),
      ).map((one) => ({
        ...one,
        progress: structuredClone(state.learners.get(one.learner)?.record.progress ?? null),
      })),
    mentorsOf: async (learner) =>
      byAge(
        by(
          'mentor',
          state.mentorships.filter((one) => one.learner === learner),
        ),
      ).map((one) => ({ ...one })),
    async liveCode(hash, now) {
      const found = [...state.codes.values()]
        .filter((code) => code.hash === hash && code.expiresAt > now && code.tries < CODE_TRIES)
        .toSorted((a, b) => b.expiresAt - a.expiresAt || (a.id < b.id ? -1 : 1))[0]
      if (found === undefined) return null
      const { hash: _, to: __, ...code } = found
      return { ...code }
    },
    exportOf: async (learner) => exportOf(learner),
    erase: async (learner, now) => eraseLearner(state, learner, now),
  }
}

/** In the order of an id, as a table with that key is read. */
function by<Key extends string, Row extends Record<Key, string>>(key: Key, rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0))
}
