import { type Address, privateChat } from '../../channels/channel.ts'
import type { IdleStore } from '../../delivery/daily-store.ts'
import { emptyProgress } from '../../learning/record.ts'
import { timeOn } from '../../shared/clock.ts'
import { idleVoice } from '../idle-voice.ts'
import type { Database } from './database.ts'

/** Begins at the oldest documents: whoever writes is no part of it, however many they are. */
const IDLE = (told: string) => `
  SELECT m.learner, max(m.saved_at) AS savedAt FROM memories m LEFT JOIN learners l ON l.learner = m.learner
  WHERE m.saved_at < :before AND coalesce(l.active_at, 0) < :before
    AND NOT EXISTS (SELECT 1 FROM memories o WHERE o.learner = m.learner AND o.saved_at >= :before)
  GROUP BY m.learner HAVING ${told} ORDER BY savedAt, m.learner LIMIT :limit`

interface IdleRow {
  learner: string
  lane: string
  memory: string
  savedAt: number
  address: string | null
  heardAt: number | null
  reachable: 0 | 1
}

/** Who has been silent for long, over one SQLite file. */
export function sqliteIdle({ db, transaction }: Database): IdleStore {
  const sql = {
    // Whoever came back after the last notice gets another before anything is erased.
    idle: db.prepare(
      `SELECT i.learner, d.lane, d.memory, i.savedAt, s.address, c.heard_at AS heardAt,
         NOT EXISTS (SELECT 1 FROM unreachable u WHERE u.lane = coalesce(s.lane, d.lane)) AS reachable
       FROM (${IDLE('coalesce(l.noticed_at, -1) < max(m.saved_at)')}) i
       JOIN memories d ON d.seq = (
         SELECT o.seq FROM memories o WHERE o.learner = i.learner ORDER BY o.saved_at DESC, o.seq DESC LIMIT 1)
       LEFT JOIN schedules s ON s.learner = i.learner LEFT JOIN chats c ON c.lane = coalesce(s.lane, d.lane)
       ORDER BY i.savedAt, i.learner`,
    ),
    told: db.prepare(IDLE('coalesce(l.noticed_at, -1) BETWEEN max(m.saved_at) AND :told')),
    noticed: db.prepare(
      `INSERT INTO learners (learner, progress, created_at, active_at, noticed_at) VALUES (?1, ?2, ?3, 0, ?3)
       ON CONFLICT (learner) DO UPDATE SET noticed_at = excluded.noticed_at`,
    ),
  }

  return {
    async idleSince(day, limit) {
      const rows = sql.idle.all({ before: timeOn(day, 0, 0), limit }) as unknown as IdleRow[]
      return rows.map(({ learner, lane, memory, savedAt, address, heardAt, reachable }) => {
        const { stopped, ...how } = idleVoice(memory)
        return {
          learner,
          to: address === null ? privateChat(lane) : (JSON.parse(address) as Address),
          silent: stopped || reachable === 0,
          ...how,
          since: savedAt,
          heardAt,
        }
      })
    },
    toldBefore: async (at, day, limit) =>
      sql.told.all({ before: timeOn(day, 0, 0), told: at, limit }).map(({ learner }) => String(learner)),
    async noticed(learners, at) {
      const empty = JSON.stringify(emptyProgress())
      transaction(() => {
        for (const learner of learners) sql.noticed.run(learner, empty, at)
      })
    },
  }
}
