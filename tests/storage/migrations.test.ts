import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openStorage } from '../../src/storage/index.ts'
import { MIGRATIONS } from '../../src/storage/migrations/index.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { migrate } from '../../src/storage/sqlite/migrate.ts'
import { chat, pending } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'

const LAN = 'telegram:bot:lan'

/** What a bot of version 1 left behind: two people who agreed, a waiting message, an answered one, a reply and a lesson. */
const ROWS_OF_VERSION_1 = `
  INSERT INTO inbox (seq, key, lane, message, hidden, received_at, done_at, replies)
    VALUES (1, 'telegram:bot:1', '${LAN}', '{"body":{"type":"text","text":"cũ"}}', '[]', 10, 11, 1);
  INSERT INTO inbox (seq, key, lane, message, hidden, received_at)
    VALUES (2, 'telegram:bot:2', '${LAN}', '{"body":{"type":"text","text":"đang chờ"}}', '["otp"]', 12);
  INSERT INTO lanes (lane, first_seq) VALUES ('${LAN}', 2);
  INSERT INTO memories VALUES ('${LAN}', 'l1', '{"settings":{"name":"Lan","form":"bac"}}'), ('web:web:x', 'l2', '{"settings":{}}');
  INSERT INTO consents (learner, state, wording, channel, at) VALUES ('l1', 'given', '1', 'telegram', 9);
  INSERT INTO erasures (learner, at) VALUES ('gone', 3), (NULL, 4);
  INSERT INTO gaps (question, at) VALUES ('hỏi gì', 5);
  INSERT INTO unreachable VALUES ('zalo-bot:a:b', 6);
  INSERT INTO pauses VALUES ('telegram', 'bot', 77);
  INSERT INTO outbox (id, turn, lane, channel, account, address, message, rank, state, not_before, deadline, keep_text, created_at)
    VALUES ('telegram:bot:1/0', 1, '${LAN}', 'telegram', 'bot', '{"channel":"telegram"}', '{"type":"text","text":"đáp"}', 0, 'pending', 11, 999, 1, 11),
      ('lesson', NULL, '${LAN}', 'telegram', 'bot', '{"channel":"telegram"}', '{"type":"text","text":"bài"}', 1, 'pending', 50, 999, 1, 12);
`

/** The same later: a helper's code and a schedule, as version 3 kept them. */
const ROWS_OF_VERSION_3 = `
  INSERT INTO codes (id, hash, kind, learner, lane, name, expires_at) VALUES ('c1', 'h1', 'mentor', 'l1', '${LAN}', 'anh Nam', 900);
  INSERT INTO schedules (learner, lane, address, schedule, next_at) VALUES ('l1', '${LAN}', '{}', '{"hour":7}', 50);
`

function writeVersion1(dataDir: string): void {
  writeVersion(1, dataDir)
}

function writeVersion(version: number, dataDir: string): void {
  mkdirSync(dataDir)
  const db = new DatabaseSync(join(dataDir, 'hvs.sqlite'))
  migrate(db, 1, MIGRATIONS.slice(0, 1))
  db.exec(ROWS_OF_VERSION_1)
  migrate(db, 2, MIGRATIONS.slice(0, version))
  if (version >= 3) db.exec(ROWS_OF_VERSION_3)
  db.close()
}

function countsOf(db: DatabaseSync): Record<string, number> {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all()
  return Object.fromEntries(
    tables.map(({ name }) => [String(name), Number(db.prepare(`SELECT count(*) AS n FROM "${name}"`).get()?.n)]),
  )
}

describe('a database of an earlier version', () => {
  it('comes through with nothing lost', () =>
    withFolder((folder) => {
      const dataDir = join(folder, 'data')
      writeVersion1(dataDir)
      const database = openDatabase(dataDir, 5)
      expect(countsOf(database.db)).toMatchObject({
        inbox: 2,
        lanes: 1,
        memories: 2,
        chats: 2,
        consents: 1,
        erasures: 2,
        gaps: 1,
        unreachable: 1,
        pauses: 1,
        outbox: 2,
      })
      expect([...checkInvariants(database.db), ...database.integrityCheck()]).toEqual([])
      database.close()
    }))

  it('goes on where it was: who spoke still speaks, what waited is answered, what was to be sent is sent', () =>
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data')
      writeVersion1(dataDir)
      const storage = await openStorage({ dataDir, now: 20 })
      const work = await storage.turns.takeWork('w', 20, 1000)
      expect(work?.messages.map(({ key, hidden }) => [key, hidden])).toEqual([['telegram:bot:2', ['otp']]])
      expect(work?.memory).toEqual({ settings: { name: 'Lan', form: 'bac' } })
      expect(work?.profiles).toEqual([{ learner: 'l1', name: 'Lan', form: 'bac' }])
      expect(await storage.turns.acceptOnce(pending('telegram:bot:1', chat('lan')), 20)).toBe('duplicate')
      const account = { channel: 'telegram', account: 'bot' } as const
      const claimed = await storage.outbox.claim(account, 60, { limit: 4, why: ['reply'], exceptLanes: [] })
      expect(claimed.map(({ id, message }) => [id, message])).toEqual([
        ['telegram:bot:1/0', { type: 'text', text: 'đáp' }],
      ])
      // Silence is counted from the step forward, since version 1 kept no time: nobody is called idle by it.
      expect(await storage.daily.idleSince(10_000, 9)).toEqual([])
      await storage.close()
    }))

  it('keeps codes and hours of version 3, with nobody linked to anybody', () =>
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data')
      writeVersion(3, dataDir)
      const storage = await openStorage({ dataDir, now: 20 })
      expect(await storage.learners.liveCode('h1', 20)).toMatchObject({ kind: 'mentor', name: 'anh Nam' })
      expect(await storage.turns.linkCode('h1', 20)).toBeNull()
      expect(await storage.turns.chatsOf('l1')).toEqual([])
      expect(await storage.learners.exportOf('l1')).toMatchObject({ schedules: [{ nextAt: 50 }], links: [] })
      expect(await storage.integrityCheck()).toEqual([])
      await storage.close()
    }))

  it.each([1, 2, 3, 4, 5])('of version %i has the same shape as a new one', (version) =>
    withFolder((folder) => {
      writeVersion(version, join(folder, 'data'))
      const shape = (dataDir: string) => {
        const database = openDatabase(dataDir, 5)
        const rows = database.db
          .prepare("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
          .all()
        database.close()
        return rows.map(({ name, sql }) => `${name} ${sql}`)
      }
      expect(shape(join(folder, 'data'))).toEqual(shape(join(folder, 'new')))
    }),
  )
})
