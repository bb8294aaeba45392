import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PERSON, textEvent } from '../support/fake-zalo-oa/events.ts'
import { FakeZaloOa } from '../support/fake-zalo-oa/server.ts'
import { dataFolder, freePort, type Running, startService } from '../support/serviceProcess.ts'
import { beside } from '../support/timing.ts'
import { until } from '../support/until.ts'

/** A whole service in its own process behind the webhook of a loopback Official Account. */

const SEND = '/v3.0/oa/message/cs'
let data: Awaited<ReturnType<typeof dataFolder>>
let fake: FakeZaloOa
let service: Running
let port = 0

const start = () =>
  startService({
    PORT: String(port),
    DATA_DIR: data.folder,
    ZALO_OA_APP_ID: fake.appId,
    ZALO_OA_APP_SECRET: fake.appSecret,
    ZALO_OA_SECRET_KEY: fake.secretKey,
    ZALO_OA_REFRESH_TOKEN: 'refresh-from-the-consent-page',
    ZALO_OA_API_ROOT: fake.root,
    ZALO_OA_OAUTH_ROOT: fake.root,
  })

beforeEach(async () => {
  data = await dataFolder()
  fake = await new FakeZaloOa().start()
  port = await freePort()
  fake.webhook = `http://127.0.0.1:${port}/webhook/zalo-oa`
  service = await start()
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await fake.stop()
  data.remove()
})
const says = (text: string) => fake.push(textEvent(text, PERSON, Date.now()))
const said = (words: RegExp) => fake.textsTo(PERSON).some((text) => words.test(text))
const asked = () => fake.calls.some(({ path }) => path === SEND)

describe('the whole service over a Zalo Official Account', () => {
  it('answers with its source, goes on by digits, and shows no secret where operators look', async () => {
    await says('lam sao quet qr tra tien')
    await until(() => said(/Nguồn: .*\n1\. Chỉ từng bước\n/su))
    await says('1')
    await until(() => said(/^Bước 1\/6/u))
    const ready = await (await fetch(`${service.url}/readyz`)).text()
    expect(JSON.parse(ready)).toMatchObject({ channels: { 'zalo-oa': { ok: true, detail: 'webhook' } } })
    for (const secret of [fake.appSecret, fake.secretKey, 'refresh-from-the-consent-page'])
      expect(ready + service.stderr() + service.lines().join()).not.toContain(secret)
  })

  it('answers once a message it was answering when it was killed, although Zalo pushes it again', async () => {
    fake.faults.push({ method: SEND, times: 1, kind: 'hang' })
    const event = textEvent('quen mat khau vneid', PERSON, Date.now())
    await fake.push(event)
    await until(asked)
    service.signal('SIGKILL')
    await service.ended
    expect(fake.sent).toEqual([])
    service = await start()
    expect(await fake.push(event)).toMatchObject({ disabled: false })
    await until(() => said(/mật khẩu/iu))
    await says('cảm ơn')
    await until(() => fake.sent.length > 1)
    expect(fake.textsTo(PERSON).filter((text) => text.includes('Về mật khẩu'))).toHaveLength(1)
  })

  it('on SIGTERM lets the answer that is being sent arrive, and ends with 0 within nine seconds', async () => {
    fake.faults.push({ method: SEND, times: 1, kind: 'slow', ms: 1500 })
    await says('quen mat khau vneid')
    await until(asked)
    const from = performance.now()
    service.signal('SIGTERM')
    expect((await service.ended).status).toBe(0)
    expect(performance.now() - from).toBeLessThan(beside(9000))
    // A slow machine may have said before that it is looking something up.
    expect(fake.textsTo(PERSON).filter((text) => text.includes('Về mật khẩu'))).toHaveLength(1)
  })
})
