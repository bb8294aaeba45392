import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hvs, startService, temporaryFolder } from '../support/serviceProcess.ts'

const data = temporaryFolder()
const settings = { DATA_DIR: data.folder }
const QUESTION = ['ask', 'lam sao quet qr tra tien', '--json']

beforeAll(async () => {
  expect((await hvs(QUESTION, settings)).status).toBe(0)
})

afterAll(() => data.remove())

/** The index of the present content: the one folder beside the content snapshot. */
function indexFile(): string {
  const folder = join(data.folder, 'index')
  const [only = ''] = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  return join(folder, only, 'index.bin')
}

const damages: Record<string, (file: string) => void> = {
  INDEX_MISSING: (file) => rmSync(file),
  INDEX_TRUNCATED: (file) => truncateSync(file, 5000),
  INDEX_FOREIGN: (file) => writeFileSync(file, 'a file of somebody else, put here by mistake'),
  INDEX_STALE: (file) => {
    const bytes = readFileSync(file)
    const at = bytes.indexOf('"contentHash":"') + '"contentHash":"'.length
    // The same file as if it were built from other texts: its own sum still fits.
    bytes.write(bytes.toString('latin1', at, at + 1) === '0' ? '1' : '0', at, 'latin1')
    writeFileSync(file, bytes)
  },
}

describe('a search index that cannot be used', () => {
  it.each(Object.entries(damages))(
    '%s: refused by its code with --no-build, built anew by a start',
    async (code, damage) => {
      damage(indexFile())
      const refused = await hvs([...QUESTION, '--no-build'], settings)
      expect(refused.stderr).toContain(`[${code}]`)
      expect(refused).toMatchObject({ status: 1, stdout: '' })

      const service = await startService(settings)
      expect(service.lines()[0]).toContain('Đang dựng chỉ mục')
      expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
      service.signal('SIGTERM')
      expect((await service.ended).status).toBe(0)

      const answered = await hvs([...QUESTION, '--no-build'], settings)
      expect(answered.status).toBe(0)
      expect(JSON.parse(answered.stdout).citations).not.toEqual([])
    },
  )
})
