import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { localDate, localTime } from '../shared/clock.ts'
import { addErasures, readErasures } from './erasure-list.ts'
import { checkBackup, checkRunning, copyDatabase } from './sqlite/backup.ts'
import { databaseFile } from './sqlite/database.ts'
import { type Restored, restoreDatabase } from './sqlite/restore.ts'

export { dropReplaced } from './sqlite/restore.ts'

/** Backups of the embedded database: made while the bot runs, checked, restored. */

export interface BackupFolders {
  dataDir: string
  /** Where backups are kept. */
  folder: string
}

/** Local hour of the daily one, and how many of them are kept. */
const HOUR = 2
const KEPT = 7
const DAILY = /^hvs-ngay-\d{4}-\d{2}-\d{2}-\d{6}\.sqlite$/

/**
 * Writes `hvs-<local date>-<local time>.sqlite` and returns its path.
 * @throws AppError BACKUP_MISSING when there is no database, BACKUP_BROKEN when the copy is not whole, DATA_DIR_NOT_WRITABLE, STORAGE_FULL
 */
export async function makeBackup({ dataDir, folder }: BackupFolders, now: number, name = 'hvs'): Promise<string> {
  const source = databaseFile(dataDir)
  if (!existsSync(source)) throw new AppError('BACKUP_MISSING', { file: source })
  makeFolder(folder)
  const { hour, minute } = localTime(now)
  const second = Math.floor(now / 1000) % 60
  const time = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join('')
  const file = join(folder, `${name}-${localDate(now)}-${time}.sqlite`)
  await copyDatabase(source, file)
  addErasures(folder, readErasures(dataDir))
  return file
}

/** The daily one, once a local day from two o'clock on, and the eighth goes. Null when there is nothing to do. */
export async function backupDaily(folders: BackupFolders, now: number): Promise<string | null> {
  const made = dailyOnes(folders.folder)
  if (localTime(now).hour < HOUR || made.some((name) => name.startsWith(`hvs-ngay-${localDate(now)}`))) return null
  const file = await makeBackup(folders, now, 'hvs-ngay')
  for (const old of dailyOnes(folders.folder).slice(0, -KEPT)) rmSync(join(folders.folder, old), { force: true })
  return file
}

/** What is wrong with a backup, or with the database itself (`current`); empty when nothing is. @throws AppError BACKUP_MISSING, DATABASE_NEWER */
export function checkStored({ dataDir, folder }: BackupFolders, file: string, now: number): string[] {
  if (file === 'current') return checkRunning(databaseFile(dataDir))
  makeFolder(folder)
  return checkBackup(file, join(folder, `.checking-${process.pid}`), now)
}

/** @throws AppError DATABASE_LOCKED, BACKUP_MISSING, BACKUP_BROKEN, DATABASE_NEWER, STORAGE_FULL */
export function restoreBackup({ dataDir, folder }: BackupFolders, file: string, now: number): Restored {
  return restoreDatabase(dataDir, file, [folder], now)
}

function dailyOnes(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => DAILY.test(name))
    .toSorted()
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new AppError('DATA_DIR_NOT_WRITABLE', { folder }, { cause })
  }
}
