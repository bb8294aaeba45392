import type { DatabaseSync } from 'node:sqlite'
import type { Sees } from '../../learning/learner-store.ts'
import { mergedCard, mergedItem, mergedProgress, mergedSchedule, narrower } from '../../learning/merge.ts'
import type { ItemState, Progress, ReviewCard } from '../../learning/record.ts'
import { nextSendAt, type Schedule } from '../../learning/schedule.ts'
import type { Profiles } from './profiles.ts'

type ItemRow = Omit<ItemState, 'lastPass'> & { lastPass: number }

/** Everything of `gone` becomes the learner's. Called inside a transaction; `gone` is nobody afterwards. */
export function prepareJoin(db: DatabaseSync, profiles: Profiles): (gone: string, learner: string, at: number) => void {
  const both = { cards: 'fact', items: 'item' } as const
  const moved = (table: keyof typeof both) =>
    db.prepare(`UPDATE OR IGNORE ${table} SET learner = ?2 WHERE learner = ?1`)
  const left = (table: string) => db.prepare(`DELETE FROM ${table} WHERE learner = ?`)
  const sql = {
    learner: db.prepare('SELECT progress, created_at, active_at FROM learners WHERE learner = ?'),
    learned: db.prepare(
      `INSERT INTO learners (learner, progress, created_at, active_at) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT (learner) DO UPDATE SET progress = ?2, created_at = ?3, active_at = ?4, noticed_at = NULL`,
    ),
    dropLearner: left('learners'),
    cards: db.prepare(
      `SELECT fact, text, stability, difficulty, reps, lapses, last, due, last_pass AS lastPass FROM cards c
       WHERE learner = ?1 AND EXISTS (SELECT 1 FROM cards o WHERE o.learner = ?2 AND o.fact = c.fact) ORDER BY fact`,
    ),
    setCard: db.prepare(
      `UPDATE cards SET text = :text, stability = :stability, difficulty = :difficulty, reps = :reps, lapses = :lapses,
         last = :last, due = :due, last_pass = :lastPass WHERE learner = :learner AND fact = :fact`,
    ),
    moveCards: moved('cards'),
    dropCards: left('cards'),
    items: db.prepare(
      `SELECT item, times, fails, last_at AS lastAt, last_pass AS lastPass FROM items c
       WHERE learner = ?1 AND EXISTS (SELECT 1 FROM items o WHERE o.learner = ?2 AND o.item = c.item) ORDER BY item`,
    ),
    setItem: db.prepare(
      `UPDATE items SET times = :times, fails = :fails, last_at = :lastAt, last_pass = :lastPass
       WHERE learner = :learner AND item = :item`,
    ),
    moveItems: moved('items'),
    dropItems: left('items'),
    // The same answer at the same instant is the same answer.
    moveAttempts: db.prepare('UPDATE OR IGNORE attempts SET learner = ?2 WHERE learner = ?1'),
    dropAttempts: left('attempts'),
    consents: db.prepare('UPDATE consents SET learner = ?2 WHERE learner = ?1'),
    codes: db.prepare('UPDATE codes SET learner = ?2 WHERE learner = ?1'),
    schedule: db.prepare('SELECT schedule, next_at FROM schedules WHERE learner = ?'),
    setSchedule: db.prepare('UPDATE schedules SET schedule = ?, next_at = ? WHERE learner = ?'),
    moveSchedule: db.prepare('UPDATE schedules SET learner = ?2 WHERE learner = ?1'),
    dropSchedule: left('schedules'),
    helps: db.prepare('SELECT mentor, learner, sees, since FROM mentorships WHERE mentor = ?1 OR learner = ?1'),
    help: db.prepare('SELECT sees, since FROM mentorships WHERE mentor = ? AND learner = ?'),
    moveHelp: db.prepare('UPDATE mentorships SET mentor = ?, learner = ? WHERE mentor = ? AND learner = ?'),
    setHelp: db.prepare('UPDATE mentorships SET sees = ?, since = ? WHERE mentor = ? AND learner = ?'),
    dropHelp: db.prepare('DELETE FROM mentorships WHERE mentor = ? AND learner = ?'),
    // Two lessons on one day would come of what waits: the schedule that stays sends its own.
    cancel: db.prepare(
      `UPDATE outbox SET state = 'cancelled', detail = 'joined', final_at = :at, ack = NULL, opens = NULL, opens_for = NULL,
         message = CASE WHEN keep_text THEN message END
       WHERE opens_for = :gone AND state = 'pending'`,
    ),
    opened: db.prepare('UPDATE outbox SET opens_for = ?2 WHERE opens_for = ?1'),
    links: db.prepare('UPDATE OR IGNORE links SET learner = ?2 WHERE learner = ?1'),
    dropLinks: left('links'),
    tickets: db.prepare('UPDATE tickets SET learner = ?2 WHERE learner = ?1'),
    earlier: db.prepare('UPDATE joined SET learner = ?2 WHERE learner = ?1'),
    joined: db.prepare('INSERT OR REPLACE INTO joined (gone, learner, at) VALUES (?, ?, ?)'),
  }

  function learning(gone: string, learner: string): void {
    const theirs = sql.learner.get(gone)
    if (theirs === undefined) return
    const own = sql.learner.get(learner)
    const progressOf = (row: typeof theirs) => JSON.parse(String(row.progress)) as Progress
    const progress = own === undefined ? progressOf(theirs) : mergedProgress(progressOf(own), progressOf(theirs))
    const [created, active] = [theirs, own ?? theirs].map((row) => [Number(row.created_at), Number(row.active_at)]) as [
      [number, number],
      [number, number],
    ]
    sql.learned.run(learner, JSON.stringify(progress), Math.min(created[0], active[0]), Math.max(created[1], active[1]))
    sql.dropLearner.run(gone)
  }

  function cards(gone: string, learner: string): void {
    const theirs = sql.cards.all(gone, learner) as unknown as ReviewCard[]
    const own = new Map((sql.cards.all(learner, gone) as unknown as ReviewCard[]).map((card) => [card.fact, card]))
    for (const card of theirs) {
      const before = own.get(card.fact)
      if (before) sql.setCard.run({ ...mergedCard(before, card), learner })
    }
    sql.moveCards.run(gone, learner)
    sql.dropCards.run(gone)
  }

  function items(gone: string, learner: string): void {
    const read = (row: ItemRow): ItemState => ({ ...row, lastPass: row.lastPass === 1 })
    const theirs = (sql.items.all(gone, learner) as unknown as ItemRow[]).map(read)
    const own = new Map((sql.items.all(learner, gone) as unknown as ItemRow[]).map((row) => [row.item, read(row)]))
    for (const item of theirs) {
      const before = own.get(item.item)
      const merged = before ? mergedItem(before, item) : null
      if (merged) sql.setItem.run({ ...merged, lastPass: merged.lastPass ? 1 : 0, learner })
    }
    sql.moveItems.run(gone, learner)
    sql.dropItems.run(gone)
  }

  function schedules(gone: string, learner: string, at: number): void {
    const theirs = sql.schedule.get(gone)
    if (theirs === undefined) return
    const own = sql.schedule.get(learner)
    const read = (row: typeof theirs) => JSON.parse(String(row.schedule)) as Schedule
    if (own === undefined) sql.moveSchedule.run(gone, learner)
    const schedule = own === undefined ? read(theirs) : mergedSchedule(read(own), read(theirs))
    // The minute within the hour follows from the id, which may be another now.
    sql.setSchedule.run(JSON.stringify(schedule), nextSendAt(schedule, learner, at), learner)
    sql.dropSchedule.run(gone)
  }

  function helpers(gone: string, learner: string): void {
    for (const row of sql.helps.all(gone)) {
      const [mentor, helped] = [String(row.mentor), String(row.learner)]
      const as = (id: string) => (id === gone ? learner : id)
      const before = sql.help.get(as(mentor), as(helped))
      // Nobody helps themselves.
      if (as(mentor) === as(helped)) sql.dropHelp.run(mentor, helped)
      else if (before === undefined) sql.moveHelp.run(as(mentor), as(helped), mentor, helped)
      else {
        const sees = narrower(before.sees as Sees, row.sees as Sees)
        sql.setHelp.run(sees, Math.min(Number(before.since), Number(row.since)), as(mentor), as(helped))
        sql.dropHelp.run(mentor, helped)
      }
    }
  }

  return (gone, learner, at) => {
    learning(gone, learner)
    cards(gone, learner)
    items(gone, learner)
    sql.moveAttempts.run(gone, learner)
    sql.dropAttempts.run(gone)
    sql.consents.run(gone, learner)
    sql.codes.run(gone, learner)
    schedules(gone, learner, at)
    helpers(gone, learner)
    sql.cancel.run({ gone, at })
    sql.opened.run(gone, learner)
    profiles.become(gone, learner)
    sql.links.run(gone, learner)
    sql.dropLinks.run(gone)
    sql.tickets.run(gone, learner)
    sql.earlier.run(gone, learner)
    sql.joined.run(gone, learner, at)
  }
}
