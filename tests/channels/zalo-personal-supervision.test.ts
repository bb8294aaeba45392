import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LAN, ownSaid, textSaid } from '../support/fake-zalo-personal/events.ts'
import { until } from '../support/until.ts'
import { type Bench, openBench } from '../support/zalo-personal-bench.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const last = () => bench.states.at(-1)
const said = (text: string) => textSaid(text, LAN, bench.clock.now())
/** Loses the socket and waits until it is back. */
async function lose(code: number): Promise<void> {
  const { opened } = bench.fake
  bench.fake.closeSockets(code)
  await until(() => last()?.kind === 'lost')
  await bench.passing(1000, () => bench.fake.opened === opened + 1 && bench.isOnline())
}
/** Time passes, with room for what really goes over the line. */
async function pass(ms: number, steps = 60): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await bench.clock.advance(ms / steps)
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done))
  }
}

describe('a connection that is lost', () => {
  it.each([[1006], [1000], [1011], [4999]])(
    'comes back, more often than the package would count (%i)',
    async (code) => {
      for (let loss = 0; loss < 5; loss += 1) await lose(code)
      bench.fake.push(said('chào'))
      await until(() => bench.accepted.length === 1)
    },
  )

  it('brings what was said meanwhile, once, and none of our own words', async () => {
    bench.fake.push(said('một'))
    await until(() => bench.accepted.length === 1)
    bench.fake.closeSockets(1006)
    await until(() => last()?.kind === 'lost')
    bench.fake.push(said('hai'), ownSaid('của trợ lý', LAN, bench.clock.now()))
    await bench.passing(1000, bench.isOnline)
    await until(() => bench.accepted.length === 2)
    bench.fake.push(said('ba'))
    await until(() => bench.accepted.length === 3)
    expect(bench.texts()).toEqual(['một', 'hai', 'ba'])
  })

  it('brings what was said while the machine was off, but nothing a day old', async () => {
    bench.fake.push(said('một'))
    await until(() => bench.accepted.length === 1)
    await bench.stop()
    bench.fake.push(said('hai'))
    bench.clock.step(HOUR)
    await bench.restart()
    await until(() => bench.accepted.length === 2)
    await bench.stop()
    bench.fake.push(said('ba'))
    bench.clock.step(25 * HOUR)
    await bench.restart()
    bench.fake.push(said('bốn'))
    await until(() => bench.texts().includes('bốn'))
    expect(bench.texts()).toEqual(['một', 'hai', 'bốn'])
  })

  it('is tried ever more rarely while it keeps failing: a dozen logins in an hour, not a thousand', async () => {
    bench.fake.greets = false
    bench.fake.closeSockets(1006)
    const before = bench.fake.logins
    await pass(HOUR, 240)
    const tries = bench.fake.logins - before
    expect(tries).toBeGreaterThan(2)
    expect(tries).toBeLessThan(20)
  })

  it('does not begin anew with its waits when it holds only for moments', async () => {
    const before = bench.fake.logins
    for (let second = 0; second < 3600; second += 10) {
      bench.fake.closeSockets(1006)
      await pass(10_000, 2)
    }
    expect(bench.fake.logins - before).toBeLessThan(30)
  })
})

describe('a socket that another session takes over', () => {
  it.each([
    ['thrown out', () => bench.fake.closeSockets(3003)],
    ['opened elsewhere', () => bench.fake.openElsewhere()],
  ])('is not fought for (%s): nothing more until somebody presses', async (_how, happens) => {
    const before = bench.fake.calls.length
    happens()
    await until(() => last()?.kind === 'stopped')
    await pass(24 * HOUR)
    expect(bench.fake.calls.length).toBe(before)
    expect(bench.logged()).toContain('"level":50')
    expect(bench.logged()).toContain('ZALO_PERSONAL_REPLACED')
    expect(await bench.channel.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('Zalo Web ở nơi khác'),
    })
    expect(await bench.send('a', 'lan')).toEqual({ status: 'down', why: 'conflict' })
    expect(await bench.channel.probe?.()).toBe(false)
    const again = new Request(`http://127.0.0.1/zalo-ca-nhan/${bench.channel.loginPage.name()}`, { method: 'POST' })
    bench.channel.loginPage.handler(again)
    await until(() => bench.isOnline())
    expect(await bench.channel.probe?.()).toBe(true)
    expect(await bench.send('a', 'lan')).toMatchObject({ status: 'sent' })
  })
})

describe('an account Zalo has locked', () => {
  it('ends everything with an alert, and sends nothing more', async () => {
    bench.fake.faults.push({
      method: 'sms',
      times: 1,
      kind: 'error',
      code: 9,
      description: 'Tài khoản của bạn đã bị khóa.',
    })
    expect(await bench.send('a', 'lan')).toEqual({ status: 'down', why: 'banned' })
    await until(() => last()?.kind === 'stopped')
    const before = bench.fake.calls.length
    expect(await bench.send('b', 'lan')).toEqual({ status: 'down', why: 'banned' })
    await pass(24 * HOUR)
    expect(bench.fake.calls.length).toBe(before)
    expect(bench.logged()).toContain('ZALO_PERSONAL_LOCKED')
  })
})

