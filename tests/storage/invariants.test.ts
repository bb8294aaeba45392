import { describe, expect, it } from 'vitest'
import { laneOf } from '../../src/channels/channel.ts'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { sqliteOutboxStore } from '../../src/storage/sqlite/outbox-store.ts'
import { sqliteTurnStore } from '../../src/storage/sqlite/turn-store.ts'
import { ACCOUNT, chat, draft, echo, pending } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { attempt, card, joins, scheduled } from '../support/storedTurns.ts'

const ITEM = { item: 'a', times: 1, fails: 0, lastAt: 1, lastPass: true }

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
  ['somebody speaks in a chat where nothing is remembered of them', "UPDATE chats SET current = 'stranger'"],
  ['a chat in which nobody is remembered is kept', "INSERT INTO chats (lane) VALUES ('ghost')"],
  ['somebody is remembered in a chat that is not kept', 'DELETE FROM chats'],
  ['cards of a learner nobody knows', "UPDATE cards SET learner = 'stranger'"],
  ['items of a learner nobody knows', "UPDATE items SET learner = 'stranger'"],
  ['attempts of a learner nobody knows', 'DELETE FROM learners'],
  ['somebody is due who did not agree', 'DELETE FROM consents'],
  ['somebody is due who said stop', `UPDATE schedules SET schedule = '{"stoppedAt":3}'`],
  [
    'a schedule and the list of unreachable chats disagree',
    "INSERT INTO unreachable (lane, at) VALUES ('telegram:bot:ba', 1)",
  ],
  ['a reply opens something', "UPDATE outbox SET opens = '{}', opens_for = 'l1' WHERE id = 'done/0'"],
  ['something opened has no owner', "UPDATE outbox SET opens = '{}' WHERE id = 'lesson'"],
  [
    'something nobody will have seen opens something',
    "UPDATE outbox SET opens = '{}', opens_for = 'l1', state = 'rejected', final_at = 1 WHERE id = 'lesson'",
  ],
  [
    'a chat is linked in which nothing is remembered of the person',
    `INSERT INTO links VALUES ('l1', 'elsewhere', '{}', 1), ('l1', '${laneOf(chat('ba'))}', '{}', 1)`,
  ],
  [
    'somebody is remembered in several chats that are not linked',
    "INSERT INTO memories (memory, saved_at, lane, learner) VALUES ('{}', 1, 'elsewhere', 'l1')",
  ],
  ['a chat is linked with no other', `INSERT INTO links VALUES ('l1', '${laneOf(chat('ba'))}', '{}', 1)`],
  ['whoever became one with another is still known', "INSERT INTO joined VALUES ('l1', 'l2', 1)"],
  ['somebody erased is still known', "INSERT INTO erasures (learner, at) VALUES ('l1', 1)"],
]

describe('the check of the stored state', () => {
  it('finds nothing wrong between turns, and names each damage', () =>
    withFolder(async (folder) => {
      const database = openDatabase(folder, 0)
      const turns = sqliteTurnStore(database)
      const lan = chat('lan')
      const ba = chat('ba')
      await turns.acceptOnce(pending('agreed', ba), 1)
      const agreed = await turns.takeWork('w', 1, 1000)
      const change = { cards: [card('F1', 3)], items: [ITEM], attempt: attempt('a', 1) }
      const effects: Effect[] = [
        ...joins(ba, 'l1'),
        { type: 'learnerChanged', learner: 'l1', change },
        scheduled(ba, 'l1', 500),
      ]
      await turns.commitTurn(echo(agreed?.messages ?? [], 1, { effects, keepText: true }))
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

  it('finds nothing wrong after somebody whose answers had been sent was erased', () =>
    withFolder(async (folder) => {
      const database = openDatabase(folder, 0)
      const turns = sqliteTurnStore(database)
      const outbox = sqliteOutboxStore(database)
      const lan = chat('lan')
      const answer = async (key: string, effects: readonly Effect[], now: number) => {
        await turns.acceptOnce(pending(key, lan), now)
        const work = await turns.takeWork('w', now, 1000)
        await turns.commitTurn(echo(work?.messages ?? [], now, { effects, keepText: true }))
        const [row] = await outbox.claim(ACCOUNT, now, { limit: 1, why: ['reply'], exceptLanes: [] })
        await outbox.settle(row?.id ?? '', { state: 'sent', messageId: key, detail: null }, now)
      }
      await answer('a', joins(lan, 'l1'), 1)
      await answer('b', [{ type: 'personErased', lane: laneOf(lan), learner: 'l1', at: 2 }], 2)
      expect(await outbox.counts()).toMatchObject({ sent: 1 })
      expect(checkInvariants(database.db)).toEqual([])
      database.close()
    }))
})
