import {
  type Account,
  isOpen,
  OUTBOX_STATES,
  type OutboxRow,
  type OutboxStore,
  WHY_ORDER,
} from '../../delivery/outbox.ts'
import { KEY_LIFE, TEXT_LIFE } from '../periods.ts'
import { cancelRows, finish, type MemoryState, markUnreachable, type OutboxEntry, putDraft, rowsOf } from './state.ts'

/** What is to be sent and what became of it, in this process alone. */
export function memoryOutboxStore(state: MemoryState): OutboxStore {
  const open = (): OutboxEntry[] => [...state.outbox.values()].filter(({ finalAt }) => finalAt === null)
  const pendingOf = (account: Account): OutboxEntry[] =>
    open().filter(({ row }) => row.state === 'pending' && belongs(row, account))

  /** Nothing of its lane is in flight, waits out a retry, or goes before it. */
  function isFree(entry: OutboxEntry, now: number): boolean {
    return !open().some(
      (other) =>
        other !== entry &&
        other.row.lane === entry.row.lane &&
        (other.row.state === 'sending' ||
          (other.row.attempts > 0 && other.row.notBefore > now) ||
          (other.row.notBefore <= now && inLaneOrder(other, entry) < 0)),
    )
  }

  const store: OutboxStore = {
    addOnce: async (drafts, now) => drafts.filter((draft) => putDraft(state, draft, now)).length,

    async claim(account, now, { limit, why, exceptLanes }) {
      const due = pendingOf(account).filter(({ row }) => row.notBefore <= now)
      for (const entry of due) {
        if (entry.row.deadline <= now) finish(entry, 'skipped', 'deadline passed', now)
      }
      const claimed: OutboxRow[] = []
      for (const entry of due.toSorted(inSendOrder)) {
        if (claimed.length >= limit) break
        const { row } = entry
        if (row.state !== 'pending' || !why.includes(row.why) || exceptLanes.includes(row.lane)) continue
        if (!isFree(entry, now)) continue
        row.state = 'sending'
        row.attempts += 1
        entry.claimedAt = now
        claimed.push(structuredClone(row))
      }
      return claimed
    },

    async settle(id, outcome, now) {
      const entry = state.outbox.get(id)
      if (entry?.row.state !== 'sending') return
      const { row } = entry
      if (outcome.state === 'unknown') row.doubtedAt ??= now
      const again =
        outcome.state === 'pending' ? outcome.notBefore : outcome.state === 'unknown' ? outcome.resendAt : null
      if (again !== null && !entry.stopWanted) {
        row.state = 'pending'
        row.notBefore = again
        row.detail = outcome.detail
        if (outcome.state === 'unknown') row.resent = true
        return
      }
      if (outcome.state === 'sent') row.messageId = outcome.messageId
      finish(entry, outcome.state === 'pending' ? 'cancelled' : outcome.state, outcome.detail, now)
      if (outcome.state !== 'blocked') return
      markUnreachable(state, row.lane, now)
      cancelRows(rowsOf(state, row.lane), ['scheduled', 'broadcast'], 'unreachable', now)
    },

    async recover(now) {
      const found = open().filter(({ row }) => row.state === 'sending')
      for (const { row } of found) {
        const resendAt = row.why === 'reply' && !row.resent ? now : null
        await store.settle(row.id, { state: 'unknown', detail: 'cut off by a stop', resendAt }, now)
      }
      return found.map(({ row }) => structuredClone(row))
    },

    cancel: async (lane, why, now) => cancelRows(rowsOf(state, lane), why, 'stopped', now),

    async listUnknown(limit) {
      return [...state.outbox.values()]
        .filter(({ row }) => row.doubtedAt !== null)
        .toSorted((a, b) => (b.row.doubtedAt ?? 0) - (a.row.doubtedAt ?? 0) || b.seq - a.seq)
        .slice(0, limit)
        .map(({ row }) => structuredClone(row))
    },

    async counts() {
      const rows = [...state.outbox.values()]
      return Object.fromEntries(
        OUTBOX_STATES.map((name) => [name, rows.filter(({ row }) => row.state === name).length]),
      ) as Record<(typeof OUTBOX_STATES)[number], number>
    },

    async nextDueAt(account, now) {
      const times = pendingOf(account)
        .map(({ row }) => row.notBefore)
        .filter((at) => at > now)
      return times.length === 0 ? null : Math.min(...times)
    },

    async pacing(account, since) {
      const recent = [...state.outbox.values()].flatMap(({ row, claimedAt }) =>
        belongs(row, account) && claimedAt !== null && claimedAt >= since ? [{ lane: row.lane, at: claimedAt }] : [],
      )
      return { pausedUntil: state.pauses.get(nameOf(account)) ?? 0, recent }
    },

    async pause(account, until) {
      state.pauses.set(nameOf(account), until)
    },

    async forgetOld(now) {
      let gone = 0
      for (const [id, entry] of state.outbox) {
        const { row, finalAt, keepText } = entry
        if (finalAt === null || isOpen(row.state)) continue
        if (finalAt <= now - TEXT_LIFE) {
          state.outbox.delete(id)
          gone += 1
        } else if (finalAt <= now - KEY_LIFE && !keepText) {
          row.lane = ''
          entry.opens = null
          row.to = { channel: 'web', account: '', chat: '', user: '', kind: 'private' }
        }
      }
      return gone
    },
  }
  return store
}

function belongs(row: OutboxRow, { channel, account }: Account): boolean {
  return row.to.channel === channel && row.to.account === account
}

function nameOf({ channel, account }: Account): string {
  return `${channel}:${account}`
}

function inLaneOrder(a: OutboxEntry, b: OutboxEntry): number {
  return WHY_ORDER.indexOf(a.row.why) - WHY_ORDER.indexOf(b.row.why) || a.seq - b.seq
}

function inSendOrder(a: OutboxEntry, b: OutboxEntry): number {
  return (
    WHY_ORDER.indexOf(a.row.why) - WHY_ORDER.indexOf(b.row.why) || a.row.notBefore - b.row.notBefore || a.seq - b.seq
  )
}
