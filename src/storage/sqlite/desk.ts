import type { DatabaseSync } from 'node:sqlite'
import type { DeskStore, Handover, Ticket, TicketWords } from '../../conversation/desk-store.ts'
import type { Effect } from '../../conversation/turn-store.ts'
import { DESK_FORGOTTEN, TICKET_LEFT } from '../periods.ts'
import type { Database } from './database.ts'
import { prepareDrafts } from './outbox-drafts.ts'

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>

interface TicketRow {
  number: number
  lane: string
  address: string
  form: Ticket['form']
  openedAt: number
  answeredAt: number | null
}

const OPEN = 'opened_at IS NOT NULL AND closed_at IS NULL'
const LAST = 'max(opened_at, coalesce(answered_at, 0))'
const COLUMNS = 'number, lane, address, form, opened_at AS openedAt, answered_at AS answeredAt'

/** What a turn changes of tickets, and what it has to know. Called inside its transaction. */
export function prepareTickets(db: DatabaseSync): {
  opened(effect: Of<'ticketOpened'>): void
  said(effect: Of<'ticketWords'>): void
  ended(effect: Of<'handoverEnded'>): void
  handoverIn(lane: string): Handover | null
  /** What was said goes; the ticket stays. */
  eraseWords(lane: string): void
  /** Nothing of the chat stays in any ticket; with `learner`, of what is not another's. */
  erase(lane: string, learner: string | null): void
  /** Nothing of the learner stays in any ticket, wherever they asked. */
  eraseLearner(learner: string): void
} {
  const theirs = '(lane = :lane AND (:learner IS NULL OR learner IS NULL OR learner = :learner))'
  const sql = {
    open: db.prepare(
      `UPDATE tickets SET address = :address, learner = :learner, form = :form, opened_at = coalesce(opened_at, :at), silent = :silent
       WHERE number = :number AND closed_at IS NULL`,
    ),
    say: db.prepare(
      `INSERT INTO ticket_words (ticket, by, text, at)
       SELECT number, ?, ?, ? FROM tickets WHERE number = ? AND ${OPEN}`,
    ),
    end: db.prepare('UPDATE tickets SET silent = 0 WHERE number = ?'),
    handover: db.prepare(
      `SELECT number AS ticket, ${LAST} AS since FROM tickets WHERE lane = ? AND silent = 1 AND ${OPEN}`,
    ),
    wordsHere: db.prepare('DELETE FROM ticket_words WHERE ticket IN (SELECT number FROM tickets WHERE lane = ?)'),
    here: db.prepare(`SELECT number FROM tickets WHERE ${theirs}`),
    ofLearner: db.prepare('SELECT number FROM tickets WHERE learner = ?'),
    words: db.prepare('DELETE FROM ticket_words WHERE ticket = ?'),
    blank: db.prepare(
      `UPDATE tickets SET lane = NULL, learner = NULL, address = NULL, form = NULL, silent = 0,
         closed_at = coalesce(closed_at, answered_at, opened_at, kept_at) WHERE number = ?`,
    ),
  }
  function blank(rows: readonly Record<string, unknown>[]): void {
    for (const { number } of rows) {
      sql.words.run(Number(number))
      sql.blank.run(Number(number))
    }
  }

  return {
    opened({ number, to, learner, form, words, silent, at }) {
      sql.open.run({ number, address: JSON.stringify(to), learner, form, silent: silent ? 1 : 0, at })
      if (words !== null) sql.say.run('person', words, at, number)
    },
    said: ({ number, text, at }) => void sql.say.run('person', text, at, number),
    ended: ({ number }) => void sql.end.run(number),
    handoverIn: (lane) => (sql.handover.get(lane) as Handover | undefined) ?? null,
    eraseWords: (lane) => void sql.wordsHere.run(lane),
    erase: (lane, learner) => blank(sql.here.all({ lane, learner })),
    eraseLearner: (learner) => blank(sql.ofLearner.all(learner)),
  }
}

/** Open tickets with their words, the one that has waited longest first; also for a reader beside a running bot. */
export function readTickets(db: DatabaseSync): Ticket[] {
  const rows = db.prepare(`SELECT ${COLUMNS} FROM tickets WHERE ${OPEN} ORDER BY opened_at, number`).all()
  return (rows as unknown as TicketRow[]).map((row) => toTicket(db, row))
}

