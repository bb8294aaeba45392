import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../src/errors.ts'
import { type Database, openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { type Benchmark, round } from './benchmark.ts'
import type { CutWriterSettings } from './ours/cut-writer.ts'

/** R4: a killed bot's database and its log, each cut at every byte of its tail, then opened. */

const TAIL = 65_536
/** Every so many bytes without `--full`: a prime, so that no page or frame border is favoured. */
const STEP = 257
const FILES = ['hvs.sqlite', 'hvs.sqlite-wal'] as const
/** Turns in the file, and at least so many more in the log: both tails then lie inside what turns wrote. */
const FOLDED = 150
const LOGGED = 60

interface Tally {
  /** Opened in a state between two turns. */
  opened: number
  /** Refused with the code that says the database is broken. */
  refused: number
  /** Anything else: what was found. */
  wrong: string[]
}

export const cut: Benchmark = {
  name: 'cut',
  title: 'Tệp dữ liệu bị cắt cụt sau khi mất điện: mở ra trạng thái đúng, hoặc từ chối rõ ràng',
  async run({ full }) {
    const folder = mkdtempSync(join(tmpdir(), 'hvs-bench-'))
    try {
      const dataDir = join(folder, 'data')
      const stored = await killedWriter({ dataDir, folded: FOLDED })
      const tallies = FILES.map((file) => ({ file, ...cutEverywhere(folder, dataDir, file, stored, full ? 1 : STEP) }))
      const cuts = tallies.reduce((sum, { opened, refused, wrong }) => sum + opened + refused + wrong.length, 0)
      const wrong = tallies.reduce((sum, tally) => sum + tally.wrong.length, 0)
      const whole = stateOf(folder, dataDir, null)
      return {
        ours: round((100 * (cuts - wrong)) / cuts),
        peer: null,
        ratio: null,
        unit: '% chỗ cắt an toàn',
        peerName: `trạng thái giữa hai lượt, SQLite của Node ${process.versions.node}`,
        raw: tallies.map((tally) => ({ ...tally, wrong: tally.wrong.slice(0, 5) })),
        also: {
          'số chỗ cắt': cuts,
          'lượt đã báo ghi xong': stored,
          'lượt còn sau khi ngắt': whole,
          ...Object.fromEntries(tallies.map(({ file, opened }) => [`${file} mở được`, opened])),
        },
        goals: [
          { text: '0 chỗ cắt mở ra trạng thái sai', met: wrong === 0, hard: true },
          { text: '0 lượt đã báo ghi xong bị mất khi chỉ ngắt', met: Number(whole) >= stored, hard: true },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Lets a process write until the log is long enough, kills it, and returns the last turn it said was stored. */
function killedWriter(settings: CutWriterSettings): Promise<number> {
  const file = join(import.meta.dirname, 'ours/cut-writer.ts')
  const writer = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const last = () => Number(said.split('\n').at(-2) ?? 0)
  return new Promise((resolve, reject) => {
    writer.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (last() >= settings.folded + LOGGED) writer.kill('SIGKILL')
    })
    writer.on('error', reject)
    writer.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(last())
      else reject(new Error(`the writer ended by itself: ${code}`))
    })
  })
}

function cutEverywhere(folder: string, dataDir: string, file: string, stored: number, step: number): Tally {
  const tally: Tally = { opened: 0, refused: 0, wrong: [] }
  const size = statSync(join(dataDir, file)).size
  for (let length = size; length >= Math.max(0, size - TAIL); length -= step) {
    const found = stateOf(folder, dataDir, { file, length })
    if (found === 'refused') tally.refused += 1
    // A shortened log loses its last turns, never one that was in the file; a shortened file must lose none.
    else if (typeof found === 'number' && found >= (file === 'hvs.sqlite' ? stored : FOLDED)) tally.opened += 1
    else tally.wrong.push(`${length}: ${found}`)
  }
  return tally
}

/** The turn a copy stands at, `refused`, or what is wrong with it. */
function stateOf(folder: string, dataDir: string, cutAt: { file: string; length: number } | null): number | string {
  const copy = join(folder, 'copy')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy)
  for (const file of FILES) copyFileSync(join(dataDir, file), join(copy, file))
  if (cutAt !== null) truncateSync(join(copy, cutAt.file), cutAt.length)
  let database: Database | null = null
  try {
    database = openDatabase(copy, 0)
    const problems = [...database.integrityCheck(), ...checkInvariants(database.db)]
    return problems[0] ?? turnOf(database)
  } catch (error) {
    if (error instanceof AppError && error.code === 'DATABASE_BROKEN') return 'refused'
    return error instanceof Error ? error.message : String(error)
  } finally {
    database?.close()
  }
}

/** The number of the last turn, when every table agrees that it and all before it were stored, and nothing else was. */
function turnOf({ db }: Database): number | string {
  const row = db
    .prepare(
      `SELECT (SELECT count(*) FROM gaps) AS gaps, (SELECT max(CAST(question AS INTEGER)) FROM gaps) AS last,
         (SELECT count(*) FROM attempts) AS attempts, (SELECT json_extract(memory, '$.turn') FROM memories) AS memory,
         (SELECT json_extract(progress, '$.habit.current') FROM learners) AS progress,
         (SELECT next_at FROM schedules) AS schedule, (SELECT max(due) FROM cards) AS cards,
         (SELECT count(*) FROM outbox) AS replies, (SELECT heard_at FROM chats) AS heard,
         (SELECT count(*) FROM inbox WHERE done_at IS NOT NULL) AS answered`,
    )
    .get() as Record<string, number>
  const [turn] = Object.values(row)
  return turn !== undefined && Object.values(row).every((each) => each === turn) ? turn : JSON.stringify(row)
}
