import { describe, expect, it } from 'vitest'
import type { Effect } from '../../src/conversation/turn-store.ts'
import type { Reach } from '../../src/delivery/daily-decision.ts'
import { endIdle } from '../../src/delivery/idle.ts'
import { openMemory, openStorage, type Storage } from '../../src/storage/index.ts'
import { chat } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { joins, turn } from '../support/storedTurns.ts'
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

describe('many memories at once', () => {
  it('all lose what they quote in one go, with the turn of others in between, and stop early when told to', () =>
    withFolder(async (dataDir) => {
      const storage = await openStorage({ dataDir, now: 0 })
      const effects = Array.from({ length: 1_700 }, (_, index): Effect => {
        const memory = { topics: [{ words: WORDS }], lastAnswer: null, scamText: null, lists: [] }
        return { type: 'memorySaved', lane: `telegram:bot:c${index}`, learner: `l${index}`, memory }
      })
      await turn(storage, chat('lan'), effects, 0)
      const left = async () => {
        const kept = effects.map((_, index) => storage.turns.memoryOf(`telegram:bot:c${index}`))
        return (await Promise.all(kept)).filter((memory) => JSON.stringify(memory).includes(WORDS)).length
      }
      const stopped = new AbortController()
      let others = 0
      const between = () => {
        others += 1
        stopped.abort()
      }
      setImmediate(between)
      await storage.turns.forgetOld(25 * HOUR, stopped.signal)
      expect([others, await left()]).toEqual([1, expect.any(Number)])
      expect(await left()).toBeGreaterThan(500)
      await storage.turns.forgetOld(25 * HOUR)
      expect(await left()).toBe(0)
      await storage.close()
    }))
})

/** Wherever they are written to, unasked messages go out as freely as this. */
const partsOf = (storage: Storage, reach: Reach = { kind: 'free' }) => ({
  learners: storage.learners,
  idle: storage.daily,
  outbox: storage.outbox,
  reach: async () => ({ ...reach }),
})
const LIMITS = { limit: 9, why: ['scheduled'], exceptLanes: [] } as const
const ZALO = { channel: 'zalo-bot', account: 'a' } as const
const told = async ({ outbox }: Storage, now: number) =>
  (await outbox.claim(ZALO, now, LIMITS)).map(({ message }) => (message.type === 'text' ? message.text : ''))

describe.each(Object.entries(ENGINES))('somebody who does not write for a year, in the %s engine', (_name, use) => {
  it('is told once, by day, and erased a month later', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      // The talk begins at nine in the morning.
      const year = talk.now + 366 * DAY
      expect(await endIdle(partsOf(storage), talk.now + 360 * DAY)).toEqual({ told: 0, erased: 0 })
      expect(await endIdle(partsOf(storage), year + 12 * HOUR)).toEqual({ told: 0, erased: 0 })
      expect(await endIdle(partsOf(storage), year)).toEqual({ told: 1, erased: 0 })
      expect(await endIdle(partsOf(storage), year + HOUR)).toEqual({ told: 0, erased: 0 })
      expect(await told(storage, year)).toEqual([expect.stringContaining('12 tháng')])
      expect(await endIdle(partsOf(storage), year + 29 * DAY)).toEqual({ told: 0, erased: 0 })
      expect(await endIdle(partsOf(storage), year + 31 * DAY)).toEqual({ told: 0, erased: 1 })
      expect(await storage.learners.exportOf('script')).toBeNull()
    }))

  it('is kept when they write after the notice', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      talk.wait(366 * DAY)
      await endIdle(partsOf(storage), talk.now)
      await talk.send('cảm ơn')
      expect(await endIdle(partsOf(storage), talk.now + 31 * DAY)).toEqual({ told: 0, erased: 0 })
      expect(await storage.learners.exportOf('script')).not.toBeNull()
    }))

  it('is not written to after "ngừng gửi", and erased all the same', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      await talk.send('ngừng gửi')
      await endIdle(partsOf(storage), talk.now + 366 * DAY)
      expect(await told(storage, talk.now + 366 * DAY)).toEqual([])
      expect(await endIdle(partsOf(storage), talk.now + 397 * DAY)).toEqual({ told: 0, erased: 1 })
    }))

  it('is told although they never chose an hour', () =>
    use(async (storage) => {
      const talk = openTalk({ store: storage })
      await talk.send('tên tôi là Lan')
      const year = talk.now + 366 * DAY
      expect(await endIdle(partsOf(storage), year)).toEqual({ told: 1, erased: 0 })
      expect(await told(storage, year)).toEqual([expect.stringMatching(/^Chào bác Lan\. Đã 12 tháng/u)])
    }))

  it('is told within a month’s count or when the account is back, and erased in time where that does not come', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      const year = talk.now + 366 * DAY
      for (const none of [{ kind: 'quota', left: 0 }, { kind: 'absent' }] as const)
        expect(await endIdle(partsOf(storage, none), year)).toEqual({ told: 0, erased: 0 })
      expect(await told(storage, year)).toEqual([])
      const late = year + 31 * DAY
      expect(await endIdle(partsOf(storage, { kind: 'absent' }), late)).toEqual({ told: 0, erased: 0 })
      expect(await endIdle(partsOf(storage), late + 31 * DAY)).toEqual({ told: 0, erased: 1 })
      expect(await told(storage, late + 31 * DAY)).toEqual([])
    }))

  it('is not written to behind a closed window or where nothing unasked is allowed, and erased all the same', () =>
    use(async (storage) => {
      const talk = await learner(storage)
      const year = talk.now + 366 * DAY
      expect(await endIdle(partsOf(storage, { kind: 'window' }), year)).toEqual({ told: 0, erased: 0 })
      expect(await told(storage, year)).toEqual([])
      expect(await endIdle(partsOf(storage, { kind: 'never' }), year + 31 * DAY)).toEqual({ told: 0, erased: 1 })
    }))
})

describe('a month’s last message', () => {
  it('tells one of two who are silent for a year, and the other when the month is new', async () => {
    const storage = openMemory()
    for (const name of ['lan', 'hung']) {
      const from = { channel: 'zalo-bot', account: 'a', chat: name, user: name, kind: 'private' } as const
      await turn(storage, from, joins(from, name), 0)
    }
    const year = 366 * DAY + 3 * HOUR
    expect(await endIdle(partsOf(storage, { kind: 'quota', left: 1 }), year)).toMatchObject({ told: 1 })
    expect(await endIdle(partsOf(storage, { kind: 'quota', left: 1 }), year + HOUR)).toMatchObject({ told: 1 })
    expect(await told(storage, year + HOUR)).toHaveLength(2)
  })
})
