import { afterEach, describe, expect, it } from 'vitest'
import { laneOf } from '../../src/channels/channel.ts'
import { localDay, timeOn } from '../../src/shared/clock.ts'
import { type DailyLoop, type DailyLoopOptions, dailyLoop } from '../support/dailyLoop.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { chat, pending } from '../support/messages.ts'
import { scheduled } from '../support/storedTurns.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Saturday 21 November 2026. */
const TODAY = localDay(Date.parse('2026-11-21T00:00:00+07:00'))
const at = (hour: number, minute = 0, day = TODAY) => timeOn(day, hour, minute)
const LAN = chat('lan')

const open: DailyLoop[] = []
function begin(hour: number, options: DailyLoopOptions = {}, minute = 0): DailyLoop {
  const loop = dailyLoop({ clock: fakeClock(at(hour, minute)), ...options })
  open.push(loop)
  return loop
}
afterEach(async () => {
  for (const { sending } of open.splice(0)) await sending.stop()
})

async function sentAt({ channel }: DailyLoop): Promise<number[]> {
  return channel.attempts.filter(({ options }) => options.why === 'scheduled').map(({ at: when }) => when)
}

const EIGHT = { hour: 8, minute: 0 } as const

describe('the message of the day', () => {
  it('goes out at the hour chosen, once, named by learner and day', async () => {
    const loop = begin(6)
    await loop.person('l1', LAN, EIGHT)
    const stop = loop.start()
    await loop.clock.advance(20 * HOUR)
    await stop()
    expect(await sentAt(loop)).toEqual([at(8)])
    expect(loop.channel.delivered).toEqual([`d:l1:${TODAY}:1`])
  })

  it('is wanted for three hours, and never into the quiet ones', async () => {
    const loop = begin(6)
    await loop.person('l1', LAN, EIGHT)
    await loop.person('l2', chat('ba'), { hour: 20, minute: 0 })
    const stop = loop.start()
    await loop.clock.advance(15 * HOUR)
    await stop()
    expect(loop.channel.attempts.map(({ options }) => options.deadline)).toEqual([at(11), at(21)])
  })

  it('is let go when its hour is more than three hours past, and the days are excused', async () => {
    const loop = begin(6)
    await loop.person('l1', LAN, EIGHT)
    loop.clock.step(2 * 24 * HOUR + 5 * HOUR + MINUTE)
    const run = await loop.runOnce()
    expect(run).toMatchObject({ sent: 0, letGo: 1, nextAt: at(8, 0, TODAY + 3) })
    expect((await loop.progress('l1')).habit.excused).toEqual([TODAY, TODAY + 1, TODAY + 2])
  })

  it('still comes today after an outage that ended before its hour was over', async () => {
    const loop = begin(6)
    await loop.person('l1', LAN, EIGHT)
    loop.clock.step(2 * 24 * HOUR + 4 * HOUR + 59 * MINUTE)
    const stop = loop.start()
    await loop.clock.advance(MINUTE)
    await stop()
    expect(loop.channel.delivered).toEqual([`d:l1:${TODAY + 2}:1`])
    expect((await loop.progress('l1')).habit.excused).toEqual([TODAY, TODAY + 1])
  })

  it('waits until the talk has rested for ten minutes', async () => {
    const loop = begin(7, {}, 55)
    await loop.person('l1', LAN, EIGHT)
    const stop = loop.start()
    await loop.clock.advance(4 * MINUTE)
    await loop.writes('l1')
    await loop.clock.advance(HOUR)
    await stop()
    expect(await sentAt(loop)).toEqual([at(8, 9)])
  })

  it('is skipped and excused when the talk goes on for two hours', async () => {
    const loop = begin(7, {}, 55)
    await loop.person('l1', LAN, EIGHT)
    const stop = loop.start()
    for (let minutes = 0; minutes < 130; minutes += 5) {
      await loop.clock.advance(5 * MINUTE)
      // Written by a second person of the phone too, whose schedule stays untouched.
      await loop.storage.turns.acceptOnce(pending(`busy-${minutes}`, LAN), loop.clock.now())
      const work = await loop.storage.turns.takeWork('w', loop.clock.now(), 1000)
      if (work)
        await loop.storage.turns.commitTurn({
          lane: work.lane,
          done: work.messages.map(({ key }) => key),
          absorbed: [],
          effects: [],
          messages: [],
          now: loop.clock.now(),
          keepText: true,
        })
    }
    await loop.clock.advance(HOUR)
    await stop()
    expect(await sentAt(loop)).toEqual([])
    expect((await loop.progress('l1')).habit.excused).toEqual([TODAY])
  })

  it('leaves half an hour between two people on one phone', async () => {
    const loop = begin(6)
    for (const learner of ['l1', 'l2', 'l3']) await loop.person(learner, LAN, { ...EIGHT, shared: true })
    const stop = loop.start()
    await loop.clock.advance(6 * HOUR)
    await stop()
    expect(await sentAt(loop)).toEqual([at(8), at(8, 30), at(9)])
  })

  it('waits out a fresh emergency, and the day is excused', async () => {
    const loop = begin(6)
    await loop.person('l1', LAN, EIGHT)
    const held = scheduled(LAN, 'l1', at(8), { ...EIGHT, lastSeen: TODAY, heldUntil: at(22) })
    await loop.storage.turns.acceptOnce(pending('sos', LAN), at(6))
    const work = await loop.storage.turns.takeWork('w', at(6), 1000)
    if (work === null) throw new Error('nothing to answer')
    const commit = { lane: laneOf(LAN), done: ['sos'], absorbed: [], messages: [], now: at(6), keepText: true }
    await loop.storage.turns.commitTurn({ ...commit, effects: [held] })
    loop.clock.step(2 * HOUR)
    expect(await loop.runOnce()).toMatchObject({ sent: 0, letGo: 1, nextAt: at(8, 0, TODAY + 1) })
    expect((await loop.progress('l1')).habit.excused).toEqual([TODAY])
  })

  it('is not counted against whoever it never reached because the platform was out', async () => {
    const loop = begin(6)
    await loop.person('l1', LAN, EIGHT)
    loop.channel.script = () => ({ status: 'retry', afterMs: 4 * HOUR, scope: 'account', why: 'maintenance' })
    const stop = loop.start()
    await loop.clock.advance(30 * HOUR)
    await stop()
    expect(loop.channel.delivered).toEqual([])
    expect((await loop.progress('l1')).habit.excused).toContain(TODAY)
  })

  it('does not keep others waiting for one whose message cannot be composed', async () => {
    const loop = begin(6, {
      compose: (_today, due) => {
        if (due.learner === 'broken') throw new Error('a guide without cards')
        return { message: { type: 'text', text: 'bài' }, patch: {} }
      },
    })
    await loop.person('broken', LAN, EIGHT)
    await loop.person('l2', chat('ba'), EIGHT)
    loop.clock.step(2 * HOUR)
    expect(await loop.runOnce()).toMatchObject({ sent: 1, letGo: 1 })
  })

  it('is served to more people than one batch holds', async () => {
    const loop = begin(6)
    for (let n = 0; n < 620; n += 1) await loop.person(`l${n}`, chat(`c${n}`), EIGHT)
    loop.clock.step(2 * HOUR)
    expect(await loop.runOnce()).toMatchObject({ sent: 620, nextAt: at(8, 0, TODAY + 1) })
  })
})

