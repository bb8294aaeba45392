import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Between looks at a lock somebody else holds. */
const LOOK_AGAIN_MS = 100
/** SQLite's "another connection holds the lock". */
const BUSY = 5

/**
 * Runs `work` while no other process does so under the same file. The lock is the system's own: that of a killed process
 * is free at once, which no file of ours with a process number in it could promise.
 */
export async function exclusively<T>(
  file: string,
  work: () => Promise<T>,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(file)
  try {
    chmodSync(file, 0o600)
    while (!taken(lock)) await wait(LOOK_AGAIN_MS)
    return await work()
  } finally {
    lock.close()
  }
}

function taken(lock: DatabaseSync): boolean {
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) return false
    throw error
  }
}
