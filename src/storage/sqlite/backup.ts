import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { AppError } from '../../errors.ts'
import { checkPages } from './database.ts'
import { asAppError } from './failures.ts'
import { checkInvariants } from './invariants.ts'
import { migrate } from './migrate.ts'
import { isTorn } from './torn.ts'

/**
 * Copies a database, also while a bot works on it: one moment of it, whatever is written meanwhile. The copy is one file,
 * readable by its owner alone, and stands under its name only after it was read through and found whole.
 * @throws AppError BACKUP_BROKEN, STORAGE_FULL, DATABASE_BROKEN, DATA_DIR_NOT_WRITABLE
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`
  rmSync(partial, { force: true })
  try {
    closeSync(openSync(partial, 'wx', 0o600))
    const source = new DatabaseSync(from)
    try {
      // Held open, so that every page is of the same moment; without it each write elsewhere begins the copy anew.
      source.exec('PRAGMA busy_timeout = 5000; BEGIN; SELECT 1 FROM sqlite_master')
      await backup(source, partial, { rate: 1000 })
    } finally {
      source.close()
    }
    const problems = settleFile(partial)
    if (problems.length > 0) throw new AppError('BACKUP_BROKEN', { file: to, why: problems.join('; ') })
    renameSync(partial, to)
  } catch (error) {
    rmSync(partial, { force: true })
    throw asAppError(error, dirname(to))
  }
}

/** Makes one file of a copied database, waits for the disk, and returns what is wrong with it. */
function settleFile(file: string): string[] {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA journal_mode = DELETE')
    return [...checkPages(db, 'integrity_check'), ...checkInvariants(db)]
  } finally {
    db.close()
    flush(file)
  }
}

/**
 * What is wrong with a file kept as a backup, empty when nothing is. An earlier version is checked as what it becomes. The
 * file itself is left as it is; `scratch` is a name beside it that may be used meanwhile.
 * @throws AppError BACKUP_MISSING, DATABASE_NEWER
 */
export function checkBackup(file: string, scratch: string, now: number): string[] {
  if (!existsSync(file)) throw new AppError('BACKUP_MISSING', { file })
  if (isTorn(file)) return ['cut short']
  try {
    copyFileSync(file, scratch)
    chmodSync(scratch, 0o600)
    return withCopy(scratch, (db) => {
      const broken = checkPages(db, 'integrity_check')
      if (broken.length > 0) return broken
      migrate(db, now)
      return checkInvariants(db)
    })
  } catch (error) {
    if (error instanceof AppError) throw error
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    rmSync(scratch, { force: true })
  }
}

/** What is wrong with the database of a folder, also while a bot works on it. @throws AppError BACKUP_MISSING */
export function checkRunning(file: string): string[] {
  if (!existsSync(file)) throw new AppError('BACKUP_MISSING', { file })
  return withCopy(file, (db) => {
    db.exec('PRAGMA busy_timeout = 5000; BEGIN')
    return [...checkPages(db, 'integrity_check'), ...checkInvariants(db)]
  })
}

function withCopy<Result>(file: string, work: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Waits until a file or folder is on the disk. */
export function flush(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
