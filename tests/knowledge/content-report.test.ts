import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { contentReportCommand } from '../../src/cli/content-report.ts'
import { readContent } from '../../src/knowledge/content-files.ts'
import { type ContentReport, contentReport } from '../../src/knowledge/content-report.ts'
import { type Edit, SECOND_GUIDE, TODAY, withEdits } from './check-fixture.ts'

function report(edits: Edit[], today = TODAY): ContentReport {
  return withEdits(edits, (folder) => {
    const { guides, curriculum } = readContent(folder)
    return contentReport(guides, curriculum, today)
  })
}

/** The second guide, unchanged but for two spaces. */
const SECOND: Edit = { file: SECOND_GUIDE, find: 'core: true', put: 'core:  true' }

function printed(json: boolean, edits: Edit[] = [SECOND]): string {
  const output = new PassThrough()
  withEdits(edits, (folder) => contentReportCommand(folder, TODAY, json, output))
  return String(output.read())
}

describe('the state of the content', () => {
  it('counts what each guide holds', () => {
    expect(report([]).guides).toEqual([
      {
        id: 'qr-04-kiem-tra',
        steps: 6,
        ask: 40,
        levels: [3, 3, 2],
        types: { single: 5, truefalse: 1, order: 1, 'spot-scam': 1 },
        practice: 1,
        facts: { sure: 14, soft: 0, unverified: 0 },
        sources: 18,
        nextRecheck: '2027-05-21',
      },
    ])
  })

  it('adds the guides up, in the order of the curriculum, each source once', () => {
    const { guides, total, missing } = report([SECOND])
    expect(guides.map(({ id }) => id)).toEqual(['qr-04-kiem-tra', 'qr-06-chuyen-nham'])
    expect(total).toMatchObject({ steps: 12, ask: 80, levels: [6, 6, 4], practice: 2, sources: 18 })
    expect(total.facts.sure).toBe(28)
    expect(missing).toEqual([
      'qr-01-mo-tai-khoan',
      'qr-02-quet-tra-tien',
      'qr-07-qr-gia',
      'antoan-02-gia-danh',
      'antoan-08-bi-lua',
    ])
  })
})

describe('the facts to be read again', () => {
  it('stand by how many sections, cards and questions rest on them', () => {
    const { recheck } = report([])
    // Step 2 with its branch and the simpler wording is one section; step 5 another; two cards, two questions.
    expect(recheck[0]).toMatchObject({ at: 'qr-antoan-muasam#qr-04.5', answers: 5, days: 181 })
    const answers = recheck.map((row) => row.answers)
    expect(answers).toEqual([...answers].sort((a, b) => b - a))
    expect(recheck.find(({ at }) => at.endsWith('#qr-04.2.2'))).toMatchObject({ answers: 4, sources: ['B22'] })
  })

  it('due within sixty days stand on top, whatever rests on them', () => {
    const soon = {
      find: '#qr-02.4", mark: "✔", recheckBy: 2027-05-21',
      put: '#qr-02.4", mark: "✔", recheckBy: 2027-01-20',
    }
    expect(report([soon]).recheck[0]).toMatchObject({ at: 'qr-antoan-muasam#qr-02.4', answers: 1, days: 60 })
    expect(report([soon], '2026-11-20').recheck[0]?.at).not.toBe('qr-antoan-muasam#qr-02.4')
    expect(report([soon], '2027-01-25').recheck[0]?.days).toBe(-5)
  })

  it('are one fact where several guides rest on the same place, due when the first of them is', () => {
    const earlier: Edit = {
      file: SECOND_GUIDE,
      find: 'recheckBy: 2027-11-21, source: [B22]',
      put: 'recheckBy: 2027-06-01, source: [B22]',
    }
    expect(report([earlier]).recheck.find(({ at }) => at.endsWith('#qr-04.2.2'))).toMatchObject({
      answers: 8,
      recheckBy: '2027-06-01',
      guides: ['qr-04-kiem-tra', 'qr-06-chuyen-nham'],
    })
  })
})

describe('hvs content report', () => {
  it('prints a line a guide under Vietnamese headings, the totals, what is missing, and the two lists', () => {
    const lines = printed(false).split('\n')
    expect(lines[0]).toMatch(/^Bài +Bước +Cách hỏi +Câu đố mức 1\/2\/3/u)
    expect(lines[1]).toMatch(/^qr-04-kiem-tra +6 +40 +3\/3\/2 +5\/1\/1\/1 +1 +14\/0\/0 +18 +2027-05-21$/u)
    expect(lines[3]).toMatch(/^Cộng \(2\) +12 +80 /u)
    expect(lines[5]).toMatch(/^Chưa viết 5 bài: qr-01-mo-tai-khoan, /u)
    expect(lines).toContain('Dữ kiện cần đọc lại trong 60 ngày tới, nhiều câu trả lời dựa vào đứng trước: 0')
    expect(lines).toContain('Dữ kiện còn lại, nhiều câu trả lời dựa vào đứng trước: 14')
  })

  it('prints the same as one JSON object, and says how many files could not be read', () => {
    const broken: Edit = { file: SECOND_GUIDE, find: 'core: true', put: 'core: [true' }
    const read = JSON.parse(printed(true, [broken])) as ContentReport & { unreadable: number }
    expect(read.guides.map(({ id }) => id)).toEqual(['qr-04-kiem-tra'])
    expect(read.unreadable).toBe(1)
    expect(printed(false, [broken])).toContain('Chưa đọc được 1 tệp')
  })
})
