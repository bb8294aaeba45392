import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/channels/channel.ts'
import type { Fault } from '../support/platform-faults.ts'
import { until } from '../support/until.ts'
import { type Bench, openBench } from '../support/zalo-personal-bench.ts'

const HOUR = 3_600_000
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const send = (message: OutgoingMessage, who = 'lan') => bench.sendMessage(message, bench.to(who))
const fault = (one: { method?: string; times?: number } & Omit<Fault, 'method' | 'times'>) =>
  void bench.fake.faults.push({ method: 'sms', times: 1, ...one } as Fault)
const refuse = (code: number, description: string, times = 1) =>
  fault({ kind: 'error', code, description, times } as never)

describe('a text to a personal account', () => {
  it('arrives as it is, bold and large by offset, lists as numbered lines', async () => {
    const choices = [
      { id: 'a', label: 'Có', digit: 1 },
      { id: 'b', label: 'Không', digit: 2 },
    ]
    const text = 'Bác <b>đồng ý</b> *không*?'
    expect(await send({ type: 'text', text, bold: [[4, 6]], choices, large: true })).toMatchObject({
      status: 'sent',
      messageId: '7000000000000',
      parts: 1,
    })
    const whole = `${text}\n1. Có\n2. Không\nNhắn 1 hoặc 2.`
    expect(bench.fake.sent).toEqual([
      {
        msgId: '7000000000000',
        chat: 'lan',
        kind: 'private',
        text: whole,
        styles: [
          { start: 0, len: whole.length, st: 'f_18' },
          { start: 4, len: 6, st: 'b' },
        ],
        picture: null,
      },
    ])
  })

  it('to a group goes to the group', async () => {
    const to = { ...bench.to('lan'), chat: 'g1', kind: 'group' as const }
    expect(await bench.sendMessage({ type: 'text', text: 'chào' }, to)).toMatchObject({ status: 'sent' })
    expect(bench.fake.sent).toMatchObject([{ chat: 'g1', kind: 'group', text: 'chào' }])
  })

  it('too long for one goes out in parts, three seconds apart, and is in doubt when one of them fails', async () => {
    const text = `${'a'.repeat(1500)}. ${'b'.repeat(1500)}. ${'c'.repeat(900)}`
    const sending = send({ type: 'text', text })
    await until(() => bench.fake.sent.length === 1)
    await bench.clock.advance(2999)
    expect(bench.fake.sent).toHaveLength(1)
    await bench.clock.advance(1)
    await until(() => bench.fake.sent.length === 2)
    await bench.passing(500, () => bench.fake.sent.length === 3)
    expect(await sending).toMatchObject({ status: 'sent', parts: 3 })

    const broken = send({ type: 'text', text })
    await until(() => bench.fake.sent.length === 4)
    refuse(123, 'Không thể nhận tin nhắn từ bạn.')
    await bench.clock.advance(3000)
    expect(await broken).toEqual({ status: 'unknown', why: 'part 2 of 3 failed' })
  })

  it('shows the typing sign, and does not mind when that fails', async () => {
    await bench.channel.typing?.(bench.to('lan'))
    expect(bench.fake.typed).toEqual(['lan'])
    bench.fake.faults.push({ method: 'typing', times: 1, kind: 'drop' })
    await bench.channel.typing?.(bench.to('lan'))
    expect(bench.fake.typed).toEqual(['lan'])
  })
})

describe('a picture', () => {
  it('goes out with its words beneath it', async () => {
    expect(await send({ type: 'image', bytes: PNG, alt: 'Bước 1' })).toMatchObject({ status: 'sent', parts: 1 })
    expect(bench.fake.sent).toMatchObject([{ text: 'Bước 1', picture: PNG.length }])
  })

  it.each([
    ['cut off', { kind: 'drop' }],
    ['a page', { kind: 'html', status: 502 }],
    ['refused', { kind: 'error', code: 5, description: 'no' }],
  ] as const)('that cannot be uploaded (%s) is said in its words', async (_how, how) => {
    bench.fake.faults.push({ method: 'upload', times: 1, ...how })
    expect(await send({ type: 'image', bytes: PNG, alt: 'Bước 1' })).toMatchObject({
      status: 'sent',
      degraded: ['image'],
    })
    expect(bench.fake.sent).toMatchObject([{ text: 'Bước 1', picture: null }])
  })

  it('whose sending is in doubt is not said once more in words', async () => {
    bench.fake.faults.push({ method: 'send', times: 1, kind: 'accept-then-drop' })
    expect(await send({ type: 'image', bytes: PNG, alt: 'Bước 1' })).toMatchObject({ status: 'unknown' })
    expect(bench.fake.sent).toHaveLength(1)
  })

  it('without bytes, a voice and a file are said in words', async () => {
    expect(await send({ type: 'image', url: 'https://a.vn/a.png', alt: 'Bước 1' })).toMatchObject({
      degraded: ['image'],
    })
    expect(await send({ type: 'voice', mime: 'audio/aac', transcript: 'Chào bác' })).toMatchObject({
      degraded: ['voice'],
    })
    expect(bench.fake.textsTo('lan')).toEqual(['Bước 1', 'Chào bác'])
  })
})

