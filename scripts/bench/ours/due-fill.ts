import { bankOf } from '../../../src/learning/bank.ts'
import { emptyProgress, type Progress } from '../../../src/learning/record.ts'
import { nextSendAt, type Schedule } from '../../../src/learning/schedule.ts'
import { localDay } from '../../../src/shared/clock.ts'
import { sha256 } from '../../../src/shared/ids.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { schedule } from '../../../tests/support/storedTurns.ts'
import { printResult, settingsOf } from '../sides.ts'
import { KNOWLEDGE, openedContent } from './due-content.ts'

/** A province of learners who all chose the same hour, written as fast as the engine takes rows: the worst evening there can be. */

export interface DueSettings {
  dataDir: string
  learners: number
  /** Epoch milliseconds; everybody's hour comes after it. */
  now: number
}

/** Cards of each learner, and how many of them are due that evening. */
const CARDS = 5
const HOUR = 19

const { dataDir, learners, now } = settingsOf<DueSettings>()
const catalog = await openedContent(KNOWLEDGE, dataDir)
const bank = bankOf(catalog)
const facts = [...bank.byFact.keys()]
const guides = [...bank.guides.values()].filter(({ cards }) => cards.length > 0)
const today = localDay(now)
const { db, close } = openDatabase(dataDir, now)
db.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000')

// Sorted, so that every table is filled from its first page to its last.
const ids = Array.from({ length: learners }, (_, n) => sha256(`learner ${n}`).slice(0, 22)).sort()
const sql = {
  learner: db.prepare('INSERT INTO learners (learner, progress, created_at, active_at) VALUES (?, ?, 0, 0)'),
  schedule: db.prepare('INSERT INTO schedules (learner, lane, address, schedule, next_at) VALUES (?, ?, ?, ?, ?)'),
  chat: db.prepare('INSERT INTO chats (lane, current, heard_at) VALUES (?, ?, ?)'),
  consent: db.prepare(
    "INSERT INTO consents (learner, state, wording, channel, at) VALUES (?, 'given', '1', 'telegram', 0)",
  ),
  card: db.prepare(
    `INSERT INTO cards (learner, fact, text, stability, difficulty, reps, lapses, last, due, last_pass)
     VALUES (?, ?, ?, 5.5, 5, 3, 0, ?, ?, ?)`,
  ),
}

/** Six lessons behind them, a rhythm of twenty days. */
function progressOf(n: number): Progress {
  const done = Array.from({ length: 6 }, (_, k) => guides[(n + k) % guides.length]?.id ?? '')
  const at = now - 5 * 86_400_000
  const one = { seenAt: at, finishedAt: at, right: 2, questions: 3, understoodAt: at, solidAt: null, practisedAt: null }
  const empty = emptyProgress()
  return {
    ...empty,
    guides: Object.fromEntries(done.map((id) => [id, one])),
    habit: {
      ...empty.habit,
      current: 20,
      longest: { day: 20, week: 0 },
      lastDay: today - 1,
      days: Array.from({ length: 20 }, (_, k) => today - 20 + k),
    },
  }
}

function scheduleOf(n: number): Schedule {
  const next = { guide: guides[(n + 6) % guides.length]?.id ?? '', why: null }
  return schedule({ hour: HOUR, lastSeen: today - 1, lastSent: today - 1, variant: n % 15, name: 'Lan', next })
}

db.exec('BEGIN')
for (const [n, id] of ids.entries()) {
  const lane = `telegram:1:${n}`
  const own = scheduleOf(n)
  sql.learner.run(id, JSON.stringify(progressOf(n)))
  const address = JSON.stringify({ channel: 'telegram', account: '1', chat: `${n}`, user: `${n}`, kind: 'private' })
  sql.schedule.run(id, lane, address, JSON.stringify(own), nextSendAt(own, id, now))
  sql.chat.run(lane, id, now - 86_400_000)
  sql.consent.run(id)
  for (let k = 0; k < CARDS; k += 1) {
    const fact = facts[(n * CARDS + k) % facts.length] ?? ''
    // Every other person has something to go over.
    const due = n % 2 === 0 ? today - k : today + 3
    sql.card.run(id, fact, bank.facts.get(fact)?.fingerprint ?? '', today - 5, due, today - 5)
  }
}
db.exec('COMMIT')
close()
printResult({ filled: ids.length })
