import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGuide, skillOf } from '../../src/knowledge/guide-parser.ts'
import { sha256 } from '../../src/shared/ids.ts'
import { GUIDE, SOUND } from './check-fixture.ts'

const text = readFileSync(join(SOUND, GUIDE), 'utf8')

function read(source: string) {
  const result = parseGuide(source, GUIDE)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.guide
}

describe('a guide file becomes a guide', () => {
  const guide = read(text)

  it('keeps the head: ids, facts, phrasings, pictures, cards, sources', () => {
    expect(guide).toMatchObject({
      id: 'qr-04-kiem-tra',
      skill: 'qr',
      core: true,
      checkedOn: '2026-11-21',
      prerequisites: ['qr-01-mo-tai-khoan'],
      redFlagRefs: ['A10'],
      cardSources: ['B32', 'B28', 'B22'],
    })
    expect(guide.facts.F1).toMatchObject({ id: 'F1', at: 'qr-antoan-muasam#qr-04.2.2', mark: '✔', source: ['B22'] })
    expect(guide.ask).toHaveLength(40)
    expect(guide.pictures.map(({ steps }) => steps)).toEqual([[2, 4], [5], [6]])
    expect(guide.redFlags).toMatchObject([{ id: 'A24', guide: 'qr-04-kiem-tra', level: 2 }])
    expect(guide.sources.B10?.date).toBe('2024')
  })

  it('keeps the quiz: the one right option, a why for the others, what else is accepted', () => {
    const [first, , , fourth, , , seventh] = guide.quiz
    expect(first).toMatchObject({
      type: 'single',
      options: [
        { key: 'ba-thu', right: true, why: null, accept: ['tên, ngân hàng, tiền'] },
        { key: 'so-du', right: false, why: 'Ba thứ ấy không cho biết tiền đi đâu.', accept: [] },
        { key: 'ten-minh', right: false },
      ],
    })
    expect(fourth).toMatchObject({ type: 'truefalse', right: false })
    expect(seventh).toMatchObject({ type: 'order', items: [{ key: 'goi' }, { key: 'quay' }, { key: 'cong-an' }] })
    expect(guide.quiz.at(-1)).toEqual({
      type: 'practice',
      id: 'qr-04.p1',
      step: 2,
      stem: '{u} mở ứng dụng ngân hàng, quét thử một mã QR {u} có, đọc to tên người nhận, rồi thoát ra. Đừng bấm chuyển.',
    })
  })

  it('keeps the steps: words, simpler words, branches with their hand-over', () => {
    expect(guide.steps.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 Dừng',
      '2 Đọc',
      '3 Hỏi',
      '4 Nhìn lại cái tên',
      '5 Nhìn cảnh báo',
      '6 Bấm',
    ])
    expect(guide.steps[1]?.said).toEqual([
      {
        text: '{u} đọc to tên người nhận. Đọc tên ngân hàng. Đọc số tiền, đếm cả số 0.',
        facts: ['F1', 'F8'],
        tip: false,
      },
    ])
    expect(guide.steps[0]?.simpler).toEqual([
      { text: '{u} nhấc ngón tay khỏi màn hình. Đếm một, hai, ba, tới mười.', facts: [], tip: false },
    ])
    expect(guide.steps[4]?.branches[1]).toEqual({
      label: 'Lỡ bấm tiếp rồi',
      said: [{ text: '{u} gọi ngay ngân hàng, trước mọi việc khác.', facts: ['F14'], tip: false }],
      handOver: 'antoan-08-bi-lua',
    })
  })

  it('keeps troubles, questions and the warning, one run a mark', () => {
    expect(guide.troubles.map(({ section }) => section)).toEqual(['ket-bao-nghi-ngo', 'ket-khac-ten', 'ket-thua-so-0'])
    expect(guide.questions[0]).toEqual({
      section: 'hoi-biet-lua-dao',
      heading: 'Làm sao biết tài khoản này là lừa đảo?',
      said: [
        {
          text: 'Không có cách nào biết chắc. {u} tra thêm bằng ứng dụng nTrust; trang web thì tra ở tinnhiemmang.vn.',
          facts: ['F5'],
          tip: false,
        },
        { text: 'Tra không thấy gì cũng chưa phải là thật.', facts: [], tip: true },
      ],
      handOver: null,
    })
    expect(guide.warning).toHaveLength(2)
  })

  it('carries the hash of the very bytes, so that a moved step is noticed', () => {
    expect(guide.hash).toBe(sha256(readFileSync(join(SOUND, GUIDE))))
    expect(read(text.replace('Đếm chậm tới 10', 'Đếm chậm tới 20')).hash).not.toBe(guide.hash)
  })

  it('reads the same guide from any Unicode form, any line ends and behind a byte-order mark', () => {
    const { hash: _hash, ...same } = guide
    for (const other of [text.normalize('NFD'), text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      const { hash: _other, ...read_ } = read(other)
      expect(read_).toEqual(same)
    }
  })
})

describe('whatever a file holds, the parser answers', () => {
  it('never throws on a damaged guide, and names the file in every problem', () => {
    const damage = fc.tuple(
      fc.nat(text.length),
      fc.nat(400),
      fc.oneof(fc.string(), fc.constantFrom('\n### ', '[F1', '"', '→ x', '{', '## Hay hỏi\n', '- ', ': ')),
    )
    fc.assert(
      fc.property(damage, ([at, length, put]) => {
        const result = parseGuide(text.slice(0, at) + put + text.slice(at + length), GUIDE)
        if ('problems' in result) {
          expect(result.problems.length).toBeGreaterThan(0)
          for (const { file, item } of result.problems) expect([file, item !== '']).toEqual([GUIDE, true])
        }
      }),
      { numRuns: 60, seed: 20261121 },
    )
  })

  it('names the line of the file, not of the head or the body', () => {
    const lines = text.split('\n')
    const at = lines.indexOf('## Hay hỏi')
    const broken = parseGuide(lines.with(at, '## Hay hoi').join('\n'), GUIDE)
    expect('problems' in broken && broken.problems[0]?.item).toBe(`line ${at + 1}`)
    const open = lines.findIndex((line) => line.startsWith('related: ['))
    const unclosed = parseGuide(lines.with(open, 'related: [').join('\n'), GUIDE)
    const item = 'problems' in unclosed ? unclosed.problems[0]?.item : ''
    expect(Number(item?.replace('line ', ''))).toBeGreaterThan(open)
  })
})

describe('the skill a guide counts for', () => {
  it('is the first word of its id, the extensions apart', () => {
    expect(['dvc-01-a', 'vneid-02-b', 'qr-04-c', 'antoan-08-d', 'muasam-03-e'].map(skillOf)).toEqual([
      'dvc',
      'vneid',
      'qr',
      'antoan',
      'muasam',
    ])
    expect(['coban-01-a', 'ai-01-b', 'suckhoe-01-c', 'nong-01-d'].map(skillOf)).toEqual(Array(4).fill('morong'))
  })
})
