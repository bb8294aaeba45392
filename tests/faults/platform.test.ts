import { describe, expect, it } from 'vitest'
import { createTurnWorker } from '../../src/delivery/turns.ts'
import { silentLog } from '../../src/shared/log.ts'
import { openMemory, openStorage } from '../../src/storage/index.ts'
import { fakeClock, rest } from '../support/fakeClock.ts'
import { ACCOUNT, chat, draft, echo, pending } from '../support/messages.ts'
import { sent } from '../support/recordingChannel.ts'
import { startSending } from '../support/sending.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { computed } from '../support/timing.ts'

const HOUR = 3_600_000
const PEOPLE = 10_000

/** Same numbers on every run, so that a failure can be looked at. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

describe("a morning's quiz for ten thousand people", () => {
  it('counts everybody exactly once with 2 % told to wait and 1 % gone, at 25 a second', async () => {
    const sending = startSending({ random: dice(7) })
    const roll = dice(1)
    const { clock, storage, channel } = sending
    channel.script = (_to) => {
      const chance = roll()
      if (chance < 0.02) return { status: 'retry', afterMs: 3_000, scope: 'chat', why: '429' }
      if (chance < 0.03) return { status: 'blocked', why: 'blocked-by-user' }
      return sent()
    }
    const people = Array.from({ length: PEOPLE }, (_, n) => `p${n}`)
    const lessons = people.map((who) => draft(`${who}/2026-11-21/morning`, chat(who), { why: 'scheduled' }))
    const start = clock.now()
    expect(await storage.outbox.addOnce(lessons, start)).toBe(PEOPLE)
    sending.sender.wake()
    await clock.advance(900_000)
    const counts = await storage.outbox.counts()
    expect(counts.sent + counts.blocked).toBe(PEOPLE)
    expect(new Set(channel.delivered).size).toBe(channel.delivered.length)
    expect(channel.delivered).toHaveLength(counts.sent)
    expect(counts.blocked).toBeGreaterThan(0)
    expect(channel.attempts.length).toBeGreaterThan(PEOPLE)
    const last = channel.attempts.at(-1)?.at ?? 0
    expect(last - start).toBeGreaterThan((PEOPLE / 30) * 1000)
    await sending.stop()
  })

  it('reaches each person once a day although the clock is set back two hours, then forward a day', async () => {
    const sending = startSending()
    const { clock, storage, channel } = sending
    const people = Array.from({ length: 60 }, (_, n) => `p${n}`)
    const plan = (day: string) =>
      storage.outbox.addOnce(
        people.map((who) =>
          draft(`${who}/${day}/morning`, chat(who), {
            why: 'scheduled',
            notBefore: clock.now(),
            deadline: clock.now() + 3 * HOUR,
          }),
        ),
        clock.now(),
      )
    await plan('2026-11-21')
    sending.sender.wake()
    await clock.advance(500)
    clock.step(-2 * HOUR)
    await plan('2026-11-21')
    sending.sender.wake()
    await clock.advance(10_000)
    clock.step(24 * HOUR)
    await plan('2026-11-22')
    sending.sender.wake()
    await clock.advance(10_000)
    expect(new Set(channel.delivered).size).toBe(channel.delivered.length)
    // What the first step caught unsent is due again two hours later by the clock, and too late after a day: never doubled.
    const { sent: arrived, skipped } = await storage.outbox.counts()
    expect(arrived + skipped).toBe(120)
    expect(channel.delivered.filter((id) => id.includes('11-22'))).toHaveLength(60)
    await sending.stop()
  })
})

describe('a person who blocks the bot', () => {
  it('gets no further lesson and no retry, keeps what was learned, and is reached again after writing', async () => {
    const sending = startSending()
    const { clock, storage, channel, sender } = sending
    const lan = chat('lan')
    const lane = 'telegram:bot:lan'
    const lesson = (day: number) => draft(`lan/${day}`, lan, { why: 'scheduled', notBefore: clock.now() })
    const saved = { type: 'memorySaved', lane, learner: 'l1', memory: { lessons: 12 } } as const
    const answer = async (key: string) => {
      await storage.turns.acceptOnce(pending(key, lan), clock.now())
      const work = await storage.turns.takeWork('w', clock.now(), 1000)
      const back = { type: 'reachabilityChanged', lane, reachable: true, at: clock.now() } as const
      await storage.turns.commitTurn(echo(work?.messages ?? [], clock.now(), { effects: [saved, back] }))
      sender.wake()
      await clock.advance(2_000)
      return work?.memory
    }
    await answer('a')
    channel.script = () => ({ status: 'blocked', why: 'blocked-by-user' })
    for (const day of [1, 2, 3]) {
      await storage.outbox.addOnce([lesson(day)], clock.now())
      sender.wake()
      await clock.advance(24 * HOUR)
    }
    expect(channel.attempts.map(({ options }) => options.id)).toEqual(['a/0', 'lan/1'])
    channel.script = () => sent()
    expect(await answer('b')).toEqual({ lessons: 12 })
    await storage.outbox.addOnce([lesson(4)], clock.now())
    sender.wake()
    await clock.advance(2_000)
    expect(channel.delivered).toEqual(['a/0', 'b/0', 'lan/4'])
    await sending.stop()
  })
})

describe('a platform that repeats itself', () => {
  it('has one effect and one reply for each message that comes twice or out of order', async () => {
    const storage = openMemory()
    const clock = fakeClock()
    const done: string[] = []
    const stopping = new AbortController()
    const worker = createTurnWorker({
      store: storage.turns,
      clock,
      timers: clock,
      log: silentLog(),
      holder: 'w',
      runTurn: async ({ messages }, now) => ({ kind: 'commit', commit: echo(messages, now) }),
      apologise: ({ messages }, now) => echo(messages, now),
      committed: (commit) => done.push(...commit.done),
    })
    const running = worker.run(stopping.signal)
    for (const key of ['u:7', 'u:5', 'u:6', 'u:7', 'u:6', 'u:5']) {
      await storage.turns.acceptOnce(pending(key, chat('lan')), clock.now())
      worker.wake()
      await rest()
    }
    stopping.abort()
    await running
    expect(done).toEqual(['u:7', 'u:5', 'u:6'])
    expect((await storage.outbox.counts()).pending).toBe(3)
  })
})

describe('a flood from one chat', () => {
  it('leaves the others their answers within 300 ms, 95 times of 100', () =>
    withFolder(async (dataDir) => {
      const clock = { now: () => Date.now() }
      const storage = await openStorage({ dataDir, now: clock.now() })
      const answered = new Map<string, number>()
      const stopping = new AbortController()
      const timers = fakeClock()
      const worker = createTurnWorker({
        store: storage.turns,
        clock,
        timers,
        log: silentLog(),
        holder: 'w',
        runTurn: async ({ messages }, now) => ({ kind: 'commit', commit: echo(messages, now) }),
        apologise: ({ messages }, now) => echo(messages, now),
        committed: (commit) => {
          for (const key of commit.done) answered.set(key, computed())
        },
      })
      const running = worker.run(stopping.signal)
      const asked = new Map<string, number>()
      for (let n = 0; n < 3000; n++) {
        const key = n % 60 === 0 ? `calm${n}` : `flood${n}`
        asked.set(key, computed())
        await storage.turns.acceptOnce(pending(key, chat(n % 60 === 0 ? `calm${n}` : 'flood')), clock.now())
        worker.wake()
      }
      while (answered.size < 3000) await rest()
      stopping.abort()
      await running
      const calm = [...asked].filter(([key]) => key.startsWith('calm'))
      const waits = calm
        .map(([key, at]) => (answered.get(key) ?? Number.POSITIVE_INFINITY) - at)
        .toSorted((a, b) => a - b)
      expect(waits).toHaveLength(50)
      expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThan(300)
      expect(
        await storage.outbox.claim(ACCOUNT, clock.now(), { limit: 4, why: ['reply'], exceptLanes: [] }),
      ).toHaveLength(4)
      await storage.close()
    }))
})
