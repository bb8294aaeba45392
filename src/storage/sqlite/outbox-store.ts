import type { Account, Address } from '../../channels/channel.ts'
import {
  type ClaimLimits,
  OUTBOX_STATES,
  type OutboxRow,
  type OutboxState,
  type OutboxStore,
  type SettledOutcome,
  WHY_ORDER,
} from '../../delivery/outbox.ts'
import { BLANKED, decodeOutgoing } from '../codec.ts'
import { KEY_LIFE, TEXT_LIFE } from '../periods.ts'
import type { Database } from './database.ts'
import { prepareDrafts } from './outbox-drafts.ts'
import { prepareOutboxSql } from './outbox-sql.ts'
import { inPortions } from './portions.ts'

interface StoredRow {
  seq: number
  id: string
  lane: string | null
  address: string | null
  message: string | null
  rank: number
  state: OutboxState
  not_before: number
  deadline: number
  attempts: number
  resent: number
  stop_wanted: number
  detail: string | null
  message_id: string | null
  ack: string | null
  created_at: number
  doubted_at: number | null
}

const REACHED_BY_NOBODY: Address = { channel: 'web', account: '', chat: '', user: '', kind: 'private' }

/** What is to be sent and what became of it, over one SQLite file. */
export function sqliteOutboxStore(database: Database): OutboxStore {
  const { db, transaction } = database
  const sql = prepareOutboxSql(db)
  const drafts = prepareDrafts(db)

  function passTime({ channel, account }: Account, now: number): void {
    sql.beginAnew.run({ channel, account, now })
    sql.skipLate.run({ channel, account, now })
  }

  function claim({ channel, account }: Account, now: number, limits: ClaimLimits): OutboxRow[] {
    const rows: StoredRow[] = []
    passTime({ channel, account }, now)
    const except = JSON.stringify(limits.exceptLanes)
    for (const [rank, why] of WHY_ORDER.entries()) {
      if (!limits.why.includes(why)) continue
      const limit = limits.limit - rows.length
      const due = sql.due.all({ channel, account, now, rank, except, limit }) as unknown as StoredRow[]
      for (const row of due) {
        sql.begin.run(now, row.seq)
        rows.push({ ...row, state: 'sending', attempts: row.attempts + 1 })
      }
    }
    return rows.map(toRow)
  }

  function settle(id: string, outcome: SettledOutcome, now: number): void {
    const row = sql.sending.get(id) as unknown as StoredRow | undefined
    if (row === undefined) return
    const { seq } = row
    const again =
      outcome.state === 'pending' ? outcome.notBefore : outcome.state === 'unknown' ? outcome.resendAt : null
    if (outcome.state === 'unknown') sql.doubt.run(now, seq)
    if (again !== null && row.stop_wanted === 0) {
      const resent = outcome.state === 'unknown' ? 1 : 0
      sql.queueAgain.run({ seq, now, notBefore: again, detail: outcome.detail, resent })
      return
    }
    const state = outcome.state === 'pending' ? 'cancelled' : outcome.state
    const messageId = outcome.state === 'sent' ? outcome.messageId : null
    sql.finish.run({ seq, now, state, detail: outcome.detail, messageId })
    if (outcome.state === 'blocked' && row.lane !== null) {
      sql.unreachable.run(row.lane, now)
      sql.mute.run(row.lane)
      sql.cancel.run({ lane: row.lane, now, detail: 'unreachable', ranks: '[1,2]' })
    }
  }

  function recover(now: number): OutboxRow[] {
    const found = sql.allSending.all() as unknown as StoredRow[]
    for (const row of found) {
      const resendAt = row.rank === 0 && row.resent === 0 ? now : null
      settle(row.id, { state: 'unknown', detail: 'cut off by a stop', resendAt }, now)
    }
    return found.map(({ seq }) => toRow(sql.bySeq.get(seq) as unknown as StoredRow))
  }

  return {
    addOnce: async (list, now) =>
      transaction(() => list.reduce((added, draft) => added + (drafts.put(draft, now, null) ? 1 : 0), 0)),
    async claim(account, now, limits) {
      // Looked up first: an idle sender asks often and must not write.
      if (limits.limit <= 0) return []
      const hasWork = [sql.anyDue, sql.anyAhead].some((any) => any.get({ ...account, now }) !== undefined)
      return hasWork ? transaction(() => claim(account, now, limits)) : []
    },
    async passTime(account, now) {
      const nextDeadline = () => {
        const at = sql.nextDeadline.get({ ...account, now })?.at
        return typeof at === 'number' ? at : null
      }
      const first = nextDeadline()
      const isLate = first !== null && first <= now
      if (!isLate && sql.anyAhead.get({ ...account, now }) === undefined) return first
      transaction(() => passTime(account, now))
      return nextDeadline()
    },
    settle: async (id, outcome, now) => transaction(() => settle(id, outcome, now)),
    recover: async (now) => transaction(() => recover(now)),
    cancel: async (lane, why, now) =>
      transaction(() => {
        const ranks = JSON.stringify(why.map((one) => WHY_ORDER.indexOf(one)))
        sql.stopSending.run({ lane, ranks })
        return Number(sql.cancel.run({ lane, now, detail: 'stopped', ranks }).changes)
      }),
    listUnknown: async (limit) => (sql.doubted.all(limit) as unknown as StoredRow[]).map(toRow),
    async counts() {
      const counts = Object.fromEntries(OUTBOX_STATES.map((state) => [state, 0])) as Record<OutboxState, number>
      for (const row of sql.counts.all()) counts[row.state as OutboxState] = Number(row.n)
      return counts
    },
    async nextDueAt(account, now) {
      const times = WHY_ORDER.map((_, rank) => sql.nextDue.get({ ...account, now, rank })?.at)
      const next = Math.min(...times.filter((at) => typeof at === 'number'))
      return Number.isFinite(next) ? next : null
    },
    async pacing(account, since) {
      const until = sql.pausedUntil.get({ ...account })?.until
      const recent = sql.recent.all({ ...account, since }) as unknown as { lane: string; at: number }[]
      return { pausedUntil: Number(until ?? 0), recent: recent.map(({ lane, at }) => ({ lane, at })) }
    },
    pause: async (account, until) => {
      transaction(() => sql.pause.run({ ...account, until }))
    },
    async forgetOld(now, stopped) {
      await inPortions(database, () => sql.forgetAddresses.run(now - KEY_LIFE).changes, stopped)
      const gone = await inPortions(database, () => sql.forgetRows.run(now - TEXT_LIFE).changes, stopped)
      if (!stopped?.aborted) database.emptyLog()
      return gone
    },
  }
}

function toRow(row: StoredRow): OutboxRow {
  return {
    id: row.id,
    lane: row.lane ?? '',
    to: row.address === null ? REACHED_BY_NOBODY : (JSON.parse(row.address) as Address),
    message: row.message === null ? BLANKED : decodeOutgoing(row.message),
    why: WHY_ORDER[row.rank] ?? 'broadcast',
    state: row.state,
    notBefore: row.not_before,
    deadline: row.deadline,
    attempts: row.attempts,
    resent: row.resent === 1,
    detail: row.detail,
    messageId: row.message_id,
    doubtedAt: row.doubted_at,
    ack: row.ack,
    createdAt: row.created_at,
  }
}
