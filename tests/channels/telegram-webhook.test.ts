import { afterEach, describe, expect, it } from 'vitest'
import { textUpdate } from '../support/fake-telegram/updates.ts'
import { type TelegramBench, telegramBench } from '../support/telegram-bench.ts'
import { until } from '../support/until.ts'

const SECRET = 'bi-mat-cua-webhook-2026'
const HEADER = 'x-telegram-bot-api-secret-token'
let bench: TelegramBench

afterEach(() => bench.stop())

async function start(): Promise<(request: RequestInit) => Promise<Response>> {
  bench = await telegramBench({ webhook: { url: 'http://127.0.0.1:9/tg', secret: SECRET } })
  await bench.run()
  await until(() => bench.fake.webhook !== null)
  const handler = bench.channel.webhook
  if (!handler) throw new Error('no webhook')
  return (init) => handler(new Request('http://127.0.0.1/tg', { method: 'POST', ...init }))
}

const update = JSON.stringify({ ...textUpdate('alo'), update_id: 1 })

describe('the Telegram webhook', () => {
  it('tells Telegram its secret and stores an update before it answers 200', async () => {
    const post = await start()
    expect(bench.fake.webhook).toEqual({ url: 'http://127.0.0.1:9/tg', secret: SECRET })
    const answer = await post({ headers: { [HEADER]: SECRET }, body: update })
    expect(answer.status).toBe(200)
    expect(bench.accepted.map((message) => message.key)).toEqual(['u:1'])
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
    expect(bench.accepted).toEqual([])
  })

  it('answers 500 when the message could not be stored, so that Telegram sends it again', async () => {
    const post = await start()
    bench.onAccept = async () => {
      throw new Error('disk full')
    }
    expect((await post({ headers: { [HEADER]: SECRET }, body: update })).status).toBe(500)
  })

  it('cuts a body of more than 256 KB and refuses what is no JSON', async () => {
    const post = await start()
    expect((await post({ headers: { [HEADER]: SECRET }, body: 'x'.repeat(300_000) })).status).toBe(413)
    expect((await post({ headers: { [HEADER]: SECRET }, body: '{"update_id":' })).status).toBe(400)
    expect(bench.accepted).toEqual([])
  })
})
