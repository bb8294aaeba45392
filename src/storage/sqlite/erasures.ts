import type { DatabaseSync } from 'node:sqlite'
import type { Erased } from '../erasure-list.ts'
import { prepareErase } from './erase.ts'

/** Everybody the database knows to be erased. */
export function erasedIn(db: DatabaseSync): Erased {
  const rows = db
    .prepare('SELECT learner, max(at) AS at FROM erasures WHERE learner IS NOT NULL GROUP BY learner')
    .all()
  return new Map(rows.map(({ learner, at }) => [String(learner), Number(at)]))
}

/**
 * Erases again whoever is listed and whom this database, being older, still knows. Called inside a transaction. Returns how
 * many were still there.
 */
export function reapplyErasures(db: DatabaseSync, erased: Erased): number {
  const known = erasedIn(db)
  const missing = [...erased].filter(([learner]) => !known.has(learner))
  if (missing.length === 0) return 0
  const erase = prepareErase(db)
  const remember = db.prepare('INSERT INTO erasures (learner, at) VALUES (?, ?)')
  return missing.filter(([learner, at]) => {
    const was = erase.learner(learner, at)
    if (!was) remember.run(learner, at)
    return was
  }).length
}
