import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/channels/channel.ts'
import type { Fault } from '../support/platform-faults.ts'
import { type ZaloBotBench, zaloBotBench } from '../support/zalo-bot-bench.ts'

let bench: ZaloBotBench
beforeEach(async () => {
  bench = await zaloBotBench()
})
afterEach(() => bench.stop())

const fault = (kind: { kind: string } & Record<string, unknown>, times = 1): Fault =>
  ({ method: 'sendMessage', times, ...kind }) as Fault
const refusal = (code: number, description: string, times = 1) => fault({ kind: 'error', code, description }, times)
const MINUTE = 60_000

describe('what the Zalo Bot Platform answers to a send becomes one honest result', () => {
  it.each([
    ['a refused token', refusal(401, 'Unauthorized'), { status: 'down', why: 'auth' }],
    ['its 403, which means a fault of its own', refusal(403, 'Internal server error'), { status: 'unknown' }],
    ['a time-out of its own', refusal(408, 'Request timeout'), { status: 'unknown' }],
    ['a server error', refusal(500, 'x'), { status: 'unknown' }],
    ['a bad request', refusal(400, 'Bad request: text'), { status: 'rejected', why: '400 Bad request: text' }],
    ['an unknown chat or method', refusal(404, 'Not found'), { status: 'rejected' }],
    ['a 502 page', fault({ kind: 'html', status: 502 }), { status: 'unknown' }],
    ['a page of a captive portal', fault({ kind: 'html', status: 404 }), { status: 'unknown' }],
    ['a connection lost before', fault({ kind: 'drop' }), { status: 'unknown' }],
    ['a connection lost after delivery', fault({ kind: 'accept-then-drop' }), { status: 'unknown' }],
    ['half an answer', fault({ kind: 'truncate' }), { status: 'unknown' }],
  ])('reads %s', async (_what, wrong, result) => {
    bench.fake.faults.push(wrong)
    expect(await bench.send('chào')).toMatchObject(result)
    expect(bench.fake.calls).toHaveLength(1)
  })

  it('knows that nothing was delivered when no connection was made', async () => {
    await bench.fake.stop()
    expect(await bench.send('chào')).toMatchObject({ status: 'retry', scope: 'account' })
  })

  it('waits 1, 2, 4, 8, 16 minutes after "too many", takes the sixth in a row for a used-up month, and recovers', async () => {
    bench.fake.faults.push(refusal(429, 'Quota exceeded', 6))
    for (const minutes of [1, 2, 4, 8, 16]) {
      expect(await bench.send('chào')).toMatchObject({ status: 'retry', afterMs: minutes * MINUTE, scope: 'account' })
      bench.now += minutes * MINUTE
    }
    expect(await bench.send('chào')).toEqual({ status: 'down', why: 'quota' })
    expect(await bench.send('chào')).toMatchObject({ status: 'sent' })
    bench.fake.faults.push(refusal(429, 'Quota exceeded'))
    expect(await bench.send('chào')).toMatchObject({ status: 'retry', afterMs: MINUTE })
  })

  it('counts four refusals of sends under way together as one', async () => {
    bench.fake.faults.push(refusal(429, 'Quota exceeded', 4))
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((text) => bench.send(text)))
    for (const result of results) expect(result).toMatchObject({ status: 'retry', afterMs: MINUTE })
  })

  it('sends nothing beyond what the month allows', async () => {
    bench.fake.monthly = 2
    expect((await bench.send('một')).status).toBe('sent')
    expect((await bench.send('hai')).status).toBe('sent')
    expect((await bench.send('ba')).status).toBe('retry')
    expect(bench.channel.caps).toMatchObject({ proactive: 'quota', pace: { perMonth: 3000 } })
  })

  it('sends a long text in parts, and reports a doubt when a later one fails', async () => {
    const text = Array.from({ length: 400 }, (_, at) => `câu thứ ${at}.`).join(' ')
    expect(await bench.send(text)).toMatchObject({ status: 'sent', parts: 3 })
    expect(bench.fake.textsTo('lan').join(' ')).toBe(text)
    bench.fake.onSent = () => {
      bench.fake.onSent = () => {}
      bench.fake.faults.push(refusal(429, 'Quota exceeded'))
    }
    expect(await bench.send(text)).toMatchObject({ status: 'unknown' })
  })

  it('sends a picture by its address with its words under it, and its words alone where it has none', async () => {
    const url = 'https://hoc.example.vn/hinh/0.png'
    expect(await bench.send({ type: 'image', url, alt: 'Màn hình' })).not.toHaveProperty('degraded')
    expect(await bench.send({ type: 'image', alt: 'Màn hình' })).toMatchObject({ degraded: ['image'] })
    expect(bench.fake.sent.map(({ text, photo }) => [text, photo])).toEqual([
      ['Màn hình', url],
      ['Màn hình', undefined],
    ])
  })

  it('sends a sound by its address to one person, and its words to a group, without an address, and where it is refused', async () => {
    const said = { type: 'voice', mime: 'audio/aac', transcript: 'Mở VNeID.' } as const
    const url = 'https://hoc.example.vn/tieng/0.aac'
    const send = (message: OutgoingMessage, kind: 'private' | 'group') =>
      bench.channel.send({ channel: 'zalo-bot', account: 'a', chat: 'lan', user: 'lan', kind }, message, {
        id: 'r1',
        why: 'reply',
        deadline: bench.now + MINUTE,
      })
    expect(await send({ ...said, url }, 'private')).not.toHaveProperty('degraded')
    const words = { status: 'sent', degraded: ['voice'] }
    expect(await send({ ...said, url }, 'group')).toMatchObject(words)
    expect(await send(said, 'private')).toMatchObject(words)
    expect(await send({ ...said, url: 'https://hoc.example.vn/tieng/0.mp3' }, 'private')).toMatchObject(words)
    expect(bench.fake.sent.map(({ text, voice }) => voice ?? text)).toEqual([url, ...Array(3).fill('Mở VNeID.')])
  })

  it('shows that it is typing, and survives when that fails', async () => {
    const to = { channel: 'zalo-bot', account: 'a', chat: 'lan', user: 'lan', kind: 'private' } as const
    await bench.channel.typing?.(to)
    expect(bench.fake.calls.at(-1)).toEqual({ method: 'sendChatAction', body: { chat_id: 'lan', action: 'typing' } })
    expect(await bench.channel.probe?.()).toBe(true)
    await bench.fake.stop()
    await bench.channel.typing?.(to)
    expect(await bench.channel.probe?.()).toBe(false)
  })
})
