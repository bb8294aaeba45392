import { laneOf } from '../../channels/channel.ts'
import type { Effect, OutboxDraft } from '../../conversation/turn-store.ts'
import { type OutboxRow, WHY_ORDER } from '../../delivery/outbox.ts'
import { BLANKED } from '../codec.ts'
import { KEY_LIFE } from '../periods.ts'

/** Messages, leases and rows of a process that keeps nothing: tests, the terminal, `hvs ask`. Same promises as SQLite's, without the disk. */
export interface MemoryState {
  /** Order of arrival is order of insertion. */
  inbox: Map<string, InboxEntry>
  lanes: Map<string, LaneEntry>
  memories: Map<string, { learner: string; memory: string }>
  consents: Extract<Effect, { type: 'consentRecorded' }>[]
  erasures: { learner: string | null; at: number }[]
  gaps: { question: string; at: number }[]
  unreachable: Map<string, number>
  outbox: Map<string, OutboxEntry>
  pauses: Map<string, number>
  sequence: number
}

export interface InboxEntry {
  seq: number
  key: string
  lane: string
  /** The message as JSON; null once blanked. */
  pending: string | null
  receivedAt: number
  doneAt: number | null
}

export interface LaneEntry {
  takenSeq: number
  holder: string | null
  leaseUntil: number
  notBefore: number
  attempts: number
}

export interface OutboxEntry {
  seq: number
  row: OutboxRow
  keepText: boolean
  stopWanted: boolean
  claimedAt: number | null
  finalAt: number | null
}

export function emptyState(): MemoryState {
  return {
    inbox: new Map(),
    lanes: new Map(),
    memories: new Map(),
    consents: [],
    erasures: [],
    gaps: [],
    unreachable: new Map(),
    outbox: new Map(),
    pauses: new Map(),
    sequence: 0,
  }
}

/** Undone messages of a lane, oldest first. */
export function undoneOf(state: MemoryState, lane: string): InboxEntry[] {
  return [...state.inbox.values()].filter((entry) => entry.lane === lane && entry.doneAt === null)
}

/** True when the row is new. */
export function putDraft(state: MemoryState, draft: OutboxDraft, now: number): boolean {
  const before = state.outbox.get(draft.id)
  const givesWay = before?.row.why === 'reply' && before.finalAt !== null && before.row.createdAt <= now - KEY_LIFE
  if (before !== undefined && !givesWay) return false
  const lane = laneOf(draft.to)
  const skipped = draft.why !== 'reply' && state.unreachable.has(lane)
  state.sequence += 1
  state.outbox.delete(draft.id)
  state.outbox.set(draft.id, {
    seq: state.sequence,
    row: {
      id: draft.id,
      lane,
      to: { ...draft.to },
      message: skipped && !draft.keepText ? BLANKED : structuredClone(draft.message),
      why: draft.why,
      state: skipped ? 'skipped' : 'pending',
      notBefore: draft.notBefore,
      deadline: draft.deadline,
      attempts: 0,
      resent: false,
      detail: skipped ? 'unreachable' : null,
      messageId: null,
      doubtedAt: null,
      ack: draft.ack ?? null,
      createdAt: now,
    },
    keepText: draft.keepText,
    stopWanted: false,
    claimedAt: null,
    finalAt: skipped ? now : null,
  })
  return true
}

/** Makes a row final; without consent its words go with it. */
export function finish(entry: OutboxEntry, state: OutboxRow['state'], detail: string | null, now: number): void {
  entry.row.state = state
  entry.row.detail = detail
  entry.row.ack = null
  entry.finalAt = now
  if (!entry.keepText) entry.row.message = BLANKED
}

/** Cancels pending rows of a lane; what is being sent is not tried again. Returns how many were cancelled. */
export function cancelRows(
  state: MemoryState,
  lane: string,
  why: readonly OutboxRow['why'][],
  detail: string,
  now: number,
): number {
  let cancelled = 0
  for (const entry of state.outbox.values()) {
    if (entry.row.lane !== lane || entry.finalAt !== null || !why.includes(entry.row.why)) continue
    if (entry.row.state === 'sending') {
      entry.stopWanted = true
      continue
    }
    finish(entry, 'cancelled', detail, now)
    cancelled += 1
  }
  return cancelled
}

export function applyEffect(state: MemoryState, effect: Effect): void {
  switch (effect.type) {
    case 'memorySaved':
      state.memories.set(effect.lane, { learner: effect.learner, memory: JSON.stringify(effect.memory) })
      return
    case 'consentRecorded':
      state.consents.push({ ...effect })
      return
    case 'personErased':
      erase(state, effect.lane, effect.learner, effect.at)
      return
    case 'reachabilityChanged':
      if (effect.reachable) state.unreachable.delete(effect.lane)
      else state.unreachable.set(effect.lane, effect.at)
      return
    case 'sendingStopped':
      cancelRows(state, effect.lane, ['scheduled', 'broadcast'], 'stopped', effect.at)
      return
    case 'gapNoted':
      state.gaps.push({ question: effect.question, at: effect.at })
      return
  }
}

function erase(state: MemoryState, lane: string, learner: string | null, at: number): void {
  for (const [key, entry] of state.memories) {
    if (key === lane || entry.learner === learner) state.memories.delete(key)
  }
  state.consents = state.consents.filter((consent) => consent.learner !== learner)
  for (const entry of state.inbox.values()) {
    if (entry.lane === lane && entry.doneAt !== null) entry.pending = null
  }
  cancelRows(state, lane, WHY_ORDER, 'erased', at)
  for (const [id, entry] of state.outbox) {
    if (entry.row.lane !== lane) continue
    if (entry.finalAt === null) entry.keepText = false
    else state.outbox.delete(id)
  }
  state.unreachable.delete(lane)
  state.erasures.push({ learner, at })
}
