import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addErasures, readErasures } from '../../src/storage/erasure-list.ts'
import { withFolder } from '../support/sqliteFolder.ts'

describe('the list of who was erased', () => {
  it('takes each person once, and tells how many are new', () =>
    withFolder((folder) => {
      expect(readErasures(folder)).toEqual(new Map())
      expect(addErasures(folder, new Map([['a', 1]]))).toBe(1)
      expect(addErasures(folder, new Map([['a', 9]]))).toBe(0)
      expect(addErasures(folder, new Map(Object.entries({ a: 9, b: 2 })))).toBe(1)
      expect(readErasures(folder)).toEqual(new Map(Object.entries({ a: 1, b: 2 })))
    }))

  it('loses nobody behind a line that a stop cut short', () =>
    withFolder((folder) => {
      addErasures(folder, new Map([['a', 1]]))
      const file = join(folder, 'erasures.jsonl')
      writeFileSync(file, `${readFileSync(file, 'utf8')}{"learner":"b","a`)
      expect(addErasures(folder, new Map(Object.entries({ b: 2, c: 3 })))).toBe(2)
      expect(readErasures(folder)).toEqual(new Map(Object.entries({ a: 1, b: 2, c: 3 })))
    }))
})
