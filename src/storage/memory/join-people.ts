import { mergedCard, mergedItem, mergedProgress, mergedSchedule, narrower } from '../../learning/merge.ts'
import { changed } from '../../learning/record.ts'
import { nextSendAt, type Schedule } from '../../learning/schedule.ts'
import { joinedMemory } from '../joined-memory.ts'
import { finish, type MemoryState } from './state.ts'

/** Everything of `gone` becomes the learner's, as SQLite's engine does it; `gone` is nobody afterwards. */
export function joinPeople(state: MemoryState, gone: string, learner: string, at: number): void {
  joinLearning(state, gone, learner)
  joinAttempts(state, gone, learner)
  for (const consent of state.consents) if (consent.learner === gone) consent.learner = learner
  for (const code of state.codes.values()) if (code.learner === gone) code.learner = learner
  for (const ticket of state.tickets) if (ticket.learner === gone) ticket.learner = learner
  joinSchedules(state, gone, learner, at)
  joinHelpers(state, gone, learner)
  for (const entry of state.outbox.values()) {
    if (entry.opens?.learner !== gone) continue
    // Two lessons on one day would come of what waits: the schedule that stays sends its own.
    if (entry.row.state === 'pending') finish(state, entry, 'cancelled', 'joined', at)
    else entry.opens = { ...entry.opens, learner }
  }
  joinMemories(state, gone, learner)
  for (const link of state.links) if (link.learner === gone) link.learner = learner
  state.links = state.links.filter(
    (link, index) => state.links.findIndex((one) => one.learner === link.learner && one.lane === link.lane) === index,
  )
  for (const one of state.joined) if (one.learner === gone) one.learner = learner
  state.joined = [...state.joined.filter((one) => one.gone !== gone), { gone, learner, at }]
}

function joinLearning(state: MemoryState, gone: string, learner: string): void {
  const theirs = state.learners.get(gone)
  const own = state.learners.get(learner)
  if (!theirs) return
  state.learners.delete(gone)
  if (!own) {
    state.learners.set(learner, { ...theirs, record: { ...theirs.record, learner }, noticedAt: null })
    return
  }
  const cards = [...theirs.record.cards.values()].map((card) => {
    const before = own.record.cards.get(card.fact)
    return before ? mergedCard(before, card) : card
  })
  const items = [...theirs.record.items.values()].map((item) => {
    const before = own.record.items.get(item.item)
    return before ? mergedItem(before, item) : item
  })
  const progress = mergedProgress(own.record.progress, theirs.record.progress)
  state.learners.set(learner, {
    record: structuredClone(changed(own.record, { progress, cards, items })),
    createdAt: Math.min(own.createdAt, theirs.createdAt),
    activeAt: Math.max(own.activeAt, theirs.activeAt),
    noticedAt: null,
  })
}

/** The same answer at the same instant is the same answer. */
function joinAttempts(state: MemoryState, gone: string, learner: string): void {
  const idOf = ({ item, at, try: number }: MemoryState['attempts'][number]) => `${item} ${at} ${number}`
  const own = new Set(state.attempts.filter((one) => one.learner === learner).map(idOf))
  state.attempts = state.attempts.filter((one) => one.learner !== gone || !own.has(idOf(one)))
  for (const one of state.attempts) if (one.learner === gone) one.learner = learner
}

function joinSchedules(state: MemoryState, gone: string, learner: string, at: number): void {
  const theirs = state.schedules.get(gone)
  if (!theirs) return
  const own = state.schedules.get(learner)
  const read = (text: string) => JSON.parse(text) as Schedule
  const schedule = own ? mergedSchedule(read(own.schedule), read(theirs.schedule)) : read(theirs.schedule)
  // The minute within the hour follows from the id, which may be another now.
  const nextAt = nextSendAt(schedule, learner, at)
  state.schedules.set(learner, { ...(own ?? theirs), schedule: JSON.stringify(schedule), nextAt })
  state.schedules.delete(gone)
}

function joinHelpers(state: MemoryState, gone: string, learner: string): void {
  const as = (id: string) => (id === gone ? learner : id)
  for (const row of state.mentorships.filter((one) => one.mentor === gone || one.learner === gone)) {
    const before = state.mentorships.find((one) => one.mentor === as(row.mentor) && one.learner === as(row.learner))
    // Nobody helps themselves.
    const drops = before !== undefined || as(row.mentor) === as(row.learner)
    if (before)
      Object.assign(before, { sees: narrower(before.sees, row.sees), since: Math.min(before.since, row.since) })
    if (drops) state.mentorships = state.mentorships.filter((one) => one !== row)
    else Object.assign(row, { mentor: as(row.mentor), learner: as(row.learner) })
  }
}

function joinMemories(state: MemoryState, gone: string, learner: string): void {
  const known = new Set(state.memories.filter((entry) => entry.learner === learner).map(({ lane }) => lane))
  state.memories = state.memories.filter((entry) => entry.learner !== gone || !known.has(entry.lane))
  for (const entry of state.memories) {
    if (entry.learner !== gone && entry.learner !== learner) continue
    entry.learner = learner
    entry.memory = JSON.stringify(joinedMemory(JSON.parse(entry.memory), learner))
  }
  for (const chat of state.chats.values()) if (chat.current === gone) chat.current = learner
}
