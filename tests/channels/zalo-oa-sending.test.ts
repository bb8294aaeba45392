import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/channels/channel.ts'
import { redact } from '../../src/shared/redact.ts'
import { NOW, type OaBench, oaBench } from '../support/fake-zalo-oa/bench.ts'
import { PERSON } from '../support/fake-zalo-oa/events.ts'
import type { Fault } from '../support/platform-faults.ts'

const HOUR = 3_600_000
const SEND = '/v3.0/oa/message/cs'
let bench: OaBench

afterEach(() => bench.stop())

const fault = (one: { kind: string } & Record<string, unknown>): Fault => ({ method: SEND, times: 1, ...one }) as Fault
const refusal = (code: number): Fault => fault({ kind: 'error', code, description: 'refused' })

const CHOICES: OutgoingMessage = {
  type: 'text',
  text: 'Bác muốn làm gì?',
  list: 'k3',
  choices: [
    { id: 'learn', label: 'Học bài', digit: 1 },
    { id: 'ask', label: 'Hỏi', digit: 2 },
  ],
}

describe('what Zalo answers to a send becomes one honest result', () => {
  it.each([
    ['not following', refusal(-213), { status: 'blocked', why: 'blocked-by-user' }],
    ['7 days of silence', refusal(-230), { status: 'blocked', why: 'window-closed' }],
    ['the other closed window', refusal(-232), { status: 'blocked', why: 'window-closed' }],
    ['the account’s quota', refusal(-211), { status: 'down', why: 'quota' }],
    ['one person’s quota', refusal(-218), { status: 'retry', scope: 'chat' }],
    ['the pace', refusal(-32), { status: 'retry', scope: 'account', afterMs: 60_000 }],
    ['a bad parameter', refusal(-201), { status: 'rejected' }],
    ['a code nobody knows', refusal(-999), { status: 'rejected' }],
    ['a 429', fault({ kind: 'html', status: 429 }), { status: 'retry', scope: 'account' }],
    ['a 502 page', fault({ kind: 'html', status: 502 }), { status: 'unknown' }],
    ['a page of a captive portal', fault({ kind: 'html', status: 200 }), { status: 'unknown' }],
    ['a connection lost before', fault({ kind: 'drop' }), { status: 'unknown' }],
    ['a connection lost after delivery', fault({ kind: 'accept-then-drop' }), { status: 'unknown' }],
    ['half an answer', fault({ kind: 'truncate' }), { status: 'unknown' }],
  ])('reads %s', async (_what, wrong, result) => {
    bench = await oaBench()
    bench.fake.faults.push(wrong)
    expect(await bench.send('chào')).toMatchObject(result)
  })

  it('knows that nothing was delivered when no connection was made', async () => {
    bench = await oaBench()
    await bench.send('một')
    await bench.fake.stop()
    expect(await bench.send('hai')).toMatchObject({ status: 'retry', scope: 'account' })
  })

  it.each([-216, -220])('renews a token refused with %i and sends once', async (code) => {
    bench = await oaBench()
    await bench.send('một')
    bench.fake.faults.push(refusal(code))
    expect(await bench.send('hai')).toMatchObject({ status: 'sent' })
    expect(bench.fake.textsTo(PERSON)).toEqual(['một', 'hai'])
    expect(bench.fake.grants.given).toHaveLength(2)
  })

  it('is down when the renewed token is refused as well, and answers the probe when it is taken again', async () => {
    bench = await oaBench()
    bench.fake.faults.push({ ...refusal(-216), times: 2 })
    expect(await bench.send('một')).toEqual({ status: 'down', why: 'auth' })
    expect(await bench.channel.probe?.()).toBe(true)
  })

  it('keeps every secret out of the log under every failure', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    bench = await oaBench({ log: pino({ level: 'trace' }, sink) })
    for (const kind of ['drop', 'truncate', 'accept-then-drop'] as const) {
      bench.fake.faults.push({ method: '*', times: 2, kind })
      const result = await bench.send('chào')
      lines.push(JSON.stringify(result))
      await bench.send('chào')
    }
    bench.fake.grants.revoke()
    bench.fake.grants.consent('another')
    lines.push(JSON.stringify(await bench.send('chào')), JSON.stringify(await bench.channel.health()))
    const all = lines.join('\n')
    expect(lines.length).toBeGreaterThan(4)
    for (const secret of ['access-', 'refresh-', bench.fake.appSecret, bench.fake.secretKey])
      expect(all).not.toContain(secret)
    // Every line carries the time as a long number, which is nobody's.
    const said = all.replaceAll(/"time":\d+/gu, '"time":0')
    expect(redact(said)).toBe(said)
  })
})

