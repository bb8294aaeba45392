import { get } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LAN, otherSaid, textSaid } from '../support/fake-zalo-personal/events.ts'
import { FakeZaloPersonal } from '../support/fake-zalo-personal/server.ts'
import { dataFolder, type Running, refusedStart, startService } from '../support/serviceProcess.ts'
import { until } from '../support/until.ts'

/** A whole service in its own process over zca-js and a loopback Zalo: somebody scans a code, people are answered. */

let data: Awaited<ReturnType<typeof dataFolder>>
let fake: FakeZaloPersonal
let service: Running

const start = (more: Record<string, string> = {}) =>
  startService({ DATA_DIR: data.folder, ZALO_PERSONAL_ENABLED: 'yes', ZALO_PERSONAL_API_ROOT: fake.root, ...more })

beforeEach(async () => {
  data = await dataFolder()
  fake = await new FakeZaloPersonal().start()
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await fake.stop()
  data.remove()
})

const output = () => service.lines().join('\n')
const pageUrl = () => /http:\/\/\S+\/zalo-ca-nhan\/[0-9a-f]{32}/u.exec(output())?.[0] ?? ''
const said = (words: RegExp) => fake.sent.some(({ text }) => words.test(text))
const ready = async () =>
  ((await (await fetch(`${service.url}/readyz`)).json()) as { channels: Record<string, unknown> }).channels[
    'zalo-personal'
  ]

async function logIn(): Promise<void> {
  await until(() => pageUrl() !== '')
  fake.scan()
  await until(() => output().includes('“Trợ lý Học Vụ Số” đã quét'))
  fake.answerScan('confirmed')
  await until(() => output().includes('đã nối, đang nhận tin'))
}

/** The status of a page asked for with headers `fetch` would not send. */
function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((done, fail) => {
    get(url, { headers }, (answer) => {
      answer.resume()
      done(answer.statusCode ?? 0)
    }).on('error', fail)
  })
}

describe('the whole service over a personal Zalo account', () => {
  it('warns, shows a code in the terminal and on a page, answers after the scan, and needs none after a restart', async () => {
    service = await start()
    expect(output()).toContain('CẢNH BÁO: Zalo cá nhân đang bật')
    expect(output()).toContain('Zalo cá nhân bật')
    await until(() => pageUrl() !== '')
    expect(output()).toMatch(/\n[█▀▄ ]{30,}\n/u)
    expect(await (await fetch(pageUrl())).text()).toContain('data:image/png;base64,')
    expect(await ready()).toMatchObject({ ok: false, detail: 'login' })
    await logIn()
    expect(await ready()).toMatchObject({ ok: true, detail: 'online' })
    fake.push(textSaid('quen mat khau vneid', LAN))
    await until(() => said(/mật khẩu/iu))
    const before = fake.sent.length
    service.signal('SIGTERM')
    expect((await service.ended).status).toBe(0)

    const codes = fake.calls.filter(({ method }) => method === 'generate').length
    fake.push(textSaid('lam sao quet qr tra tien', LAN))
    service = await start()
    await until(() => output().includes('đã nối, đang nhận tin'))
    await until(() => said(/quét mã QR/iu))
    expect(fake.calls.filter(({ method }) => method === 'generate')).toHaveLength(codes)
    expect(fake.sent.slice(before).filter(({ text }) => text.includes('Về mật khẩu'))).toEqual([])
    expect(service.stderr()).not.toMatch(/zpsid|zpw_sek|imei/u)
  })

  it('shows the code to this machine alone, under a name nobody can guess', async () => {
    service = await start({ HOST: '0.0.0.0' })
    await until(() => pageUrl() !== '')
    const { pathname } = new URL(pageUrl())
    const here = `http://127.0.0.1:${service.port}${pathname}`
    expect(await statusOf(here)).toBe(200)
    expect(await statusOf(here, { 'x-forwarded-for': '203.0.113.7' })).toBe(404)
    expect(await statusOf(here, { host: 'ke-xau.example' })).toBe(404)
    expect(await statusOf(here.replace(/[0-9a-f]{32}$/u, '0'.repeat(32)))).toBe(404)
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)
    if (outside) expect(await statusOf(`http://${outside.address}:${service.port}${pathname}`)).toBe(404)
  })

  it('answers a scam link it is sent as a card, and says where operators look that another session took over', async () => {
    service = await start()
    await logIn()
    const href = 'https://vneid-nhanqua.example/otp'
    fake.push(otherSaid('chat.recommended', { title: `${href} có lừa không`, href, action: 'recommened.link' }, LAN))
    await until(() => fake.sent.length > 0)
    fake.openElsewhere()
    await until(() => service.stderr().includes('ZALO_PERSONAL_REPLACED'))
    await until(() => output().split('[ZALO_PERSONAL_REPLACED]')[1]?.includes('/zalo-ca-nhan/') === true)
    expect(await ready()).toMatchObject({ ok: false, detail: expect.stringContaining('Zalo Web ở nơi khác') })
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
    const again = /http:\/\/\S+\/zalo-ca-nhan\/[0-9a-f]{32}/u.exec(
      output().split('[ZALO_PERSONAL_REPLACED]')[1] ?? '',
    )?.[0]
    expect(await (await fetch(again ?? '', { method: 'POST' })).text()).toContain('Zalo')
    await until(() => fake.opened === 2 && fake.connected === 1)
  })

  it('answers once a message it was answering when it was killed, although Zalo brings it again', async () => {
    service = await start()
    await logIn()
    fake.faults.push({ method: 'sms', times: 1, kind: 'hang' })
    fake.push(textSaid('quen mat khau vneid', LAN))
    await until(() => fake.calls.some(({ method }) => method === 'sms'))
    service.signal('SIGKILL')
    await service.ended
    expect(fake.sent).toEqual([])
    service = await start()
    await until(() => said(/mật khẩu/iu))
    fake.push(textSaid('cảm ơn', LAN))
    const before = fake.sent.length
    await until(() => fake.sent.length > before)
    expect(fake.sent.filter(({ text }) => text.includes('Về mật khẩu'))).toHaveLength(1)
  })

  it('is off unless asked for, and its root is this machine’s alone', async () => {
    service = await startService({ DATA_DIR: data.folder })
    expect(output()).toContain('Zalo cá nhân tắt (chưa có ZALO_PERSONAL_ENABLED)')
    expect(output()).not.toContain('CẢNH BÁO')
    const refused = await refusedStart({ ZALO_PERSONAL_ENABLED: 'yes', ZALO_PERSONAL_API_ROOT: 'https://zalo.example' })
    expect(refused.status).toBe(2)
    expect(refused.stderr).toContain('ZALO_PERSONAL_API_ROOT')
    expect(refused.stderr).not.toContain('zalo.example')
  })
})
