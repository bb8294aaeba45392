import { describe, expect, it } from 'vitest'
import { parsePlan } from '../../src/knowledge/plan-parser.ts'
import { META } from '../support/plan-folder.ts'

function read(...lines: string[]) {
  const { plan, problems } = parsePlan(lines.join('\n\n'), META, 'xa-thu.txt')
  return { paths: plan.places.map(({ path }) => path), problems }
}

describe('an odd number in a plan', () => {
  it('is reported with file and line when one is missing, and no address shifts', () => {
    const { paths, problems } = read('I. A', '1. Một.', '2. Hai.', '4. Bốn.', 'III. C')
    expect(paths).toEqual(['I', 'I.1', 'I.2', 'I.4', 'III'])
    expect(problems).toEqual([
      { severity: 'warn', file: 'xa-thu.txt', line: 7, message: 'sau I.2 là I.4, thiếu I.3' },
      { severity: 'warn', file: 'xa-thu.txt', line: 9, message: 'sau I là III, thiếu II' },
    ])
  })

  it('stops the plan when it comes twice: two places would share an address', () => {
    const { problems } = read('I. A', '1. Một.', '1. Lại một.')
    expect(problems).toMatchObject([{ severity: 'stop', line: 5, message: expect.stringContaining('I.1') }])
  })

  it('stops the plan when a decimal stands without its item', () => {
    expect(read('I. A', '2.1. Việc.').problems).toMatchObject([{ severity: 'stop', line: 3 }])
  })

  it('is reported when the first is not the first, or a later one goes back', () => {
    expect(read('I. A', '2. Hai.').problems).toMatchObject([{ message: 'mục đầu tiên ở đây là I.2, thiếu I.1' }])
    expect(read('I. A', '3. Ba.', '2. Hai.').problems.at(-1)).toMatchObject({ message: 'I.2 đứng sau I.3, sai thứ tự' })
  })

  it('is reported when a point skips đ', () => {
    const { paths, problems } = read('I. A', '1. Mục', 'a) A.', 'b) B.', 'c) C.', 'd) D.', 'e) E.')
    expect(paths.at(-1)).toBe('I.1.e')
    expect(problems).toMatchObject([{ severity: 'warn', line: 13, message: 'sau I.1.d là I.1.e, thiếu I.1.đ' }])
  })

  it('stops the plan when there is none at all', () => {
    expect(read('KẾ HOẠCH', 'Chỉ có lời văn.').problems).toMatchObject([{ severity: 'stop', line: 1 }])
  })

  it('is read without parts in a short plan', () => {
    expect(read('KẾ HOẠCH', '1. Mục đích', '- A.', '2. Việc', '2.1. B.', 'a) C.').paths).toEqual([
      '1',
      '2',
      '2.1',
      '2.1.a',
    ])
  })
})
