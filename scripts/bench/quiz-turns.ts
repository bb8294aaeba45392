import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Benchmark, median, round } from './benchmark.ts'
import type { QuizTurns, QuizTurnsSettings } from './ours/quiz-turns.ts'
import { runSide } from './sides.ts'

/** B7: whole quiz turns a second, beside the bare commits of the same database in the same run. */

const TURNS = { short: 2000, full: 10_000 }
const ROUNDS = { short: 3, full: 5 }
const WARM_UP = 500
const BARE_COMMITS = 5000

export const quizTurns: Benchmark = {
  name: 'B7',
  title: 'Lượt trả lời câu đố ghi trọn vẹn (nhận, chấm, lịch ôn, tiến độ, hàng gửi), so với ghi trần của cơ sở dữ liệu',
  async run({ full }) {
    const size = full ? 'full' : 'short'
    const rounds: QuizTurns[] = []
    for (let round = 0; round < ROUNDS[size]; round += 1) rounds.push(await measured(TURNS[size]))
    const ratios = rounds.map(({ turnsPerSecond, barePerSecond }) => turnsPerSecond / barePerSecond)
    const ratio = round(median(ratios))
    return {
      ours: round(median(rounds.map(({ turnsPerSecond }) => turnsPerSecond)), 0),
      peer: round(median(rounds.map(({ barePerSecond }) => barePerSecond)), 0),
      ratio,
      unit: 'lượt mỗi giây',
      peerName: 'node:sqlite, WAL, FULL, mỗi lần ghi một dòng',
      raw: rounds,
      also: { 'ms mỗi lượt': round(1000 / median(rounds.map(({ turnsPerSecond }) => turnsPerSecond))) },
      goals: [
        { text: '≥ 0,5 số lần ghi trần', met: ratio >= 0.5, hard: false },
        {
          text: 'mỗi lượt được chấm đúng một lần',
          met: rounds.every(({ attempts }) => attempts === TURNS[size] + WARM_UP),
          hard: true,
        },
      ],
    }
  },
}

async function measured(turns: number): Promise<QuizTurns> {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-bench-'))
  const settings: QuizTurnsSettings = {
    dataDir: join(folder, 'data'),
    bareDir: join(folder, 'bare'),
    turns,
    warmUp: WARM_UP,
    bareCommits: BARE_COMMITS,
  }
  try {
    return await runSide<QuizTurns>('ours/quiz-turns.ts', settings)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
