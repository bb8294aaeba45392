import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRateLimit, lookBackMs } from '../../src/delivery/rate-limit.ts'
import { chat, draft } from '../support/messages.ts'
import { startSending } from '../support/sending.ts'

/** Most messages begun within any second. */
function busiestSecond(times: readonly number[]): number {
  return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + 1000).length))
}

function many(count: number, why: 'reply' | 'scheduled' | 'broadcast', prefix = why) {
  return Array.from({ length: count }, (_, n) => draft(`${prefix}${n}`, chat(`${prefix}${n}`), { why }))
}

describe('the pace of an account whose clock is set back', () => {
  const HOUR = 3_600_000

  it('counts what it sent for a second, not until the clock has come round again', () => {
    const limit = createRateLimit({ perSecond: 1, perChatPerSecond: 1 }, [], HOUR)
    limit.take('reply', 'c1', HOUR)(HOUR, 1)
    expect(limit.available('reply', HOUR)).toBe(0)
    expect(limit.available('reply', 0)).toBe(0)
    expect(limit.available('reply', 1_001)).toBeGreaterThan(0)
  })

  it('lets a chat wait for its own pause at most', () => {
    const limit = createRateLimit({ perSecond: 25, perChatPerSecond: 1 }, [], HOUR)
    limit.take('reply', 'c1', HOUR)(HOUR, 3)
    expect(limit.waitingLanes(HOUR)).toEqual({ lanes: ['c1'], firstAt: HOUR + 3_000 })
    expect(limit.waitingLanes(0).lanes).toEqual(['c1'])
    expect(limit.waitingLanes(0).firstAt).toBe(1_000)
    expect(limit.waitingLanes(1_000).lanes).toEqual([])
  })
})

