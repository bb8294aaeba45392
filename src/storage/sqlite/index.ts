import { addErasures, readErasures } from '../erasure-list.ts'
import type { Storage } from '../storage.ts'
import { sqliteDailyStore } from './daily-store.ts'
import { openDatabase } from './database.ts'
import { sqliteDeskStore } from './desk.ts'
import { erasedIn, reapplyErasures } from './erasures.ts'
import { checkInvariants } from './invariants.ts'
import { sqliteLearnerStore } from './learner-store.ts'
import { sqliteOutboxStore } from './outbox-store.ts'
import { sqliteTurnStore } from './turn-store.ts'

/** A lease in the file at start belongs to a process that is gone. Its turn did not fail, it was cut off. */
const FREE_LEFT_LEASES = `UPDATE lanes SET holder = NULL, lease_until = 0, attempts = attempts - 1, crashes = crashes + 1
  WHERE holder IS NOT NULL`

/**
 * The embedded engine. The folder's lock is held by this process alone, so the chats of one that died are due again at
 * once, not when their leases would have ended.
 */
export function openSqlite(dataDir: string, now: number): Storage {
  const database = openDatabase(dataDir, now)
  // Also where somebody put an older file in place by hand.
  const listed = readErasures(dataDir)
  if (listed.size > 0) database.transaction(() => reapplyErasures(database.db, listed))
  listErased()
  database.transaction(() => database.db.exec(FREE_LEFT_LEASES))

  /** An erasure is told to the list beside the database after it is stored; what could not be written now is at the next. */
  function listErased(): void {
    try {
      addErasures(dataDir, erasedIn(database.db))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }

  const erased = () => {
    database.emptyLog()
    listErased()
  }
  return {
    engine: 'sqlite',
    turns: sqliteTurnStore(database, erased),
    outbox: sqliteOutboxStore(database),
    learners: sqliteLearnerStore(database, erased),
    daily: sqliteDailyStore(database),
    desk: sqliteDeskStore(database),
    integrityCheck: async () => [...database.integrityCheck(), ...checkInvariants(database.db)],
    close: async () => database.close(),
  }
}
