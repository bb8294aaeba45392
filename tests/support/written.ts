import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything a running service has written below a folder, as one text. */
export function writtenIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => contentOf(join(folder, name)))
    .join('\n')
}

/** Empty for a folder, and for a file that was renamed or removed since it was listed: it is read under its next name, or was let go. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT' || code === 'EISDIR') return ''
    throw error
  }
}
