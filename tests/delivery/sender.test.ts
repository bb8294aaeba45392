import { describe, expect, it } from 'vitest'
import type { SendResult } from '../../src/channels/channel.ts'
import type { OutboxDraft } from '../../src/conversation/turn-store.ts'
import type { OutboxStore } from '../../src/delivery/outbox.ts'
import { openMemory } from '../../src/storage/index.ts'
import { chat, draft } from '../support/messages.ts'
import { acceptThenDrop, sent } from '../support/recordingChannel.ts'
import { type Sending, startSending } from '../support/sending.ts'

async function queue({ storage, sender, clock }: Sending, drafts: OutboxDraft[]): Promise<void> {
  await storage.outbox.addOnce(drafts, clock.now())
  sender.wake()
  await clock.advance(0)
}

type Settle = OutboxStore['settle']

function recordOutcome(settle: Settle, into: unknown[]): Settle {
  return (id, outcome, now) => {
    into.push(outcome)
    return settle(id, outcome, now)
  }
}

const FINAL: [SendResult, string, string][] = [
  [{ status: 'blocked', why: 'blocked-by-user' }, 'blocked', 'blocked-by-user'],
  [{ status: 'blocked', why: 'window-closed' }, 'skipped', 'window-closed'],
  [{ status: 'blocked', why: 'no-permission' }, 'skipped', 'no-permission'],
  [{ status: 'rejected', why: 'bad payload' }, 'rejected', 'bad payload'],
]

const unasked = { why: 'scheduled' } as const

describe('what becomes of a message', () => {
  it('is sent once, and acknowledges the pressed button', async () => {
    const sending = startSending()
    await queue(sending, [draft('a', chat('lan'), { ack: 'tap' })])
    await sending.clock.advance(60_000)
    expect(sending.channel.delivered).toEqual(['a'])
    expect(sending.channel.acked).toEqual(['tap'])
    expect(await sending.storage.outbox.counts()).toMatchObject({ sent: 1, pending: 0 })
    await sending.stop()
  })

  it('acknowledges a pressed button once, however often its reply is tried', async () => {
    const sending = startSending()
    sending.channel.script = (_to, _options, attempt) =>
      attempt < 2 ? { status: 'retry', afterMs: 5_000, scope: 'chat', why: '429' } : sent()
    await queue(sending, [draft('a', chat('lan'), { ack: 'tap' })])
    await sending.clock.advance(60_000)
    expect(sending.channel.attempts).toHaveLength(3)
    expect(sending.channel.acked).toEqual(['tap'])
    await sending.stop()
  })

  it('can be changed later only where it arrived in one part: no id stands for several', async () => {
    const told: string[] = []
    const sending = startSending({ sent: (id, messageId) => told.push(`${id} ${messageId}`) })
    sending.channel.script = (_to, { id }) => ({
      ...{ status: 'sent', messageId: `m-${id}`, at: 0 },
      parts: id === 'long' ? 2 : 1,
    })
    await queue(sending, [draft('long', chat('lan')), draft('short', chat('ba'))])
    await sending.clock.advance(2_000)
    expect(sending.channel.delivered.toSorted()).toEqual(['long', 'short'])
    expect(told).toEqual(['short m-short'])
    await sending.stop()
  })

  it('tells the adapter why, until when, and under which id', async () => {
    const sending = startSending()
    const deadline = sending.clock.now() + 5000
    await queue(sending, [draft('a', chat('lan'), { ...unasked, deadline })])
    expect(sending.channel.attempts[0]?.options).toMatchObject({ id: 'a', why: 'scheduled', deadline })
    await sending.stop()
  })

  it.each(FINAL)('is final after %j', async (result, state, detail) => {
    const storage = openMemory()
    const settled: unknown[] = []
    const outbox = { ...storage.outbox, settle: recordOutcome(storage.outbox.settle, settled) }
    const sending = startSending({ storage: { ...storage, outbox } })
    sending.channel.script = () => result
    await queue(sending, [draft('a', chat('lan'))])
    await sending.clock.advance(600_000)
    expect(sending.channel.attempts).toHaveLength(1)
    expect(await sending.storage.outbox.counts()).toMatchObject({ [state]: 1, pending: 0 })
    expect(settled).toEqual([{ state, detail }])
    await sending.stop()
  })

  it('is resent exactly once, after 5 s, when a reply may have been delivered, and stays listed', async () => {
    const sending = startSending()
    sending.channel.script = acceptThenDrop(sending.channel)
    await queue(sending, [draft('a', chat('lan'))])
    await sending.clock.advance(4900)
    expect(sending.channel.delivered).toEqual(['a'])
    await sending.clock.advance(600_000)
    expect(sending.channel.delivered).toEqual(['a', 'a'])
    expect((await sending.storage.outbox.listUnknown(9)).map(({ id, state }) => [id, state])).toEqual([
      ['a', 'unknown'],
    ])
    await sending.stop()
  })

  it.each(['scheduled', 'broadcast'] as const)('is never resent when a %s one may have been delivered', async (why) => {
    const sending = startSending()
    sending.channel.script = acceptThenDrop(sending.channel)
    await queue(sending, [draft('a', chat('lan'), { why })])
    await sending.clock.advance(3_600_000)
    expect(sending.channel.delivered).toEqual(['a'])
    expect((await sending.storage.outbox.listUnknown(9)).map(({ id }) => id)).toEqual(['a'])
    await sending.stop()
  })

  it('counts an adapter that throws, or never answers, as in doubt', async () => {
    const sending = startSending()
    sending.channel.script = (_to, { id }) => {
      if (id === 'throws') throw new Error('adapter bug')
      return new Promise(() => {})
    }
    await queue(sending, [draft('throws', chat('lan'), unasked), draft('hangs', chat('ba'), unasked)])
    await sending.clock.advance(61_000)
    expect((await sending.storage.outbox.counts()).unknown).toBe(2)
    await sending.stop()
  })

  it('is skipped, not sent late, when its deadline has passed', async () => {
    const sending = startSending()
    sending.channel.script = () => ({ status: 'retry', afterMs: 20_000, scope: 'chat', why: 'flood' })
    await queue(sending, [draft('a', chat('lan'), { ...unasked, deadline: sending.clock.now() + 10_000 })])
    await sending.clock.advance(60_000)
    expect(sending.channel.attempts).toHaveLength(1)
    expect((await sending.storage.outbox.counts()).skipped).toBe(1)
    await sending.stop()
  })

  it('goes out at its hour without anybody waking the sender', async () => {
    const sending = startSending()
    const start = sending.clock.now()
    await queue(sending, [draft('a', chat('lan'), { ...unasked, notBefore: start + 7_200_000 })])
    await sending.clock.advance(7_199_999)
    expect(sending.channel.attempts).toEqual([])
    await sending.clock.advance(1)
    expect(sending.channel.attempts[0]?.at).toBe(start + 7_200_000)
    await sending.stop()
  })
})

