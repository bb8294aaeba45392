import type { DatabaseSync } from 'node:sqlite'
import type { Handover } from '../../conversation/desk-store.ts'
import type { PendingMessage, TurnWork } from '../../conversation/turn-store.ts'
import { decodeIncoming } from '../codec.ts'
import { LONGEST_REST, MESSAGES_PER_TURN } from '../periods.ts'

import type { Profiles } from './profiles.ts'

type InboxRow = [key: string, message: string, hidden: string, cutFrom: number | null]

type LaneRow = [lane: string, attempts: number]

/**
 * A process that dies takes up to eight chats along, most of them innocent, so a crash weighs less than a failure;
 * but a message that kills the process each time is given up in the end, or the bot would never run again.
 */
const CRASHES_PER_ATTEMPT = 4

/** Until when somebody of a chat is being answered in another of their chats; 0 when nobody is. */
const ANSWERED_ELSEWHERE = `SELECT coalesce(max(b.lease_until), 0) FROM links k JOIN links o ON o.learner = k.learner AND o.lane <> k.lane
  JOIN lanes b ON b.lane = o.lane WHERE k.lane = lanes.lane AND b.holder IS NOT NULL`

/** Handing out chats with undone messages. */
export interface Taking {
  /** Leases the chats that have waited longest, and reads what their turns need. Called inside a transaction. */
  take(holder: string, now: number, leaseMs: number, most: number): TurnWork[]
  /** When the first chat becomes free, which may be past; null when none waits. */
  freeAt(now: number): number | null
}

/** Prepares the statements once. `handoverIn` tells whether a person answers in a chat. */
export function prepareTaking(
  db: DatabaseSync,
  profiles: Profiles,
  handoverIn: (lane: string) => Handover | null,
): Taking {
  const sql = {
    waiting: db.prepare(
      `SELECT lane, attempts + crashes / ${CRASHES_PER_ATTEMPT} FROM lanes
       WHERE (holder IS NULL OR lease_until <= ?1) AND not_before NOT BETWEEN ?1 + 1 AND ?1 + ${LONGEST_REST} AND (${ANSWERED_ELSEWHERE}) <= ?1
       ORDER BY first_seq LIMIT ?2`,
    ),
    newest: db.prepare('SELECT max(seq) AS seq FROM inbox'),
    // Asked again, since another chat of the same person may have been leased a moment ago.
    lease: db.prepare(
      `UPDATE lanes SET holder = ?1, lease_until = ?2, not_before = 0, attempts = attempts + 1, taken_seq = ?3
       WHERE lane = ?4 AND (${ANSWERED_ELSEWHERE}) <= ?5`,
    ),
    freeAt: db.prepare(
      `SELECT min(max(CASE WHEN not_before > ?1 + ${LONGEST_REST} THEN 0 ELSE not_before END, lease_until, (${ANSWERED_ELSEWHERE}))) AS at
       FROM lanes`,
    ),
    undone: db.prepare(
      'SELECT key, message, hidden, cut_from FROM inbox WHERE lane = ? AND done_at IS NULL ORDER BY seq LIMIT ?',
    ),
  }
  sql.waiting.setReturnArrays(true)
  sql.undone.setReturnArrays(true)

  function read(lane: string, attempts: number): TurnWork {
    const rows = sql.undone.all(lane, MESSAGES_PER_TURN) as unknown as [InboxRow, ...InboxRow[]]
    const handover = handoverIn(lane)
    return {
      lane,
      messages: rows.map((row) => toPending(lane, row)) as unknown as TurnWork['messages'],
      ...profiles.spokenIn(lane),
      opened: profiles.openedIn(lane),
      ...(handover ? { handover: { ...handover } } : {}),
      attempts,
    }
  }

  return {
    take(holder, now, leaseMs, most) {
      const lanes = sql.waiting.all(now, most) as unknown as LaneRow[]
      if (lanes.length === 0) return []
      // Of this chat or not: what arrives later has a higher number, and that is all that is asked of it.
      const newest = Number(sql.newest.get()?.seq)
      const leased = lanes.filter(([lane]) => sql.lease.run(holder, now + leaseMs, newest, lane, now).changes > 0)
      return leased.map(([lane, attempts]) => read(lane, attempts))
    },
    freeAt(now) {
      const at = sql.freeAt.get(now)?.at
      return typeof at === 'number' ? at : null
    },
  }
}

function toPending(lane: string, [key, message, hidden, cutFrom]: InboxRow): PendingMessage {
  return {
    key,
    lane,
    message: decodeIncoming(message),
    hidden: JSON.parse(hidden) as PendingMessage['hidden'],
    ...(cutFrom === null ? {} : { cutFrom }),
  }
}
