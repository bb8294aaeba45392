import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CheckResult, checkContent } from '../../src/knowledge/check/index.ts'

/** A small content folder without a single fault: one guide, the facts it rests on, a pattern, two words. */
export const SOUND = join(import.meta.dirname, '../fixtures/guides/knowledge')
export const GUIDE = 'guides/qr/qr-04-kiem-tra.md'
/** A copy of the guide that stands in the folder only when an edit names it. */
export const SECOND_GUIDE = 'guides/qr/qr-06-chuyen-nham.md'
export const TODAY = '2026-11-21'

/** One edit of the sound folder; the text to replace must occur, or the case would test nothing. */
export interface Edit {
  file?: string
  find: string | RegExp
  put: string
}

/** Copies the sound folder (or `from`, a fuller one), applies the edits and hands the copy to `use`; the copy is gone afterwards. */
export function withEdits<T>(edits: readonly Edit[], use: (folder: string) => T, from = SOUND): T {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-check-'))
  try {
    cpSync(from, folder, { recursive: true })
    cpSync(join(folder, GUIDE), join(folder, SECOND_GUIDE))
    if (!edits.some(({ file }) => file === SECOND_GUIDE)) rmSync(join(folder, SECOND_GUIDE))
    for (const { file = GUIDE, find, put } of edits) {
      const before = readFileSync(join(folder, file), 'utf8')
      const after = before.replace(find, put)
      if (after === before) throw new Error(`nothing to replace in ${file}: ${find}`)
      writeFileSync(join(folder, file), after)
    }
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function checkEdited(edits: readonly Edit[], today = TODAY): CheckResult {
  return withEdits(edits, (folder) => checkContent(folder, today))
}
