import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Ticket } from '../../conversation/desk-store.ts'
import { databaseFile } from './database.ts'
import { readTickets } from './desk.ts'

/** Open tickets of a data folder, read beside a bot that works on it; none where no bot of this version has run yet. */
export function ticketsBeside(dataDir: string): Ticket[] {
  const file = databaseFile(dataDir)
  if (!existsSync(file)) return []
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON')
    const known = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'tickets'").get()
    return known ? readTickets(db) : []
  } finally {
    db.close()
  }
}
