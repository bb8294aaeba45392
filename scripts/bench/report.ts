import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { localDate } from '../../src/shared/clock.ts'
import { BENCHMARKS } from './all.ts'
import type { Goal, Measured } from './benchmark.ts'

/** Writes `docs/ket-qua-do.md`: one page of what was measured, misses included, from one run and the scores of the development sets. */

const ROOT = resolve(import.meta.dirname, '../..')
const FILE = join(ROOT, 'docs/ket-qua-do.md')

interface Overall {
  [score: string]: unknown
}

type EvalScores = Record<string, Overall | { overall?: Overall }>

export async function writeReport(results: Record<string, Measured>, full: boolean): Promise<void> {
  const scores = await developmentScores()
  writeFileSync(FILE, reportOf(results, scores, { full, date: localDate(Date.now()), machine: machine() }))
  process.stderr.write('docs/ket-qua-do.md\n')
}

/** Null when the evaluation fails: the page then says so instead of showing old scores. */
async function developmentScores(): Promise<EvalScores | null> {
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(ROOT, 'src/cli/main.ts'), 'eval', '--json'],
      { cwd: ROOT, maxBuffer: 1 << 26 },
    )
    return JSON.parse(stdout) as EvalScores
  } catch {
    return null
  }
}

function machine(): string {
  const [first] = cpus()
  const load = loadavg()[0]?.toFixed(1) ?? '?'
  return [
    `${cpus().length} nhân ${first?.model.trim() ?? ''}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    `tải lúc đo ${load}`,
  ].join(', ')
}

/** The whole page. */
export function reportOf(
  results: Record<string, Measured>,
  scores: EvalScores | null,
  about: { full: boolean; date: string; machine: string },
): string {
  return [
    '# Kết quả đo',
    '',
    'Trang này do máy ghi, không sửa tay. Đo lại: `npm run -s bench -- --full --report`.',
    '',
    `- Ngày đo: ${about.date} (${about.full ? 'bản đầy đủ' : 'bản ngắn'})`,
    `- Máy: ${about.machine}`,
    '- Mỗi bên chạy trong tiến trình riêng; phép đo thời gian đổi thứ tự sau mỗi vòng và lấy trung vị.',
    '- Bên so sánh dùng thiết lập mặc định theo tài liệu của nó, cùng văn bản, cùng bộ tạo vectơ, cùng câu hỏi.',
    '',
    '| | Đo gì | Học Vụ Số | Bên so sánh | Hơn bao nhiêu lần | Mục tiêu |',
    '|---|---|---|---|---|---|',
    ...Object.entries(results).map(([name, measured]) => rowOf(name, measured)),
    '',
    ...missesOf(results),
    ...Object.entries(results).flatMap(([name, measured]) => detailsOf(name, measured)),
    ...evaluationOf(scores),
    '',
  ].join('\n')
}

function rowOf(name: string, { ours, peer, ratio, unit, goals }: Measured): string {
  const title = BENCHMARKS.find((one) => one.name === name)?.title ?? name
  const value = (figure: number | null) => (figure === null ? '–' : `${figure} ${unit}`)
  const times = ratio === null ? 'không tính được: bên này bằng 0' : `${ratio}×`
  return `| ${name} | ${title} | ${value(ours)} | ${value(peer)} | ${times} | ${goals.map(goalMark).join('<br>')} |`
}

function goalMark({ text, met }: Goal): string {
  return `${met ? 'đạt' : '**chưa đạt**'}: ${text}`
}

function missesOf(results: Record<string, Measured>): string[] {
  const missed = Object.entries(results).flatMap(([name, { goals }]) =>
    goals.filter(({ met }) => !met).map(({ text }) => `- ${name}: ${text}`),
  )
  return ['## Chưa đạt', '', ...(missed.length === 0 ? ['Không có.'] : missed), '']
}

function detailsOf(name: string, { peerName, also, raw }: Measured): string[] {
  return [
    `## ${name}`,
    '',
    `So với: ${peerName}`,
    '',
    ...Object.entries(also).map(([key, value]) => `- ${key}: ${value}`),
    '',
    '```',
    ...raw.map((row) => JSON.stringify(row)),
    '```',
    '',
  ]
}

/** Overall scores of every set, as its scorer prints them. */
function evaluationOf(scores: EvalScores | null): string[] {
  const head = ['## Câu hỏi phát triển (`hvs eval --json`)', '']
  if (scores === null) return [...head, 'Lần này không chấm được: lệnh `hvs eval --json` dừng giữa chừng.']
  return [
    ...head,
    'Điểm trên bộ câu hỏi dùng khi phát triển; bộ giữ kín cùng loại lớn hơn và không nằm trong kho này.',
    '',
    ...Object.entries(scores).flatMap(([name, set]) => [
      `- ${name}: ${figuresOf((set as { overall?: Overall }).overall ?? (set as Overall))}`,
    ]),
  ]
}

/** Every number by its path ("guide.core.at1"), the breakdowns by kind left out. */
function figuresOf(scores: Overall): string {
  const figures = (part: Overall, path: string): string[] =>
    Object.entries(part).flatMap(([key, value]) => {
      if (typeof value === 'number') return [`${path}${key} ${Number.isInteger(value) ? value : value.toFixed(3)}`]
      const isPart = typeof value === 'object' && value !== null && !key.startsWith('by_')
      return isPart ? figures(value as Overall, `${path}${key}.`) : []
    })
  return figures(scores, '').join(' · ')
}
