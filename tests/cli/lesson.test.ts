import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/app/commands.ts'
import { type LessonVerb, lessonCommand } from '../../src/cli/lesson.ts'
import { AppError } from '../../src/errors.ts'
import { withEdits } from '../knowledge/check-fixture.ts'

const KNOWLEDGE = join(import.meta.dirname, '../../knowledge')
let out = ''
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'hvs-lesson-'))
})
afterEach(() => rmSync(out, { recursive: true }))

async function run(verb: LessonVerb, guide: string, knowledge = KNOWLEDGE) {
  const lines: string[] = []
  const notes: string[] = []
  const command = { verb, guide, out, publicUrl: null, helper: null }
  await lessonCommand(knowledge, command, { print: (line) => lines.push(line), note: (line) => notes.push(line) })
  return { lines, notes }
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw new Error('it was not refused')
  return error
}

describe('hvs lesson', () => {
  it('previews cards in order, the pictures in words, one question with its answer and the sentence to remember', async () => {
    const text = (await run('preview', 'qr-04-kiem-tra')).lines.join('\n')
    expect(text).toMatch(/Thẻ 1\/4: DỪNG[\s\S]*Thẻ 4\/4: BẤM/u)
    expect(text).toContain('[Hình bước 2: Màn hình xác nhận chuyển tiền')
    expect(text.match(/← đúng/gu)).toHaveLength(1)
    expect(text).toContain('Nhớ một câu: Đọc tên trước, bấm sau.')
    expect(text).not.toMatch(/\{[uba]\}|⏎/u)
  })

  it('writes one picture for each step that shows a screen, and prints their paths', async () => {
    const { lines } = await run('picture', 'qr-04-kiem-tra')
    expect(lines).toEqual([2, 4, 5, 6].map((step) => join(out, `qr-04-kiem-tra-buoc-${step}.png`)))
    for (const path of lines) expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG')
  })

  it('writes the sheet and says what had no room and why there is no code', async () => {
    const { lines, notes } = await run('sheet', 'qr-04-kiem-tra')
    expect(lines).toEqual([join(out, 'qr-04-kiem-tra.pdf')])
    expect(readdirSync(out)).toEqual(['qr-04-kiem-tra.pdf'])
    expect(notes.join(' ')).toMatch(/"Nói lại".*PUBLIC_URL/u)
  })

  it('prints the text for the loudspeaker with its length, to be read twice, the source unread', async () => {
    const { lines } = await run('loudspeaker', 'qr-04-kiem-tra')
    expect(lines[0]).toMatch(/\(\d+ chữ, đọc khoảng \d+ giây\)/u)
    expect(lines[1]).toContain('Đọc hai lần')
    expect(lines.at(-1)).toBe('Nguồn (không đọc): bài qr-04-kiem-tra, kiểm ngày 21/11/2026.')
  })

  it('names near ids for one that is not there', async () => {
    const error = await refusal(run('preview', 'qr-04-kiemtra'))
    expect(error.code).toBe('GUIDE_UNKNOWN')
    expect(String(error.details.near)).toMatch(/^qr-04-kiem-tra/u)
    expect((await refusal(run('sheet', '???'))).details.near).toBe('không có mã nào gần giống')
  })

  it('says what is wrong with a guide that cannot be read, and shows the others meanwhile', async () => {
    await withEdits([{ find: 'level: 1', put: 'level: 9' }], async (folder) => {
      const error = await refusal(run('preview', 'qr-04-kiem-tra', folder))
      expect(error.code).toBe('GUIDE_INVALID')
      expect(String(error.details.rule)).toContain('quiz')
    })
  })

  it('refuses a verb or an option nobody knows, and a missing id, as bad usage', async () => {
    const sink = new Writable({ write: (_chunk, _encoding, done) => done() })
    for (const words of [
      ['lesson'],
      ['lesson', 'sheet'],
      ['lesson', 'read', 'qr-04-kiem-tra'],
      ['lesson', 'sheet', 'a', 'b'],
      ['lesson', 'sheet', 'a', '--to', 'x'],
    ])
      expect((await refusal(runCommand(words, {}, process.stdin, sink))).code, words.join(' ')).toBe('USAGE')
  })
})
