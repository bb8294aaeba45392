import type { DatabaseSync } from 'node:sqlite'
import { prepareTickets } from './desk.ts'

/** Tables that hold rows about a learner under their random id. */
const BY_LEARNER = [
  'learners',
  'cards',
  'items',
  'attempts',
  'schedules',
  'codes',
  'consents',
  'memories',
  'links',
  'joined',
] as const

export interface Erase {
  /** Everything about one person of a chat, or about all of it. Who was erased stands in `erasures` afterwards. */
  person(lane: string, learner: string | null, at: number): void
  /** What was said in a chat; results, settings and the hour stay. */
  words(lane: string, learner: string): void
  /** A chat forgets one person: what was said there, what still waits to be sent there. */
  chat(lane: string, learner: string, at: number): void
  /** All of a person from outside a chat. False when nothing was stored. */
  learner(learner: string, at: number): boolean
}

/** Erasing. Called inside a transaction. */
export function prepareErase(db: DatabaseSync): Erase {
  const tickets = prepareTickets(db)
  const forget = BY_LEARNER.map((table) => db.prepare(`DELETE FROM ${table} WHERE learner = ?`))
  /** What in the outbox is not another's lesson: with several people on a phone those go on. */
  const theirs = 'lane = :lane AND (:learner IS NULL OR opens_for IS NULL OR opens_for = :learner)'
  const sql = {
    learnersOf: db.prepare(
      `SELECT learner FROM memories WHERE lane = ?1 UNION SELECT learner FROM schedules WHERE lane = ?1
       UNION SELECT learner FROM links WHERE lane = ?1`,
    ),
    lanesOf: db.prepare(
      `SELECT lane FROM memories WHERE learner = ?1 UNION SELECT lane FROM schedules WHERE learner = ?1
       UNION SELECT lane FROM links WHERE learner = ?1`,
    ),
    // Whatever is shown of somebody must be erasable, and the ids they had before stand in older backups.
    known: db.prepare(
      `SELECT EXISTS (SELECT 1 FROM memories WHERE learner = ?1) OR EXISTS (SELECT 1 FROM learners WHERE learner = ?1)
         OR EXISTS (SELECT 1 FROM schedules WHERE learner = ?1) OR EXISTS (SELECT 1 FROM consents WHERE learner = ?1)
         OR EXISTS (SELECT 1 FROM codes WHERE learner = ?1) OR EXISTS (SELECT 1 FROM links WHERE learner = ?1)
         OR EXISTS (SELECT 1 FROM joined WHERE learner = ?1) OR EXISTS (SELECT 1 FROM tickets WHERE learner = ?1)
         OR EXISTS (SELECT 1 FROM mentorships WHERE mentor = ?1 OR learner = ?1) AS yes`,
    ),
    requests: db.prepare('DELETE FROM link_requests WHERE learner = ?1 OR asker = ?1'),
    joined: db.prepare('SELECT gone FROM joined WHERE learner = ?'),
    mentorships: db.prepare('DELETE FROM mentorships WHERE mentor = ?1 OR learner = ?1'),
    unchoose: db.prepare('UPDATE chats SET current = NULL WHERE lane = ? AND current = ?'),
    dropChat: db.prepare('DELETE FROM chats WHERE lane = ?1 AND NOT EXISTS (SELECT 1 FROM memories WHERE lane = ?1)'),
    reachable: db.prepare(
      `DELETE FROM unreachable WHERE lane = ?1 AND NOT EXISTS (SELECT 1 FROM memories WHERE lane = ?1)
         AND NOT EXISTS (SELECT 1 FROM schedules WHERE lane = ?1)`,
    ),
    words: db.prepare(
      `UPDATE inbox SET lane = NULL, message = NULL, hidden = NULL, cut_from = NULL WHERE lane = ? AND done_at IS NOT NULL`,
    ),
    uncountReplies: db.prepare(`UPDATE inbox SET replies = 0 WHERE seq IN (SELECT turn FROM outbox WHERE ${theirs})`),
    stopOpen: db.prepare(
      `UPDATE outbox SET keep_text = 0, stop_wanted = 1, turn = NULL, opens = NULL, opens_for = NULL
       WHERE ${theirs} AND final_at IS NULL`,
    ),
    cancelOpen: db.prepare(
      `UPDATE outbox SET state = 'cancelled', detail = 'erased', final_at = :at, message = NULL, ack = NULL
       WHERE lane = :lane AND state = 'pending' AND stop_wanted = 1`,
    ),
    blankSent: db.prepare(
      `UPDATE outbox SET keep_text = 0, message = CASE WHEN final_at IS NULL THEN message END WHERE ${theirs}`,
    ),
    forgetSent: db.prepare(`DELETE FROM outbox WHERE ${theirs} AND final_at IS NOT NULL`),
    remember: db.prepare('INSERT INTO erasures (learner, at) VALUES (?, ?)'),
  }

  function words(lane: string, learner: string | null, at: number): void {
    tickets.erase(lane, learner)
    sql.uncountReplies.run({ lane, learner })
    sql.words.run(lane)
    sql.stopOpen.run({ lane, learner })
    sql.cancelOpen.run({ lane, at })
    sql.forgetSent.run({ lane, learner })
    sql.reachable.run(lane)
    sql.dropChat.run(lane)
  }

  function one(learner: string, lanes: readonly string[], at: number): void {
    for (const lane of lanes) sql.unchoose.run(lane, learner)
    // An older backup knows them by the ids they had before their chats were linked.
    for (const { gone } of sql.joined.all(learner)) sql.remember.run(gone as string, at)
    for (const statement of forget) statement.run(learner)
    sql.mentorships.run(learner)
    sql.requests.run(learner)
    tickets.eraseLearner(learner)
    // The id is random: with it an older backup can be erased again, and it names nobody.
    sql.remember.run(learner, at)
  }

  function lanesOf(learner: string): string[] {
    return sql.lanesOf.all(learner).map(({ lane }) => String(lane))
  }

  return {
    chat: words,
    words(lane, learner) {
      tickets.eraseWords(lane)
      sql.words.run(lane)
      sql.blankSent.run({ lane, learner })
    },
    person(lane, learner, at) {
      const learners = learner === null ? sql.learnersOf.all(lane).map((row) => String(row.learner)) : [learner]
      for (const each of learners) {
        const others = lanesOf(each).filter((other) => other !== lane)
        one(each, [lane, ...others], at)
        for (const other of others) words(other, each, at)
      }
      if (learners.length === 0) sql.remember.run(null, at)
      words(lane, learner, at)
    },
    learner(learner, at) {
      if (sql.known.get(learner)?.yes !== 1) return false
      const lanes = lanesOf(learner)
      one(learner, lanes, at)
      for (const lane of lanes) words(lane, learner, at)
      return true
    },
  }
}
