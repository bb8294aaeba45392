import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runDaily } from '../../src/delivery/daily.ts'
import type { DailyStore } from '../../src/delivery/daily-store.ts'
import { rhythm } from '../../src/learning/habit.ts'
import { localDay, localTime, timeOn } from '../../src/shared/clock.ts'
import { type DailyLoop, dailyLoop } from '../support/dailyLoop.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { chat } from '../support/messages.ts'
import { sent } from '../support/recordingChannel.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Saturday 21 November 2026. */
const TODAY = localDay(Date.parse('2026-11-21T00:00:00+07:00'))

/** Lan and Hùng share a phone; Ba sleeps little and chose 23 o'clock; Tư is faithful: what is asked of them is answered. */
async function settle(loop: DailyLoop): Promise<void> {
  const phone = chat('phone')
  await loop.person('lan', phone, { hour: 7, minute: 0, shared: true, name: 'Lan' })
  await loop.person('hung', phone, { hour: 7, minute: 10, shared: true, name: 'Hùng' })
  await loop.person('ba', chat('ba'), { hour: 23, minute: 0, nightChosen: true })
  await loop.person('tu', chat('tu'), { hour: 20, minute: 30 })
  await loop.person('sau', chat('sau'), { hour: 22, minute: 0 })
}

interface Sent {
  learner: string
  day: number
  at: number
}

function sentBy({ channel }: DailyLoop): Sent[] {
  return channel.attempts.flatMap(({ options, result, at }) => {
    const [, learner = '', day = ''] = /^d:([^:]+):(\d+):1$/u.exec(options.id) ?? []
    return learner !== '' && result.status === 'sent' ? [{ learner, day: Number(day), at }] : []
  })
}

function expectPromises(messages: readonly Sent[]): void {
  for (const { learner, at } of messages) {
    const { hour } = localTime(at)
    if (learner !== 'ba') expect(hour >= 6 && hour < 21, `${learner} at ${hour}`).toBe(true)
  }
  const days = messages.map(({ learner, at }) => `${learner}:${localDay(at)}`)
  expect(new Set(days).size).toBe(days.length)
  const phone = messages.filter(({ learner }) => learner === 'lan' || learner === 'hung').map(({ at }) => at)
  const between = phone.toSorted((a, b) => a - b).map((at, n, all) => (n === 0 ? DAY : at - (all[n - 1] ?? 0)))
  expect(Math.min(...between)).toBeGreaterThanOrEqual(30 * MINUTE)
}

it('keeps its promises through a month of outages: no message at night unless chosen, none twice, no rhythm broken by us', async () => {
  const loop = dailyLoop({ clock: fakeClock(timeOn(TODAY, 5, 0)) })
  await settle(loop)
  // Our process is down from the first to the second time; the platform from the third to the fourth.
  const hours = (day: number, hour: number) => timeOn(TODAY + day, hour, 0)
  const weAreDown = [
    [hours(3, 6), hours(3, 12)],
    [hours(7, 19), hours(10, 9)],
    [hours(20, 20), hours(20, 21)],
  ]
  const platformDown = [
    [hours(5, 5), hours(5, 14)],
    [hours(14, 18), hours(15, 2)],
    [hours(17, 0), hours(18, 23)],
  ]
  const within = (spans: number[][]) =>
    spans.some(([from = 0, to = 0]) => loop.clock.now() >= from && loop.clock.now() < to)
  loop.channel.script = () =>
    within(platformDown) ? { status: 'retry', afterMs: 10 * MINUTE, scope: 'account', why: 'maintenance' } : sent()
  let answered = 0
  for (let passed = 0; passed < 30 * DAY; passed += 5 * MINUTE) {
    await loop.clock.advance(5 * MINUTE)
    if (within(weAreDown)) continue
    await loop.runOnce()
    await loop.clock.advance(0)
    const messages = sentBy(loop)
    for (const { learner } of messages.slice(answered)) if (learner === 'tu') await loop.writes('tu', true)
    answered = messages.length
  }
  const messages = sentBy(loop)
  expectPromises(messages)
  for (const learner of ['tu', 'ba', 'lan', 'hung']) {
    const count = messages.filter((each) => each.learner === learner).length
    // The faithful one misses only the outages; the others, silent, end after the tenth day.
    expect(count, learner).toBeGreaterThanOrEqual(learner === 'tu' ? 23 : 3)
  }
  const { habit } = await loop.progress('tu')
  const learned = messages.filter(({ learner }) => learner === 'tu').length
  expect(rhythm(habit, localDay(loop.clock.now()))).toBe(learned)
  expect(habit.bridged).toEqual([])
  await loop.sending.stop()
})

