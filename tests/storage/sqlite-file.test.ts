import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { laneOf } from '../../src/channels/channel.ts'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { AppError, type ErrorCode } from '../../src/errors.ts'
import { openStorage, type Storage } from '../../src/storage/index.ts'
import { MIGRATIONS } from '../../src/storage/migrations/index.ts'
import { sqliteDailyStore } from '../../src/storage/sqlite/daily-store.ts'
import { type Database, openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { sqliteLearnerStore } from '../../src/storage/sqlite/learner-store.ts'
import { migrate } from '../../src/storage/sqlite/migrate.ts'
import { sqliteTurnStore } from '../../src/storage/sqlite/turn-store.ts'
import { ACCOUNT, chat, draft, echo, pending } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { attempt, card, joins, scheduled } from '../support/storedTurns.ts'
import { beside } from '../support/timing.ts'

const lan = chat('lan')
const LANE = laneOf(lan)
const LAN = 'telegram:bot:lan'

async function codeOf(work: () => unknown): Promise<ErrorCode | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

async function answer(storage: Storage, key: string, from = lan, effects: Effect[] = []): Promise<void> {
  await storage.turns.acceptOnce(pending(key, from, `lời của ${from.chat}`), 0)
  const work = await storage.turns.takeWork('w', 0, 1000)
  await storage.turns.commitTurn(echo(work?.messages ?? [], 0, { effects, keepText: true }))
}

/** File and log as they lie on the disk, a character a byte. */
function storedBytes(dataDir: string): string {
  return ['hvs.sqlite', 'hvs.sqlite-wal']
    .map((file) => join(dataDir, file))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'latin1'))
    .join('')
}

describe('the SQLite folder', () => {
  it('is readable by its owner alone, with everything in it', () =>
    withFolder(async (folder) => {
      const dataDir = join(folder, 'deep', 'data')
      const storage = await openStorage({ dataDir, now: 0 })
      await answer(storage, 'a')
      expect(statSync(dataDir).mode & 0o777).toBe(0o700)
      for (const file of ['hvs.sqlite', 'hvs.sqlite-wal', 'hvs.sqlite-shm', 'hvs.lock']) {
        expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600)
      }
      await storage.close()
    }))

  it('refuses a second user of the same folder, and takes the next after the first has closed', () =>
    withFolder(async (dataDir) => {
      const first = await openStorage({ dataDir, now: 0 })
      expect(await codeOf(() => openStorage({ dataDir, now: 0 }))).toBe('DATABASE_LOCKED')
      await answer(first, 'a')
      await first.close()
      const second = await openStorage({ dataDir, now: 0 })
      expect(await second.turns.acceptOnce(pending('a', lan), 1)).toBe('duplicate')
      await second.close()
    }))

  it('says so when the folder cannot be made, and when PostgreSQL is asked for', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '')
      expect(await codeOf(() => openStorage({ dataDir: join(folder, 'file', 'data'), now: 0 }))).toBe(
        'DATA_DIR_NOT_WRITABLE',
      )
      const databaseUrl = 'postgres://127.0.0.1/hvs'
      expect(await codeOf(() => openStorage({ dataDir: folder, databaseUrl, now: 0 }))).toBe('DATABASE_UNSUPPORTED')
    }))

  it('refuses a database of a later program and leaves it as it was', () =>
    withFolder(async (dataDir) => {
      const database = openDatabase(dataDir, 0)
      migrate(database.db, 0, [{ version: 99, name: 'later', sql: 'CREATE TABLE later (x)' }])
      database.close()
      expect(await codeOf(() => openStorage({ dataDir, now: 0 }))).toBe('DATABASE_NEWER')
      // The refusal must not keep the lock.
      expect(await codeOf(() => openStorage({ dataDir, now: 0 }))).toBe('DATABASE_NEWER')
    }))

  it('takes each step forward once, and none of a step that fails', () =>
    withFolder(async (dataDir) => {
      const database = openDatabase(dataDir, 0)
      const good = { version: 90, name: 'good', sql: 'CREATE TABLE good (x)' }
      const bad = { version: 91, name: 'bad', sql: 'CREATE TABLE half (x); CREATE TABLE half (x)' }
      expect(() => migrate(database.db, 5, [good, bad])).toThrow(/half/)
      migrate(database.db, 6, [good])
      const versions = database.db.prepare('SELECT version, applied_at FROM schema_versions').all().slice(-2)
      expect(versions.map(({ version, applied_at }) => [version, applied_at])).toEqual([
        [MIGRATIONS.length, 0],
        [90, 5],
      ])
      expect(database.db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined()
      database.close()
    }))

  it('frees the chats of a process that died with them at once, and gives one up that kills it every time', () =>
    withFolder(async (dataDir) => {
      const attempts: (number | undefined)[] = []
      for (let life = 0; life < 13; life++) {
        const storage = await openStorage({ dataDir, now: life })
        await storage.turns.acceptOnce(pending('a', lan), life)
        attempts.push((await storage.turns.takeWork('w', life, 1_000_000))?.attempts)
        await storage.close()
      }
      expect(attempts).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3])
    }))
})

