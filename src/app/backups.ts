import { join } from 'node:path'
import type { Config } from '../config.ts'
import { pause, type Timers } from '../delivery/timers.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { type BackupFolders, backupDaily, dropReplaced } from '../storage/index.ts'

/** Between looks whether it is time; a failed backup is tried again as soon. */
const LOOK_MS = 600_000

/** Where the database stands and where its backups are kept: `BACKUP_DIR`, or `backup` inside the data folder. */
export function backupFolders(config: Config): BackupFolders {
  return { dataDir: config.DATA_DIR, folder: config.BACKUP_DIR ?? join(config.DATA_DIR, 'backup') }
}

/** While a service that has started runs: a backup each night, and nothing kept of what a restore had replaced. */
export async function keepBackups(
  config: Config,
  clock: Clock,
  timers: Timers,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const folders = backupFolders(config)
  dropReplaced(folders.dataDir)
  while (!signal.aborted) {
    try {
      const file = await backupDaily(folders, clock.now())
      if (file !== null) log.info({ file }, 'backup.made')
    } catch (error) {
      log.error({ err: error, event: 'backup.failed' }, 'no backup was made')
    }
    await pause(timers, LOOK_MS, signal)
  }
}
