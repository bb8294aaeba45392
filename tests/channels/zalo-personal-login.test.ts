import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSessionFile } from '../../src/channels/zalo-personal/session.ts'
import { textSaid } from '../support/fake-zalo-personal/events.ts'
import { rest } from '../support/fakeClock.ts'
import { beside } from '../support/timing.ts'
import { until } from '../support/until.ts'
import { type Bench, openBench, SECRET } from '../support/zalo-personal-bench.ts'

const HOUR = 3_600_000
let bench: Bench
afterEach(() => bench.close())

const session = () => openSessionFile(join(bench.folder, 'session'), SECRET).read()
const last = () => bench.states.at(-1)
const asked = (method: string) => bench.fake.calls.filter((call) => call.method === method).length
const shown = () => last()?.kind === 'login' && (last() as { code: unknown }).code !== null
/** A new code is shown that nobody has scanned yet. */
async function codeShown(): Promise<string> {
  const before = bench.fake.code?.answer === 'open' ? null : bench.fake.code?.code
  await until(() => shown() && bench.fake.code?.code !== before && bench.fake.code?.answer === 'open')
  return bench.fake.code?.code ?? ''
}
async function logIn(by = bench.fake.me): Promise<void> {
  await codeShown()
  bench.fake.scan(by)
  await until(() => bench.states.some((state) => state.kind === 'login' && state.scannedBy === by.name))
  bench.fake.answerScan('confirmed')
}
const page = (name = bench.channel.loginPage.name(), method = 'GET') =>
  bench.channel.loginPage.handler(new Request(`http://127.0.0.1:3000/zalo-ca-nhan/${name}`, { method }))

describe('the first login', () => {
  beforeEach(async () => {
    bench = await openBench({ loggedIn: false })
  })

  it('is by a code that is scanned and confirmed; the next start needs none', async () => {
    await logIn()
    await until(() => bench.isOnline())
    expect(session()).toMatchObject({ uid: bench.fake.me.uid, imei: expect.any(String), userAgent: expect.any(String) })
    const codes = asked('generate')
    await bench.stop()
    await bench.restart()
    await until(() => bench.isOnline())
    expect(asked('generate')).toBe(codes)
    bench.fake.push(textSaid('chào', undefined, bench.clock.now()))
    await until(() => bench.accepted.length === 1)
  })

  it('keeps nothing readable on the disk: no cookie, no device name, no key', async () => {
    await logIn()
    await until(() => bench.isOnline())
    const kept = session()
    expect(openSessionFile(join(bench.folder, 'session'), `${SECRET}x`).read()).toBeNull()
    const written = readdirSync(bench.folder).map((name) => readFileSync(join(bench.folder, name), 'latin1'))
    for (const secret of [kept?.imei ?? '', ...(kept?.cookies ?? []).map(({ value }) => String(value))]) {
      expect(secret.length).toBeGreaterThan(8)
      expect(written.join('')).not.toContain(secret)
      expect(bench.logged()).not.toContain(secret)
    }
  })

  it('answers nothing that was said to the account before it became ours', async () => {
    bench.fake.push(textSaid('mai họp lúc mấy giờ', undefined, bench.clock.now() - 60_000))
    await logIn()
    await until(() => bench.isOnline())
    bench.fake.push(textSaid('chào', undefined, bench.clock.now() + 1000))
    await until(() => bench.accepted.length > 0)
    expect(bench.texts()).toEqual(['chào'])
  })

  it('shows another code when one lapsed, by Zalo’s word or by the package’s own clock', async () => {
    const first = await codeShown()
    bench.fake.answerScan('lapsed')
    const second = await codeShown()
    expect(second).not.toBe(first)
    await bench.stop()

    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await bench.restart()
      await codeShown()
      const codes = asked('generate')
      vi.advanceTimersByTime(100_000)
      await until(() => asked('generate') === codes + 1)
    } finally {
      vi.useRealTimers()
    }
  })

  it('shows another code when the person declined, which the package alone would wait for for ever', async () => {
    const first = await codeShown()
    bench.fake.scan()
    bench.fake.answerScan('declined')
    expect(await codeShown()).not.toBe(first)
  })

  it('stops asking for codes when nobody scans five, and goes on when somebody presses', async () => {
    for (let code = 0; code < 5; code += 1) {
      await codeShown()
      bench.fake.answerScan('lapsed')
    }
    await until(() => last()?.kind === 'stopped')
    await bench.clock.advance(24 * HOUR)
    expect(asked('generate')).toBe(5)
    expect(await bench.channel.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('ZALO_PERSONAL_NOT_LOGGED_IN'),
    })
    expect(await page().text()).toContain('Thử lại')
    expect(page(undefined, 'POST').status).toBe(303)
    await logIn()
    await until(() => bench.isOnline())
  })

  it('tries ever more rarely while Zalo cannot be reached, and shows no code it does not have', async () => {
    bench.fake.faults.push({ method: 'account', times: 1000, kind: 'html', status: 502 })
    await bench.passing(10_000, () => asked('account') >= 3)
    const before = asked('account')
    for (let minute = 0; minute < 60; minute += 1) {
      await bench.clock.advance(60_000)
      await new Promise((done) => setImmediate(done))
    }
    expect(asked('account') - before).toBeLessThan(20)
    expect(bench.states.some((state) => state.kind === 'login' && state.code !== null)).toBe(false)
  })

  it('leaves a stop nothing to wait for', async () => {
    await codeShown()
    const from = performance.now()
    await bench.stop()
    expect(performance.now() - from).toBeLessThan(beside(2000))
  })
})

