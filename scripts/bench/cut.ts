import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Benchmark, round } from './benchmark.ts'
import { FILES, stateOf } from './cut-state.ts'
import type { CutOpenerSettings, CutTally } from './ours/cut-opener.ts'
import type { CutWriterSettings } from './ours/cut-writer.ts'

/** R4: a killed bot's database and its log, each cut at every byte of its tail, then opened. */

const TAIL = 65_536
/** Every so many bytes without `--full`: a prime, so that no page or frame border is favoured. */
const STEP = 257
/**
 * Turns in the file, and at least so many more in the log: both tails then lie inside what turns wrote. A turn takes some
 * 150 KB of log, and the whole log is copied and read once a cut: more turns cost time and put nothing new into the tail.
 */
const FOLDED = 150
const LOGGED = 12
/** Folders in memory that spare the disk a hundred thousand copies; elsewhere they stand among the temporary files. */
const IN_MEMORY = '/dev/shm'

/** Lines of progress a file. */
const PARTS = 20

export const cut: Benchmark = {
  name: 'cut',
  title: 'Tệp dữ liệu bị cắt cụt sau khi mất điện: mở ra trạng thái đúng, hoặc từ chối rõ ràng',
  async run({ full }) {
    const folder = mkdtempSync(join(scratch(), 'hvs-bench-'))
    try {
      const dataDir = join(folder, 'data')
      const stored = await killedWriter({ dataDir, folded: FOLDED })
      const tallies: ({ file: string } & CutTally)[] = []
      for (const file of FILES) {
        // A shortened log loses its last turns, never one that was in the file; a shortened file must lose none.
        const atLeast = file === 'hvs.sqlite' ? stored : FOLDED
        const lengths = lengthsOf(statSync(join(dataDir, file)).size, full ? 1 : STEP)
        tallies.push({ file, ...(await openEverywhere({ folder, dataDir, file, atLeast, ...lengths })) })
      }
      const cuts = tallies.reduce((sum, { opened, refused, wrong }) => sum + opened + refused + wrong.length, 0)
      const wrong = tallies.reduce((sum, tally) => sum + tally.wrong.length, 0)
      const whole = stateOf(dataDir, join(folder, 'whole'), null)
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

function lengthsOf(size: number, step: number): { longest: number; shortest: number; step: number } {
  return { longest: size, shortest: Math.max(0, size - TAIL), step }
}

/** Every cut of one file, dealt out over as many processes as there are processors; says on stderr how far it is. */
async function openEverywhere(work: Omit<CutOpenerSettings, 'copy'> & { folder: string }): Promise<CutTally> {
  const { folder, longest, shortest, step, file } = work
  const openers = availableParallelism()
  const all = Math.floor((longest - shortest) / step) + 1
  const done = new Array<number>(openers).fill(0)
  let told = 0
  const tell = (opener: number, count: number) => {
    done[opener] = count
    const sum = done.reduce((a, b) => a + b, 0)
    const part = Math.floor((PARTS * sum) / all)
    if (part > told) process.stderr.write(`  ${file}: ${sum} / ${all}\n`)
    told = part
  }
  const tallies = await Promise.all(
    done.map((_, at) =>
      cutOpener(
        { ...work, copy: join(folder, `copy-${at}`), longest: longest - at * step, step: step * openers },
        (count) => tell(at, count),
      ),
    ),
  )
  return {
    opened: tallies.reduce((sum, { opened }) => sum + opened, 0),
    refused: tallies.reduce((sum, { refused }) => sum + refused, 0),
    wrong: tallies.flatMap(({ wrong }) => wrong),
  }
}

function cutOpener(settings: CutOpenerSettings, onProgress: (done: number) => void): Promise<CutTally> {
  const file = join(import.meta.dirname, 'ours/cut-opener.ts')
  const opener = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = ''
  return new Promise((resolve, reject) => {
    createInterface({ input: opener.stdout }).on('line', (line) => {
      last = line
      if (/^\d+$/.test(line)) onProgress(Number(line))
    })
    opener.on('error', reject)
    opener.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(last) as CutTally)
      else reject(new Error(`an opener of cut files ended with ${code}`))
    })
  })
}

function scratch(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK)
    return IN_MEMORY
  } catch {
    return tmpdir()
  }
}