describe('what a channel allows', () => {
  it('sends nothing where unasked messages are not wanted or not seen', async () => {
    const loop = begin(6, { reach: () => ({ kind: 'never' }) })
    await loop.person('l1', LAN, EIGHT)
    loop.clock.step(2 * HOUR)
    expect(await loop.runOnce()).toMatchObject({ sent: 0, nextAt: null })
  })

  it('queues nothing behind a closed window, and sends one message after the next contact', async () => {
    const loop = begin(6, { reach: () => ({ kind: 'window' }) })
    await loop.person('l1', LAN, EIGHT)
    const stop = loop.start()
    await loop.clock.advance(8 * 24 * HOUR)
    // Two mornings lie within 48 hours of the last word.
    expect(await sentAt(loop)).toEqual([at(8), at(8, 0, TODAY + 1)])
    await loop.writes('l1')
    await loop.clock.advance(24 * HOUR)
    await stop()
    expect(await sentAt(loop)).toHaveLength(3)
  })

  it('skips and excuses when the month is used up', async () => {
    const loop = begin(6, { reach: () => ({ kind: 'quota', left: 1 }) })
    for (const n of [1, 2, 3]) await loop.person(`l${n}`, chat(`c${n}`), EIGHT)
    loop.clock.step(2 * HOUR)
    expect(await loop.runOnce()).toMatchObject({ sent: 1, letGo: 2 })
    expect((await loop.progress('l3')).habit.excused).toEqual([TODAY])
  })

  it('waits for an account that is not connected, up to the last moment', async () => {
    let there = false
    const loop = begin(6, { reach: () => ({ kind: there ? 'free' : 'absent' }) })
    await loop.person('l1', LAN, EIGHT)
    const stop = loop.start()
    await loop.clock.advance(3 * HOUR)
    there = true
    await loop.clock.advance(HOUR)
    await stop()
    const [when = 0] = await sentAt(loop)
    expect(when).toBeGreaterThanOrEqual(at(9))
    expect(when).toBeLessThanOrEqual(at(9, 5))
  })
})

describe('the loop', () => {
  it('goes on after the database refused', async () => {
    const loop = begin(6)
    await loop.person('l1', LAN, EIGHT)
    let refusals = 3
    const { dueLearners } = loop.parts.store
    loop.parts.store = {
      ...loop.parts.store,
      dueLearners: async (now, limit) => {
        if (now >= at(8) && refusals-- > 0) throw new Error('disk full')
        return dueLearners(now, limit)
      },
    }
    const stop = loop.start()
    await loop.clock.advance(3 * HOUR)
    await stop()
    const [when = 0, ...more] = await sentAt(loop)
    expect(more).toEqual([])
    expect(when - at(8)).toBeGreaterThanOrEqual(0)
    expect(when - at(8)).toBeLessThan(MINUTE)
  })

  it('comes round again to a chat that was being answered', async () => {
    const loop = begin(7, {}, 50)
    await loop.person('l1', LAN, EIGHT)
    await loop.clock.advance(9 * MINUTE)
    await loop.storage.turns.acceptOnce(pending('question', LAN), at(7, 59))
    const work = await loop.storage.turns.takeWork('w', at(7, 59), HOUR)
    const stop = loop.start()
    await loop.clock.advance(5 * MINUTE)
    expect(await sentAt(loop)).toEqual([])
    await loop.storage.turns.commitTurn({
      lane: laneOf(LAN),
      done: work?.messages.map(({ key }) => key) ?? [],
      absorbed: [],
      effects: [],
      messages: [],
      now: at(8, 4),
      keepText: true,
    })
    await loop.clock.advance(HOUR)
    await stop()
    expect(await sentAt(loop)).toEqual([at(8, 14)])
  })
})
