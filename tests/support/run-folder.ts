import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder for what every test file would otherwise make again: compiled content, its search index, compiled modules. New with each
 * run, so that nothing an older version of the code made is ever read.
 */

const NAME = 'HVS_TEST_RUN'

/** Set by vitest before the first test file. */
export function runFolder(): string {
  const folder = process.env[NAME]
  if (folder === undefined) throw new Error('no folder for this run: tests are started by vitest')
  return folder
}

/** Called once for each project of a run. */
export default function setup(): () => void {
  if (process.env[NAME] !== undefined) return () => {}
  const folder = mkdtempSync(join(tmpdir(), 'hvs-tests-'))
  process.env[NAME] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
