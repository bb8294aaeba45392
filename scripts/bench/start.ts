import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Benchmark, median, ratioOf, round } from './benchmark.ts'
import type { PeerStartSettings } from './peers/langchain-start.ts'
import { alternate, versionOf } from './sides.ts'

/** B8: from the start of the process to the first cited answer on its output, the index on disk; and the memory it takes. */

const ROUNDS = 5
const QUESTION = 'Ở Lai Châu, bao giờ các đơn vị phải gửi báo cáo?'
const MEGABYTE = 1024 * 1024
/** Resident memory may be so many times bare Node's, plus the index. */
const MEMORY_SHARE = 1.5
const HVS = join(import.meta.dirname, '../../src/cli/main.ts')
/** As `npm run hvs` starts it; the peer has the same compile cache. */
const CACHE = ['--require', join(import.meta.dirname, '../../src/compile-cache.cjs')]
const PEER = join(import.meta.dirname, 'peers/langchain-start.ts')

interface Run {
  ms: number
  megabytes: number
  output: string
}

export const start: Benchmark = {
  name: 'B8',
  title: 'Khởi động: từ lúc tiến trình bắt đầu đến câu trả lời có trích dẫn đầu tiên, chỉ mục đã có trên đĩa',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'hvs-bench-'))
    const data = join(folder, 'data')
    const peerFolder = join(folder, 'peer')
    const peerArguments = (question: string | null) => [
      PEER,
      JSON.stringify({ folder: peerFolder, question } satisfies PeerStartSettings),
    ]
    const ours = (measure: 'ms' | 'memory') => timed([HVS, 'ask', QUESTION, '--json'], { DATA_DIR: data }, measure)
    const peer = (measure: 'ms' | 'memory') => timed(peerArguments(QUESTION), {}, measure)
    try {
      // The first run builds the index and fills the compile cache; it is not counted.
      const built = await ours('ms')
      await timed(peerArguments(null), {}, 'ms')
      await peer('ms')
      const times = await alternate(
        ROUNDS,
        () => ours('ms'),
        () => peer('ms'),
      )
      const memory = {
        ours: await ours('memory'),
        peer: await peer('memory'),
        bare: await timed(['-e', '0'], {}, 'memory'),
      }
      const index = bytesIn(join(data, 'index')) / MEGABYTE
      const oursMs = times.ours.map(({ ms }) => round(ms, 1))
      const peerMs = times.peer.map(({ ms }) => round(ms, 1))
      const allowed = MEMORY_SHARE * memory.bare.megabytes + index
      const middle = median(oursMs)
      const ratio = ratioOf(median(peerMs), middle)
      return {
        ours: middle,
        peer: median(peerMs),
        ratio,
        unit: 'ms',
        peerName: `${versionOf('@langchain/community')} (HNSWLib.load và một chuỗi truy hồi), ${versionOf('@langchain/core')}`,
        raw: oursMs.map((ms, at) => ({ round: at + 1, ours: ms, peer: peerMs[at] })),
        also: {
          'lần đầu, dựng cả chỉ mục, ms': round(built.ms, 1),
          'bộ nhớ thường trú, MB': round(memory.ours.megabytes, 1),
          'bộ nhớ thường trú của bên so sánh, MB': round(memory.peer.megabytes, 1),
          'bộ nhớ thường trú của Node không chạy gì, MB': round(memory.bare.megabytes, 1),
          'chỉ mục trên đĩa, MB': round(index, 1),
        },
        goals: [
          { text: 'câu trả lời có trích dẫn', met: times.ours.every(({ output }) => isCited(output)), hard: false },
          { text: '≤ 400 ms', met: middle <= 400, hard: false },
          { text: 'mong muốn: ≤ 150 ms', met: middle <= 150, hard: false },
          { text: 'mong muốn: ≥ 8 lần nhanh hơn bên so sánh', met: (ratio ?? 0) >= 8, hard: false },
          {
            text: `bộ nhớ ≤ ${MEMORY_SHARE}× Node không chạy gì + chỉ mục (${round(allowed, 1)} MB)`,
            met: memory.ours.megabytes <= allowed,
            hard: false,
          },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Time to the first byte of output and, measured apart since the preload costs time, the memory at the end. */
function timed(args: string[], env: Record<string, string>, measure: 'ms' | 'memory'): Promise<Run> {
  const preload = measure === 'memory' ? ['--import', join(import.meta.dirname, 'print-memory.ts')] : []
  const from = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...CACHE, ...preload, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let ms: number | null = null
  const texts = { output: '', errors: '', memory: '' }
  const [, output, errors, memory] = child.stdio
  output?.on('data', (chunk: Buffer) => {
    ms ??= performance.now() - from
    texts.output += chunk.toString('utf8')
  })
  errors?.on('data', (chunk: Buffer) => {
    texts.errors += chunk.toString('utf8')
  })
  memory?.on('data', (chunk: Buffer) => {
    texts.memory += chunk.toString('utf8')
  })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => {
      if (code !== 0) return fail(new Error(`${args[0]} ended with ${code}: ${texts.errors}`))
      done({ ms: ms ?? performance.now() - from, megabytes: Number(texts.memory) / MEGABYTE, output: texts.output })
    })
  })
}

function isCited(output: string): boolean {
  try {
    return ((JSON.parse(output) as { citations?: unknown[] }).citations ?? []).length > 0
  } catch {
    return false
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
