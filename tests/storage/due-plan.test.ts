import { describe, expect, it } from 'vitest'
import { DUE } from '../../src/storage/sqlite/daily-store.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { STATEMENTS } from '../../src/storage/sqlite/outbox-sql.ts'
import { KEYED, UNSWEPT } from '../../src/storage/sqlite/turn-store.ts'
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

describe('what is forgotten every hour', () => {
  it.each([
    ['keys of answered messages', KEYED, 'inbox_keyed'],
    ['addresses kept without consent', STATEMENTS.forgetAddresses, 'outbox_addressed'],
    ['sent messages', STATEMENTS.forgetRows, 'outbox_final'],
  ])('is found without a look at what was gone over before: %s', (_, statement, index) =>
    withFolder((dataDir) => {
      const { db, close } = openDatabase(dataDir, 0)
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(1)
      close()
      const steps = plan.map(({ detail }) => String(detail))
      expect(steps.filter((step) => step.includes(index))).toHaveLength(1)
      expect(steps.filter((step) => /SCAN|TEMP B-TREE/u.test(step))).toEqual([])
    }),
  )
})

describe('the query for what memories still quote', () => {
  it.each([1, 2] as const)('looks at nothing that was swept before (%i)', (words) =>
    withFolder((dataDir) => {
      const { db, close } = openDatabase(dataDir, 0)
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${UNSWEPT(words)}`).all(1)
      close()
      expect(plan.map(({ detail }) => String(detail))).toEqual([expect.stringContaining('memories_words')])
    }),
  )
})