describe('a send that fails', () => {
  it.each([
    [122, 'Người này chặn không nhận tin nhắn từ người lạ.', { status: 'blocked', why: 'no-permission' }],
    [123, 'Không thể nhận tin nhắn từ bạn.', { status: 'blocked', why: 'no-permission' }],
    [221, 'Vượt quá số request cho phép', { status: 'retry', scope: 'account', afterMs: HOUR }],
    [-69, 'Retry limit', { status: 'retry', scope: 'account', afterMs: HOUR }],
    [600, 'zpw_sek bị thiếu hoặc không đúng', { status: 'retry', scope: 'account' }],
    [114, 'Tham số không hợp lệ', { status: 'rejected' }],
  ])('with code %i means what it means', async (code, description, result) => {
    refuse(code, description)
    expect(await bench.send('a', 'lan')).toMatchObject(result)
    expect(bench.fake.sent).toEqual([])
  })

  it.each([
    ['accept-then-drop', 1],
    ['truncate', 1],
    ['drop', 0],
  ] as const)('in between (%s) is in doubt, never called undelivered', async (kind, arrived) => {
    fault({ kind })
    expect(await bench.send('a', 'lan')).toMatchObject({ status: 'unknown' })
    expect(bench.fake.sent).toHaveLength(arrived)
  })

  it('before it reached anybody is tried again', async () => {
    const { fake } = bench
    await fake.stop()
    expect(await bench.send('a', 'lan')).toMatchObject({ status: 'retry', scope: 'account' })
  })

  it('at three people in a row means the account: an hour’s pause and an alert', async () => {
    refuse(123, 'Không thể nhận tin nhắn từ bạn.', 4)
    expect(await bench.send('a', 'p1')).toMatchObject({ status: 'blocked' })
    expect(await bench.send('a', 'p1')).toMatchObject({ status: 'blocked' })
    expect(await bench.send('a', 'p2')).toMatchObject({ status: 'blocked' })
    expect(await bench.send('a', 'p3')).toMatchObject({ status: 'retry', scope: 'account', afterMs: HOUR })
    expect(bench.logged()).toContain('zalo_personal.held_back')
  })

  it('at one here and one there, with messages that arrive in between, means those people', async () => {
    for (const who of ['p1', 'p2', 'p3', 'p4']) {
      refuse(123, 'Không thể nhận tin nhắn từ bạn.')
      expect(await bench.send('a', who)).toMatchObject({ status: 'blocked' })
      expect(await bench.send('a', 'lan')).toMatchObject({ status: 'sent' })
    }
  })

  it('leaves a message for everybody unsent, without asking Zalo', async () => {
    expect(await bench.send('a', 'lan', { why: 'broadcast' })).toEqual({ status: 'blocked', why: 'no-permission' })
    expect(bench.fake.sent).toEqual([])
  })
})

describe('new people', () => {
  const writeTo = async (from: number, to: number) => {
    for (let person = from; person < to; person += 1) await bench.send('chào', `p${person}`)
  }

  it('are written to a hundred a day, over restarts; the next waits for tomorrow, and whoever was known is answered', async () => {
    await writeTo(0, 60)
    await bench.stop()
    await bench.restart()
    await writeTo(60, 100)
    expect(bench.fake.sent).toHaveLength(100)
    // It is nine in the morning: fifteen hours are left of the day.
    expect(await bench.send('chào', 'p100')).toMatchObject({ status: 'retry', scope: 'chat', afterMs: 15 * HOUR })
    bench.known.add('hoc-vien-cu')
    for (const who of ['p3', 'p99', 'hoc-vien-cu'])
      expect(await bench.send('chào', who)).toMatchObject({ status: 'sent' })
    bench.clock.step(15 * HOUR)
    expect(await bench.send('chào', 'p100')).toMatchObject({ status: 'sent' })
    expect(await bench.send('chào', 'p7')).toMatchObject({ status: 'sent' })
  })

  it('count when they are tried, whatever became of it', async () => {
    refuse(122, 'Người này chặn không nhận tin nhắn từ người lạ.', 2)
    await writeTo(0, 2)
    await writeTo(2, 100)
    expect(await bench.send('chào', 'p100')).toMatchObject({ status: 'retry' })
  })

  it('are not known by name to anybody who reads the disk', async () => {
    await bench.send('chào', '7341234567890123456')
    expect(readFileSync(join(bench.folder, 'ledger'), 'latin1')).not.toContain('7341234567890123456')
  })
})