describe('a login kept from before', () => {
  beforeEach(async () => {
    bench = await openBench()
  })

  it('that Zalo refuses three times is replaced by a code, for the same account alone', async () => {
    await bench.stop()
    bench.fake.revoke()
    await bench.restart(false)
    await bench.passing(1000, shown)
    expect(asked('getLoginInfo')).toBe(1 + 3)
    await logIn(bench.fake.stranger)
    await until(() => last()?.kind === 'stopped')
    expect(bench.logged()).toContain('ZALO_PERSONAL_OTHER_ACCOUNT')
    expect(session()?.uid).toBe(bench.fake.me.uid)
    expect(await bench.send('a', 'lan')).toEqual({ status: 'down', why: 'auth' })
    page(undefined, 'POST')
    await bench.passing(1000, shown)
    await logIn()
    await bench.passing(1000, bench.isOnline)
  })

  it.each([['html'], ['truncate'], ['drop']] as const)(
    'is not thrown away for an answer that is none (%s)',
    async (kind) => {
      await bench.stop()
      const fault = kind === 'html' ? ({ kind, status: 502 } as const) : { kind }
      bench.fake.faults.push({ method: 'getLoginInfo', times: 6, ...fault })
      await bench.restart(false)
      await bench.passing(5000, bench.isOnline)
      expect(asked('generate')).toBe(0)
    },
  )
})

describe('the login page', () => {
  beforeEach(async () => {
    bench = await openBench({ loggedIn: false })
    await codeShown()
  })

  it('shows the code under a name nobody can guess, and is nowhere else', async () => {
    const answer = page()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toMatch(/<img alt="Mã QR đăng nhập Zalo" src="data:image\/png;base64,/u)
    expect(bench.channel.loginPage.name()).toMatch(/^[0-9a-f]{32}$/u)
    for (const name of ['', 'x', '0'.repeat(32)]) {
      expect(page(name).status).toBe(404)
      expect(page(name, 'POST').status).toBe(404)
    }
  })

  it('tells who has scanned, as text whatever the account calls itself', async () => {
    bench.fake.stranger.name = '<b>Mai</b>\u001B[31m'
    bench.fake.scan(bench.fake.stranger)
    await until(() => bench.states.some((state) => state.kind === 'login' && state.scannedBy !== null))
    const text = await page().text()
    expect(text).toContain('“&lt;b&gt;Mai&lt;/b&gt;[31m” đã quét')
    expect(text).not.toContain('<b>')
    expect(bench.states.at(-1)).toMatchObject({ scannedBy: '<b>Mai</b>[31m' })
  })

  it('shows no code once somebody is logged in, and has another name the next time', async () => {
    const name = bench.channel.loginPage.name()
    await logIn()
    await until(() => bench.isOnline())
    expect(await page(name).text()).not.toContain('<img')
    bench.fake.revoke()
    bench.fake.closeSockets(1006)
    await bench.passing(1000, shown)
    expect(bench.channel.loginPage.name()).not.toBe(name)
    expect(page(name).status).toBe(404)
    await rest()
  })
})