function toTicket(db: DatabaseSync, { address, ...row }: TicketRow): Ticket {
  const words = db.prepare('SELECT by, text, at FROM ticket_words WHERE ticket = ? ORDER BY seq').all(row.number)
  return { ...row, to: JSON.parse(address), words: words.map((one) => ({ ...one })) as unknown as TicketWords[] }
}

/** The desk over one SQLite file. */
export function sqliteDeskStore({ db, transaction }: Database): DeskStore {
  const drafts = prepareDrafts(db)
  const sql = {
    known: db.prepare('SELECT number FROM tickets WHERE lane = ? AND closed_at IS NULL'),
    keep: db.prepare('INSERT INTO tickets (lane, kept_at) VALUES (?, ?)'),
    waits: db.prepare(
      `SELECT first_answer_at - opened_at AS wait FROM tickets WHERE first_answer_at IS NOT NULL ORDER BY number DESC LIMIT 20`,
    ),
    answer: db.prepare(
      `UPDATE tickets SET answered_at = :now, first_answer_at = coalesce(first_answer_at, :now), silent = 1
       WHERE number = :number AND ${OPEN}`,
    ),
    say: db.prepare(`INSERT INTO ticket_words (ticket, by, text, at) VALUES (?, 'desk', ?, ?)`),
    close: db.prepare(`UPDATE tickets SET closed_at = ?, silent = 0 WHERE number = ? AND ${OPEN}`),
    alone: db.prepare(`SELECT ${COLUMNS} FROM tickets WHERE silent = 1 AND ${OPEN} AND ${LAST} <= ? ORDER BY number`),
    end: db.prepare('UPDATE tickets SET silent = 0 WHERE number = ?'),
    closeOld: db.prepare(`UPDATE tickets SET closed_at = :now, silent = 0 WHERE ${OPEN} AND ${LAST} <= :before
       AND NOT EXISTS (SELECT 1 FROM ticket_words w WHERE w.ticket = number AND w.at > :before)`),
    unkept: db.prepare('DELETE FROM tickets WHERE opened_at IS NULL AND kept_at <= ?'),
    words: db.prepare('DELETE FROM ticket_words WHERE ticket IN (SELECT number FROM tickets WHERE closed_at <= ?)'),
    blank: db.prepare(
      `UPDATE tickets SET lane = NULL, learner = NULL, address = NULL, form = NULL
       WHERE closed_at <= ? AND address IS NOT NULL`,
    ),
  }
  return {
    numberFor: async (lane, now) =>
      transaction(() => Number(sql.known.get(lane)?.number ?? sql.keep.run(lane, now).lastInsertRowid)),
    openTickets: async () => readTickets(db),
    usualWait: async () => middleOf(sql.waits.all().map(({ wait }) => Number(wait))),
    answer: async (number, words, draft, now) =>
      transaction(() => {
        if (sql.answer.run({ number, now }).changes === 0) return false
        // A letter met again after a crash: it was carried out.
        if (drafts.put(draft, now, null)) sql.say.run(number, words, now)
        return true
      }),
    close: async (number, draft, now) =>
      transaction(() => {
        if (sql.close.run(now, number).changes === 0) return false
        drafts.put(draft, now, null)
        return true
      }),
    leftAlone: async (before) => (sql.alone.all(before) as unknown as TicketRow[]).map((row) => toTicket(db, row)),
    endSilence: async (number, draft, now) =>
      transaction(() => {
        sql.end.run(number)
        if (draft) drafts.put(draft, now, null)
      }),
    forgetTickets: async (now) =>
      transaction(() => {
        sql.closeOld.run({ now, before: now - TICKET_LEFT })
        sql.unkept.run(now - DESK_FORGOTTEN)
        sql.words.run(now - DESK_FORGOTTEN)
        return Number(sql.blank.run(now - DESK_FORGOTTEN).changes)
      }),
  }
}

/** The median of at least three; null for fewer. */
export function middleOf(waits: readonly number[]): number | null {
  if (waits.length < 3) return null
  return waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? null
}
