import { composeDaily } from '../../../src/conversation/daily.ts'
import { type PlanParts, planOne } from '../../../src/delivery/daily-plan.ts'
import { bankOf } from '../../../src/learning/bank.ts'
import { makeReviewer } from '../../../src/learning/review.ts'
import { localDay, timeOn } from '../../../src/shared/clock.ts'
import { silentLog } from '../../../src/shared/log.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { openSqlite } from '../../../src/storage/sqlite/index.ts'
import { printResult, settingsOf } from '../sides.ts'
import { KNOWLEDGE, openedContent } from './due-content.ts'
import type { DueSettings } from './due-fill.ts'

/** The evening itself: batches of 500 are read, composed and settled, each step timed. */

export interface DueTimes {
  /** Milliseconds of each batch. */
  read: number[]
  composed: number[]
  settled: number[]
  /** Processor milliseconds of reading and composing: what the same work takes on a machine that does nothing else. */
  cpu: number[]
  sent: number
  mostInOneMinute: number
  rssMb: number
}

const BATCH = 500
const BATCHES = 12

const { dataDir, now } = settingsOf<DueSettings>()
const catalog = await openedContent(KNOWLEDGE, dataDir)
const content = { catalog, pictures: new Set(['telegram' as const]) }
const mostInOneMinute = busiest()
const storage = openSqlite(dataDir, now)
const bank = bankOf(catalog)
const parts: PlanParts = {
  log: silentLog(),
  bank: () => bank,
  reviewer: makeReviewer(),
  compose: (today, due, day, at) => composeDaily(today, due, content, day, at),
}
const times: DueTimes = { read: [], composed: [], settled: [], cpu: [], sent: 0, mostInOneMinute, rssMb: 0 }
/** Half past seven: half of everybody is due at once, as after an outage. */
const evening = timeOn(localDay(now), 19, 30)
for (let batch = 0; batch < BATCHES; batch += 1) {
  const used = process.cpuUsage()
  const begin = performance.now()
  const due = await storage.daily.dueLearners(evening, BATCH)
  const read = performance.now()
  const planned = due.map((each) => planOne(parts, each, { kind: 'free' }, each.lastUnaskedAt, evening))
  const composed = performance.now()
  const { user, system } = process.cpuUsage(used)
  times.cpu.push((user + system) / 1000)
  await storage.daily.settleDaily(
    planned.map(({ outcome }) => outcome),
    evening,
  )
  const settled = performance.now()
  times.sent += planned.filter(({ became }) => became === 'sent').length
  times.read.push(read - begin)
  times.composed.push(composed - read)
  times.settled.push(settled - composed)
}
times.rssMb = process.memoryUsage.rss() / 1024 / 1024
await storage.close()
printResult(times)

function busiest(): number {
  const { db, close } = openDatabase(dataDir, now)
  const row = db.prepare('SELECT count(*) AS n FROM schedules GROUP BY next_at ORDER BY n DESC LIMIT 1').get()
  close()
  return Number(row?.n ?? 0)
}