describe('what a SQLite file forgets and keeps beside its rows', () => {
  it('the crashes of a chat, once it was answered: its next message is as good as any other', () =>
    withFolder(async (dataDir) => {
      for (let life = 0; life < 5; life++) {
        const storage = await openStorage({ dataDir, now: life })
        await storage.turns.acceptOnce(pending('a', lan), life)
        await storage.turns.takeWork('w', life, 1_000_000)
        await storage.close()
      }
      const storage = await openStorage({ dataDir, now: 5 })
      await storage.turns.acceptOnce(pending('b', lan), 5)
      const both = await storage.turns.takeWork('w', 5, 1_000)
      expect(both?.attempts).toBe(1)
      // One is answered, and the other waits in the same chat.
      await storage.turns.commitTurn(echo(both?.messages.slice(0, 1) ?? [], 5, { keepText: true }))
      const rest = await storage.turns.takeWork('w', 6, 1_000)
      expect([rest?.messages.map(({ key }) => key), rest?.attempts]).toEqual([['b'], 0])
      await storage.close()
    }))

  it.each<[string, Effect]>([
    ['a person', { type: 'personErased', lane: LANE, learner: 'a', at: 1 }],
    ['their words', { type: 'wordsErased', lane: LANE, learner: 'a', at: 1 }],
    ['a chat of theirs', { type: 'chatUnlinked', lane: LANE, learner: 'a', at: 1 }],
  ])('%s that was erased is told of, so that the freed pages are emptied', (_, effect) =>
    withFolder(async (dataDir) => {
      const database = openDatabase(dataDir, 0)
      let told = 0
      const turns = sqliteTurnStore(database, () => {
        told += 1
      })
      const answer = async (key: string, effects: readonly Effect[]) => {
        await turns.acceptOnce(pending(key, lan), 0)
        const work = await turns.takeWork('w', 0, 1_000)
        await turns.commitTurn(echo(work?.messages ?? [], 0, { effects, keepText: true }))
      }
      await answer('join', joins(lan, 'a'))
      expect(told).toBe(0)
      await answer('erase', [effect])
      expect(told).toBe(1)
      database.close()
    }),
  )
})

describe('a damaged SQLite file', () => {
  it('is refused when it is something else, or was emptied beside its log', () =>
    withFolder(async (folder) => {
      const cases: Record<string, () => void> = {
        text: () => writeFileSync(join(folder, 'text', 'hvs.sqlite'), 'not a database, '.repeat(600)),
        stub: () => writeFileSync(join(folder, 'stub', 'hvs.sqlite'), 'SQLite format 3'),
        emptied: () => {
          writeFileSync(join(folder, 'emptied', 'hvs.sqlite'), '')
          writeFileSync(join(folder, 'emptied', 'hvs.sqlite-wal'), 'log')
        },
      }
      for (const [name, damage] of Object.entries(cases)) {
        mkdirSync(join(folder, name))
        damage()
        expect([name, await codeOf(() => openStorage({ dataDir: join(folder, name), now: 0 }))]).toEqual([
          name,
          'DATABASE_BROKEN',
        ])
      }
    }))

  it('cut anywhere in its last 64 KB, file or log, opens in a state between two turns or is refused', () =>
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data')
      const database = openDatabase(dataDir, 0)
      const turns = sqliteTurnStore(database)
      const turn = async (n: number) => {
        await turns.acceptOnce(pending(`k${n}`, chat(`c${n % 5}`), 'chữ '.repeat(60)), n)
        const work = await turns.takeWork('w', n, 1000)
        if (n % 3 > 0) await turns.commitTurn(echo(work?.messages ?? [], n, { keepText: true }))
      }
      for (let n = 0; n < 80; n++) await turn(n)
      database.checkpoint()
      database.db.exec('PRAGMA wal_autocheckpoint = 0')
      for (let n = 80; n < 160; n++) await turn(n)

      const seen = { opened: 0, refused: 0 }
      for (const cutFile of ['hvs.sqlite', 'hvs.sqlite-wal']) {
        const size = statSync(join(dataDir, cutFile)).size
        // Page and frame borders are where a half-written file would look whole; beside them, a spread of other places.
        const borders = [0, 1, 24, 4096, 4097, 4120].map((back) => size - back)
        const spread = Array.from({ length: 30 }, (_, n) => size - Math.floor((n * 65_536) / 30) - n)
        for (const length of [...borders, ...spread].filter((at) => at >= 0 && at <= size)) {
          const copy = join(folder, `cut-${cutFile}-${length}`)
          mkdirSync(copy, { recursive: true })
          for (const file of ['hvs.sqlite', 'hvs.sqlite-wal']) copyFileSync(join(dataDir, file), join(copy, file))
          truncateSync(join(copy, cutFile), length)
          const code = await codeOf(() => {
            const reopened = openDatabase(copy, 0)
            try {
              expect([...checkInvariants(reopened.db), ...reopened.integrityCheck()]).toEqual([])
            } finally {
              reopened.close()
            }
          })
          expect([null, 'DATABASE_BROKEN']).toContain(code)
          seen[code === null ? 'opened' : 'refused'] += 1
        }
      }
      database.close()
      // A shortened log only loses its last turns; a shortened file must be noticed.
      expect(seen.opened).toBeGreaterThan(30)
      expect(seen.refused).toBeGreaterThan(0)
    }))
})

