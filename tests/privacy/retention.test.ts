import { describe, expect, it } from 'vitest'
import { endIdle } from '../../src/delivery/idle.ts'
import { openMemory, openStorage, type Storage } from '../../src/storage/index.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { openTalk, type Talk } from '../support/talk.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WORDS = 'đầu hồi Xuân Diệu'

const ENGINES: Record<string, (test: (storage: Storage) => Promise<void>) => Promise<void>> = {
  memory: (test) => test(openMemory()),
  sqlite: (test) =>
    withFolder(async (dataDir) => {
      const storage = await openStorage({ dataDir, now: 0 })
      await test(storage).finally(() => storage.close())
    }),
}

/** Somebody who asks, learns and wants a lesson at seven in the evening. */
async function learner(store: Storage): Promise<Talk> {
  const talk = openTalk({ store })
  for (const text of [`trước khi bấm chuyển phải xem những gì ${WORDS}`, 'gửi bài lúc 7 giờ tối']) await talk.send(text)
  return talk
}

async function forget({ turns, outbox }: Storage, now: number): Promise<void> {
  await turns.forgetOld(now)
  await outbox.forgetOld(now)
}

const said = async (storage: Storage) => JSON.stringify(await storage.learners.exportOf('script'))

describe.each(Object.entries(ENGINES))('what somebody typed, in the %s engine', (_name, use) => {
  it('is quoted by the memory of the talk for a day, and kept nowhere after thirty', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      const quoted = async () => JSON.stringify(await storage.turns.memoryOf(talk.lane))
      expect(await quoted()).toContain('Xuân')
      await forget(storage, talk.now + 23 * HOUR)
      expect(await quoted()).toContain('Xuân')
      await forget(storage, talk.now + 25 * HOUR)
      expect(await quoted()).not.toContain('Xuân')
      expect(await said(storage)).toContain('Xuân')
      await forget(storage, talk.now + 30 * DAY + HOUR)
      expect(await said(storage)).not.toContain('Xuân')
      expect(await storage.turns.memoryOf(talk.lane)).toMatchObject({ lists: [], settings: { hour: { hour: 19 } } })
      expect(await storage.integrityCheck()).toEqual([])
    }))
})

describe.each(Object.entries(ENGINES))('somebody who does not write for a year, in the %s engine', (_name, use) => {
  it('is told once, by day, and erased a month later', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      // The talk begins at nine in the morning.
      const year = talk.now + 366 * DAY
      expect(await endIdle(storage, talk.now + 360 * DAY)).toEqual({ told: 0, erased: 0 })
      expect(await endIdle(storage, year + 12 * HOUR)).toEqual({ told: 0, erased: 0 })
      expect(await endIdle(storage, year)).toEqual({ told: 1, erased: 0 })
      expect(await endIdle(storage, year + HOUR)).toEqual({ told: 0, erased: 0 })
      const limits = { limit: 9, why: ['scheduled'], exceptLanes: [] } as const
      const rows = await storage.outbox.claim({ channel: 'zalo-bot', account: 'a' }, year, limits)
      expect(rows.map(({ message }) => message)).toMatchObject([{ text: expect.stringContaining('12 tháng') }])
      expect(await endIdle(storage, year + 29 * DAY)).toEqual({ told: 0, erased: 0 })
      expect(await endIdle(storage, year + 31 * DAY)).toEqual({ told: 0, erased: 1 })
      expect(await storage.learners.exportOf('script')).toBeNull()
    }))

  it('is kept when they write after the notice', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      talk.wait(366 * DAY)
      await endIdle(storage, talk.now)
      await talk.send('cảm ơn')
      expect(await endIdle(storage, talk.now + 31 * DAY)).toEqual({ told: 0, erased: 0 })
      expect(await storage.learners.exportOf('script')).not.toBeNull()
    }))

  it('is not written to after "ngừng gửi", and erased all the same', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      await talk.send('ngừng gửi')
      await endIdle(storage, talk.now + 366 * DAY)
      const limits = { limit: 9, why: ['scheduled'], exceptLanes: [] } as const
      expect(await storage.outbox.claim({ channel: 'zalo-bot', account: 'a' }, talk.now + 366 * DAY, limits)).toEqual(
        [],
      )
      expect(await endIdle(storage, talk.now + 397 * DAY)).toEqual({ told: 0, erased: 1 })
    }))
})
