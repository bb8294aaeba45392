import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comparePaths,
  enclosingPath,
  isPath,
  nextLabel,
  parseAddress,
  printAddress,
} from '../../src/knowledge/address.ts'
import { fromRoman, toRoman } from '../../src/knowledge/roman.ts'
import { plans } from '../support/plan-folder.ts'

const path = fc
  .record({
    part: fc.integer({ min: 1, max: 39 }),
    numbers: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
    point: fc.option(fc.constantFrom(...'abcdđeghiklmnopqrstuvxy')),
  })
  .map(({ part, numbers, point }) => [toRoman(part), ...numbers, ...(point === null ? [] : [point])].join('.'))

describe('an address', () => {
  it('is read back as it was printed, whatever its Unicode form', () => {
    fc.assert(
      fc.property(path, (one) => {
        const address = { kind: 'place', doc: 'lai-chau', path: one } as const
        expect(parseAddress(printAddress(address))).toEqual(address)
        expect(parseAddress(printAddress(address).normalize('NFD'))).toEqual(address)
      }),
    )
  })

  it('tells documents, places and sections of guides apart', () => {
    expect(parseAddress('lam-dong')).toEqual({ kind: 'document', doc: 'lam-dong' })
    expect(parseAddress('lai-chau#IV.5.4.đ')).toEqual({ kind: 'place', doc: 'lai-chau', path: 'IV.5.4.đ' })
    for (const section of ['buoc-3', 'muc-dich', 'can-co', 'ket-khac-ten', 'hoi-ai', 'canh-bao', 'nguon']) {
      expect(parseAddress(`qr-04-kiem-tra#${section}`)).toEqual({ kind: 'section', doc: 'qr-04-kiem-tra', section })
    }
  })

  it('keeps đ apart from d', () => {
    expect(parseAddress('lai-chau#III.1.đ')).not.toEqual(parseAddress('lai-chau#III.1.d'))
  })

  it.each([
    '',
    '#IV',
    'lai-chau#',
    'lai-chau#iv.1',
    'lai-chau#IIII',
    'lai-chau#IV.0',
    'lai-chau#IV.01',
    'lai-chau#IV.a.1',
    'lai-chau#IV#1',
    'Lai-Chau#IV',
    'qr-04#buoc-0',
    'qr-04#hoi-',
    `qr-04#hoi-${'a'.repeat(41)}`,
    'qr-04#ket-khác',
  ])('is refused when it is not one: %j', (text) => {
    expect(parseAddress(text)).toBeNull()
  })

  it('holds for every place of the four plans', () => {
    for (const plan of plans) for (const place of plan.places) expect(isPath(place.path)).toBe(true)
  })
})

describe('the order of paths', () => {
  it('is that of the document: VI.10 after VI.9, đ after d, a place before its inside', () => {
    for (const plan of plans) {
      const paths = plan.places.map((place) => place.path)
      expect(paths.toSorted(comparePaths)).toEqual(paths)
    }
    expect(['VI.10', 'VI.9', 'IV.1.đ', 'IV.1.e', 'IV.1.d', 'IV.1', 'IV'].toSorted(comparePaths)).toEqual([
      'IV',
      'IV.1',
      'IV.1.d',
      'IV.1.đ',
      'IV.1.e',
      'VI.9',
      'VI.10',
    ])
  })

  it('does not depend on the order of comparing', () => {
    fc.assert(
      fc.property(path, path, (a, b) => {
        expect(Math.sign(comparePaths(a, b)) + Math.sign(comparePaths(b, a))).toBe(0)
        expect(comparePaths(a, b) === 0).toBe(a === b)
      }),
    )
  })
})

describe('labels', () => {
  it('follow one another as documents count', () => {
    expect(['III', '9', 'd', 'đ', 'e', 'i', 'y', 'w'].map(nextLabel)).toEqual(['IV', '10', 'đ', 'e', 'g', 'k', '', ''])
    expect(enclosingPath('IV.5.4.đ')).toBe('IV.5.4')
    expect(enclosingPath('IV')).toBeNull()
  })

  it('read Roman numbers from I to XXXIX and nothing else', () => {
    for (let value = 1; value <= 39; value++) expect(fromRoman(toRoman(value))).toBe(value)
    for (const text of ['IIII', 'VX', 'IIX', 'iv', 'XL', 'C', '']) expect(fromRoman(text)).toBeNull()
  })
})
