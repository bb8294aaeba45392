import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Who asked to be erased, kept beside the database and beside its backups: a restored file must not bring anybody back. One
 * line each, `{"learner","at"}`: random ids, no chat and no name.
 */
export type Erased = Map<string, number>

const FILE = 'erasures.jsonl'

/** Those listed in a folder; none when there is no list. A line cut short by a stop is passed over: its row is still in the database. */
export function readErasures(folder: string): Erased {
  const file = join(folder, FILE)
  if (!existsSync(file)) return new Map()
  return new Map(readFileSync(file, 'utf8').split('\n').flatMap(readLine))
}

/** Adds whoever is not listed there yet. Returns how many lines were added. */
export function addErasures(folder: string, erased: Erased): number {
  const listed = readErasures(folder)
  const added = [...erased].filter(([learner]) => !listed.has(learner))
  if (added.length === 0) return 0
  const file = join(folder, FILE)
  const lines = added.map(([learner, at]) => `${JSON.stringify({ learner, at })}\n`).join('')
  // Begins on a line of its own even behind one that was cut short.
  const broken = existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n')
  appendFileSync(file, `${broken ? '\n' : ''}${lines}`, { mode: 0o600, flush: true })
  return added.length
}

function readLine(line: string): [string, number][] {
  try {
    const { learner, at } = JSON.parse(line) as { learner?: unknown; at?: unknown }
    return typeof learner === 'string' && typeof at === 'number' ? [[learner, at]] : []
  } catch {
    return []
  }
}
