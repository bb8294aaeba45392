import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { keepBackups } from '../../src/app/backups.ts'
import { runCommand } from '../../src/app/commands.ts'
import { readConfig } from '../../src/config.ts'
import { AppError } from '../../src/errors.ts'
import { silentLog } from '../../src/shared/log.ts'
import { openStorage } from '../../src/storage/index.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { chat } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { joins, turn } from '../support/storedTurns.ts'
import { until } from '../support/until.ts'

const LANE = 'telegram:bot:lan'

async function hvs(dataDir: string, ...args: string[]): Promise<{ status: number; lines: string[] }> {
  const output = new PassThrough()
  const status = await runCommand(args, { DATA_DIR: dataDir }, Readable.from([]), output)
  output.end()
  const lines = (await output.toArray()).join('').split('\n').slice(0, -1)
  return { status, lines }
}

async function remember(dataDir: string, name: string): Promise<void> {
  const storage = await openStorage({ dataDir, now: 0 })
  await turn(storage, chat(name), joins(chat(name), name))
  await storage.close()
}

async function remembers(dataDir: string, lane: string): Promise<boolean> {
  const storage = await openStorage({ dataDir, now: 0 })
  const memory = await storage.turns.memoryOf(lane)
  await storage.close()
  return memory !== null
}

describe('hvs backup and hvs restore', () => {
  it('make a backup, find it whole, and put it back only after --yes', () =>
    withFolder(async (dataDir) => {
      await remember(dataDir, 'lan')
      const made = await hvs(dataDir, 'backup')
      const [name = ''] = readdirSync(join(dataDir, 'backup'))
      const file = join(dataDir, 'backup', name)
      expect([made.status, made.lines.length]).toEqual([0, 1])
      expect(made.lines[0]).toContain(file)
      expect((await hvs(dataDir, 'backup', '--check', file)).status).toBe(0)
      expect((await hvs(dataDir, 'backup', '--check', 'current')).status).toBe(0)

      await remember(dataDir, 'ba')
      const asked = await hvs(dataDir, 'restore', file)
      expect([asked.status, await remembers(dataDir, 'telegram:bot:ba')]).toEqual([2, true])
      expect(asked.lines[0]).toContain('--yes')
      expect((await hvs(dataDir, 'restore', file, '--yes')).status).toBe(0)
      expect(await remembers(dataDir, LANE)).toBe(true)
      expect(await remembers(dataDir, 'telegram:bot:ba')).toBe(false)
    }))

  it('say with exit 1 that a file is not whole, and refuse to restore while a bot holds the folder', () =>
    withFolder(async (dataDir) => {
      await remember(dataDir, 'lan')
      const file = join(dataDir, 'other.sqlite')
      writeFileSync(file, 'một tệp khác '.repeat(900))
      const checked = await hvs(dataDir, 'backup', '--check', file)
      expect([checked.status, checked.lines.length]).toEqual([1, 2])
      const storage = await openStorage({ dataDir, now: 0 })
      const refusal = await hvs(dataDir, 'restore', file, '--yes').catch((error: unknown) => error)
      await storage.close()
      expect(refusal).toBeInstanceOf(AppError)
      expect(refusal).toMatchObject({ code: 'DATABASE_LOCKED' })
    }))

  it('keep a nightly copy while a service runs, where BACKUP_DIR says, and drop what a restore had replaced', () =>
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data')
      const elsewhere = join(folder, 'elsewhere')
      await remember(dataDir, 'lan')
      writeFileSync(join(dataDir, 'hvs.sqlite.replaced'), 'cũ')
      // One in the morning in Vietnam.
      const clock = fakeClock(Date.UTC(2026, 10, 20, 18, 0))
      const stopping = new AbortController()
      const config = readConfig({ DATA_DIR: dataDir, BACKUP_DIR: elsewhere })
      const running = keepBackups(config, clock, clock, silentLog(), stopping.signal)
      expect(existsSync(join(dataDir, 'hvs.sqlite.replaced'))).toBe(false)
      expect(existsSync(elsewhere)).toBe(false)
      await clock.advance(61 * 60_000)
      await until(() => existsSync(join(elsewhere, 'hvs-ngay-2026-11-21-020000.sqlite')))
      expect(readdirSync(elsewhere)).toEqual(['hvs-ngay-2026-11-21-020000.sqlite'])
      stopping.abort()
      await running
    }))
})
