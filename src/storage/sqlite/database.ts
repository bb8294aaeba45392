/** One SQLite file, opened so that an acknowledged commit survives power loss; a second process is refused. */

import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../errors.ts'
import { asAppError } from './failures.ts'
import { migrate } from './migrate.ts'
import { isTorn } from './torn.ts'

const FILE = 'hvs.sqlite'
const LOCK = 'hvs.lock'
/**
 * Pages the log holds before it is written back, 16 MB, and as many as the first block of its index: with SQLite's thousand
 * the same pages were written back, with two waits for the disk, every hundred turns.
 */
const LOG_PAGES = 4000

export interface Database {
  readonly db: DatabaseSync
  /** Runs `work` as one transaction: all of it or nothing. */
  transaction<T>(work: () => T): T
  /**
   * Runs one statement without waiting for the disk: it survives the process, and power loss only once a later commit was
   * waited for. For leases, which are worth nothing after either.
   */
  lightly<T>(statement: () => T): T
  /** Problems SQLite finds in the file, empty when there are none. */
  integrityCheck(): string[]
  /** Writes the log back into the file and empties it, so that nothing deleted is left in either. */
  checkpoint(): void
  /**
   * After an erasure the log still holds the pages as they were. Tried, not demanded: the erasure is stored, and a log that
   * somebody reads just now is emptied at the next one or at the stop.
   */
  emptyLog(): void
  close(): void
}

/** A statement waits so long for another connection. */
const PATIENCE_MS = 5_000

/**
 * Opens or makes `hvs.sqlite` in `dataDir` (folder 700, files 600) and brings it to the newest version.
 * @throws AppError DATA_DIR_NOT_WRITABLE, DATABASE_LOCKED, DATABASE_NEWER, DATABASE_BROKEN, STORAGE_FULL
 */
export function openDatabase(dataDir: string, now: number): Database {
  prepareFolder(dataDir)
  const lock = takeLock(dataDir)
  try {
    return openLocked(dataDir, lock, now)
  } catch (error) {
    lock.close()
    throw asAppError(error, dataDir)
  }
}

/** Where the database of a folder stands. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, FILE)
}

/**
 * Works on the files of a folder while no bot can.
 * @throws AppError DATA_DIR_NOT_WRITABLE, DATABASE_LOCKED
 */
export function holdingFolder<T>(dataDir: string, work: () => T): T {
  prepareFolder(dataDir)
  const lock = takeLock(dataDir)
  try {
    return work()
  } finally {
    lock.close()
  }
}

function openLocked(dataDir: string, lock: DatabaseSync, now: number): Database {
  const file = databaseFile(dataDir)
  refuseEmptied(file)
  if (existsSync(file) && isTorn(file)) throw new AppError('DATABASE_BROKEN', {})
  createPrivate(file)
  const db = new DatabaseSync(file)
  try {
    // secure_delete: what a person had erased must not be readable in the free pages of the file.
    db.exec(`
      PRAGMA busy_timeout = ${PATIENCE_MS};
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -32768;
      PRAGMA wal_autocheckpoint = ${LOG_PAGES};
    `)
    // A file cut short is noticed here, not by the first learner whose page is gone.
    if (checkPages(db, 'quick_check').length > 0) throw new AppError('DATABASE_BROKEN', {})
    migrate(db, now)
  } catch (error) {
    db.close()
    throw error
  }
  const checkpoint = () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  return {
    db,
    transaction: (work) => transaction(db, dataDir, work),
    lightly(statement) {
      db.exec('PRAGMA synchronous = NORMAL')
      try {
        return statement()
      } catch (error) {
        throw asAppError(error, dataDir)
      } finally {
        db.exec('PRAGMA synchronous = FULL')
      }
    },
    integrityCheck: () => checkPages(db, 'integrity_check'),
    checkpoint,
    emptyLog() {
      // Waiting would stand still with everybody for as long as a backup reads, and the backup with them: it runs in this process.
      db.exec('PRAGMA busy_timeout = 0')
      try {
        checkpoint()
      } catch (error) {
        if (!(asAppError(error, dataDir) instanceof AppError)) throw error
      } finally {
        db.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`)
      }
    },
    close() {
      db.close()
      lock.close()
    },
  }
}

function transaction<T>(db: DatabaseSync, dataDir: string, work: () => T): T {
  try {
    db.exec('BEGIN IMMEDIATE')
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // After a full disk SQLite has rolled back by itself; a second ROLLBACK would hide the cause.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw asAppError(error, dataDir)
  }
}

/** Lines about damaged pages, empty when there are none. */
export function checkPages(db: DatabaseSync, pragma: 'quick_check' | 'integrity_check'): string[] {
  const rows = db.prepare(`PRAGMA ${pragma}(20)`).all()
  return rows.map((row) => String(Object.values(row)[0])).filter((line) => line !== 'ok')
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    chmodSync(dataDir, 0o700)
  } catch (cause) {
    throw new AppError('DATA_DIR_NOT_WRITABLE', { folder: dataDir }, { cause })
  }
}

/**
 * An exclusive lock on a side file, held by the operating system for as long as this process lives: a kill -9 frees it,
 * which a file holding a process id would not. The main file stays open to readers such as a backup.
 */
function takeLock(dataDir: string): DatabaseSync {
  const file = join(dataDir, LOCK)
  try {
    createPrivate(file)
  } catch (cause) {
    throw new AppError('DATA_DIR_NOT_WRITABLE', { folder: dataDir }, { cause })
  }
  let lock: DatabaseSync | null = null
  try {
    lock = new DatabaseSync(file)
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    throw asAppError(error, dataDir)
  }
}

/** SQLite takes an emptied file for a new one and would start over without a word. */
function refuseEmptied(file: string): void {
  if (!existsSync(file)) return
  const size = statSync(file).size
  const log = `${file}-wal`
  const logHolds = existsSync(log) && statSync(log).size > 0
  if (size < 512 && (size > 0 || logHolds)) throw new AppError('DATABASE_BROKEN', {})
}

/**
 * Makes the file readable by its owner alone; SQLite gives its log the same mode. An existing file is never opened here:
 * closing it would drop the locks this process holds on it.
 */
function createPrivate(file: string): void {
  if (existsSync(file)) chmodSync(file, 0o600)
  else closeSync(openSync(file, 'wx', 0o600))
}