describe('the window is known before sending', () => {
  it.each([
    [47, false, 'sent'],
    [49, false, 'blocked'],
    [49, true, 'sent'],
    [7 * 24 + 1, true, 'blocked'],
  ])('%i hours after the last word, bills accepted: %s, a message is %s', async (hours, paid, status) => {
    bench = await oaBench({ paid, heardAt: async () => NOW })
    bench.clock.now = NOW + hours * HOUR
    const result = await bench.send('bài hôm nay', 'scheduled')
    expect(result.status).toBe(status)
    if (status === 'blocked') expect(result).toEqual({ status: 'blocked', why: 'window-closed' })
    const asked = bench.fake.calls.filter(({ path }) => path === SEND)
    expect(asked).toHaveLength(status === 'sent' ? 1 : 0)
    expect(bench.fake.sent.some(({ billed }) => billed)).toBe(status === 'sent' && hours > 48)
  })

  it('sends nothing unasked to somebody nobody remembers, and answers whoever wrote', async () => {
    bench = await oaBench()
    expect(await bench.send('bài hôm nay', 'scheduled')).toMatchObject({ status: 'blocked', why: 'window-closed' })
    expect(await bench.send('thông báo', 'broadcast')).toMatchObject({ status: 'blocked', why: 'window-closed' })
    expect(await bench.send('vâng ạ', 'reply')).toMatchObject({ status: 'sent' })
  })

  it('opens with a word heard a moment ago, though the store has not seen it', async () => {
    bench = await oaBench({ heardAt: async () => NOW - 90 * HOUR })
    const { textEvent } = await import('../support/fake-zalo-oa/events.ts')
    const { signatureOf } = await import('../../src/channels/zalo-oa/verify.ts')
    bench.run()
    const event = textEvent('cháu ơi', PERSON, NOW)
    const body = Buffer.from(JSON.stringify(event))
    expect(await bench.send('bài', 'scheduled')).toMatchObject({ status: 'blocked' })
    await bench.post({ headers: { 'x-zevent-signature': signatureOf(body, event.timestamp, bench.fake) }, body })
    expect(await bench.send('bài', 'scheduled')).toMatchObject({ status: 'sent' })
  })
})

