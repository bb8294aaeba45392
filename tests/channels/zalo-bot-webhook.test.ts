import { afterEach, describe, expect, it } from 'vitest'
import { textEvent } from '../support/fake-zalo-bot/events.ts'
import { until } from '../support/until.ts'
import { type ZaloBotBench, zaloBotBench } from '../support/zalo-bot-bench.ts'

const SECRET = 'bi-mat-cua-webhook-2026'
const HEADER = 'x-bot-api-secret-token'
let bench: ZaloBotBench
afterEach(() => bench.stop())

async function start(): Promise<(init: RequestInit) => Promise<Response>> {
  bench = await zaloBotBench({ webhook: { url: 'http://127.0.0.1:9/zalo', secret: SECRET } })
  bench.run()
  await until(() => bench.fake.webhook !== null)
  const handler = bench.channel.webhook
  if (!handler) throw new Error('no webhook')
  return (init) => handler(new Request('http://127.0.0.1/zalo', { method: 'POST', ...init }))
}
const signed = (body: unknown): RequestInit => ({ headers: { [HEADER]: SECRET }, body: JSON.stringify(body) })

describe('the Zalo Bot webhook', () => {
  it('is registered with its secret, and stores an event before it answers 200', async () => {
    const post = await start()
    expect(bench.fake.webhook).toEqual({ url: 'http://127.0.0.1:9/zalo', secret: SECRET })
    const event = textEvent('alo')
    expect((await post(signed(event))).status).toBe(200)
    expect((await post(signed({ ok: true, result: event }))).status).toBe(200)
    expect(bench.accepted.map(({ key }) => key)).toEqual([`m:${event.message.message_id}`])
  })

  it.each([
    ['no header', {}],
    ['a wrong one', { [HEADER]: 'khong-phai' }],
    ['one that differs in its last byte', { [HEADER]: `${SECRET.slice(0, -1)}7` }],
  ])('answers %s with 401 and an empty body, the body unread', async (_what, headers) => {
    const post = await start()
    let read = false
    const body = new ReadableStream(
      {
        pull(controller) {
          read = true
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const answer = await post({ headers: headers as Record<string, string>, body, duplex: 'half' } as RequestInit)
    expect(answer.status).toBe(401)
    expect(await answer.text()).toBe('')
    expect(read).toBe(false)
  })

  it('takes an event of a kind it does not know without a word', async () => {
    const post = await start()
    expect((await post(signed({ event_name: 'verification' }))).status).toBe(200)
    expect((await post(signed({ ...textEvent('x'), event_name: 'message.new.kind' }))).status).toBe(200)
    expect(bench.accepted).toEqual([])
  })

  it('answers 500 when the message could not be stored, and to everything after a stop', async () => {
    const post = await start()
    const usual = bench.onAccept
    bench.onAccept = async () => {
      throw new Error('disk full')
    }
    const event = textEvent('alo')
    expect((await post(signed(event))).status).toBe(500)
    bench.onAccept = usual
    await bench.stop()
    expect((await post(signed(event))).status).toBe(500)
    expect(bench.accepted).toEqual([])
  })

  it('cuts a body of more than 256 KB and refuses what is no JSON', async () => {
    const post = await start()
    expect((await post({ headers: { [HEADER]: SECRET }, body: 'x'.repeat(300_000) })).status).toBe(413)
    expect((await post({ headers: { [HEADER]: SECRET }, body: '{"event_name":' })).status).toBe(400)
    expect(bench.accepted).toEqual([])
  })
})
