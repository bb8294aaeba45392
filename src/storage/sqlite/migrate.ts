import type { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../errors.ts'
import { MIGRATIONS } from '../migrations/index.ts'
import type { Migration } from '../migrations/migration.ts'

/**
 * Brings the database forward, each step in its own transaction, and writes down which steps were taken.
 * @throws AppError DATABASE_NEWER when a later program wrote it: half-understood data would be damaged.
 */
export function migrate(db: DatabaseSync, now: number, steps: readonly Migration[] = MIGRATIONS): void {
  db.exec(`CREATE TABLE IF NOT EXISTS schema_versions (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL
  ) STRICT`)
  const row = db.prepare('SELECT max(version) AS version FROM schema_versions').get()
  const found = Number(row?.version ?? 0)
  const known = steps.at(-1)?.version ?? 0
  if (found > known) throw new AppError('DATABASE_NEWER', { found, known })
  for (const step of steps.filter(({ version }) => version > found)) {
    db.exec('BEGIN IMMEDIATE')
    try {
      db.exec(step.sql)
      db.prepare('INSERT INTO schema_versions VALUES (?, ?, ?)').run(step.version, step.name, now)
      db.exec('COMMIT')
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
}