describe('what a platform asks for', () => {
  it('lets the one chat that was told to wait do so, with all its messages, while others go on', async () => {
    const sending = startSending()
    const start = sending.clock.now()
    sending.channel.script = (to, _options, attempt) =>
      to.chat === 'lan' && attempt === 0 ? { status: 'retry', afterMs: 35_000, scope: 'chat', why: '429' } : sent()
    await queue(sending, [draft('1', chat('lan')), draft('2', chat('lan')), draft('3', chat('ba'))])
    await sending.clock.advance(34_999)
    expect(sending.channel.delivered).toEqual(['3'])
    await sending.clock.advance(2_000)
    expect(sending.channel.delivered).toEqual(['3', '1', '2'])
    expect(sending.channel.attempts.find(({ options }, at) => options.id === '1' && at > 0)?.at).toBe(start + 35_000)
    await sending.stop()
  })

  it('lets the account wait when two chats are told so within a second, and other accounts go on', async () => {
    const sending = startSending()
    const other = startSending({ storage: sending.storage, clock: sending.clock, account: 'other' })
    sending.channel.script = (to, _options, attempt) =>
      attempt < 2 ? { status: 'retry', afterMs: 35_000, scope: 'chat', why: `429 in ${to.chat}` } : sent()
    await queue(sending, [draft('1', chat('lan')), draft('2', chat('ba'))])
    await queue(sending, [draft('3', chat('tư'))])
    await queue(other, [draft('4', { ...chat('lan'), account: 'other' })])
    await sending.clock.advance(34_000)
    expect(sending.channel.delivered).toEqual([])
    expect(sending.sender.health().state).toBe('paused')
    expect(other.channel.delivered).toEqual(['4'])
    await sending.clock.advance(2_000)
    expect(sending.channel.delivered.toSorted()).toEqual(['1', '2', '3'])
    await Promise.all([sending.stop(), other.stop()])
  })

  it('takes one chat told twice within a second for that chat alone', async () => {
    const sending = startSending({ caps: { pace: { perSecond: 25, perChatPerSecond: 25 } } })
    sending.channel.script = (to, _options, attempt) =>
      to.chat === 'lan' && attempt < 2 ? { status: 'retry', afterMs: 400, scope: 'chat', why: '429' } : sent()
    await queue(sending, [draft('1', chat('lan'))])
    await sending.clock.advance(500)
    expect(sending.channel.attempts).toHaveLength(2)
    expect(sending.sender.health().state).toBe('sending')
    await queue(sending, [draft('2', chat('ba'))])
    await sending.clock.advance(100)
    expect(sending.channel.delivered).toEqual(['2'])
    await sending.stop()
  })

  it('keeps waiting after a restart', async () => {
    const before = startSending()
    before.channel.script = () => ({ status: 'retry', afterMs: 60_000, scope: 'account', why: '429' })
    await queue(before, [draft('1', chat('lan'))])
    await before.stop()
    const after = startSending({ storage: before.storage, clock: before.clock })
    await queue(after, [draft('2', chat('ba'))])
    await after.clock.advance(59_999)
    expect(after.channel.attempts).toEqual([])
    await after.clock.advance(2)
    expect(after.channel.delivered.toSorted()).toEqual(['1', '2'])
    await after.stop()
  })

  it('spreads the end of a wait, never before what was asked', async () => {
    const sending = startSending({ random: () => 1 })
    const start = sending.clock.now()
    sending.channel.script = (_to, _options, attempt) =>
      attempt === 0 ? { status: 'retry', afterMs: 10_000, scope: 'chat', why: '429' } : sent()
    await queue(sending, [draft('1', chat('lan'))])
    await sending.clock.advance(30_000)
    expect(sending.channel.attempts[1]?.at).toBe(start + 11_000)
    await sending.stop()
  })

  it('stops the account that is out, keeps what it had to send, and goes on when a probe finds it back', async () => {
    const sending = startSending()
    sending.channel.alive = false
    sending.channel.script = () => (sending.channel.alive ? sent() : { status: 'down', why: 'auth' })
    await queue(sending, [draft('1', chat('lan')), draft('2', chat('ba')), draft('3', chat('tư'))])
    await sending.clock.advance(3_000_000)
    expect(sending.channel.attempts.length).toBeLessThanOrEqual(2)
    expect(sending.sender.health()).toEqual({ state: 'down', detail: 'auth' })
    expect((await sending.storage.outbox.counts()).pending).toBe(3)
    sending.channel.alive = true
    await sending.clock.advance(310_000)
    expect(sending.channel.delivered.toSorted()).toEqual(['1', '2', '3'])
    await sending.stop()
  })
})

