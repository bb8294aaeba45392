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
  // By position: eighteen names looked up in each row took as long as storing it.
  const insert = db.prepare(
    `INSERT INTO outbox (id, turn, lane, channel, account, address, message, rank, state, not_before, deadline,
       detail, ack, keep_text, created_at, final_at, opens, opens_for)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  )
  const unreachable = db.prepare('SELECT 1 FROM unreachable WHERE lane = ?')

  return {
    put(draft, now, turn) {
      const lane = laneOf(draft.to)
      const skipped = draft.why !== 'reply' && unreachable.get(lane) !== undefined
      const opens = skipped ? undefined : draft.opens
      const add = () =>
        insert.run(
          draft.id,
          turn,
          lane,
          draft.to.channel,
          draft.to.account,
          JSON.stringify(draft.to),
          skipped && !draft.keepText ? null : encodeOutgoing(draft.message),
          WHY_ORDER.indexOf(draft.why),
          skipped ? 'skipped' : 'pending',
          draft.notBefore,
          draft.deadline,
          skipped ? 'unreachable' : null,
          draft.ack ?? null,
          draft.keepText ? 1 : 0,
          now,
          skipped ? now : null,
          opens ? JSON.stringify(opens.patch) : null,
          opens ? opens.learner : null,
        ).changes > 0
      return add() || (makeRoom.run(draft.id, now - KEY_LIFE).changes > 0 && add())
    },
  }
}
