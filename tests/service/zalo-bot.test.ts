import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textEvent, unsupportedEvent } from '../support/fake-zalo-bot/events.ts'
import { FakeZaloBot } from '../support/fake-zalo-bot/server.ts'
import { dataFolder, type Running, startService } from '../support/serviceProcess.ts'
import { beside } from '../support/timing.ts'
import { until } from '../support/until.ts'

/** A whole service in its own process over a loopback Zalo Bot Platform, which brings nothing a second time. */

let data: Awaited<ReturnType<typeof dataFolder>>
let fake: FakeZaloBot
let service: Running

const start = () => startService({ DATA_DIR: data.folder, ZALO_BOT_TOKEN: fake.token, ZALO_BOT_API_ROOT: fake.apiRoot })

beforeEach(async () => {
  data = await dataFolder()
  fake = await new FakeZaloBot().start({ holdMs: 500 })
  service = await start()
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await fake.stop()
  data.remove()
})
const says = (text: string) => fake.push(textEvent(text))
const said = (words: RegExp) => fake.sent.some(({ text }) => words.test(text))

describe('the whole service over Zalo Bot', () => {
  it('is named as on, answers with its source, goes on by digits, and counts the month where operators look', async () => {
    expect(service.lines()[1] + (service.lines()[2] ?? '')).toContain('Zalo Bot bật')
    says('lam sao quet qr tra tien')
    await until(() => said(/Nguồn: .*\n1\. Chỉ từng bước\n/su))
    says('1')
    await until(() => said(/^Bước 1\/6/u))
    const ready = (await (await fetch(`${service.url}/readyz`)).json()) as { channels: Record<string, unknown> }
    expect(ready.channels['zalo-bot']).toMatchObject({
      ok: true,
      detail: 'polling',
      sender: { month: { used: fake.sent.length, of: 3000 } },
    })
    expect(JSON.stringify(ready)).not.toContain(fake.token.split(':')[1])
  })

  it('asks in words for what Zalo withholds, and writes large for whoever needs it', async () => {
    fake.push(unsupportedEvent())
    await until(() => said(/Zalo không chuyển nội dung sang/u))
    says('chữ to hơn')
    await until(() => fake.sent.some(({ text_styles }) => text_styles?.some(({ st }) => st.includes('f_20'))))
  })

  it('answers once a message it was answering when it was killed, although nobody brings it again', async () => {
    fake.faults.push({ method: 'sendMessage', times: 1, kind: 'hang' })
    says('quen mat khau vneid')
    await until(() => fake.calls.some(({ method }) => method === 'sendMessage'))
    service.signal('SIGKILL')
    await service.ended
    expect(fake.sent).toEqual([])
    service = await start()
    await until(() => said(/mật khẩu/iu))
    says('cảm ơn')
    await until(() => fake.sent.length > 1)
    expect(fake.sent.filter(({ text }) => text.includes('Về mật khẩu'))).toHaveLength(1)
  })

  it('on SIGTERM lets the answer that is being sent arrive, and ends with 0 within nine seconds', async () => {
    fake.faults.push({ method: 'sendMessage', times: 1, kind: 'slow', ms: 1500 })
    says('quen mat khau vneid')
    await until(() => fake.calls.some(({ method }) => method === 'sendMessage'))
    const from = performance.now()
    service.signal('SIGTERM')
    expect((await service.ended).status).toBe(0)
    expect(performance.now() - from).toBeLessThan(beside(9000))
    expect(fake.sent).toHaveLength(1)
  })
})