describe('a clock set back an hour', () => {
  const HOUR = 3_600_000

  it('makes nobody wait who asked before', async () => {
    const sending = startSending()
    await sending.storage.outbox.addOnce(
      [draft('a', chat('lan'), { notBefore: sending.clock.now() })],
      sending.clock.now(),
    )
    sending.clock.step(-HOUR)
    sending.sender.wake()
    await sending.clock.advance(1000)
    expect(sending.channel.delivered).toEqual(['a'])
    await sending.stop()
  })

  const WAITS: [string, SendResult, SendResult, number][] = [
    ['a chat', { status: 'retry', afterMs: 35_000, scope: 'chat', why: '429' }, sent(), 35_000],
    ['an account', { status: 'retry', afterMs: 35_000, scope: 'account', why: '429' }, sent(), 35_000],
    ['a reply in doubt', { status: 'unknown', why: '500' }, sent(), 5_000],
    ['an account that is out', { status: 'down', why: 'auth' }, sent(), 300_000],
  ]

  it.each(WAITS)(
    'makes the wait of %s no longer than it began with, and no shorter',
    async (_name, first, then, wait) => {
      const sending = startSending()
      sending.channel.script = (_to, _options, attempt) => (attempt === 0 ? first : then)
      await queue(sending, [draft('a', chat('lan'), { notBefore: sending.clock.now() })])
      sending.clock.step(-HOUR)
      sending.sender.wake()
      await sending.clock.advance(wait - 1)
      expect(sending.channel.attempts).toHaveLength(1)
      await sending.clock.advance(2000)
      expect(sending.channel.attempts).toHaveLength(2)
      await sending.stop()
    },
  )

  it('lets an account go on that paused for a platform without an answer', async () => {
    const sending = startSending()
    sending.channel.script = (_to, _options, attempt) => (attempt < 2 ? { status: 'unknown', why: '500' } : sent())
    await queue(sending, [draft('a', chat('lan'), unasked), draft('b', chat('ba'), unasked)])
    await sending.clock.advance(500)
    expect(sending.sender.health().state).toBe('breaker-open')
    sending.clock.step(-HOUR)
    await queue(sending, [draft('c', chat('tư'))])
    await sending.clock.advance(2000)
    expect(sending.channel.delivered).toEqual(['c'])
    await sending.stop()
  })
})

describe('stopping', () => {
  it('begins nothing new and waits for what is in flight', async () => {
    const sending = startSending()
    let release: (result: SendResult) => void = () => {}
    sending.channel.script = () => new Promise((resolve) => (release = resolve))
    await queue(sending, [draft('1', chat('lan'))])
    const stopped = sending.stop()
    await queue(sending, [draft('2', chat('ba'))])
    release(sent())
    await stopped
    await sending.clock.advance(60_000)
    expect(sending.channel.attempts.map(({ options }) => options.id)).toEqual(['1'])
    expect(await sending.storage.outbox.counts()).toMatchObject({ sent: 1, pending: 1 })
  })
})
