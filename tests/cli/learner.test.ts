import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../src/app/commands.ts'
import { openStorage } from '../../src/storage/index.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { openTalk } from '../support/talk.ts'

/** A data folder in which one person has learned something, and what a command says there. */
async function withLearner(
  test: (folder: string, run: (...words: string[]) => Promise<[number, string]>) => Promise<void>,
) {
  await withFolder(async (folder) => {
    const storage = await openStorage({ dataDir: folder, now: 0 })
    const talk = openTalk({ store: storage })
    await talk.send('tên tôi là Lan')
    await storage.close()
    await test(folder, async (...words) => {
      const output = new PassThrough()
      const status = await runCommand(words, { DATA_DIR: folder }, new PassThrough(), output)
      return [status, String(output.read() ?? '')]
    })
  })
}

describe('whoever runs the machine', () => {
  it('hands a learner everything kept about them, in a file for their eyes', () =>
    withLearner(async (folder, run) => {
      const [json, text] = [join(folder, 'a.json'), join(folder, 'a.txt')]
      expect((await run('export-learner', 'script', '--out', json))[0]).toBe(0)
      expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
        learner: 'script',
        consents: [{ state: 'given' }],
      })
      expect(statSync(json).mode & 0o777).toBe(0o600)
      await run('export-learner', 'script', '--out', text)
      expect(readFileSync(text, 'utf8')).toContain('Tên gọi: Lan')
    }))

  it('erases a learner, and only after being sure', () =>
    withLearner(async (folder, run) => {
      const asked = await run('erase-learner', 'script')
      expect(asked[0]).toBe(2)
      expect(asked[1]).toContain('--yes')
      expect(await run('erase-learner', 'script', '--yes')).toEqual([0, expect.stringContaining('Đã xóa')])
      const storage = await openStorage({ dataDir: folder, now: 0 })
      expect(await storage.learners.exportOf('script')).toBeNull()
      await storage.close()
      expect(readFileSync(join(folder, 'erasures.jsonl'), 'utf8')).toContain('script')
    }))

  it('is told when nobody has the id, and nothing is written', () =>
    withLearner(async (folder, run) => {
      const out = join(folder, 'b.json')
      expect((await run('export-learner', 'nobody', '--out', out))[0]).toBe(1)
      expect(existsSync(out)).toBe(false)
      expect((await run('erase-learner', 'nobody', '--yes'))[0]).toBe(1)
    }))
})
