import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { laneOf } from '../../src/channels/channel.ts'
import type { LinkRequest } from '../../src/conversation/link-store.ts'
import { AppError, type ErrorCode } from '../../src/errors.ts'
import { localDay, timeOn } from '../../src/shared/clock.ts'
import {
  backupDaily,
  checkStored,
  dropReplaced,
  makeBackup,
  openStorage,
  restoreBackup,
  type Storage,
} from '../../src/storage/index.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { ACCOUNT, chat, draft } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { joins, progress, schedule, scheduled, turn } from '../support/storedTurns.ts'

const lan = chat('lan')
const ba = chat('ba')
/** Saturday 21 November 2026, 09:30:15 in Vietnam. */
const NOW = Date.UTC(2026, 10, 21, 2, 30, 15)

type Folders = { dataDir: string; folder: string }

const inFolders = <T>(test: (folders: Folders) => Promise<T>) =>
  withFolder((root) => test({ dataDir: join(root, 'data'), folder: join(root, 'backup') }))

async function using(dataDir: string, work: (storage: Storage) => Promise<void>, now = NOW): Promise<void> {
  const storage = await openStorage({ dataDir, now })
  try {
    await work(storage)
  } finally {
    await storage.close()
  }
}

async function codeOf(work: () => unknown): Promise<ErrorCode | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const learns = (learner: string, lessons: number) =>
  ({ type: 'learnerChanged', learner, change: { progress: progress(lessons) } }) as const

describe('a backup', () => {
  it('is one file, its owner’s alone, named by the local time, and found whole', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, (storage) => turn(storage, lan, joins(lan, 'l1')).then(() => {}))
      const file = await makeBackup(folders, NOW)
      expect(file).toBe(join(folders.folder, 'hvs-2026-11-21-093015.sqlite'))
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(readdirSync(folders.folder)).toEqual(['hvs-2026-11-21-093015.sqlite'])
      expect(checkStored(folders, file, NOW)).toEqual([])
      expect(checkStored(folders, 'current', NOW)).toEqual([])
    }))

  it('taken while a bot works holds one moment between two turns, and the bot goes on', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, async (storage) => {
        for (let n = 0; n < 30; n++) await turn(storage, chat(`p${n}`), joins(chat(`p${n}`), `l${n}`))
        const copying = makeBackup(folders, NOW)
        for (let n = 30; n < 60; n++) await turn(storage, chat(`p${n}`), joins(chat(`p${n}`), `l${n}`))
        const file = await copying
        expect(checkStored(folders, file, NOW)).toEqual([])
        expect(await storage.turns.memoryOf('telegram:bot:p59')).not.toBeNull()
      })
    }))

  it('that was cut, is something else, or is missing is told from a whole one', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, async (storage) => {
        for (let n = 0; n < 60; n++)
          await turn(storage, chat(`p${n}`), joins(chat(`p${n}`), `l${n}`, 'Lan'.repeat(200)))
      })
      const file = await makeBackup(folders, NOW)
      truncateSync(file, statSync(file).size - 8192)
      expect(checkStored(folders, file, NOW)).not.toEqual([])
      writeFileSync(file, 'không phải cơ sở dữ liệu '.repeat(400))
      expect(checkStored(folders, file, NOW)).not.toEqual([])
      expect(await codeOf(() => checkStored(folders, join(folders.folder, 'none'), NOW))).toBe('BACKUP_MISSING')
      expect(readdirSync(folders.folder)).toEqual(['hvs-2026-11-21-093015.sqlite'])
    }))

  it('is made each night from two o’clock on, once, and seven are kept', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, (storage) => turn(storage, lan, joins(lan, 'l1')).then(() => {}))
      const kept = await makeBackup(folders, NOW)
      const day = localDay(NOW)
      expect(await backupDaily(folders, timeOn(day, 1, 59))).toBeNull()
      for (let n = 0; n < 9; n++) {
        expect(await backupDaily(folders, timeOn(day + n, 2, 0))).not.toBeNull()
        expect(await backupDaily(folders, timeOn(day + n, 23, 0))).toBeNull()
      }
      const nightly = readdirSync(folders.folder).filter((name) => name.startsWith('hvs-ngay'))
      expect(nightly).toHaveLength(7)
      expect(nightly[0]).toContain('2026-11-23')
      expect(existsSync(kept)).toBe(true)
    }))
})

