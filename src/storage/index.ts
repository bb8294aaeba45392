import { AppError } from '../errors.ts'
import { openSqlite } from './sqlite/index.ts'
import type { Storage } from './storage.ts'

export { type BackupFolders, backupDaily, checkStored, dropReplaced, makeBackup, restoreBackup } from './backups.ts'
export { openMemory } from './memory/index.ts'
export { ticketsBeside } from './sqlite/desk-reader.ts'
export type { Storage } from './storage.ts'

export interface StorageSettings {
  /** Folder of the embedded database; made when missing. */
  dataDir: string
  /** A PostgreSQL address; unset, SQLite in `dataDir`. */
  databaseUrl?: string | undefined
  now: number
}

/**
 * Opens the database this process works on and brings it to the newest version.
 * @throws AppError DATA_DIR_NOT_WRITABLE, DATABASE_LOCKED, DATABASE_NEWER, DATABASE_BROKEN, DATABASE_UNSUPPORTED, STORAGE_FULL
 */
export async function openStorage({ dataDir, databaseUrl, now }: StorageSettings): Promise<Storage> {
  if (databaseUrl !== undefined && databaseUrl !== '') throw new AppError('DATABASE_UNSUPPORTED', {})
  return openSqlite(dataDir, now)
}