describe('a full disk', () => {
  it('refuses to accept, leaves nothing half-written, and goes on when there is room again', () =>
    withFolder(async (dataDir) => {
      const database = openDatabase(dataDir, 0)
      const turns = sqliteTurnStore(database)
      await turns.acceptOnce(pending('a', lan), 0)
      const pages = Number(database.db.prepare('PRAGMA page_count').get()?.page_count)
      database.db.exec(`PRAGMA max_page_count = ${pages}`)
      const long = pending('b', lan, 'dài '.repeat(4000))
      expect(await codeOf(() => turns.acceptOnce(long, 1))).toBe('STORAGE_FULL')
      expect(await turns.backlog()).toBe(1)
      expect(checkInvariants(database.db)).toEqual([])
      database.db.exec(`PRAGMA max_page_count = ${pages + 100}`)
      expect(await turns.acceptOnce(long, 2)).toBe('new')
      expect((await turns.takeWork('w', 3, 1000))?.messages).toHaveLength(2)
      database.close()
    }))

  it('refuses one message that does not fit without taking along those that came in the same instant', () =>
    withFolder(async (dataDir) => {
      const database = openDatabase(dataDir, 0)
      const turns = sqliteTurnStore(database)
      const pages = Number(database.db.prepare('PRAGMA page_count').get()?.page_count)
      database.db.exec(`PRAGMA max_page_count = ${pages + 1}`)
      const results = await Promise.allSettled([
        turns.acceptOnce(pending('a', lan), 0),
        turns.acceptOnce(pending('b', lan, 'dài '.repeat(9000)), 0),
        turns.acceptOnce(pending('c', lan), 0),
      ])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await turns.backlog()).toBe(2)
      database.close()
    }))
})

describe('a disk that takes no writing any more', () => {
  it('refuses to accept, keeps what was accepted, and goes on where it was once it takes writing again', () =>
    withFolder(async (dataDir) => {
      const database = openDatabase(dataDir, 0)
      const turns = sqliteTurnStore(database)
      await turns.acceptOnce(pending('a', lan), 0)
      const work = await turns.takeWork('w', 0, 1000)
      // What SQLite answers, too, where the system has mounted an ailing card anew.
      database.db.exec('PRAGMA query_only = ON')
      expect(await codeOf(() => turns.acceptOnce(pending('b', lan), 1))).toBe('DATA_DIR_NOT_WRITABLE')
      expect(await codeOf(() => turns.commitTurn(echo(work?.messages ?? [], 1)))).toBe('DATA_DIR_NOT_WRITABLE')
      expect(await turns.backlog()).toBe(1)
      database.db.exec('PRAGMA query_only = OFF')
      expect(await turns.commitTurn(echo(work?.messages ?? [], 2))).toBe('committed')
      expect(await turns.acceptOnce(pending('b', lan), 2)).toBe('new')
      expect(checkInvariants(database.db)).toEqual([])
      database.close()
    }))

  it.each(['hvs.sqlite', 'hvs.lock'])('is told from a damaged database where a folder stands in place of %s', (file) =>
    withFolder(async (dataDir) => {
      mkdirSync(join(dataDir, file))
      const refused = openStorage({ dataDir, now: 0 })
      await expect(refused).rejects.toMatchObject({ code: 'DATA_DIR_NOT_WRITABLE', details: { folder: dataDir } })
    }),
  )
})