it('sends one message per learner and day however the clock steps and jumps, with restarts anywhere', async () => {
  const step = fc.record({
    advance: fc.integer({ min: 1, max: 180 }),
    jump: fc.oneof(
      { weight: 12, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(-2 * HOUR, -30 * MINUTE, DAY, -DAY, 3 * HOUR) },
    ),
    cut: fc.constantFrom('none', 'none', 'before-settle', 'after-settle'),
    /** Whoever received something since the last time says a word: else a double would be hidden by the answer. */
    answers: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  })
  let total = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 120 }), async (steps) => {
      const loop = dailyLoop({ clock: fakeClock(timeOn(TODAY, 5, 0)) })
      await settle(loop)
      let answered = 0
      for (const { advance, jump, cut, answers } of steps) {
        await loop.clock.advance(advance * MINUTE)
        loop.clock.step(jump)
        const settleDaily: DailyStore['settleDaily'] = async (outcomes, now) => {
          if (cut === 'before-settle') throw new Error('killed')
          const settled = await loop.storage.daily.settleDaily(outcomes, now)
          if (cut === 'after-settle') throw new Error('killed')
          return settled
        }
        const store = { ...loop.storage.daily, settleDaily }
        await runDaily({ ...loop.parts, store }, loop.clock.now()).catch(() => {})
        loop.sending.sender.wake()
        await loop.clock.advance(2_000)
        const received = sentBy(loop)
        if (!answers) continue
        for (const { learner } of received.slice(answered)) await loop.writes(learner, true)
        answered = received.length
      }
      const messages = sentBy(loop)
      total += messages.length
      const keys = messages.map(({ learner, day }) => `${learner}:${day}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { learner, at } of messages) {
        const { hour } = localTime(at)
        if (learner !== 'ba') expect(hour >= 6 && hour < 21, `${learner} at ${hour}`).toBe(true)
      }
      await loop.sending.stop()
    }),
    { numRuns: 60 },
  )
  // Enough was sent for a double to show.
  expect(total).toBeGreaterThan(200)
})

it('stops what is already in the outbox when the person says so, and goes on at the old hour when asked', async () => {
  const loop = dailyLoop({ clock: fakeClock(timeOn(TODAY, 6, 0)) })
  const from = chat('lan')
  await loop.person('lan', from, { hour: 8, minute: 0, daysPerWeek: 3 })
  // The platform asks to wait, so that the lesson of Monday lies in the outbox.
  loop.channel.script = () => ({ status: 'retry', afterMs: HOUR, scope: 'account', why: 'flood' })
  loop.clock.step(timeOn(TODAY + 2, 8, 0) - loop.clock.now())
  await loop.runOnce()
  await loop.clock.advance(MINUTE)
  expect((await loop.storage.outbox.counts()).pending).toBe(1)
  loop.channel.script = () => sent()
  await loop.stops('lan')
  const attempts = loop.channel.attempts.length
  loop.clock.step(timeOn(TODAY + 9, 7, 0) - loop.clock.now())
  await loop.runOnce()
  await loop.clock.advance(3 * HOUR)
  await loop.runOnce()
  expect(loop.channel.attempts).toHaveLength(attempts)
  expect(await loop.storage.outbox.counts()).toMatchObject({ pending: 0, cancelled: 1 })
  await loop.resumes('lan')
  const stop = loop.start()
  await loop.clock.advance(2 * DAY)
  await stop()
  // Hour and pace as before: Wednesday at eight.
  expect(sentBy(loop).map(({ at }) => at)).toEqual([timeOn(TODAY + 11, 8, 0)])
  await loop.sending.stop()
})
