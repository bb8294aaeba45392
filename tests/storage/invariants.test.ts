import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { sqliteOutboxStore } from '../../src/storage/sqlite/outbox-store.ts'
import { sqliteTurnStore } from '../../src/storage/sqlite/turn-store.ts'
import { chat, draft, echo, pending } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'

const DAMAGE: [string, string][] = [
  ['an undone message lost its words, its key or its lane', "UPDATE inbox SET message = NULL WHERE key = 'waiting'"],
  ['a chat with undone messages is not waiting, or waits for another message', 'DELETE FROM lanes'],
  ['a chat waits without an undone message', "INSERT INTO lanes (lane, first_seq) VALUES ('ghost', 9)"],
  ['a lane is half leased', "UPDATE lanes SET holder = 'w'"],
  ['a done message misses some of its replies', "DELETE FROM outbox WHERE id = 'done/0'"],
  ['a row still to be sent lost its words or its address', "UPDATE outbox SET address = NULL WHERE id = 'done/0'"],
  ['words without consent outlived their row', "UPDATE outbox SET state = 'sent', final_at = 1 WHERE id = 'done/0'"],
  ['a row is final and open at once', "UPDATE outbox SET state = 'sent' WHERE id = 'done/0'"],
  ['a row in doubt is not listed', "UPDATE outbox SET resent = 1 WHERE id = 'done/0'"],
  [
    'something nobody asked for was sent again in doubt',
    "UPDATE outbox SET resent = 1, doubted_at = 1 WHERE id = 'lesson'",
  ],
  ['a chat has two messages in flight', "UPDATE outbox SET state = 'sending'"],
]

describe('the check of the stored state', () => {
  it('finds nothing wrong between turns, and names each damage', () =>
    withFolder(async (folder) => {
      const database = openDatabase(folder, 0)
      const turns = sqliteTurnStore(database)
      const lan = chat('lan')
      await turns.acceptOnce(pending('done', lan), 0)
      const work = await turns.takeWork('w', 0, 1000)
      await turns.commitTurn(echo(work?.messages ?? [], 0))
      await turns.acceptOnce(pending('waiting', lan), 0)
      await sqliteOutboxStore(database).addOnce([draft('lesson', lan, { why: 'scheduled' })], 0)
      expect(checkInvariants(database.db)).toEqual([])
      for (const [promise, damage] of DAMAGE) {
        database.db.exec(`BEGIN; ${damage}`)
        expect(checkInvariants(database.db).join('\n')).toContain(promise)
        database.db.exec('ROLLBACK')
      }
      database.close()
    }))
})
