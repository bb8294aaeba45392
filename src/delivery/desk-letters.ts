import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { randomHex } from '../shared/ids.ts'

/**
 * What the desk decides while the bot runs: the bot alone writes to its database, so a command leaves a letter in the data folder
 * and the bot takes it from there, at once or when it next starts.
 */

const letterSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('answer'), ticket: z.number().int().positive(), words: z.string().trim().min(1) }),
  z.object({ do: z.literal('close'), ticket: z.number().int().positive() }),
])
export type DeskLetter = z.infer<typeof letterSchema>

const NAME = /^[0-9]{13}-[0-9a-f]{32}\.json$/u

/** Readable by its owner alone, and whole as soon as it stands under its name. */
export function leaveLetter(dataDir: string, letter: DeskLetter, now: number): void {
  const folder = folderOf(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${String(now).padStart(13, '0')}-${randomHex()}.json`)
  writeFileSync(`${file}.part`, JSON.stringify(letter), { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

/** Letters in the order they were left; one that nobody can read is null. `id` is the same when a letter is met again. */
export function lettersIn(dataDir: string): { id: string; letter: DeskLetter | null }[] {
  return namesIn(folderOf(dataDir)).map((id) => {
    try {
      return { id, letter: letterSchema.parse(JSON.parse(readFileSync(join(folderOf(dataDir), id), 'utf8'))) }
    } catch {
      return { id, letter: null }
    }
  })
}

/** Called after a letter was carried out: until then a crash finds it again. */
export function dropLetter(dataDir: string, id: string): void {
  rmSync(join(folderOf(dataDir), id), { force: true })
}

function folderOf(dataDir: string): string {
  return join(dataDir, 'desk')
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
  } catch {
    // Nobody has left a letter yet.
    return []
  }
}
