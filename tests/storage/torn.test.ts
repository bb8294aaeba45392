import { copyFileSync, mkdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { isTorn } from '../../src/storage/sqlite/torn.ts'
import { withFolder } from '../support/sqliteFolder.ts'

describe('a database file cut short', () => {
  it('is known by any missing byte, also where only the end of a text is gone', () =>
    withFolder((folder) => {
      const database = openDatabase(folder, 0)
      database.db.exec("INSERT INTO gaps (question, at) VALUES ('chữ cuối', 1)")
      database.close()
      const file = join(folder, 'hvs.sqlite')
      expect(isTorn(file)).toBe(false)
      const size = statSync(file).size
      for (const missing of [1, 2, 7, 100, 4095, 4096, 4097, 30_000]) {
        truncateSync(file, size - missing)
        expect([missing, isTorn(file)]).toEqual([missing, true])
      }
    }))

  it('is whole where the log still holds what is missing, and torn without the log', () =>
    withFolder((folder) => {
      const database = openDatabase(folder, 0)
      database.db.exec('PRAGMA wal_autocheckpoint = 0')
      // Every page is written anew, so all of them stand in the log.
      database.checkpoint()
      database.db.exec('CREATE TABLE filled (x TEXT); VACUUM')
      const copy = join(folder, 'copy')
      mkdirSync(copy)
      const [file, log] = ['hvs.sqlite', 'hvs.sqlite-wal'].map((name) => {
        copyFileSync(join(folder, name), join(copy, name))
        return join(copy, name)
      }) as [string, string]
      database.close()
      truncateSync(file, statSync(file).size - 5000)
      expect(isTorn(file)).toBe(false)
      const reopened = openDatabase(copy, 0)
      expect(reopened.integrityCheck()).toEqual([])
      expect(reopened.db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'filled'").get()?.n).toBe(1)
      reopened.close()

      copyFileSync(join(folder, 'hvs.sqlite'), file)
      truncateSync(file, statSync(file).size - 5000)
      expect([isTorn(file), statSync(log, { throwIfNoEntry: false })]).toEqual([true, undefined])
    }))
})
