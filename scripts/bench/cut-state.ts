import { copyFileSync, mkdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../src/errors.ts'
import { type Database, openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'

/** What a copy of a killed bot's files opens to, as the product opens it at its start. */

export const FILES = ['hvs.sqlite', 'hvs.sqlite-wal'] as const
export type CutFile = (typeof FILES)[number]

/**
 * Copies the files of `dataDir` to the folder `copy`, cuts one of them, opens the copy and looks at all of it.
 * @returns the turn the copy stands at, `refused`, or what is wrong with it
 */
export function stateOf(
  dataDir: string,
  copy: string,
  cutAt: { file: CutFile; length: number } | null,
): number | string {
  // A new copy each time: opening folds the log into the file, and the next cut must not meet what the last one left.
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy)
  for (const file of FILES) copyFileSync(join(dataDir, file), join(copy, file))
  if (cutAt !== null) truncateSync(join(copy, cutAt.file), cutAt.length)
  let database: Database | null = null
  try {
    database = openDatabase(copy, 0)
    const problems = [...database.integrityCheck(), ...checkInvariants(database.db)]
    return problems[0] ?? turnOf(database)
  } catch (error) {
    if (error instanceof AppError && error.code === 'DATABASE_BROKEN') return 'refused'
    return error instanceof Error ? error.message : String(error)
  } finally {
    database?.close()
  }
}

/** The number of the last turn, when every table agrees that it and all before it were stored, and nothing else was. */
function turnOf({ db }: Database): number | string {
  const row = db
    .prepare(
      `SELECT (SELECT count(*) FROM gaps) AS gaps, (SELECT max(CAST(question AS INTEGER)) FROM gaps) AS last,
         (SELECT count(*) FROM attempts) AS attempts, (SELECT json_extract(memory, '$.turn') FROM memories) AS memory,
         (SELECT json_extract(progress, '$.habit.current') FROM learners) AS progress,
         (SELECT next_at FROM schedules) AS schedule, (SELECT max(due) FROM cards) AS cards,
         (SELECT count(*) FROM outbox) AS replies, (SELECT heard_at FROM chats) AS heard,
         (SELECT count(*) FROM inbox WHERE done_at IS NOT NULL) AS answered`,
    )
    .get() as Record<string, number>
  const [turn] = Object.values(row)
  return turn !== undefined && Object.values(row).every((each) => each === turn) ? turn : JSON.stringify(row)
}
