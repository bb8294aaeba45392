import { describe, expect, it } from 'vitest'
import { loadPlansWithProblems } from '../../src/knowledge/plan-loader.ts'
import { parsePlan } from '../../src/knowledge/plan-parser.ts'
import { placesAt, readPath } from '../../src/knowledge/read-path.ts'
import { META, PLAN_FOLDER, planOf, plans } from '../support/plan-folder.ts'

describe('a reference inside a plan', () => {
  it.each([
    ['dak-nong#VI.1', 129, 'IV.1.3 IV.2.4 IV.3.3'],
    ['dak-nong#VI.2', 143, 'IV.4.4'],
    ['dak-nong#VI.3', 151, 'IV.2.1 IV.2.2 IV.3.2'],
    ['dak-nong#VI.4', 157, 'IV.2.3 IV.3.1'],
    ['dak-nong#VI.6', 167, 'IV.1.2 IV.4.5'],
    ['dak-nong#VI.7', 175, 'IV.1.1 IV.3.4 IV.4.1 IV.4.2 IV.4.3'],
    ['lai-chau#VI.2', 179, 'IV.1.1 IV.5.1.a'],
    ['lai-chau#VI.3', 185, 'IV.1.3 IV.2.1 IV.4.1 IV.4.4 IV.6.1'],
    ['lai-chau#VI.3', 189, 'IV.3.1 IV.3.2 IV.5.2'],
    ['lai-chau#VI.3', 191, 'IV.2.2 IV.5.1.c'],
    ['lai-chau#VI.5', 203, 'IV.4.2 IV.6.4'],
    ['lai-chau#VI.6', 215, 'IV'],
    ['lai-chau#VI.8', 231, 'IV.1 IV.2 IV.3 IV.4 IV.5'],
  ])('resolves in %s, line %i, to %s', (from, line, to) => {
    const [id = ''] = from.split('#')
    const reference = planOf(id).references.find((one) => one.from === from && one.line === line)
    expect(reference?.to).toEqual(to.split(' ').map((path) => `${id}#${path}`))
  })

  it('is found nowhere else: laws, templates and quarters are no places of the plan', () => {
    expect(plans.map(({ meta, references }) => [meta.id, references.length])).toEqual([
      ['dak-nong', 6],
      ['lai-chau', 7],
      ['lam-dong', 0],
      ['lam-vy', 0],
    ])
  })

  it('is reported where the dotted number and the words disagree, and nowhere else in the four plans', () => {
    const problems = loadPlansWithProblems(PLAN_FOLDER).flatMap((loaded) => loaded.problems)
    expect(problems).toMatchObject([{ severity: 'warn', file: 'lai-chau.txt', line: 185 }])
    expect(problems[0]?.message).toContain('IV.6.1')
  })

  const body = ['I. VIỆC', '1. Một', '1.1. A.', '1.2. B.', '1.3. C.', '2. Hai', 'a) D.', 'b) Đ.', 'II. TỔ CHỨC']
  function read(sentence: string) {
    const { plan, problems } = parsePlan([...body, `1. ${sentence}`].join('\n\n'), META, 'xa-thu.txt')
    return { to: plan.references.flatMap(({ to }) => to.map((address) => address.split('#')[1])), problems }
  }

  it.each([
    ['Làm theo mục 1.1 đến 1.3, phần I.', ['I.1.1', 'I.1.2', 'I.1.3']],
    ['Làm theo phần I, mục 2, điểm b.', ['I.2.b']],
    ['Làm theo khoản 2 mục 1 phần I.', ['I.1.2']],
    ['Làm theo điểm a, b mục 2 phần I.', ['I.2.a', 'I.2.b']],
    ['Làm theo mục 1.3 nêu trên.', ['I.1.3']],
    ['Làm theo mục 2, phần I Nghị quyết số 57-NQ/TW.', []],
    ['Làm theo điểm a khoản 2 Điều 5 Nghị định số 13.', []],
    ['Danh mục 2, tài khoản 1, quý I và 80% người dân.', []],
  ])('reads "%s"', (sentence, expected) => {
    expect(read(sentence)).toEqual({ to: expected, problems: [] })
  })

  it('that points nowhere is reported with its line, not guessed', () => {
    const { to, problems } = read('Làm theo mục 7.7, phần I.')
    expect(to).toEqual([])
    expect(problems).toMatchObject([{ severity: 'warn', file: 'xa-thu.txt', line: 19 }])
  })
})

describe('a place written out in a question', () => {
  it.each([
    ['mục 6 phần IV nói gì', 'IV.6'],
    ['phần 4', 'IV'],
    ['phan 4 ke hoach dak nong', 'IV'],
    ['phần thứ tư', 'IV'],
    ['muc 6.2 phan iv', 'IV.6.2'],
    ['VI.10 báo cáo gửi ai', 'VI.10'],
    ['iv.5.4.đ', 'IV.5.4.đ'],
    ['phần IV mục 5 khoản 5.4 điểm đ', 'IV.5.4.đ'],
    ['diem d khoan 5.4 muc 5 phan iv', 'IV.5.4.d'],
    ['điểm c khoản 5.1', '5.1.c'],
    ['khoản 5.1 là gì', '5.1'],
    ['mục nào ở phần 4, mục đó nói gì', 'IV'],
  ])('is read from "%s"', (question, path) => {
    expect(readPath(question)).toBe(path)
  })

  it.each([
    'tài khoản 5 triệu',
    'tai khoan dinh danh muc 2',
    'tài khoản định danh mức 2',
    'quý IV/2026 tổng kết',
    'danh mục 3 thủ tục',
    '70 phần trăm',
    'zalo v.2',
    '15/9/2025',
    '170.000 người',
  ])('is not seen in "%s"', (question) => {
    expect(readPath(question)).toBeNull()
  })

  it('without its part is found by its end, in every plan that has it', () => {
    expect(placesAt(planOf('lai-chau'), '5.1.c').map(({ path }) => path)).toEqual(['IV.5.1.c'])
    expect(placesAt(planOf('dak-nong'), '5.1.c')).toEqual([])
    expect(placesAt(planOf('lam-dong'), 'IV').map(({ path }) => path)).toEqual(['IV'])
  })
})
