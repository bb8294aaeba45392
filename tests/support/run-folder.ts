import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder for what every test file, and a service that a benchmark starts, would otherwise make again: compiled content, its search index, compiled modules. New with each
 * run, so that nothing an older version of the code made is ever read.
 */

const NAME = 'HVS_TEST_RUN'

/** Set before the first test file, or the first benchmark. */
export function runFolder(): string {
  const folder = process.env[NAME]
  if (folder === undefined) throw new Error('no folder for this run: vitest and the benchmarks make one')
  return folder
}

/** Called once for each project of a run. */
export default function setup(): () => void {
  if (process.env[NAME] !== undefined) return () => {}
  const folder = mkdtempSync(join(tmpdir(), 'hvs-tests-'))
  process.env[NAME] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