describe('a full disk in the middle of what a learner changed', () => {
  const people = ['a', 'b', 'c'].map(chat)

  /** Three turns end in the same instant; the second changes more than fits. */
  async function endTogether(database: Database): Promise<PromiseSettledResult<string>[]> {
    const turns = sqliteTurnStore(database)
    const commits = []
    for (const [n, from] of people.entries()) {
      await turns.acceptOnce(pending(`t${n}`, from), 0)
      const work = await turns.takeWork('w', 0, 1000)
      const learner = `l${n}`
      const cards = Array.from({ length: n === 1 ? 3000 : 2 }, (_, at) => card(`F${at}`, at))
      const effects: Effect[] = [
        ...joins(from, learner),
        { type: 'learnerChanged', learner, change: { cards, attempt: attempt('a', n) } },
        scheduled(from, learner, 100),
      ]
      commits.push(echo(work?.messages ?? [], 1, { effects }))
    }
    const pages = Number(database.db.prepare('PRAGMA page_count').get()?.page_count)
    database.db.exec(`PRAGMA max_page_count = ${pages + 12}`)
    return Promise.allSettled(commits.map((commit) => turns.commitTurn(commit)))
  }

  it('stores nothing of that turn, all of those that ended with it, and the whole of it when there is room again', () =>
    withFolder(async (dataDir) => {
      const database = openDatabase(dataDir, 0)
      const results = await endTogether(database)
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      const learners = sqliteLearnerStore(database, () => {})
      const known = await Promise.all(['l0', 'l1', 'l2'].map((learner) => learners.record(learner)))
      expect(known.map((record) => record?.cards.size)).toEqual([2, undefined, 2])
      expect(await learners.exportOf('l1')).toBeNull()
      expect([...checkInvariants(database.db), ...database.integrityCheck()]).toEqual([])
      database.db.exec('PRAGMA max_page_count = 100000')
      const turns = sqliteTurnStore(database)
      const work = await turns.takeWork('w', 2000, 1000)
      await turns.commitTurn(echo(work?.messages ?? [], 2000, { effects: joins(chat('b'), 'l1') }))
      expect(await turns.backlog()).toBe(0)
      database.close()
    }))

  it('sends none of a batch of lessons and moves no schedule, and does all of it later', () =>
    withFolder(async (dataDir) => {
      const storage = await openStorage({ dataDir, now: 0 })
      await storage.close()
      const database = openDatabase(dataDir, 0)
      const turns = sqliteTurnStore(database)
      for (const [n, from] of people.entries()) {
        await turns.acceptOnce(pending(`s${n}`, from), 0)
        const work = await turns.takeWork('w', 0, 1000)
        const effects = [...joins(from, `l${n}`), scheduled(from, `l${n}`, 100)]
        await turns.commitTurn(echo(work?.messages ?? [], 1, { effects, messages: [] }))
      }
      const daily = sqliteDailyStore(database)
      const outcomes = (await daily.dueLearners(150, 10)).map((due) => ({
        learner: due.learner,
        dueAt: due.dueAt,
        draft: draft(`d:${due.learner}`, due.to, {
          why: 'scheduled',
          message: { type: 'text', text: 'dài '.repeat(9000) },
        }),
        schedule: due.schedule,
        nextAt: 999,
      }))
      const pages = Number(database.db.prepare('PRAGMA page_count').get()?.page_count)
      database.db.exec(`PRAGMA max_page_count = ${pages + 12}`)
      expect(await codeOf(() => daily.settleDaily(outcomes, 150))).toBe('STORAGE_FULL')
      expect([await daily.nextDailyAt(), (await daily.dueLearners(150, 10)).length]).toEqual([100, 3])
      expect(database.db.prepare('SELECT count(*) AS n FROM outbox').get()?.n).toBe(0)
      database.db.exec('PRAGMA max_page_count = 100000')
      expect(await daily.settleDaily(outcomes, 160)).toHaveLength(3)
      expect(checkInvariants(database.db)).toEqual([])
      database.close()
    }))
})

