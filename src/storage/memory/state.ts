import { type Address, laneOf } from '../../channels/channel.ts'
import type { LinkRequest } from '../../conversation/link-store.ts'
import type { Effect, OutboxDraft } from '../../conversation/turn-store.ts'
import type { OutboxRow } from '../../delivery/outbox.ts'
import type { LiveCode, Mentorship } from '../../learning/learner-store.ts'
import type { Attempt, LearnerRecord } from '../../learning/record.ts'
import { BLANKED } from '../codec.ts'
import { KEY_LIFE } from '../periods.ts'
import type { TicketEntry } from './desk-store.ts'
import { OpenRows } from './open-rows.ts'

/** Messages, leases and rows of a process that keeps nothing: tests, the terminal, `hvs ask`. Same promises as SQLite's, without the disk. */
export interface MemoryState {
  /** Order of arrival is order of insertion. */
  inbox: Map<string, InboxEntry>
  lanes: Map<string, LaneEntry>
  /** By chat and learner, in the order they came. */
  memories: MemoryEntry[]
  chats: Map<string, { current: string | null; heardAt: number | null; unaskedAt: number | null }>
  learners: Map<string, LearnerEntry>
  attempts: (Attempt & { learner: string; voided: boolean })[]
  schedules: Map<string, ScheduleEntry>
  codes: Map<string, LiveCode & { hash: string; to?: Address }>
  links: { learner: string; lane: string; to: Address; since: number }[]
  linkRequests: Map<string, LinkRequest>
  joined: { gone: string; learner: string; at: number }[]
  mentorships: Mentorship[]
  consents: Extract<Effect, { type: 'consentRecorded' }>[]
  erasures: { learner: string | null; at: number }[]
  gaps: { question: string; at: number }[]
  tickets: TicketEntry[]
  unreachable: Map<string, number>
  outbox: Map<string, OutboxEntry>
  /** Of these, what is not final. */
  open: OpenRows
  pauses: Map<string, number>
  sequence: number
}

export interface MemoryEntry {
  lane: string
  learner: string
  /** The document as JSON. */
  memory: string
  savedAt: number
}

export interface LearnerEntry {
  record: LearnerRecord
  createdAt: number
  activeAt: number
  noticedAt: number | null
}

export interface ScheduleEntry {
  lane: string
  to: Address
  /** As JSON. */
  schedule: string
  nextAt: number | null
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
  opens: { learner: string; patch: unknown } | null
  stopWanted: boolean
  claimedAt: number | null
  finalAt: number | null
}

/** A store in which nothing has happened. */
export function emptyState(): MemoryState {
  return {
    inbox: new Map(),
    lanes: new Map(),
    memories: [],
    chats: new Map(),
    learners: new Map(),
    attempts: [],
    schedules: new Map(),
    codes: new Map(),
    links: [],
    linkRequests: new Map(),
    joined: [],
    mentorships: [],
    consents: [],
    erasures: [],
    gaps: [],
    tickets: [],
    unreachable: new Map(),
    outbox: new Map(),
    open: new OpenRows(),
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
  const entry: OutboxEntry = {
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
    opens: draft.opens && !skipped ? structuredClone(draft.opens) : null,
    stopWanted: false,
    claimedAt: null,
    finalAt: skipped ? now : null,
  }
  state.outbox.delete(draft.id)
  state.outbox.set(draft.id, entry)
  if (!skipped) state.open.waits(entry)
  return true
}

/** Makes a row final; without consent its words go with it. */
export function finish(
  { open }: MemoryState,
  entry: OutboxEntry,
  state: OutboxRow['state'],
  detail: string | null,
  now: number,
): void {
  open.ends(entry)
  entry.row.state = state
  entry.row.detail = detail
  entry.row.ack = null
  entry.finalAt = now
  if (!entry.keepText) entry.row.message = BLANKED
  // What nobody will have seen opens nothing.
  if (state !== 'sent' && state !== 'unknown') entry.opens = null
}

/** Cancels pending rows; what is being sent is not tried again. Returns how many were cancelled. */
export function cancelRows(
  state: MemoryState,
  entries: readonly OutboxEntry[],
  why: readonly OutboxRow['why'][],
  detail: string,
  now: number,
): number {
  let cancelled = 0
  for (const entry of entries) {
    if (entry.finalAt !== null || !why.includes(entry.row.why)) continue
    if (entry.row.state === 'sending') {
      entry.stopWanted = true
      continue
    }
    finish(state, entry, 'cancelled', detail, now)
    cancelled += 1
  }
  return cancelled
}

/** The chat takes no messages; since when stays what it was. */
export function markUnreachable(state: MemoryState, lane: string, at: number): void {
  if (!state.unreachable.has(lane)) state.unreachable.set(lane, at)
}

/** Outbox rows of a lane. */
export function rowsOf(state: MemoryState, lane: string): OutboxEntry[] {
  return [...state.outbox.values()].filter(({ row }) => row.lane === lane)
}