describe('restoring', () => {
  it('is refused by a file of which only the end of one text is gone, which SQLite’s own check takes for whole', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, (storage) => turn(storage, lan, joins(lan, 'l1')).then(() => {}))
      const whole = await makeBackup(folders, NOW)
      for (const missing of [1, 7, 100]) {
        const cut = join(folders.folder, `cut-${missing}.sqlite`)
        copyFileSync(whole, cut)
        truncateSync(cut, statSync(whole).size - missing)
        expect([missing, checkStored(folders, cut, NOW)]).toEqual([missing, ['cut short']])
        expect([missing, await codeOf(() => restoreBackup(folders, cut, NOW))]).toEqual([missing, 'BACKUP_BROKEN'])
      }
      expect(await codeOf(() => restoreBackup(folders, whole, NOW))).toBeNull()
    }))

  it('brings back what was there, keeps what it replaced until a start has succeeded', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, async (storage) => {
        await turn(storage, lan, [...joins(lan, 'l1'), learns('l1', 3)])
      })
      const file = await makeBackup(folders, NOW)
      await using(folders.dataDir, (storage) => turn(storage, lan, [learns('l1', 9)]).then(() => {}))
      const { replaced } = restoreBackup(folders, file, NOW)
      expect(replaced).toBe(join(folders.dataDir, 'hvs.sqlite.replaced'))
      await using(folders.dataDir, async (storage) => {
        expect((await storage.learners.record('l1'))?.progress).toEqual(progress(3))
        expect(await storage.integrityCheck()).toEqual([])
      })
      expect(existsSync(replaced ?? '')).toBe(true)
      dropReplaced(folders.dataDir)
      expect(readdirSync(folders.dataDir).filter((name) => name.includes('replaced'))).toEqual([])
    }))

  it('is refused while a bot runs, and by a file that is not whole, with the database left as it was', () =>
    inFolders(async (folders) => {
      const cut = join(folders.folder, 'cut.sqlite')
      await using(folders.dataDir, async (storage) => {
        await turn(storage, lan, [...joins(lan, 'l1'), learns('l1', 3)])
        const file = await makeBackup(folders, NOW)
        expect(await codeOf(() => restoreBackup(folders, file, NOW))).toBe('DATABASE_LOCKED')
        copyFileSync(file, cut)
        truncateSync(cut, 20_000)
      })
      expect(await codeOf(() => restoreBackup(folders, cut, NOW))).toBe('BACKUP_BROKEN')
      expect(await codeOf(() => restoreBackup(folders, join(folders.folder, 'none'), NOW))).toBe('BACKUP_MISSING')
      await using(folders.dataDir, async (storage) => {
        expect((await storage.learners.record('l1'))?.progress).toEqual(progress(3))
      })
      expect(readdirSync(folders.dataDir).filter((name) => name.includes('.new'))).toEqual([])
    }))

  it('helps where the database is broken', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, (storage) =>
        turn(storage, lan, [...joins(lan, 'l1'), learns('l1', 3)]).then(() => {}),
      )
      const file = await makeBackup(folders, NOW)
      writeFileSync(join(folders.dataDir, 'hvs.sqlite'), 'hỏng '.repeat(3000))
      writeFileSync(join(folders.dataDir, 'hvs.sqlite-wal'), 'hỏng')
      restoreBackup(folders, file, NOW)
      await using(folders.dataDir, async (storage) => {
        expect((await storage.learners.record('l1'))?.progress).toEqual(progress(3))
      })
    }))

  it('brings nobody back who was erased since, whichever list still names them', async () => {
    const loses: Record<string, (folders: Folders) => void> = {
      nothing: () => {},
      'the list beside the database': ({ dataDir }) => writeFileSync(join(dataDir, 'erasures.jsonl'), ''),
      'the database': ({ dataDir }) => writeFileSync(join(dataDir, 'hvs.sqlite'), 'hỏng '.repeat(3000)),
      'the whole folder but for the backups': ({ dataDir }) => {
        writeFileSync(join(dataDir, 'hvs.sqlite'), 'hỏng '.repeat(3000))
        writeFileSync(join(dataDir, 'erasures.jsonl'), '')
      },
    }
    for (const [lost, lose] of Object.entries(loses))
      await inFolders(async (folders) => {
        await using(folders.dataDir, async (storage) => {
          await turn(storage, lan, [...joins(lan, 'gone', 'Lan'), learns('gone', 3), scheduled(lan, 'gone', NOW)])
          await turn(storage, ba, joins(ba, 'stays'))
        })
        const file = await makeBackup(folders, NOW)
        await using(folders.dataDir, async (storage) => {
          const erased = { type: 'personErased', lane: 'telegram:bot:lan', learner: 'gone', at: NOW } as const
          await turn(storage, lan, [erased], NOW, { keepText: false })
        })
        await makeBackup(folders, NOW + 60_000)
        lose(folders)
        expect([lost, restoreBackup(folders, file, NOW).erasedAgain]).toEqual([lost, 1])
        await using(folders.dataDir, async (storage) => {
          expect(await storage.learners.exportOf('gone')).toBeNull()
          expect(await storage.turns.memoryOf('telegram:bot:lan')).toBeNull()
          expect(await storage.turns.memoryOf('telegram:bot:ba')).not.toBeNull()
          expect(await storage.integrityCheck()).toEqual([])
        })
        const bytes = readFileSync(join(folders.dataDir, 'hvs.sqlite'), 'latin1')
        expect(bytes).not.toContain('telegram:bot:lan')
      })
  })

  it('names nobody in the list: random ids and times, no chat and no name', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, async (storage) => {
        await turn(storage, lan, joins(lan, 'x7Qw', 'Lan'))
        await storage.learners.erase('x7Qw', NOW)
      })
      expect(readFileSync(join(folders.dataDir, 'erasures.jsonl'), 'utf8')).toBe(`{"learner":"x7Qw","at":${NOW}}\n`)
      expect(statSync(join(folders.dataDir, 'erasures.jsonl')).mode & 0o777).toBe(0o600)
    }))

  it('erases again at the next start where somebody put an older file in place by hand', () =>
    inFolders(async (folders) => {
      await using(folders.dataDir, (storage) =>
        turn(storage, lan, [...joins(lan, 'gone'), learns('gone', 1)]).then(() => {}),
      )
      const file = await makeBackup(folders, NOW)
      await using(folders.dataDir, (storage) => storage.learners.erase('gone', NOW).then(() => {}))
      copyFileSync(file, join(folders.dataDir, 'hvs.sqlite'))
      await using(folders.dataDir, async (storage) => expect(await storage.learners.exportOf('gone')).toBeNull())
    }))

  it('leaves out whoever was erased since, under the ids their chats had before they were linked', () =>
    inFolders(async (folders) => {
      const request: LinkRequest = {
        ...{ id: 'r1', learner: 'a', lane: laneOf(lan), to: lan, asker: 'b', askerLane: laneOf(ba), askerTo: ba },
        askerName: 'Ba',
        way: 'merge',
        expiresAt: NOW + 900_000,
      }
      const link = async (storage: Storage) => {
        await turn(storage, ba, [{ type: 'linkAsked', request }], NOW)
        await turn(storage, lan, [{ type: 'peopleLinked', request, memory: null, at: NOW }], NOW)
      }
      await using(folders.dataDir, async (storage) => {
        await turn(storage, lan, [...joins(lan, 'a'), learns('a', 1)])
        await turn(storage, ba, [...joins(ba, 'b'), learns('b', 2)])
      })
      const before = await makeBackup(folders, NOW)
      await using(folders.dataDir, link)
      const between = await makeBackup(folders, NOW + 60_000)
      await using(folders.dataDir, async (storage) => {
        await turn(storage, ba, [{ type: 'personErased', lane: laneOf(ba), learner: 'a', at: NOW }], NOW)
      })
      for (const [file, erasedAgain] of [
        [before, 2],
        [between, 1],
      ] as const) {
        expect(restoreBackup(folders, file, NOW + 120_000)).toMatchObject({ erasedAgain })
        await using(folders.dataDir, async (storage) => {
          for (const learner of ['a', 'b']) expect(await storage.learners.exportOf(learner)).toBeNull()
          for (const from of [lan, ba]) expect(await storage.turns.memoryOf(laneOf(from))).toBeNull()
          expect(await storage.integrityCheck()).toEqual([])
        })
      }
    }))

  it('sends nothing unasked a second time: what waited is cancelled, and today counts as sent', () =>
    inFolders(async (folders) => {
      const lesson = draft('d:l1:1', lan, { why: 'scheduled', keepText: true, opens: { learner: 'l1', patch: {} } })
      await using(folders.dataDir, async (storage) => {
        await turn(storage, lan, [
          ...joins(lan, 'l1'),
          scheduled(lan, 'l1', NOW + 3_600_000, { lastSeen: localDay(NOW) }),
        ])
        await storage.outbox.addOnce([lesson, draft('reply', ba)], NOW)
      })
      const file = await makeBackup(folders, NOW)
      restoreBackup(folders, file, NOW + 60_000)
      await using(folders.dataDir, async (storage) => {
        const claimed = await storage.outbox.claim(ACCOUNT, NOW + 120_000, {
          limit: 9,
          why: ['reply', 'scheduled'],
          exceptLanes: [],
        })
        expect(claimed.map(({ id }) => id)).toEqual(['reply'])
        expect(await storage.daily.dueLearners(NOW + 12 * 3_600_000, 9)).toEqual([])
        const tomorrow = await storage.daily.nextDailyAt()
        expect(localDay(tomorrow ?? 0)).toBe(localDay(NOW) + 1)
        expect((await storage.learners.exportOf('l1'))?.schedules).toMatchObject([
          { schedule: { ...schedule({ lastSeen: localDay(NOW) }), lastSent: localDay(NOW) } },
        ])
      })
      const database = openDatabase(folders.dataDir, NOW)
      expect(database.db.prepare("SELECT state FROM outbox WHERE id = 'd:l1:1'").get()?.state).toBe('cancelled')
      database.close()
    }))
})
