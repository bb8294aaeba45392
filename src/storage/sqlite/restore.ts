import { chmodSync, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../errors.ts'
import { nextSendAt, type Schedule } from '../../learning/schedule.ts'
import { localDay } from '../../shared/clock.ts'
import { addErasures, type Erased, readErasures } from '../erasure-list.ts'
import { flush } from './backup.ts'
import { checkPages, databaseFile, holdingFolder } from './database.ts'
import { erasedIn, reapplyErasures } from './erasures.ts'
import { asAppError } from './failures.ts'
import { checkInvariants } from './invariants.ts'
import { migrate } from './migrate.ts'
import { isTorn } from './torn.ts'

export interface Restored {
  /** Erased people the backup still knew. */
  erasedAgain: number
  /** The database that stood there before, kept until a start has succeeded; null when there was none. */
  replaced: string | null
}

/**
 * Puts a backup in the place of the database. Whoever was erased since stays erased; nothing unasked that may have been sent
 * since is sent again.
 * @throws AppError DATABASE_LOCKED while a bot runs, BACKUP_MISSING, BACKUP_BROKEN, DATABASE_NEWER, STORAGE_FULL, DATA_DIR_NOT_WRITABLE
 */
export function restoreDatabase(dataDir: string, file: string, lists: readonly string[], now: number): Restored {
  return holdingFolder(dataDir, () => {
    const current = databaseFile(dataDir)
    const next = `${current}.new`
    const erased = everybodyErased(current, [dataDir, dirname(file), ...lists])
    try {
      const erasedAgain = prepare(file, next, erased, now)
      const replaced = setAside(current)
      renameSync(next, current)
      flush(dataDir)
      addErasures(dataDir, erased)
      return { erasedAgain, replaced }
    } catch (error) {
      rmSync(next, { force: true })
      throw asAppError(error, dataDir)
    }
  })
}

/** After a start succeeded nobody needs what a restore replaced, and people erased since are still in it. */
export function dropReplaced(dataDir: string): void {
  for (const suffix of ['', '-wal']) rmSync(`${databaseFile(dataDir)}.replaced${suffix}`, { force: true })
}

function everybodyErased(current: string, folders: readonly string[]): Erased {
  const listed = folders.flatMap((folder) => [...readErasures(folder)])
  return new Map([...listed, ...(existsSync(current) ? erasedInFile(current) : [])])
}

/** What can still be read of it: a broken database is the very reason to restore. */
function erasedInFile(file: string): Erased {
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file)
    return erasedIn(db)
  } catch {
    return new Map()
  } finally {
    db?.close()
  }
}

function prepare(file: string, next: string, erased: Erased, now: number): number {
  if (!existsSync(file)) throw new AppError('BACKUP_MISSING', { file })
  if (isTorn(file)) throw new AppError('BACKUP_BROKEN', { file, why: 'cut short' })
  copyFileSync(file, next)
  chmodSync(next, 0o600)
  const db = new DatabaseSync(next)
  try {
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON')
    refuseProblems(file, checkPages(db, 'integrity_check'))
    migrate(db, now)
    db.exec('BEGIN IMMEDIATE')
    const erasedAgain = reapplyErasures(db, erased)
    stayQuietToday(db, now)
    db.exec('COMMIT')
    refuseProblems(file, checkInvariants(db))
    return erasedAgain
  } catch (error) {
    if (error instanceof AppError && error.code !== 'DATABASE_BROKEN') throw error
    throw new AppError('BACKUP_BROKEN', { file, why: error instanceof Error ? error.message : '' }, { cause: error })
  } finally {
    db.close()
    flush(next)
  }
}

function refuseProblems(file: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new AppError('BACKUP_BROKEN', { file, why: problems.join('; ') })
}

/** What was sent between the backup and now is not known any more: today's lessons are let go rather than sent twice. */
function stayQuietToday(db: DatabaseSync, now: number): void {
  db.prepare(
    `UPDATE outbox SET state = 'cancelled', detail = 'restored', final_at = ?, ack = NULL, opens = NULL, opens_for = NULL,
       message = CASE WHEN keep_text THEN message END
     WHERE final_at IS NULL AND rank <> 0`,
  ).run(now)
  const today = localDay(now)
  const move = db.prepare('UPDATE schedules SET schedule = ?, next_at = ? WHERE learner = ?')
  for (const row of db.prepare('SELECT learner, schedule FROM schedules WHERE next_at IS NOT NULL').all()) {
    const learner = String(row.learner)
    const before = JSON.parse(String(row.schedule)) as Schedule
    const schedule: Schedule = { ...before, lastSent: Math.max(before.lastSent ?? today, today) }
    move.run(JSON.stringify(schedule), nextSendAt(schedule, learner, now), learner)
  }
}

/** Keeps the database under another name, whole: what its log holds is folded in first. Null when there was none. */
function setAside(current: string): string | null {
  if (!existsSync(current)) return null
  const aside = `${current}.replaced`
  for (const suffix of ['', '-wal']) rmSync(`${aside}${suffix}`, { force: true })
  try {
    const db = new DatabaseSync(current)
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE')
    } finally {
      db.close()
    }
  } catch {
    // Broken, so the log stays beside it under its own name: read into the restored file, it would break that too.
    if (existsSync(`${current}-wal`)) renameSync(`${current}-wal`, `${aside}-wal`)
  }
  rmSync(`${current}-shm`, { force: true })
  // A second name, not a move: at no instant is there no database, which a start would take for a new installation.
  linkSync(current, aside)
  return aside
}
