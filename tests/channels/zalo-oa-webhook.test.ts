import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { signatureOf, verify } from '../../src/channels/zalo-oa/verify.ts'
import { NOW, type OaBench, oaBench } from '../support/fake-zalo-oa/bench.ts'
import { type OaEvent, textEvent } from '../support/fake-zalo-oa/events.ts'
import { until } from '../support/until.ts'

const HOUR = 3_600_000
const HEADER = 'x-zevent-signature'
let bench: OaBench

afterEach(() => bench?.stop())

async function start(): Promise<void> {
  bench = await oaBench()
  bench.run()
  await until(() => bench.fake.calls.some(({ path }) => path === '/v2.0/oa/getoa'))
}

/** As Zalo signs: computed here by hand, so that the formula is not proved by itself. */
function signed(event: OaEvent, raw = JSON.stringify(event)): { headers: Record<string, string>; body: string } {
  const { appId, secretKey } = bench.fake
  const mac = createHash('sha256').update(`${appId}${raw}${event.timestamp}${secretKey}`).digest('hex')
  return { headers: { [HEADER]: mac }, body: raw }
}

describe('the webhook of the Official Account', () => {
  it('stores a signed event before it answers 200, whichever way the signature is written', async () => {
    await start()
    const event = textEvent('quét mã thế nào', undefined, NOW)
    expect((await bench.post(signed(event))).status).toBe(200)
    expect(bench.accepted).toMatchObject([{ body: { type: 'text', text: 'quét mã thế nào' }, at: NOW }])
    const { headers, body } = signed(textEvent('hai', undefined, NOW))
    expect((await bench.post({ headers: { [HEADER]: `mac=${headers[HEADER]}` }, body })).status).toBe(200)
    expect(bench.accepted).toHaveLength(2)
  })

  it('signs the bytes as they came, not as JSON would be written again', async () => {
    await start()
    const event = textEvent('tiếng Việt', undefined, NOW)
    const spaced = JSON.stringify(event, null, 2).replaceAll('ế', '\\u1ebf')
    expect((await bench.post(signed(event, spaced))).status).toBe(200)
    const rewritten = { ...signed(event, spaced), body: JSON.stringify(event) }
    expect((await bench.post(rewritten)).status).toBe(401)
    expect(bench.accepted).toHaveLength(1)
  })

  it.each([
    ['another person put in', (body: string) => body.replace('9007199254740993123', '9007199254740993124')],
    ['another word put in', (body: string) => body.replace('chuyển', 'nhận')],
    ['another time put in', (body: string) => body.replace(String(NOW), String(NOW + 1))],
    ['one blank added', (body: string) => `${body} `],
  ])('turns away an event with %s: 401, empty, nothing stored', async (_what, forge) => {
    await start()
    const { headers, body } = signed(textEvent('chuyển tiền', undefined, NOW))
    const answer = await bench.post({ headers, body: forge(body) })
    expect([answer.status, await answer.text(), bench.accepted]).toEqual([401, '', []])
  })

  it('refuses what is signed with the app secret instead of the key of the account', async () => {
    await start()
    const event = textEvent('alo', undefined, NOW)
    const body = Buffer.from(JSON.stringify(event))
    const { appId, appSecret } = bench.fake
    const headers = { [HEADER]: signatureOf(body, event.timestamp, { appId, secretKey: appSecret }) }
    expect((await bench.post({ headers, body })).status).toBe(401)
  })

  it('reads nothing of an unsigned body, and no more than 256 KB of any', async () => {
    await start()
    let read = 0
    const flood = () =>
      new ReadableStream({
        pull(controller) {
          read += 1
          controller.enqueue(new Uint8Array(64 * 1024))
        },
      })
    const unsigned = await bench.post({ body: flood(), duplex: 'half' } as RequestInit)
    expect([unsigned.status, read <= 1]).toEqual([401, true])
    const headers = { [HEADER]: 'a'.repeat(64) }
    const answer = await bench.post({ headers, body: flood(), duplex: 'half' } as RequestInit)
    expect([answer.status, read <= 8]).toEqual([413, true])
  })

  it('takes a repeat of up to 12 hours and drops it as known; an older one is somebody else sending it again', async () => {
    await start()
    const event = signed(textEvent('một', undefined, NOW))
    await bench.post(event)
    bench.clock.now = NOW + 12 * HOUR
    expect((await bench.post(event)).status).toBe(200)
    bench.clock.now = NOW + 14 * HOUR
    expect((await bench.post(event)).status).toBe(401)
    expect(bench.accepted).toHaveLength(1)
  })

  it('answers 500 when the message could not be stored, and stores the repeat', async () => {
    await start()
    const keep = bench.onAccept
    bench.onAccept = async () => {
      throw new Error('disk full')
    }
    const event = signed(textEvent('một', undefined, NOW))
    expect((await bench.post(event)).status).toBe(500)
    bench.onAccept = keep
    expect((await bench.post(event)).status).toBe(200)
    expect(bench.accepted).toHaveLength(1)
  })

  it('answers before it runs, and after it stopped, with 500: nothing is confirmed that nobody keeps', async () => {
    bench = await oaBench()
    expect((await bench.post(signed(textEvent('sớm', undefined, NOW)))).status).toBe(500)
  })

  it('refuses a signed body that is no JSON, and takes a signed event it does not know', async () => {
    await start()
    const broken = textEvent('alo', undefined, NOW)
    const half = JSON.stringify(broken).slice(0, -1)
    expect((await bench.post(signed(broken, half))).status).toBe(400)
    const unknown = { event_name: 'oa_new_thing', timestamp: String(NOW) }
    expect((await bench.post(signed(unknown))).status).toBe(200)
    expect(bench.accepted).toEqual([])
  })

  it('finds the time of the event wherever it stands, and is not led astray by one in the words', () => {
    const signing = { appId: '1', secretKey: 'k' }
    fc.assert(
      fc.property(fc.string(), fc.boolean(), fc.boolean(), (words, first, asNumber) => {
        const time = { timestamp: asNumber ? NOW : String(NOW) }
        const text = `{"timestamp":"1111111111111"} ${words}`
        const body = Buffer.from(JSON.stringify(first ? { ...time, text } : { text, ...time }))
        const mac = signatureOf(body, String(NOW), signing)
        expect(verify(body, mac, signing, NOW)).toBe('genuine')
        const flipped = mac.replace(/^./u, (one) => (one === '0' ? '1' : '0'))
        expect(verify(body, flipped, signing, NOW)).toBe('forged')
      }),
    )
  })

  it('is told of a failing service by the pusher five times, then switched off', async () => {
    const { FakeZaloOa } = await import('../support/fake-zalo-oa/server.ts')
    bench = await oaBench()
    const asked: number[] = []
    const lonely = new FakeZaloOa()
    lonely.webhook = 'http://127.0.0.1:9/webhook/zalo-oa'
    const wait = async (ms: number) => void asked.push(ms)
    const outcome = await lonely.push(textEvent('alo', undefined, NOW), { wait })
    expect([outcome.disabled, lonely.webhook, asked.length]).toEqual([true, null, 5])
  })
})