describe('keys that another login has made stale', () => {
  it('are replaced by logging in again, and the message waits for it', async () => {
    bench.fake.isStale = true
    expect(await bench.send('a', 'lan')).toMatchObject({ status: 'retry', scope: 'account' })
    await until(() => last()?.kind === 'lost')
    bench.fake.isStale = false
    const before = bench.fake.logins
    await bench.passing(1000, () => bench.isOnline())
    expect(bench.fake.logins).toBe(before + 1)
    expect(await bench.send('a', 'lan')).toMatchObject({ status: 'sent' })
  })
})

describe('what comes over the socket', () => {
  it.each([[0], [1], [2], [3]] as const)(
    'is read however it is hidden (%i), long numbers to their last digit',
    async (how) => {
      bench.fake.hiding = how
      bench.fake.push(said('chào'))
      await until(() => bench.accepted.length === 1)
      if (how === 0) return
      bench.fake.pushRaw(
        `{"data":{"msgs":[{"msgId":7000000000000000123,"msgType":"webchat","uidFrom":7341234567890123457,"idTo":"0","ts":"${bench.clock.now()}","content":"hai"}]}}`,
      )
      await until(() => bench.accepted.length === 2)
      expect(bench.accepted[1]).toMatchObject({ key: 'm:7000000000000000123', from: { user: '7341234567890123457' } })
    },
  )

  it('is asked for again when one unreadable message took the rest of its frame with it', async () => {
    await bench.clock.advance(MINUTE)
    bench.fake.push({ ...said('rỗng'), content: null }, said('sau đó'))
    await until(() => bench.texts().includes('sau đó'))
    expect(bench.logged()).toContain('zalo_personal.frame_failed')
    expect(bench.logged()).not.toContain('sau đó')
  })

  it('that is no JSON neither ends anything nor is printed', async () => {
    bench.fake.pushRaw('{"data": mật khẩu của tôi là 123456')
    await until(() => bench.logged().includes('zalo_personal.frame_failed'))
    bench.fake.push(said('chào'))
    await until(() => bench.accepted.length === 1)
    expect(bench.logged()).not.toContain('123456')
  })

  it('is stored in the order it came, although the first takes longer to decipher than the second', async () => {
    const { subtle } = globalThis.crypto
    const decrypt = subtle.decrypt.bind(subtle)
    const held = vi.spyOn(subtle, 'decrypt').mockImplementationOnce(async (...asked) => {
      for (let turn = 0; turn < 500; turn += 1) await new Promise((done) => setImmediate(done))
      return decrypt(...asked)
    })
    bench.fake.push(said('một'))
    bench.fake.push(said('hai'))
    await until(() => bench.accepted.length === 2)
    held.mockRestore()
    expect(bench.texts()).toEqual(['một', 'hai'])
  })

  it('is stored in its order when nothing can be stored for a while', async () => {
    bench.broken = true
    bench.fake.push(said('một'))
    bench.fake.push(said('hai'))
    await until(() => bench.logged().includes('zalo_personal.not_stored'))
    bench.broken = false
    await bench.passing(500, () => bench.accepted.length === 2)
    expect(bench.texts()).toEqual(['một', 'hai'])
  })

  it('and could not be stored before a stop is asked for at the next start', async () => {
    bench.broken = true
    bench.fake.push(said('một'))
    await until(() => bench.logged().includes('zalo_personal.not_stored'))
    await bench.stop()
    bench.broken = false
    await bench.restart()
    await until(() => bench.accepted.length === 1)
    expect(bench.texts()).toEqual(['một'])
  })

  it('as a picture or a voice is fetched within its limit, from Zalo or the public internet and nowhere else', async () => {
    bench.fake.files.set('a.jpg', Buffer.from('một bức ảnh'))
    const fetched = (ref: string, most: number) =>
      bench.channel.download?.(ref, most, AbortSignal.timeout(5000)) ?? Promise.reject(new Error('no download'))
    const ref = `${bench.fake.root}/file/a.jpg`
    expect(Buffer.from(await fetched(ref, 100)).toString()).toBe('một bức ảnh')
    await expect(fetched(ref, 5)).rejects.toThrow()
    await expect(fetched(`${bench.fake.root}/file/khong-co.jpg`, 100)).rejects.toThrow()
    for (const inside of [
      'http://127.0.0.1:9/a',
      'https://10.0.0.1/a',
      'https://localhost/a',
      'file:///etc/passwd',
      '',
    ])
      await expect(fetched(inside, 100)).rejects.toThrow('not an address of a file')
    expect(bench.fake.calls.filter(({ host }) => host === 'file').every(({ cookie }) => cookie === '')).toBe(true)
  })

  it('keeps the line awake: the package’s own signs of life go out', async () => {
    await bench.stop()
    bench.fake.pingMs = 20
    await bench.restart()
    await until(() => bench.fake.pings >= 2)
  })
})
