import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { type Bot, deliveries, settled, startBot } from '../support/botProcess.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { beside } from '../support/timing.ts'
import { until } from '../support/until.ts'

function inspect(dataDir: string): { broken: string[]; effects: string[]; graded: string[] } {
  const database = openDatabase(dataDir, 0)
  const broken = [...checkInvariants(database.db), ...database.integrityCheck()]
  const all = (query: string) =>
    database.db
      .prepare(query)
      .all()
      .flatMap((row) => Object.values(row).map(String))
  const effects = all('SELECT question FROM gaps')
  const graded = all('SELECT a.item FROM attempts a JOIN cards c ON c.learner = a.learner AND c.fact = a.item')
  database.close()
  return { broken, effects, graded }
}

async function end(bot: Bot): Promise<void> {
  expect(await bot.kill('SIGTERM')).toBe(0)
}

describe('a bot that is killed', () => {
  it('loses no confirmed message, doubles no effect, and doubles at most the four replies in flight per kill', () =>
    withFolder(async (folder) => {
      const settings = { dataDir: join(folder, 'data'), record: join(folder, 'sent'), sendMs: 1 }
      const keys = Array.from({ length: 400 }, (_, n) => `u:${n}`)
      const confirmed = new Set<string>()
      const kills = 5
      let bot = await startBot(settings, confirmed)
      for (let life = 0; life <= kills; life++) {
        // The platform sends again whatever was not confirmed, and by mistake something that was.
        const open = keys.filter((key) => !confirmed.has(key))
        const portion = open.slice(0, life === kills ? open.length : Math.ceil(keys.length / kills))
        for (const key of [...portion, ...[...confirmed].slice(0, 3)]) bot.tell(key, `c${Number(key.slice(2)) % 37}`)
        if (life === kills) break
        // In the middle of its work, however long it takes to get there: later in each life.
        const before = deliveries(settings.record).length
        await until(() => deliveries(settings.record).length > before + 5 + 7 * life)
        expect(await bot.kill('SIGKILL')).toBeNull()
        bot = await startBot(settings, confirmed)
      }
      await until(() => confirmed.size === keys.length)
      const { doubted } = await settled(bot)
      await end(bot)

      const arrived = deliveries(settings.record)
      const twice = arrived.filter((id, at) => arrived.indexOf(id) < at)
      // What died twice on its way, once on the way again, is in doubt and stays so: nobody can know that it never left.
      const lost = keys.map((key) => `telegram:bot:${key}/0`).filter((id) => !arrived.includes(id))
      expect(lost.filter((id) => !doubted.includes(id))).toEqual([])
      expect(new Set(arrived).size + lost.length).toBe(keys.length)
      expect(lost.length).toBeLessThanOrEqual(kills)
      expect(twice.length).toBeLessThanOrEqual(4 * kills)
      expect(twice.filter((id) => !doubted.includes(id))).toEqual([])
      const { broken, effects, graded } = inspect(settings.dataDir)
      expect(broken).toEqual([])
      expect(effects.toSorted()).toEqual(keys.map((key) => `telegram:bot:${key}`).toSorted())
      expect(graded.toSorted()).toEqual(effects.toSorted())
    }))

  it('answers once, after its restart, what it had accepted when it died while answering', () =>
    withFolder(async (folder) => {
      const settings = { dataDir: folder, record: join(folder, 'sent') }
      const first = await startBot({ ...settings, dieInTurn: true })
      first.tell('a', 'lan')
      expect(await first.exited).toBeNull()
      expect([...first.confirmed]).toEqual(['a'])
      const second = await startBot(settings)
      await settled(second)
      await end(second)
      expect(deliveries(settings.record)).toEqual(['telegram:bot:a/0'])
      expect(inspect(folder)).toEqual({
        broken: [],
        effects: ['telegram:bot:a'],
        graded: ['telegram:bot:a'],
      })
    }))

  it('sends a reply once more when it died between sending and writing that down, and lists it', () =>
    withFolder(async (folder) => {
      const settings = { dataDir: folder, record: join(folder, 'sent') }
      const first = await startBot({ ...settings, dieAfterSending: 'telegram:bot:a/0' })
      first.tell('a', 'lan')
      expect(await first.exited).toBeNull()
      const second = await startBot(settings)
      const { doubted, counts } = await settled(second)
      await end(second)
      expect(deliveries(settings.record)).toEqual(['telegram:bot:a/0', 'telegram:bot:a/0'])
      expect(doubted).toEqual(['telegram:bot:a/0'])
      expect(counts).toMatchObject({ sent: 1, unknown: 0 })
    }))

  it('never sends again what nobody asked for when it died between sending and writing that down', () =>
    withFolder(async (folder) => {
      const settings = { dataDir: folder, record: join(folder, 'sent'), broadcast: 3 }
      const first = await startBot({ ...settings, dieAfterSending: 'news/1' })
      await first.exited
      const second = await startBot(settings)
      const { doubted, counts } = await settled(second)
      await end(second)
      const arrived = deliveries(settings.record)
      expect(arrived.filter((id) => id === 'news/1')).toHaveLength(1)
      expect(new Set(arrived).size).toBe(arrived.length)
      expect(doubted).toContain('news/1')
      expect((counts.sent ?? 0) + (counts.unknown ?? 0)).toBe(3)
    }))

  it('sends the rest of a broadcast exactly once after a polite stop in its middle', () =>
    withFolder(async (folder) => {
      const settings = { dataDir: folder, record: join(folder, 'sent'), broadcast: 60, sendMs: 5, pacePerSecond: 400 }
      const first = await startBot({ ...settings, stopAtSending: 'news/5' })
      const began = performance.now()
      expect(await first.exited).toBe(0)
      expect(performance.now() - began).toBeLessThan(beside(9000))
      const before = deliveries(settings.record).length
      expect(before).toBeLessThan(60)
      const second = await startBot(settings)
      const { doubted, counts } = await settled(second)
      await end(second)
      expect(new Set(deliveries(settings.record)).size).toBe(60)
      expect(deliveries(settings.record)).toHaveLength(60)
      expect(doubted).toEqual([])
      expect(counts.sent).toBe(60)
    }))

  it('is the only process on its folder, until it is gone', () =>
    withFolder(async (folder) => {
      const settings = { dataDir: folder, record: join(folder, 'sent') }
      const first = await startBot(settings)
      const second = await startBot(settings)
      expect(second.refused).toBe('DATABASE_LOCKED')
      await first.kill('SIGKILL')
      const third = await startBot(settings)
      expect(third.refused).toBeNull()
      await end(third)
    }))
})
