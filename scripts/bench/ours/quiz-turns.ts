import { NO_BURST } from '../../../src/conversation/burst.ts'
import { createInbox } from '../../../src/conversation/inbox.ts'
import { makeConversation } from '../../../src/conversation/turn.ts'
import { systemTimers } from '../../../src/delivery/timers.ts'
import { createTurnWorker } from '../../../src/delivery/turns.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { randomId } from '../../../src/shared/ids.ts'
import { silentLog } from '../../../src/shared/log.ts'
import { openStorage } from '../../../src/storage/index.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { printResult, settingsOf } from '../sides.ts'
import { openedMind, putLearners } from './quiz-learners.ts'

/** Quiz turns a second through the real inbox, conversation and storage, beside what the same database commits bare. */

export interface QuizTurnsSettings {
  dataDir: string
  /** Where the bare commits go: the same disk, a file of its own. */
  bareDir: string
  turns: number
  /** Answered before the clock runs, so that what is compiled by use is compiled. */
  warmUp: number
  bareCommits: number
}

export interface QuizTurns {
  turnsPerSecond: number
  barePerSecond: number
  attempts: number
}

const { dataDir, bareDir, turns: count, warmUp, bareCommits } = settingsOf<QuizTurnsSettings>()
const FIRST_CHAT = 10_000
const clock = systemClock()
const log = silentLog()
const mind = await openedMind(dataDir)
const account = '1'
await putLearners(mind, { dataDir, account, firstChat: FIRST_CHAT, count: count + warmUp, now: clock.now() - 1000 })

function bareRate(): number {
  const { db, close } = openDatabase(bareDir, clock.now())
  db.exec('CREATE TABLE IF NOT EXISTS bare (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const put = db.prepare('INSERT INTO bare (text) VALUES (?)')
  const from = performance.now()
  for (let n = 0; n < bareCommits; n += 1) {
    db.exec('BEGIN IMMEDIATE')
    put.run(`dòng ${n}`)
    db.exec('COMMIT')
  }
  const perSecond = bareCommits / ((performance.now() - from) / 1000)
  close()
  return perSecond
}

const storage = await openStorage({ dataDir, now: clock.now() })
const conversation = makeConversation(
  { ...mind.parts, learners: storage.learners, memoryOf: storage.turns.memoryOf },
  { burst: NO_BURST },
)
const stop = new AbortController()
let answered = 0
let reached: { at: number; done: () => void } | null = null
const turns = createTurnWorker({
  store: storage.turns,
  clock,
  timers: systemTimers,
  log,
  holder: randomId(),
  runTurn: (work, now) => conversation.runTurn(work, now),
  apologise: (work, now) => conversation.apologise(work, now),
  committed: ({ done }) => {
    answered += done.length
    if (reached && answered >= reached.at) reached.done()
  },
})
const accept = createInbox({ store: storage.turns, clock, hide: mind.hide, wake: () => turns.wake() })
const running = turns.run(stop.signal)

/** Everybody answers "1" at once; resolves when the last of them was answered. */
async function answerAll(from: number, to: number): Promise<void> {
  const all = new Promise<void>((done) => {
    reached = { at: answered + (to - from), done }
  })
  for (let n = from; n < to; n += 1) {
    const chat = String(FIRST_CHAT + n)
    const at = clock.now()
    void accept({
      key: `u:${n}`,
      at,
      from: { channel: 'telegram', account, chat, user: chat, kind: 'private' },
      body: { type: 'text', text: '1' },
      trace: { receivedAt: at },
    })
  }
  await all
}

await answerAll(0, warmUp)
const bareBefore = bareRate()
const from = performance.now()
await answerAll(warmUp, warmUp + count)
const turnsPerSecond = count / ((performance.now() - from) / 1000)
stop.abort()
await running
await storage.close()
const { db, close } = openDatabase(dataDir, clock.now())
const attempts = Number(db.prepare('SELECT count(DISTINCT learner) AS n FROM attempts').get()?.n ?? 0)
close()
// Before and after: a machine that grows busy in between must not flatter either side.
printResult({ turnsPerSecond, barePerSecond: (bareBefore + bareRate()) / 2, attempts } satisfies QuizTurns)
