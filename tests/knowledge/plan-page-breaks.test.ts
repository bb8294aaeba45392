import { describe, expect, it } from 'vitest'
import { parsePlan } from '../../src/knowledge/plan-parser.ts'
import { META, placeOf } from '../support/plan-folder.ts'

function placesOf(...lines: string[]) {
  return parsePlan(lines.join('\n'), META, 'xa-thu.txt').plan.places
}

describe('a sentence cut by a page end', () => {
  it.each([
    ['lam-vy#I.2', 'thi đua học tập, rèn luyện, góp phần lan tỏa'],
    ['lam-vy#V.7', 'Phong trào “Bình dân học vụ số”. Chủ trì thực hiện'],
    ['dak-nong#I.2', 'mạnh mẽ công nghệ số, trí tuệ nhân tạo'],
    ['dak-nong#III.5', 'xây dựng xã hội học tập'],
    ['lai-chau#I.2', 'Cán bộ, đảng viên tiên phong'],
    ['lai-chau#IV.6.1', 'Mỗi phường, xã bố trí'],
    ['lai-chau#VI.3', 'Chỉ đạo các doanh nghiệp viễn thông'],
    ['lai-chau#VI.9', 'hiệp hội, doanh nghiệp công nghệ số. Điều động'],
  ])('is whole again in %s', (address, words) => {
    expect(placeOf(address).blocks.some(({ text }) => text.includes(words))).toBe(true)
  })

  it('goes on after a footnote, past a semicolon, and the footnote stays in its place', () => {
    const blocks = placeOf('lam-dong#I.1').blocks
    expect(blocks.map(({ kind }) => kind)).toEqual(['bullet', 'bullet', 'footnote', 'bullet'])
    expect(blocks[1]?.text).toContain('chuyển đổi số¹ cho toàn thể')
    expect(blocks[1]?.text).toContain('bị bỏ lại phía sau; thay đổi hành vi')
    expect(blocks[2]?.text).toMatch(/^¹ Gồm: \(1\) Sử dụng dịch vụ công trực tuyến/u)
  })

  it('is not sought where a list item ends without a stop', () => {
    expect(placeOf('lam-vy#V.3').blocks.filter(({ kind }) => kind === 'sub-bullet')).toHaveLength(3)
  })

  it('is joined over a page number and before a year that looks like a number of the list', () => {
    const [part] = placesOf(
      'I. MỤC TIÊU',
      '',
      '- Hoàn thành các',
      '',
      '12',
      '',
      'chỉ tiêu của',
      '',
      '20. Kết quả được công bố.',
    )
    expect(part?.blocks.map(({ text }) => text)).toEqual(['Hoàn thành các chỉ tiêu của 20. Kết quả được công bố.'])
  })

  it('does not swallow the paragraph under a heading', () => {
    const [, item] = placesOf('I. TỔ CHỨC', '', '1. Sở Tài chính', '', 'Bố trí kinh phí.')
    expect(item).toMatchObject({ heading: 'Sở Tài chính', blocks: [{ kind: 'paragraph', text: 'Bố trí kinh phí.' }] })
  })
})

describe('the marks of a plan', () => {
  it('split headings glued onto one line', () => {
    const lines = [
      'KẾ HOẠCH**thử**',
      '',
      'I- MỤC ĐÍCH**1. Mục đích**',
      '',
      '- A.',
      '',
      'II. NĂM 2026 1. Việc',
      '',
      '- B.',
    ]
    expect(placesOf(...lines).map(({ path, heading }) => [path, heading])).toEqual([
      ['I', 'MỤC ĐÍCH'],
      ['I.1', 'Mục đích'],
      ['II', 'NĂM 2026'],
      ['II.1', 'Việc'],
    ])
  })

  it('read "- +" and "+" as one level, and a dash glued to a word as part of the sentence', () => {
    const [part] = placesOf('I. VIỆC', '', '- Gồm:', '', '+ Một', '- + Hai', '+ Định danh điện tử', '', '-VNeID.')
    expect(part?.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['bullet', 'Gồm:'],
      ['sub-bullet', 'Một'],
      ['sub-bullet', 'Hai'],
      ['sub-bullet', 'Định danh điện tử -VNeID.'],
    ])
  })

  it('never decide the level: the number alone does', () => {
    const lines = [
      '#### **I. A B**',
      '',
      '## 1. Mục',
      '',
      '##### 1.1. Việc một.',
      '',
      '### 1.2. Việc hai.',
      '',
      '# a) Ý.',
    ]
    expect(placesOf(...lines).map(({ path }) => path)).toEqual(['I', 'I.1', 'I.1.1', 'I.1.2', 'I.1.2.a'])
  })
})
