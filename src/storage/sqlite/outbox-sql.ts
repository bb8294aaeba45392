import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { PORTION } from './portions.ts'

/**
 * A due row waits while, in its lane, something is being sent, something waits out a retry (the chat was told to pause),
 * or something due goes before it. So a lane has at most one row in flight and keeps its order.
 */
const FREE = `NOT EXISTS (
  SELECT 1 FROM outbox b WHERE b.lane = o.lane AND b.final_at IS NULL AND b.seq <> o.seq AND (
    b.state = 'sending'
    OR (b.attempts > 0 AND b.not_before > :now AND b.claimed_at <= :now)
    OR (b.not_before <= :now AND (b.rank < o.rank OR (b.rank = o.rank AND b.seq < o.seq)))
  )
)`

/** When a row was last queued or tried: later than now, the clock has been set back since. */
const MARKED_AT = 'coalesce(claimed_at, created_at)'

const AHEAD = `channel = :channel AND account = :account AND state = 'pending' AND rank = 0 AND not_before > :now AND ${MARKED_AT} > :now`

/** Without consent the words go as soon as the row is final. */
const BLANK = 'message = CASE WHEN keep_text THEN message END, ack = NULL'

/** What nobody will have seen opens nothing. */
const UNSEEN = `${BLANK}, opens = NULL, opens_for = NULL`

export const STATEMENTS = {
  anyDue: `SELECT 1 FROM outbox WHERE channel = :channel AND account = :account AND state = 'pending'
    AND rank IN (0, 1, 2) AND not_before <= :now LIMIT 1`,
  anyAhead: `SELECT 1 FROM outbox WHERE ${AHEAD} LIMIT 1`,
  beginAnew: `UPDATE outbox SET not_before = :now + max(0, not_before - ${MARKED_AT}), claimed_at = min(claimed_at, :now),
      created_at = min(created_at, :now) WHERE ${AHEAD}`,
  nextDeadline: `SELECT min(deadline) AS at FROM outbox
    WHERE channel = :channel AND account = :account AND state = 'pending' AND not_before <= :now`,
  skipLate: `UPDATE outbox SET state = 'skipped', detail = 'deadline passed', final_at = :now, ${UNSEEN}
    WHERE channel = :channel AND account = :account AND state = 'pending' AND deadline <= :now AND not_before <= :now`,
  due: `SELECT * FROM outbox o WHERE channel = :channel AND account = :account AND rank = :rank AND state = 'pending'
    AND not_before <= :now AND lane NOT IN (SELECT value FROM json_each(:except)) AND ${FREE}
    ORDER BY not_before, seq LIMIT :limit`,
  begin: `UPDATE outbox SET state = 'sending', attempts = attempts + 1, claimed_at = ? WHERE seq = ?`,
  sending: `SELECT * FROM outbox WHERE id = ? AND state = 'sending'`,
  allSending: `SELECT * FROM outbox WHERE final_at IS NULL AND state = 'sending' ORDER BY seq`,
  bySeq: 'SELECT * FROM outbox WHERE seq = ?',
  doubt: 'UPDATE outbox SET doubted_at = coalesce(doubted_at, ?) WHERE seq = ?',
  queueAgain: `UPDATE outbox SET state = 'pending', not_before = :notBefore, detail = :detail, resent = max(resent, :resent),
      claimed_at = min(claimed_at, :now) WHERE seq = :seq`,
  finish: `UPDATE outbox SET state = :state, detail = :detail, message_id = :messageId, final_at = :now, ${BLANK},
      opens = CASE WHEN :state IN ('sent', 'unknown') THEN opens END,
      opens_for = CASE WHEN :state IN ('sent', 'unknown') THEN opens_for END
    WHERE seq = :seq`,
  unreachable: 'INSERT INTO unreachable (lane, at) VALUES (?, ?) ON CONFLICT (lane) DO NOTHING',
  mute: 'UPDATE schedules SET reachable = 0 WHERE lane = ? AND reachable = 1',
  cancel: `UPDATE outbox SET state = 'cancelled', detail = :detail, final_at = :now, ${UNSEEN}
    WHERE lane = :lane AND state = 'pending' AND rank IN (SELECT value FROM json_each(:ranks))`,
  stopSending: `UPDATE outbox SET stop_wanted = 1
    WHERE lane = :lane AND state = 'sending' AND rank IN (SELECT value FROM json_each(:ranks))`,
  doubted: `SELECT * FROM outbox WHERE doubted_at IS NOT NULL ORDER BY doubted_at DESC, seq DESC LIMIT ?`,
  counts: 'SELECT state, count(*) AS n FROM outbox GROUP BY state',
  nextDue: `SELECT min(not_before) AS at FROM outbox WHERE channel = :channel AND account = :account AND rank = :rank
    AND state = 'pending' AND not_before > :now`,
  pausedUntil: 'SELECT until FROM pauses WHERE channel = :channel AND account = :account',
  recent: `SELECT coalesce(lane, '') AS lane, claimed_at AS at FROM outbox
    WHERE channel = :channel AND account = :account AND claimed_at >= :since`,
  pause: `INSERT INTO pauses (channel, account, until) VALUES (:channel, :account, :until)
    ON CONFLICT (channel, account) DO UPDATE SET until = excluded.until`,
  forgetRows: `DELETE FROM outbox WHERE seq IN (
    SELECT seq FROM outbox WHERE final_at IS NOT NULL AND final_at <= ? LIMIT ${PORTION})`,
  forgetAddresses: `UPDATE outbox SET address = NULL, lane = NULL, opens = NULL, opens_for = NULL WHERE seq IN (
    SELECT seq FROM outbox WHERE keep_text = 0 AND address IS NOT NULL AND final_at IS NOT NULL AND final_at <= ? LIMIT ${PORTION})`,
} as const

/** Every statement of the outbox, prepared once. */
export function prepareOutboxSql(db: DatabaseSync): Record<keyof typeof STATEMENTS, StatementSync> {
  const entries = Object.entries(STATEMENTS).map(([name, text]) => [name, db.prepare(text)])
  return Object.fromEntries(entries) as Record<keyof typeof STATEMENTS, StatementSync>
}
