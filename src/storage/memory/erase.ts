import { WHY_ORDER } from '../../delivery/outbox.ts'
import { BLANKED } from '../codec.ts'
import { eraseTickets, eraseTicketsOf, eraseTicketWords } from './desk-store.ts'
import { cancelRows, type MemoryState } from './state.ts'

/** Everything about one person of a chat, or about all of it, as SQLite's engine erases it. */
export function erasePerson(state: MemoryState, lane: string, learner: string | null, at: number): void {
  const here = state.memories.filter((entry) => entry.lane === lane).map((entry) => entry.learner)
  const scheduled = [...state.schedules].filter(([, entry]) => entry.lane === lane).map(([id]) => id)
  const linked = state.links.filter((link) => link.lane === lane).map((link) => link.learner)
  const learners = learner === null ? [...new Set([...here, ...scheduled, ...linked])] : [learner]
  for (const each of learners) {
    const others = lanesOf(state, each).filter((other) => other !== lane)
    forgetLearner(state, each, at)
    for (const other of others) forgetWords(state, other, each, at)
  }
  if (learners.length === 0) state.erasures.push({ learner: null, at })
  forgetWords(state, lane, learner, at)
}

/** The same from outside a chat. False when nothing was stored. */
export function eraseLearner(state: MemoryState, learner: string, at: number): boolean {
  const lanes = lanesOf(state, learner)
  // Whatever is shown of somebody must be erasable, and the ids they had before stand in older backups.
  const known =
    lanes.length > 0 ||
    [state.joined, state.tickets].some((rows) => rows.some((one) => one.learner === learner)) ||
    state.learners.has(learner) ||
    state.consents.some((consent) => consent.learner === learner) ||
    state.mentorships.some((one) => one.mentor === learner || one.learner === learner) ||
    [...state.codes.values()].some((code) => code.learner === learner)
  if (!known) return false
  forgetLearner(state, learner, at)
  for (const lane of lanes) forgetWords(state, lane, learner, at)
  return true
}

function lanesOf(state: MemoryState, learner: string): string[] {
  const chats = [...state.memories, ...state.links]
  const lanes = chats.filter((entry) => entry.learner === learner).map(({ lane }) => lane)
  const scheduled = state.schedules.get(learner)?.lane
  return [...new Set(scheduled === undefined ? lanes : [...lanes, scheduled])]
}

function forgetLearner(state: MemoryState, learner: string, at: number): void {
  eraseTicketsOf(state, learner)
  const others = <Row extends { learner: string }>(rows: Row[]) => rows.filter((row) => row.learner !== learner)
  state.memories = others(state.memories)
  state.consents = others(state.consents)
  state.attempts = others(state.attempts)
  state.mentorships = others(state.mentorships).filter(({ mentor }) => mentor !== learner)
  state.learners.delete(learner)
  state.schedules.delete(learner)
  state.links = others(state.links)
  for (const [id, request] of state.linkRequests)
    if (request.learner === learner || request.asker === learner) state.linkRequests.delete(id)
  for (const { gone } of state.joined.filter((one) => one.learner === learner))
    state.erasures.push({ learner: gone, at })
  state.joined = others(state.joined)
  for (const [id, code] of state.codes) if (code.learner === learner) state.codes.delete(id)
  for (const chat of state.chats.values()) if (chat.current === learner) chat.current = null
  state.erasures.push({ learner, at })
}

/** What was said in the chat goes; lists and questions that unasked messages opened stay to be answered. */
export function eraseWords(state: MemoryState, lane: string, learner: string): void {
  eraseTicketWords(state, lane)
  blankInbox(state, lane)
  for (const [, entry] of outboxOf(state, lane, learner)) {
    entry.keepText = false
    if (entry.finalAt !== null) entry.row.message = BLANKED
  }
}

function blankInbox(state: MemoryState, lane: string): void {
  for (const entry of state.inbox.values()) {
    if (entry.lane === lane && entry.doneAt !== null) entry.pending = null
  }
}

/** What in the outbox is not another's lesson: with several people on a phone those go on. */
function outboxOf(state: MemoryState, lane: string, learner: string | null) {
  return [...state.outbox].filter(
    ([, { row, opens }]) => row.lane === lane && (learner === null || opens === null || opens.learner === learner),
  )
}

/** A chat forgets one person, or everybody: what was said there, what still waits to be sent there. */
export function forgetWords(state: MemoryState, lane: string, learner: string | null, at: number): void {
  eraseTickets(state, lane, learner)
  blankInbox(state, lane)
  for (const [id, entry] of outboxOf(state, lane, learner)) {
    cancelRows(state, [entry], WHY_ORDER, 'erased', at)
    if (entry.finalAt !== null) state.outbox.delete(id)
    else Object.assign(entry, { keepText: false, opens: null })
  }
  if (state.memories.some((entry) => entry.lane === lane)) return
  state.chats.delete(lane)
  if (![...state.schedules.values()].some((entry) => entry.lane === lane)) state.unreachable.delete(lane)
}
