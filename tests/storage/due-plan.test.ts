import { describe, expect, it } from 'vitest'
import { DUE } from '../../src/storage/sqlite/daily-store.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { withFolder } from '../support/sqliteFolder.ts'

describe('the query for who is due', () => {
  it('looks everything up by an index and sorts nothing, so that a million learners cost what a hundred do', () =>
    withFolder((dataDir) => {
      const { db, close } = openDatabase(dataDir, 0)
      const steps = db.prepare(`EXPLAIN QUERY PLAN ${DUE}`).all({ now: 1, limit: 500 })
      const plan = steps.map(({ detail }) => String(detail))
      close()
      expect(plan[0]).toContain('schedules_next')
      expect(plan.filter((step) => /SCAN|TEMP B-TREE/u.test(step))).toEqual([])
      expect(plan.filter((step) => step.startsWith('SEARCH'))).toHaveLength(7)
    }))
})
