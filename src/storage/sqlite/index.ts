import type { Storage } from '../storage.ts'
import { openDatabase } from './database.ts'
import { sqliteOutboxStore } from './outbox-store.ts'
import { sqliteTurnStore } from './turn-store.ts'

/**
 * The embedded engine. The folder's lock is held by this process alone, so every lease found in the file belongs to a
 * process that is gone: its chats are due again at once, not when the lease would have ended.
 */
export function openSqlite(dataDir: string, now: number): Storage {
  const database = openDatabase(dataDir, now)
  database.transaction(() =>
    database.db.exec('UPDATE lanes SET holder = NULL, lease_until = 0 WHERE holder IS NOT NULL'),
  )
  return {
    engine: 'sqlite',
    turns: sqliteTurnStore(database),
    outbox: sqliteOutboxStore(database),
    integrityCheck: async () => database.integrityCheck(),
    close: async () => database.close(),
  }
}
