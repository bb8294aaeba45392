import { describe, expect, it } from 'vitest'
import { buildProgress } from '../../src/app/build-progress.ts'

function shown(isTTY: boolean, steps: readonly number[], of: number): string {
  let text = ''
  const tell = buildProgress({ isTTY, write: (more: string) => (text += more) })
  for (const done of steps) tell(done, of)
  return text
}

const everyTwo = Array.from({ length: 500 }, (_, at) => 2 * (at + 1))

describe('the progress of a build', () => {
  it('is one bar on a terminal, written over itself and ended by a line break', () => {
    const text = shown(true, [250, 500, 1000], 1000)
    const bars = text.split('\r').slice(1)
    expect(bars.map((bar) => (bar.match(/█/gu) ?? []).length)).toEqual([6, 12, 24])
    expect(bars.map((bar) => /\d+ %/u.exec(bar)?.[0])).toEqual(['25 %', '50 %', '100 %'])
    expect(text.match(/\n/gu)).toHaveLength(1)
    expect(text.endsWith('\n')).toBe(true)
  })

  it('is ten plain lines in a file, however many steps it has', () => {
    const lines = shown(false, everyTwo, 1000).split('\n').slice(0, -1)
    expect(lines.length).toBe(10)
    expect(lines[0]).toContain('100/1000')
    expect(lines[9]).toContain('1000/1000 (100 %)')
    expect(lines.join('')).not.toContain('\r')
  })
})
