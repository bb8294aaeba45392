import { expect, it } from 'vitest'
import { bankOf } from '../../src/learning/bank.ts'
import type { ReviewCard } from '../../src/learning/record.ts'
import type { Today } from '../../src/learning/today.ts'
import { localDay, timeOn } from '../../src/shared/clock.ts'
import { catalog, type DailyLoop, dailyLoop } from '../support/dailyLoop.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { chat } from '../support/messages.ts'
import { sent } from '../support/recordingChannel.ts'
import { turn } from '../support/storedTurns.ts'

const DAY_MS = 86_400_000
/** Saturday 21 November 2026. */
const TODAY = localDay(Date.parse('2026-11-21T00:00:00+07:00'))
const LAN = chat('lan')

/** Kinds of the messages that were sent, by days since the last word. */
async function livedThrough(loop: DailyLoop, days: number): Promise<[number, string][]> {
  const first = localDay(loop.clock.now())
  for (let day = first; day < first + days; day += 1) {
    loop.clock.step(timeOn(day, 8, 0) - loop.clock.now())
    await loop.runOnce()
    await loop.clock.advance(0)
  }
  return loop.channel.attempts.map(({ message, at }) => [
    localDay(at) - first,
    message.type === 'text' ? message.text : message.type,
  ])
}

it('writes to whoever is away once after 3, once after 10 and once after 60 days, and never of being away else', async () => {
  const loop = dailyLoop({ clock: fakeClock(timeOn(TODAY, 6, 0)) })
  await loop.person('l1', LAN, { hour: 8, minute: 0 })
  const received = await livedThrough(loop, 120)
  expect(received.filter(([, kind]) => kind.startsWith('back'))).toEqual([
    [3, 'back.3'],
    [10, 'back.10'],
    [60, 'back.60'],
  ])
  const lessons = received.filter(([, kind]) => !kind.startsWith('back')).map(([day]) => day)
  // Days 0 to 2 as ever, then twice a week until the tenth, then nothing.
  expect(lessons.filter((day) => day < 3)).toEqual([0, 1, 2])
  expect(lessons.filter((day) => day > 3).length).toBeLessThanOrEqual(2)
  expect(Math.max(...lessons)).toBeLessThan(10)
  await loop.sending.stop()
})

it('writes of being away a day later when our own outage took the day', async () => {
  const loop = dailyLoop({ clock: fakeClock(timeOn(TODAY, 6, 0)) })
  await loop.person('l1', LAN, { hour: 8, minute: 0 })
  await livedThrough(loop, 3)
  // Nothing runs on the third day.
  loop.clock.step(timeOn(TODAY + 3, 23, 0) - loop.clock.now())
  await loop.runOnce()
  const [due] = await loop.storage.daily.dueLearners(Number.MAX_SAFE_INTEGER, 1)
  expect(due?.schedule.away).toBe(0)
  loop.clock.step(timeOn(TODAY + 4, 8, 0) - loop.clock.now())
  await loop.runOnce()
  await loop.clock.advance(0)
  expect(loop.channel.attempts.at(-1)?.message).toMatchObject({ text: 'back.3' })
  await loop.sending.stop()
})

it('writes of being away the next time when the platform was out on the day itself', async () => {
  const loop = dailyLoop({ clock: fakeClock(timeOn(TODAY, 6, 0)) })
  await loop.person('l1', LAN, { hour: 8, minute: 0 })
  await livedThrough(loop, 3)
  loop.channel.script = () => ({ status: 'retry', afterMs: 4 * 3_600_000, scope: 'account', why: 'maintenance' })
  loop.clock.step(timeOn(TODAY + 3, 8, 0) - loop.clock.now())
  await loop.runOnce()
  await loop.clock.advance(5 * 3_600_000)
  loop.channel.script = () => sent()
  // Friday, the next day of two a week.
  loop.clock.step(timeOn(TODAY + 6, 8, 0) - loop.clock.now())
  await loop.runOnce()
  await loop.clock.advance(0)
  expect(loop.channel.attempts.at(-1)).toMatchObject({ message: { text: 'back.3' }, result: { status: 'sent' } })
  expect(loop.channel.attempts.filter(({ result }) => result.status === 'sent')).toHaveLength(4)
  await loop.sending.stop()
})

it('asks at most two questions on the first day back, whatever is overdue, and counts nothing that was missed', async () => {
  const asked: Today[] = []
  const loop = dailyLoop({
    clock: fakeClock(timeOn(TODAY, 6, 0)),
    compose: (today) => {
      asked.push(today)
      return { message: { type: 'text', text: today.kind }, patch: {} }
    },
  })
  await loop.person('l1', LAN, { hour: 8, minute: 0, daysPerWeek: 7 })
  await loop.writes('l1', true)
  const overdue = [...bankOf(catalog).byFact.keys()].slice(0, 15).map((fact, n): ReviewCard => {
    const text = bankOf(catalog).facts.get(fact)?.fingerprint ?? ''
    const last = TODAY - 3
    return { fact, text, stability: 3 + n, difficulty: 5, reps: 2, lapses: 0, last, due: TODAY, lastPass: last }
  })
  await turn(loop.storage, LAN, [{ type: 'learnerChanged', learner: 'l1', change: { cards: overdue } }])
  loop.clock.step(20 * DAY_MS)
  await loop.writes('l1')
  loop.clock.step(timeOn(TODAY + 20, 8, 0) - loop.clock.now())
  await loop.runOnce()
  expect(asked).toHaveLength(1)
  expect(asked[0]?.kind).toBe('review')
  expect(asked[0]?.kind === 'review' ? asked[0].items.length : 0).toBeLessThanOrEqual(2)
  await loop.sending.stop()
})
