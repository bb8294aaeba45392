import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BENCHMARKS } from '../../scripts/bench/all.ts'
import type { Measured } from '../../scripts/bench/benchmark.ts'
import { reportOf } from '../../scripts/bench/report.ts'

const ROOT = resolve(import.meta.dirname, '../..')

function bench(...args: string[]) {
  return spawnSync(process.execPath, [join(ROOT, 'scripts/bench/main.ts'), ...args], { encoding: 'utf8', cwd: ROOT })
}

const MISSED: Measured = {
  ours: 500,
  peer: 250,
  ratio: 0.5,
  unit: 'ms',
  peerName: 'peer 1.2.3',
  raw: [{ round: 1, ours: 500, peer: 250 }],
  also: { 'số câu': 3 },
  goals: [{ text: '≤ 400 ms', met: false, hard: false }],
}

describe('the benchmarks', () => {
  it('refuse a name nobody knows, with the names that are built', () => {
    const { status, stdout, stderr } = bench('B1', 'B99')
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('B99')
    for (const { name } of BENCHMARKS) expect(stderr).toContain(name)
  })

  it('refuse an option nobody knows', () => {
    expect(bench('--fast').status).toBe(2)
  })

  it('print ours, peer, ratio, unit and every raw value as JSON, and pass where each place resolves', () => {
    const { status, stdout } = bench('B2', '--json')
    const { B2, ...others } = JSON.parse(stdout) as Record<string, Measured>
    expect(others).toEqual({})
    expect(status).toBe(0)
    expect(B2).toMatchObject({ ours: expect.any(Number), peer: expect.any(Number), unit: expect.any(String) })
    expect(B2?.ratio).toBeCloseTo((B2?.ours ?? 0) / (B2?.peer ?? 1), 1)
    expect(B2?.raw.length).toBeGreaterThan(1)
    expect(B2?.goals.filter(({ hard }) => hard).every(({ met }) => met)).toBe(true)
  })

  it('cut a killed bot’s files in several processes at once, open every cut, and say on the way how far they are', () => {
    const { status, stdout, stderr } = bench('cut', '--json')
    const { cut } = JSON.parse(stdout) as Record<string, Measured>
    expect(status).toBe(0)
    expect(cut?.also['số chỗ cắt']).toBe(2 * 256)
    expect(cut?.also['hvs.sqlite-wal mở được']).toBe(256)
    expect(stderr).toMatch(/hvs\.sqlite: \d+ \/ 256\n/u)
    expect(stderr).toMatch(/hvs\.sqlite-wal: \d+ \/ 256\n/u)
  })

  it('print a readable table without --json', () => {
    const { stdout } = bench('B2')
    expect(stdout).toMatch(/^B2 {2}/u)
    expect(stdout).toMatch(/ours .*peer .*ratio/u)
    expect(stdout).toContain('@langchain/textsplitters 1.0.2')
  })

  it('write a page that names machine, date and every miss', () => {
    const page = reportOf({ B8: MISSED }, null, { full: false, date: '2026-11-21', machine: '2 nhân' })
    expect(page).toContain('2026-11-21')
    expect(page).toContain('2 nhân')
    expect(page).toContain('| 500 ms | 250 ms | 0.5× | **chưa đạt**: ≤ 400 ms |')
    expect(page).toContain('- B8: ≤ 400 ms')
    expect(page).toContain('{"round":1,"ours":500,"peer":250}')
    expect(page).toContain('Lần này không chấm được')
  })
})
