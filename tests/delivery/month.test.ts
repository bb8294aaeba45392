import { expect, it } from 'vitest'
import { createMonth, monthStart } from '../../src/delivery/month.ts'
import { countingLog } from '../../src/shared/log.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { chat, draft } from '../support/messages.ts'
import { startSending } from '../support/sending.ts'

const DAY = 86_400_000
const QUOTA = { pace: { perSecond: 25, perChatPerSecond: 1, perMonth: 10 } }

function unasked(count: number, prefix: string) {
  return Array.from({ length: count }, (_, n) => draft(`${prefix}${n}`, chat(`${prefix}${n}`), { why: 'scheduled' }))
}

it('sends unasked what four fifths of the month hold, goes on answering, and begins anew with the month', async () => {
  const sending = startSending({ caps: QUOTA, clock: fakeClock(Date.parse('2026-11-28T09:00:00+07:00')) })
  const { storage, clock, sender, channel } = sending
  await storage.outbox.addOnce(unasked(12, 'lesson'), clock.now())
  sender.wake()
  await clock.advance(5_000)
  expect(channel.delivered).toHaveLength(8)
  expect(sender.health().state).toBe('month-used')
  expect(await sender.monthLeft()).toBe(0)
  await storage.outbox.addOnce([draft('answer', chat('lan'))], clock.now())
  sender.wake()
  await clock.advance(1_000)
  expect(channel.delivered.at(-1)).toBe('answer')
  await clock.advance(3 * DAY)
  expect(channel.delivered).toHaveLength(13)
  await sending.stop()
})

it('lets go at their deadline of messages the month has no room for, so that their days are excused', async () => {
  const sending = startSending({ caps: QUOTA })
  const { storage, clock, sender } = sending
  const deadline = clock.now() + 3 * 3_600_000
  const late = unasked(12, 'lesson').map((one) => ({ ...one, deadline }))
  await storage.outbox.addOnce(late, clock.now())
  sender.wake()
  await clock.advance(3 * 3_600_000 - 1)
  expect(await storage.outbox.counts()).toMatchObject({ sent: 8, pending: 4 })
  await clock.advance(1)
  expect(await storage.outbox.counts()).toMatchObject({ sent: 8, skipped: 4, pending: 0 })
  await sending.stop()
})

it('tells whoever runs the machine once when little is left and once when lessons have to wait', async () => {
  const { log, events } = countingLog()
  const sending = startSending({ caps: QUOTA, log })
  const send = async (count: number, prefix: string) => {
    await sending.storage.outbox.addOnce(unasked(count, prefix), sending.clock.now())
    sending.sender.wake()
    await sending.clock.advance(5_000)
  }
  await send(5, 'a')
  expect([...events.keys()]).toEqual([])
  await send(1, 'b')
  expect(events).toEqual(new Map([['month low', 1]]))
  await send(4, 'c')
  await send(4, 'd')
  expect(events.get('month low')).toBe(1)
  expect(events.get('month used')).toBe(1)
  await sending.stop()
})

it('remembers over a restart how much of the month is used', async () => {
  const before = startSending({ caps: QUOTA })
  await before.storage.outbox.addOnce(unasked(5, 'a'), before.clock.now())
  before.sender.wake()
  await before.clock.advance(5_000)
  await before.stop()
  const after = startSending({ caps: QUOTA, storage: before.storage, clock: before.clock })
  expect(await after.sender.monthLeft()).toBe(3)
  await after.storage.outbox.addOnce(unasked(9, 'b'), after.clock.now())
  after.sender.wake()
  await after.clock.advance(5_000)
  expect(after.channel.delivered).toHaveLength(3)
  await after.stop()
})

it('never gives a month twice to a clock that was set back', () => {
  const first = monthStart(Date.parse('2026-12-01T00:00:00+07:00'))
  expect(first).toBe(Date.parse('2026-12-01T00:00:00+07:00'))
  const month = createMonth(10, 8, first - 1)
  expect(month.unaskedLeft(first - 1)).toBe(0)
  expect(month.unaskedLeft(first)).toBe(8)
  month.took(8, first)
  expect(month.unaskedLeft(first - DAY)).toBe(0)
})

it('counts nothing where the platform sets no month', async () => {
  const sending = startSending()
  expect(await sending.sender.monthLeft()).toBe(Number.POSITIVE_INFINITY)
  await sending.stop()
})
