import type { DatabaseSync } from 'node:sqlite'
import { laneOf } from '../../channels/channel.ts'
import type { OutboxDraft } from '../../conversation/turn-store.ts'
import { WHY_ORDER } from '../../delivery/outbox.ts'
import { encodeOutgoing } from '../codec.ts'
import { KEY_LIFE } from '../periods.ts'

/** Puts drafts into the outbox. Called inside a transaction. */
export function prepareDrafts(db: DatabaseSync): {
  /** `turn` is the inbox number of the message answered, null for what nobody asked for. True when the row is new. */
  put(draft: OutboxDraft, now: number, turn: number | null): boolean
} {
  // Telegram restarts its numbering after a silent week, so a reply's id may come back; what is final and older than
  // any redelivery makes room, or the new reply would be swallowed as a repetition.
  const makeRoom = db.prepare(
    'DELETE FROM outbox WHERE id = ? AND rank = 0 AND final_at IS NOT NULL AND created_at <= ?',
  )
  const insert = db.prepare(
    `INSERT INTO outbox (id, turn, lane, channel, account, address, message, rank, state, not_before, deadline,
       detail, ack, keep_text, created_at, final_at, opens, opens_for)
     VALUES (:id, :turn, :lane, :channel, :account, :address, :message, :rank, :state, :notBefore, :deadline,
       :detail, :ack, :keep, :now, :finalAt, :opens, :opensFor)
     ON CONFLICT (id) DO NOTHING`,
  )
  const unreachable = db.prepare('SELECT 1 FROM unreachable WHERE lane = ?')

  return {
    put(draft, now, turn) {
      const lane = laneOf(draft.to)
      const skipped = draft.why !== 'reply' && unreachable.get(lane) !== undefined
      const keepMessage = !skipped || draft.keepText
      makeRoom.run(draft.id, now - KEY_LIFE)
      const { changes } = insert.run({
        id: draft.id,
        turn,
        lane,
        channel: draft.to.channel,
        account: draft.to.account,
        address: JSON.stringify(draft.to),
        message: keepMessage ? encodeOutgoing(draft.message) : null,
        rank: WHY_ORDER.indexOf(draft.why),
        state: skipped ? 'skipped' : 'pending',
        notBefore: draft.notBefore,
        deadline: draft.deadline,
        detail: skipped ? 'unreachable' : null,
        ack: draft.ack ?? null,
        keep: draft.keepText ? 1 : 0,
        now,
        finalAt: skipped ? now : null,
        opens: draft.opens && !skipped ? JSON.stringify(draft.opens.patch) : null,
        opensFor: draft.opens && !skipped ? draft.opens.learner : null,
      })
      return Number(changes) > 0
    },
  }
}