describe('what is shown', () => {
  it('spells a list as numbered lines, without buttons unless they are switched on', async () => {
    bench = await oaBench()
    await bench.send(CHOICES)
    expect(bench.fake.sent).toMatchObject([
      { text: 'Bác muốn làm gì?\n1. Học bài\n2. Hỏi\nNhắn 1 hoặc 2.', buttons: [] },
    ])
  })

  it('adds buttons when switched on, and the numbers stay', async () => {
    bench = await oaBench({ buttons: true })
    await bench.send(CHOICES)
    expect(bench.fake.sent[0]?.text).toContain('1. Học bài')
    expect(bench.fake.sent[0]?.buttons).toEqual([
      { title: 'Học bài', type: 'oa.query.hide', payload: 'c:k3:learn' },
      { title: 'Hỏi', type: 'oa.query.hide', payload: 'c:k3:ask' },
    ])
  })

  it('sends the numbers alone where Zalo takes no buttons any more', async () => {
    bench = await oaBench({ buttons: true })
    bench.fake.buttons = false
    expect(await bench.send(CHOICES)).toMatchObject({ status: 'sent', degraded: ['choices'] })
    expect(bench.fake.sent).toMatchObject([{ buttons: [] }])
  })

  it('cuts a long text into parts of at most 2,000 signs', async () => {
    bench = await oaBench()
    const long = Array.from({ length: 90 }, (_, at) => `Câu ${at}: mã QR là hình vuông có nhiều ô đen trắng.`).join(
      '\n',
    )
    expect(await bench.send(long)).toMatchObject({ status: 'sent', parts: bench.fake.sent.length })
    expect(bench.fake.sent.length).toBeGreaterThan(1)
    expect(bench.fake.textsTo(PERSON).join('\n')).toBe(long)
  })

  it('reports a long text half delivered as in doubt', async () => {
    bench = await oaBench()
    bench.fake.onSent = () => bench.fake.faults.push(refusal(-32))
    expect(await bench.send('a '.repeat(1500))).toMatchObject({ status: 'unknown', why: 'part 2 of 2 failed' })
  })

  it('uploads a picture and sends it with its words', async () => {
    bench = await oaBench()
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Array(500).fill(7)])
    expect(await bench.send({ type: 'image', bytes: png, alt: 'Nút Quét QR' })).toEqual({
      status: 'sent',
      messageId: expect.any(String),
      at: NOW,
      parts: 1,
    })
    expect(bench.fake.sent).toMatchObject([{ text: 'Nút Quét QR', picture: expect.any(Number) }])
  })

  it('sends large letters as one message: the picture with the words and their numbers beneath', async () => {
    bench = await oaBench()
    const drawn = new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Array(500).fill(7)])
    const large = { ...CHOICES, large: true, drawn } as const
    expect(await bench.send(large)).toMatchObject({ status: 'sent', parts: 1 })
    bench.fake.faults.push({ method: '/v2.0/oa/upload/image', times: 1, kind: 'drop' })
    expect(await bench.send(large)).toMatchObject({ status: 'sent', parts: 1 })
    expect(bench.fake.sent).toMatchObject([
      { text: expect.stringContaining('2. Hỏi'), picture: expect.any(Number) },
      { text: expect.stringContaining('2. Hỏi'), picture: null },
    ])
  })

  it.each([
    ['one over 1 MB', new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(1_100_000)])],
    ['one that is neither PNG nor JPEG', new TextEncoder().encode('<svg/>')],
  ])('says the words of %s instead', async (_what, bytes) => {
    bench = await oaBench()
    expect(await bench.send({ type: 'image', bytes, alt: 'Nút Quét QR' })).toMatchObject({ degraded: ['image'] })
    expect(bench.fake.sent).toMatchObject([{ text: 'Nút Quét QR', picture: null }])
  })

  it('says the words when the upload fails or the picture is refused', async () => {
    bench = await oaBench()
    const image = { type: 'image', bytes: new Uint8Array([0xff, 0xd8, 0xff, 1]), alt: 'Nút Quét QR' } as const
    bench.fake.faults.push({ method: '/v2.0/oa/upload/image', times: 1, kind: 'drop' })
    expect(await bench.send(image)).toMatchObject({ status: 'sent', degraded: ['image'] })
    bench.fake.faults.push(refusal(-201))
    expect(await bench.send(image)).toMatchObject({ status: 'sent', degraded: ['image'] })
    expect(bench.fake.sent.map(({ picture }) => picture)).toEqual([null, null])
  })

  it('fetches what a person sent from public addresses only', async () => {
    bench = await oaBench()
    const never = new AbortController().signal
    const get = (ref: string) => bench.channel.download?.(ref, 100, never)
    expect((await get(`${bench.fake.root}/photo`))?.byteLength).toBeGreaterThan(0)
    await expect(bench.channel.download?.(`${bench.fake.root}/photo`, 3, never)).rejects.toThrow('too long')
    for (const inside of [
      'http://f1.zdn.vn/a.jpg',
      'https://127.0.0.1/a',
      'https://[::1]/a',
      'https://localhost/a',
      'x',
    ])
      await expect(get(inside)).rejects.toThrow('not an address of a file')
  })
})
