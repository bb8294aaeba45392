import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSoftened } from '../../src/knowledge/check/softening.ts'
import { findClaims, parseFacts } from '../../src/knowledge/fact-marks.ts'

const folder = join(import.meta.dirname, '../../knowledge/facts')
const files = new Map(
  ['dvc-vneid', 'qr-antoan-muasam'].map((name) => [
    name,
    parseFacts(readFileSync(join(folder, `${name}.md`), 'utf8'), name),
  ]),
)

/** Marks (and ⚑ notes) found at an address for one source, as "✔", "○ M11", "" for none. */
function at(address: string, source: string): string {
  const [name = '', place = ''] = address.split('#')
  const file = files.get(name)
  const claims = file ? findClaims(file, place, [source]) : null
  if (claims === null) return 'no such place'
  return [...new Set(claims.map(({ mark, flags }) => [mark, ...flags].join(' ')))].join(' / ')
}

describe('the mark of a fact is read where its address points', () => {
  it.each([
    // A numbered item of a numbered part, its mark behind it.
    ['qr-antoan-muasam#qr-04.2.2', 'B22', '✔'],
    // The same number printed twice in a part: both are meant, the source tells them apart.
    ['qr-antoan-muasam#qr-06.2.1', 'B34', '✔'],
    ['qr-antoan-muasam#qr-06.2.1', 'B37', '✔'],
    // A part printed as one paragraph, several marks in it: each source takes the mark before it.
    ['qr-antoan-muasam#antoan-08.3', 'T27', '✔'],
    ['qr-antoan-muasam#antoan-08.3', 'B52', '○ M12'],
    // A whole part of bullets, and one bullet of it.
    ['qr-antoan-muasam#qr-02.4', 'B29', '○'],
    ['qr-antoan-muasam#qr-02.4.3', 'B29', '○'],
    ['qr-antoan-muasam#qr-02.4.2', 'B29', ''],
    // A table row, its note in another cell.
    ['qr-antoan-muasam#0.1.1', 'T41', '✔'],
    ['qr-antoan-muasam#0.1', 'B48', '○ M6'],
    ['qr-antoan-muasam#0.2', 'B38', '✔ M7'],
    // An appendix.
    ['qr-antoan-muasam#A', 'B10', '✔'],
    // Steps that carry no mark of their own take that of the line above them.
    ['dvc-vneid#dvc-01.2.3', 'S62', '✔'],
    // Several items printed on one line.
    ['dvc-vneid#dvc-03.2.4', 'S08', '✔'],
    // A heading's "✔ cả" and its ⚑ hold for the whole list.
    ['dvc-vneid#0.5.2', 'S31', '✔'],
    ['dvc-vneid#0.6.1', 'S37', '✔ M8'],
    // A ⚑ behind the sentence's end still belongs to it; one in a row's notes does not touch the row.
    ['dvc-vneid#vneid-02.3', 'S24', '✔ M5'],
    ['dvc-vneid#0.4.1', 'S19', '✔'],
    ['dvc-vneid#vneid-03.2', 'S114', '○ M11'],
    // Nothing there.
    ['dvc-vneid#vneid-03.9', 'S114', 'no such place'],
    ['dvc-vneid#qr-04', 'B22', 'no such place'],
  ])('%s for %s is "%s"', (address, source, mark) => {
    expect(at(address, source)).toBe(mark)
  })

  it('counts a line without a mark as ?', () => {
    const file = parseFacts('## qr-04-kiem-tra: Thử\n\n**2. Các bước**\n1. Làm việc này [B1]\n2. Làm việc kia?\n', 'x')
    expect(file.places.get('qr-04.2.1')).toMatchObject([{ sources: ['B1'], mark: '?', marked: false }])
    expect(file.places.get('qr-04.2.2')).toMatchObject([{ sources: [], mark: '?', marked: false }])
  })

  it('tells a doubt from the end of a question', () => {
    const file = parseFacts('## qr-04-a: Thử\n\n**2. Hỏi**\n- Có được không? ✔ [B1]\n- Chưa ai tra. ? [B2]\n', 'x')
    expect(file.places.get('qr-04.2.1')).toMatchObject([{ mark: '✔' }])
    expect(file.places.get('qr-04.2.2')).toMatchObject([{ mark: '?' }])
  })

  it('reads every source row and every softening sentence of the two files', () => {
    expect([...files.values()].map(({ softening }) => [...softening.keys()])).toEqual(
      Array.from({ length: 2 }, () => Array.from({ length: 15 }, (_, index) => `M${index + 1}`)),
    )
    expect(files.get('dvc-vneid')?.sources.get('S08')).toContain('namhonglinh.hatinh.gov.vn')
    expect(files.get('qr-antoan-muasam')?.sources.get('M8-g')).toContain('afamily.vn')
  })
})

describe('a softened statement', () => {
  it('has a hedge of the suggested sentence, or half of its words', () => {
    const suggested = '"sai nhiều lần có thể bị khóa tạm"'
    expect(isSoftened('Sai nhiều lần, máy có thể khóa.', suggested)).toBe(true)
    expect(isSoftened('Nhập sai nhiều lần thì bị khóa tạm thời.', suggested)).toBe(true)
    expect(isSoftened('Sai 5 lần là khóa tới hôm sau.', suggested)).toBe(false)
    expect(isSoftened('Theo Thông tư 75/2022, phí là 10.000 đồng.', '"theo Thông tư 75/2022; bác xem số tiền"')).toBe(
      true,
    )
    expect(isSoftened('Làm theo màn hình, phí là 10.000 đồng.', '"theo Thông tư 75/2022; bác xem số tiền"')).toBe(false)
  })
})
