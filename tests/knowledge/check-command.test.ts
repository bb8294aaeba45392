import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/cli/check.ts'
import { type Edit, GUIDE, TODAY, withEdits } from './check-fixture.ts'

const knowledge = join(import.meta.dirname, '../../knowledge')

/** Runs `hvs check` over the sound folder, edited, with the project's own plans beside it. */
function run(edits: Edit[], ...only: string[]): { exit: number; lines: string[] } {
  return withEdits([], (folder) => {
    for (const name of ['plans', 'agencies.yaml', 'places.yaml']) {
      cpSync(join(knowledge, name), join(folder, name), { recursive: true })
    }
    return withEdits(
      edits,
      (edited) => {
        const lines: string[] = []
        const exit = check(edited, TODAY, only, (line) => lines.push(line))
        return { exit, lines }
      },
      folder,
    )
  })
}

describe('hvs check', () => {
  it('ends with 0 and one closing line when only advice is left', () => {
    const { exit, lines } = run([])
    expect(exit).toBe(0)
    expect(lines.at(-1)).toMatch(/^Đã kiểm 4 tệp: 0 lỗi, \d+ điều nhắc\.$/u)
    expect(lines.slice(0, -1).every((line) => line.startsWith('nhắc · plans/'))).toBe(true)
  })

  it('ends with 1 and names file, item and rule of each fault', () => {
    const { exit, lines } = run([{ find: 'key: so-du', put: 'key: ba-thu' }])
    expect(exit).toBe(1)
    expect(lines[0]).toBe(`LỖI · ${GUIDE} · quiz.qr-04.q1 · Mã lựa chọn "ba-thu" xuất hiện hai lần. [quiz.keyTwice]`)
  })

  it('ends with 1 when a plan cannot be read, or a place has no plan', () => {
    expect(run([{ file: 'plans/lam-vy.md', find: 'id: lam-vy', put: 'id: lam-vi' }])).toMatchObject({
      exit: 1,
      lines: expect.arrayContaining([expect.stringContaining('[PLAN_UNREADABLE]')]),
    })
    expect(run([{ file: 'places.yaml', find: /plans: \[lam-vy\]/u, put: 'plans: [lam-vi]' }])).toMatchObject({
      exit: 1,
      lines: expect.arrayContaining([expect.stringContaining('[CONTENT_DANGLING]')]),
    })
  })

  it('ends with 1 when an agency is listed twice under one spelling, marks aside, or its list is no list', () => {
    const named = (edit: Edit) => run([edit]).lines.find((line) => line.includes('[CONTENT_INVALID]')) ?? ''
    const twice = named({ file: 'agencies.yaml', find: 'said: [tt tỉnh ủy]', put: 'said: [tt tỉnh ủy, bcd tinh]' })
    expect(twice).toContain('agencies.yaml')
    expect(twice).toContain('bcd tinh: ban-chi-dao-tinh, thuong-truc-tinh-uy')
    const broken = named({ file: 'agencies.yaml', find: 'said: [tt tỉnh ủy]', put: 'said: [tt tỉnh ủy' })
    expect(broken).toMatch(/agencies\.yaml.* line \d+: /u)
  })

  it('asks for every guide of the curriculum only with --complete', () => {
    const lines: string[] = []
    const exit = withEdits([], (folder) => {
      for (const name of ['plans', 'agencies.yaml', 'places.yaml']) {
        cpSync(join(knowledge, name), join(folder, name), { recursive: true })
      }
      return check(folder, TODAY, [], (line) => lines.push(line), { complete: true })
    })
    expect(exit).toBe(1)
    expect(lines).toContain('LỖI · curriculum.yaml · qr-02-quet-tra-tien · Bài này chưa viết. [whole.noGuide]')
  })

  it('prints only what concerns the files named, however they are named', () => {
    const edits = [
      { find: 'key: so-du', put: 'key: ba-thu' },
      { file: 'glossary.yaml', find: '"OTP"', put: '"stk"' },
    ]
    expect(run(edits, 'glossary.yaml').lines).toHaveLength(2)
    for (const name of ['qr-04-kiem-tra.md', GUIDE, `knowledge/${GUIDE}`]) {
      expect(run(edits, name).lines[0]).toContain('[quiz.keyTwice]')
    }
  })

  it('ends with 2 when a named file is none of the content, rather than finding nothing wrong with it', () => {
    expect(run([], 'qr-40-kiem-tra.md')).toEqual({
      exit: 2,
      lines: ['Không có tệp nội dung nào tên "qr-40-kiem-tra.md".'],
    })
  })
})
