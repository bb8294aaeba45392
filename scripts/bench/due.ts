import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Benchmark, median, round } from './benchmark.ts'
import type { DueTimes } from './ours/due.ts'
import type { DueSettings } from './ours/due-fill.ts'
import { runSide } from './sides.ts'

/** Who is due: everybody of a province chose seven in the evening, and each batch must be ready before anybody notices. */

const LEARNERS = { short: 100_000, full: 1_000_000 }
const BATCH = 500
/** Goals for a million; fewer learners must stay under the same times and the same share of a minute. */
const BATCH_MS = 50
const MINUTE_SHARE = 0.02
const RSS_MB = 300

export const due: Benchmark = {
  name: 'due',
  title: 'Tới giờ gửi bài: tìm và soạn cho 500 người trong số tất cả người học cùng chọn một giờ',
  async run({ full }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'hvs-bench-'))
    const learners = LEARNERS[full ? 'full' : 'short']
    // A Monday morning: no summaries, lessons and reviews only.
    const settings: DueSettings = { dataDir, learners, now: Date.parse('2026-11-23T09:00:00+07:00') }
    try {
      await runSide('ours/due-fill.ts', settings)
      const times = await runSide<DueTimes>('ours/due.ts', settings)
      const both = times.read.map((ms, n) => ms + (times.composed[n] ?? 0))
      const typical = round(median(both), 1)
      return {
        ours: typical,
        peer: null,
        ratio: null,
        unit: `ms cho ${BATCH} người`,
        peerName: 'không có bên so sánh: một giới hạn, không phải một cuộc đua',
        raw: [times],
        also: {
          'người học': learners,
          'tìm (ms)': round(median(times.read), 1),
          'soạn (ms)': round(median(times.composed), 1),
          'tìm và soạn, thời gian bộ xử lý (ms)': round(median(times.cpu), 1),
          'ghi (ms)': round(median(times.settled), 1),
          'lâu nhất (ms)': round(Math.max(...both), 1),
          'đông nhất trong một phút': times.mostInOneMinute,
          'bộ nhớ (MB)': round(times.rssMb, 0),
          'đã soạn': times.sent,
        },
        goals: [
          { text: `tìm và soạn ≤ ${BATCH_MS} ms`, met: typical <= BATCH_MS, hard: false },
          {
            text: `đông nhất một phút ≤ ${learners * MINUTE_SHARE} người`,
            met: times.mostInOneMinute <= learners * MINUTE_SHARE,
            hard: true,
          },
          { text: `bộ nhớ ≤ ${RSS_MB} MB`, met: times.rssMb <= RSS_MB, hard: false },
          { text: 'ai tới giờ cũng có bài', met: times.sent === times.read.length * BATCH, hard: true },
        ],
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