describe('the pace of an account', () => {
  it('never exceeds 25 a second, and uses nearly all of it when there is enough to send', async () => {
    const sending = startSending()
    await sending.storage.outbox.addOnce(many(400, 'broadcast'), sending.clock.now())
    sending.sender.wake()
    await sending.clock.advance(10_000)
    const times = sending.channel.attempts.map(({ at }) => at)
    expect(busiestSecond(times)).toBeLessThanOrEqual(25)
    expect(times.length).toBeGreaterThanOrEqual(243)
    expect(sending.channel.mostInFlight).toBeLessThanOrEqual(4)
    await sending.stop()
  })

  it('never has more than four messages in flight', async () => {
    const sending = startSending()
    const open: (() => void)[] = []
    sending.channel.script = () =>
      new Promise((resolve) => open.push(() => resolve({ status: 'sent', messageId: 'm', at: 0, parts: 1 })))
    await sending.storage.outbox.addOnce(many(100, 'reply'), sending.clock.now())
    sending.sender.wake()
    for (let round = 0; round < 20; round++) {
      await sending.clock.advance(500)
      open.shift()?.()
    }
    expect(sending.channel.mostInFlight).toBe(4)
    for (const done of open) done()
    await sending.stop()
  })

  it('answers a person within 300 ms in the middle of a broadcast', async () => {
    const sending = startSending()
    await sending.storage.outbox.addOnce(many(1000, 'broadcast'), sending.clock.now())
    sending.sender.wake()
    const waits: number[] = []
    for (let n = 0; n < 30; n++) {
      await sending.clock.advance(370)
      const asked = sending.clock.now()
      await sending.storage.outbox.addOnce([draft(`answer${n}`, chat(`p${n}`), { notBefore: asked })], asked)
      sending.sender.wake()
      await sending.clock.advance(400)
      const answered = sending.channel.attempts.find(({ options }) => options.id === `answer${n}`)
      waits.push((answered?.at ?? Number.POSITIVE_INFINITY) - asked)
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(300)
    await sending.stop()
  })

  it('sends a chat its parts one after another, one a second', async () => {
    const sending = startSending()
    const start = sending.clock.now()
    const parts = Array.from({ length: 5 }, (_, n) => draft(`part${n}`, chat('lan')))
    await sending.storage.outbox.addOnce(parts, start)
    sending.sender.wake()
    await sending.clock.advance(10_000)
    expect(sending.channel.delivered).toEqual(parts.map(({ id }) => id))
    const waited = sending.channel.attempts.map(({ at }) => at - start)
    const between = waited.slice(1).map((at, n) => at - (waited[n] ?? 0))
    expect(Math.min(...between)).toBeGreaterThanOrEqual(1000)
    expect(Math.max(...between)).toBeLessThanOrEqual(1010)
    await sending.stop()
  })

  it('is not doubled by a restart', async () => {
    const before = startSending()
    await before.storage.outbox.addOnce(many(300, 'broadcast'), before.clock.now())
    before.sender.wake()
    await before.clock.advance(2_000)
    await before.stop()
    const after = startSending({ storage: before.storage, clock: before.clock })
    await after.clock.advance(3_000)
    const times = [...before.channel.attempts, ...after.channel.attempts].map(({ at }) => at)
    expect(after.channel.attempts.length).toBeGreaterThan(40)
    expect(busiestSecond(times)).toBeLessThanOrEqual(25)
    await after.stop()
  })

  it('pays afterwards for a text that went out in several messages', async () => {
    const sending = startSending()
    sending.channel.script = () => ({ status: 'sent', messageId: 'm', at: 0, parts: 5 })
    await sending.storage.outbox.addOnce(many(100, 'broadcast'), sending.clock.now())
    sending.sender.wake()
    await sending.clock.advance(10_000)
    expect(sending.channel.attempts.length * 5).toBeLessThanOrEqual(280)
    await sending.stop()
  })
})

describe('the token buckets', () => {
  it('keep a fifth for replies while people are asking, and lend it after 200 ms of quiet', () => {
    const limit = createRateLimit({ perSecond: 25, perChatPerSecond: 1 }, [], 0)
    const drain = (now: number) => {
      let taken = 0
      for (; limit.available('broadcast', now) > 0; taken++) limit.take('broadcast', `c${now}:${taken}`, now)
      return taken
    }
    limit.take('reply', 'lan', 0)
    drain(100)
    expect(limit.available('broadcast', 199)).toBeLessThanOrEqual(limit.available('reply', 199))
    expect(limit.available('reply', 199)).toBeGreaterThan(0)
    drain(199)
    expect(limit.available('reply', 199)).toBeGreaterThan(0)
    drain(400)
    expect(limit.available('reply', 400)).toBe(0)
  })

  it('hold for any mixture of kinds, waits, durations and clock steps: the platform never sees more than the pace', () => {
    const action = fc.record({
      why: fc.constantFrom('reply' as const, 'scheduled' as const, 'broadcast' as const),
      waitMs: fc.integer({ min: 0, max: 120 }),
      takesMs: fc.integer({ min: 0, max: 400 }),
      // Where in its duration the platform counts it.
      seenAfter: fc.double({ min: 0, max: 1, noNaN: true }),
      backMs: fc.constantFrom(0, 0, 0, 0, 5000),
    })
    fc.assert(
      fc.property(fc.array(action, { maxLength: 300 }), fc.integer({ min: 1, max: 60 }), (actions, perSecond) => {
        const limit = createRateLimit({ perSecond, perChatPerSecond: 1 }, [], 0)
        const seen: number[] = []
        let running: { endsAt: number; end: (at: number, parts: number) => void }[] = []
        let passed = 0
        let back = 0
        for (const [n, { why, waitMs, takesMs, seenAfter, backMs }] of actions.entries()) {
          passed += waitMs
          back += backMs
          for (const one of running.filter(({ endsAt }) => endsAt <= passed)) one.end(passed - back, 1)
          running = running.filter(({ endsAt }) => endsAt > passed)
          if (limit.available(why, passed - back) === 0) continue
          running.push({ endsAt: passed + takesMs, end: limit.take(why, `c${n}`, passed - back) })
          seen.push(passed + takesMs * seenAfter)
        }
        expect(busiestSecond(seen)).toBeLessThanOrEqual(perSecond)
      }),
    )
  })

  it('hold for slow accounts and over restarts at any moment: never more than the pace, never two in a chat too soon', () => {
    const action = fc.record({
      waitMs: fc.integer({ min: 0, max: 3000 }),
      dies: fc.boolean(),
      chat: fc.nat({ max: 3 }),
    })
    const paces = fc.record({
      perSecond: fc.constantFrom(0.2, 1 / 3, 0.5, 1, 2, 25, 30),
      perChatPerSecond: fc.constantFrom(0.1, 0.5, 1),
    })
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), paces, (actions, pace) => {
        const begun: { lane: string; at: number }[] = []
        let now = 0
        let limit = createRateLimit(pace, [], now)
        for (const { waitMs, dies, chat: n } of actions) {
          now += waitMs
          if (dies) {
            const recent = begun.filter(({ at }) => at >= now - lookBackMs(pace))
            limit = createRateLimit(pace, recent, now)
          }
          const lane = `c${n}`
          if (limit.available('scheduled', now) === 0 || limit.waitingLanes(now).lanes.includes(lane)) continue
          limit.take('scheduled', lane, now)(now, 1)
          begun.push({ lane, at: now })
        }
        const windowMs = Math.max(1000, 1000 / pace.perSecond)
        const most = Math.ceil(pace.perSecond)
        for (const { at, lane } of begun) {
          expect(begun.filter((other) => other.at >= at && other.at < at + windowMs).length).toBeLessThanOrEqual(most)
          const soon = begun.filter(
            (other) => other.lane === lane && other.at >= at && other.at < at + 1000 / pace.perChatPerSecond,
          )
          expect(soon.length).toBe(1)
        }
      }),
    )
  })
})