describe('an erased person', () => {
  it('leaves no byte of words, memory or name in the file or its log', () =>
    withFolder(async (dataDir) => {
      const storage = await openStorage({ dataDir, now: 0 })
      const secret = chat('ten-rieng-cua-lan')
      const lane = 'telegram:bot:ten-rieng-cua-lan'
      const learner = 'hoc-vien-7'
      const saved: Effect = { type: 'memorySaved', lane, learner, memory: { note: 'điều bác kể' } }
      const learned: Effect[] = [
        {
          type: 'learnerChanged',
          learner,
          change: { cards: [card('su-kien-bi-mat', 3)], attempt: attempt('cau-bi-mat', 1) },
        },
        scheduled(secret, learner, 500, { name: 'bi-danh-cua-lan' }),
      ]
      for (let n = 0; n < 30; n++)
        await answer(storage, `u:${n}`, secret, n === 0 ? [...joins(secret, learner), ...learned] : [saved])
      for (const row of await storage.outbox.claim(ACCOUNT, 1, { limit: 1, why: ['reply'], exceptLanes: [] })) {
        await storage.outbox.settle(row.id, { state: 'sent', messageId: 'm', detail: null }, 1)
      }
      await answer(storage, 'other')
      const bytes = () => storedBytes(dataDir)
      expect(bytes()).toContain('ten-rieng-cua-lan')
      await storage.turns.acceptOnce(pending('bye', secret), 2)
      const work = await storage.turns.takeWork('w', 2, 1000)
      const erased: Effect = { type: 'personErased', lane, learner: 'hoc-vien-7', at: 2 }
      await storage.turns.commitTurn(echo(work?.messages ?? [], 2, { effects: [erased], messages: [] }))
      for (const trace of [
        'ten-rieng-cua-lan',
        'su-kien-bi-mat',
        'cau-bi-mat',
        'bi-danh-cua-lan',
        Buffer.from('điều bác kể').toString('latin1'),
      ]) {
        expect(bytes()).not.toContain(trace)
      }
      expect(bytes()).toContain(LAN)
      await storage.close()
    }))
})

describe('what is forgotten by its age', () => {
  it('leaves no byte of what was said and sent in the file or its log', () =>
    withFolder(async (dataDir) => {
      const storage = await openStorage({ dataDir, now: 0 })
      await storage.turns.acceptOnce(pending('a', lan, 'khong ai nghe'), 0)
      const work = await storage.turns.takeWork('w', 0, 1000)
      const said = draft('a/0', lan, { message: { type: 'text', text: 'khong ai doc' }, notBefore: 0 })
      await storage.turns.commitTurn(echo(work?.messages ?? [], 0, { messages: [said] }))
      const kept = ['khong ai nghe', 'khong ai doc']
      expect(kept.filter((text) => storedBytes(dataDir).includes(text))).toEqual(kept)
      for (const row of await storage.outbox.claim(ACCOUNT, 1, { limit: 1, why: ['reply'], exceptLanes: [] }))
        await storage.outbox.settle(row.id, { state: 'sent', messageId: 'm', detail: null }, 1)
      await storage.turns.forgetOld(2)
      expect(kept.filter((text) => storedBytes(dataDir).includes(text))).toEqual([])
      await storage.turns.acceptOnce(pending('b', chat('ba'), 'khong ai nghe'), 3)
      const later = await storage.turns.takeWork('w', 3, 1000)
      await storage.turns.commitTurn(echo(later?.messages ?? [], 3, { messages: [] }))
      await storage.outbox.forgetOld(4)
      expect(kept.filter((text) => storedBytes(dataDir).includes(text))).toEqual([])
      await storage.close()
    }))

  it('does not wait for a backup that reads the log, and leaves nothing in it once that is done', () =>
    withFolder(async (dataDir) => {
      const storage = await openStorage({ dataDir, now: 0 })
      await storage.turns.acceptOnce(pending('a', lan, 'khong ai nghe'), 0)
      const work = await storage.turns.takeWork('w', 0, 1000)
      await storage.turns.commitTurn(echo(work?.messages ?? [], 0, { messages: [] }))
      const reading = new DatabaseSync(join(dataDir, 'hvs.sqlite'))
      reading.exec('BEGIN; SELECT 1 FROM sqlite_master')
      const from = performance.now()
      await storage.turns.forgetOld(2)
      // A statement of this connection would wait five seconds, and every answer with it.
      expect(performance.now() - from).toBeLessThan(beside(3_000))
      reading.close()
      await storage.turns.forgetOld(3)
      expect(storedBytes(dataDir)).not.toContain('khong ai nghe')
      await storage.close()
    }))
})
