import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CheckResult, checkContent } from '../../src/knowledge/check/index.ts'

/** A small content folder without a single fault: one guide, the facts it rests on, a pattern, two words. */
export const SOUND = join(import.meta.dirname, '../fixtures/guides/knowledge')
export const GUIDE = 'guides/qr/qr-04-kiem-tra.md'
/** A second guide without fault, the first under another id; it stands in the folder only when an edit names it. */
export const SECOND_GUIDE = 'guides/qr/qr-06-chuyen-nham.md'
export const TODAY = '2026-11-21'

/** One edit of the sound folder; the text to replace must occur, or the case would test nothing. */
export interface Edit {
  file?: string
  /** The file's new place, after the edit. */
  moveTo?: string
  find: string | RegExp
  put: string
}

/** Copies the sound folder (or `from`, a fuller one), applies the edits and hands the copy to `use`; the copy is gone afterwards. */
export function withEdits<T>(edits: readonly Edit[], use: (folder: string) => T, from = SOUND): T {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-check-'))
  try {
    cpSync(from, folder, { recursive: true })
    if (edits.some(({ file }) => file === SECOND_GUIDE)) {
      writeFileSync(join(folder, SECOND_GUIDE), secondGuide(readFileSync(join(folder, GUIDE), 'utf8')))
    }
    for (const { file = GUIDE, find, put, moveTo } of edits) {
      const before = readFileSync(join(folder, file), 'utf8')
      const after = before.replace(find, put)
      if (after === before) throw new Error(`nothing to replace in ${file}: ${find}`)
      writeFileSync(join(folder, file), after)
      if (moveTo !== undefined) renameSync(join(folder, file), join(folder, moveTo))
    }
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The guide of the folder as the one about a wrong transfer: its own id, title, phrasings; its patterns are the first one's. */
function secondGuide(text: string): string {
  return text
    .replace('id: qr-04-kiem-tra', 'id: qr-06-chuyen-nham')
    .replace('"Kiểm tra trước khi bấm chuyển"', '"Chuyển nhầm, bị trừ tiền sai"')
    .replace('prerequisites: [qr-01-mo-tai-khoan]', 'prerequisites: []')
    .replace('related: [qr-02-quet-tra-tien, qr-06-chuyen-nham', 'related: [qr-02-quet-tra-tien, qr-04-kiem-tra')
    .replaceAll(/id: qr-04\./gu, 'id: qr-06.')
    .replaceAll('→ qr-06-chuyen-nham', '→ qr-04-kiem-tra')
    .replace(/(?<=ask:\n)(?: {2}- ".*"\n)+/u, (lines) => lines.replaceAll(/"(.*)"/gu, (_, said) => `"${apart(said)}"`))
    .replace(/ {2}- id: A24[\s\S]*?(?= {2}- \{ ref)/u, '  - { ref: A24 }\n')
}

/** Other words for each word, so that no two phrasings of the two guides come close. */
function apart(said: string): string {
  return said.replaceAll(/[\p{L}\d]+/gu, (word) => `nh${word}`)
}

export function checkEdited(edits: readonly Edit[], today = TODAY, options = {}): CheckResult {
  return withEdits(edits, (folder) => checkContent(folder, today, options))
}
