import { type Account, accountKey } from '../../channels/channel.ts'
import { isOpen, OUTBOX_STATES, type OutboxRow, type OutboxStore, WHY_ORDER } from '../../delivery/outbox.ts'
import { KEY_LIFE, TEXT_LIFE } from '../periods.ts'
import { markedAt } from './open-rows.ts'
import { cancelRows, finish, type MemoryState, markUnreachable, type OutboxEntry, putDraft, rowsOf } from './state.ts'

/** What is to be sent and what became of it, in this process alone. */
export function memoryOutboxStore(state: MemoryState): OutboxStore {
  const open = (): OutboxEntry[] => [...state.outbox.values()].filter(({ finalAt }) => finalAt === null)

  /** Nothing of its lane is in flight, waits out a retry, or goes before it. */
  function isFree(entry: OutboxEntry, now: number): boolean {
    for (const other of state.open.ofChat(entry)) {
      if (other === entry) continue
      const { row } = other
      const waitsOut = row.attempts > 0 && row.notBefore > now && (other.claimedAt ?? now) <= now
      if (row.state === 'sending' || waitsOut) return false
      if (row.notBefore <= now && inLaneOrder(other, entry) < 0) return false
    }
    return true
  }

  /** The clock was set back since the row was queued or tried. */
  function beginAnew(entry: OutboxEntry, now: number): void {
    const { row } = entry
    state.open.begins(entry)
    row.notBefore = now + Math.max(0, row.notBefore - markedAt(entry))
    row.createdAt = Math.min(row.createdAt, now)
    entry.claimedAt = entry.claimedAt === null ? null : Math.min(entry.claimedAt, now)
    state.open.waits(entry)
  }

  function passTime(account: Account, now: number): void {
    for (const entry of state.open.ahead(account, now)) beginAnew(entry, now)
    for (const entry of state.open.overdue(account, WHY_ORDER, now))
      finish(state, entry, 'skipped', 'deadline passed', now)
  }

  const store: OutboxStore = {
    addOnce: async (drafts, now) => drafts.filter((draft) => putDraft(state, draft, now)).length,

    async claim(account, now, { limit, why, exceptLanes }) {
      passTime(account, now)
      const claimed: OutboxRow[] = []
      for (const kind of WHY_ORDER.filter((each) => why.includes(each))) {
        const queue = state.open.waiting(account, kind)
        for (let at = 0; claimed.length < limit; ) {
          const entry = queue[at]
          if (entry === undefined || entry.row.notBefore > now) break
          const { row } = entry
          if (exceptLanes.includes(row.lane) || !isFree(entry, now)) {
            at += 1
            continue
          }
          // It leaves the queue, and the next one stands in its place.
          state.open.begins(entry)
          row.state = 'sending'
          row.attempts += 1
          entry.claimedAt = now
          claimed.push(structuredClone(row))
        }
      }
      return claimed
    },

    async passTime(account, now) {
      passTime(account, now)
      const due = WHY_ORDER.flatMap((why) => state.open.waiting(account, why)).filter(({ row }) => row.notBefore <= now)
      const next = due.reduce((least, { row }) => Math.min(least, row.deadline), Number.POSITIVE_INFINITY)
      return Number.isFinite(next) ? next : null
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
        entry.claimedAt = Math.min(entry.claimedAt ?? now, now)
        row.detail = outcome.detail
        if (outcome.state === 'unknown') row.resent = true
        state.open.waits(entry)
        return
      }
      if (outcome.state === 'sent') row.messageId = outcome.messageId
      finish(state, entry, outcome.state === 'pending' ? 'cancelled' : outcome.state, outcome.detail, now)
      if (outcome.state !== 'blocked') return
      markUnreachable(state, row.lane, now)
      cancelRows(state, rowsOf(state, row.lane), ['scheduled', 'broadcast'], 'unreachable', now)
    },

    async recover(now) {
      const found = open().filter(({ row }) => row.state === 'sending')
      for (const { row } of found) {
        const resendAt = row.why === 'reply' && !row.resent ? now : null
        await store.settle(row.id, { state: 'unknown', detail: 'cut off by a stop', resendAt }, now)
      }
      return found.map(({ row }) => structuredClone(row))
    },

    cancel: async (lane, why, now) => cancelRows(state, rowsOf(state, lane), why, 'stopped', now),

    async listUnknown(limit) {
      return [...state.outbox.values()]
        .filter(({ row }) => row.doubtedAt !== null)
        .toSorted((a, b) => (b.row.doubtedAt ?? 0) - (a.row.doubtedAt ?? 0) || b.seq - a.seq)
        .slice(0, limit)
        .map(({ row }) => structuredClone(row))
    },

    async counts() {
      const counts = Object.fromEntries(OUTBOX_STATES.map((name) => [name, 0])) as Record<OutboxRow['state'], number>
      for (const { row } of state.outbox.values()) counts[row.state] += 1
      return counts
    },

    async nextDueAt(account, now) {
      const next = Math.min(...WHY_ORDER.map((why) => state.open.nextAfter(account, why, now)))
      return Number.isFinite(next) ? next : null
    },

    async pacing(account, since) {
      const recent = [...state.outbox.values()].flatMap(({ row, claimedAt }) =>
        belongs(row, account) && claimedAt !== null && claimedAt >= since ? [{ lane: row.lane, at: claimedAt }] : [],
      )
      return { pausedUntil: state.pauses.get(accountKey(account)) ?? 0, recent }
    },

    async pause(account, until) {
      state.pauses.set(accountKey(account), until)
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

function inLaneOrder(a: OutboxEntry, b: OutboxEntry): number {
  return WHY_ORDER.indexOf(a.row.why) - WHY_ORDER.indexOf(b.row.why) || a.seq - b.seq
}
