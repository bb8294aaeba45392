import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApi } from '../../src/channels/zalo-oa/api.ts'
import { openTokenFile } from '../../src/channels/zalo-oa/token-file.ts'
import { createTokens, type Tokens } from '../../src/channels/zalo-oa/tokens.ts'
import { exclusively } from '../../src/storage/sqlite/exclusive.ts'
import { NOW, oaBench } from '../support/fake-zalo-oa/bench.ts'
import { FakeZaloOa } from '../support/fake-zalo-oa/server.ts'
import { rest } from '../support/fakeClock.ts'
import { until } from '../support/until.ts'

const HOUR = 3_600_000
const SECRET = 'a secret of at least thirty-two signs'
const FIRST = 'refresh-from-the-consent-page'
const RENEW = '/v4/oa/access_token'

let fake: FakeZaloOa
let folder: string
let now: number
const children: ChildProcess[] = []

beforeEach(async () => {
  fake = await new FakeZaloOa().start()
  folder = mkdtempSync(join(tmpdir(), 'hvs-oa-'))
  now = NOW
  fake.now = () => now
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await fake.stop()
  rmSync(folder, { recursive: true, force: true })
})

const path = () => join(folder, 'zalo-oa.token')
const kept = () => openTokenFile(path(), SECRET, fake.appId).read()

/** A service as after a start: it knows its settings and what is on the disk. */
function service(refreshToken = FIRST, secret = SECRET): Tokens {
  return createTokens({
    appId: fake.appId,
    appSecret: fake.appSecret,
    refreshToken,
    oauthRoot: fake.root,
    file: openTokenFile(path(), secret, fake.appId),
    exclusively: (work) =>
      exclusively(join(folder, 'zalo-oa.lock'), work, () => new Promise((done) => setImmediate(done))),
    now: () => now,
  })
}

async function otherProcess(rounds = 1_000_000): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '../support/fake-zalo-oa/renewing-process.ts')
  const settings = [folder, fake.root, fake.appId, fake.appSecret, FIRST, String(rounds)]
  const child = spawn(process.execPath, [script, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await new Promise<void>((ready) => child.stdout?.once('data', () => ready()))
  return child
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise<void>((done) => child.once('exit', () => done()))
}

describe('the tokens of the Official Account', () => {
  it('begin with the two addresses of the manual, as they are written there', async () => {
    const manual = readFileSync(join(import.meta.dirname, '../../docs/vi/zalo-oa.md'), 'utf8')
    const own: Record<string, string> = {
      'https://oauth.zaloapp.com': fake.root,
      'KHÓA-BÍ-MẬT-CỦA-ỨNG-DỤNG': fake.appSecret,
      'ID-ỨNG-DỤNG': fake.appId,
      'CALLBACK-URL': 'https://hocvuso.example/xong',
    }
    const filled = (line: string) =>
      Object.entries(own).reduce((text, [said, ours]) => text.replaceAll(said, ours), line)
    const page = /https:\/\/oauth\S+\/permission[^\s`]+/u.exec(manual)?.[0] ?? ''
    const consent = await fetch(filled(page), { redirect: 'manual' })
    const back = new URL(consent.headers.get('location') ?? '')
    expect(back.href).toMatch(/^https:\/\/hocvuso\.example\/xong\?code=/u)
    const curl =
      /curl -s -H "(?<name>\w+): (?<value>[^"]+)" -d "(?<body>[^"]+)" (?<url>\S+)/u.exec(manual)?.groups ?? {}
    const { name = '', value = '', body = '', url = '' } = curl
    const ask = () =>
      fetch(filled(url), {
        method: 'POST',
        headers: { [name]: filled(value), 'content-type': 'application/x-www-form-urlencoded' },
        body: filled(body).replace('code=MÃ', `code=${back.searchParams.get('code')}`),
      })
    const { refresh_token: first } = (await (await ask()).json()) as { refresh_token?: string }
    expect(await service(first).access()).toBe('access-3')
    // A code works once.
    expect(await (await ask()).json()).toMatchObject({ error: -14003 })
  })

  it('are renewed once for everybody who asks at the same time', async () => {
    const tokens = service()
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.access()))
    expect(new Set(all)).toEqual(new Set(['access-1']))
    expect(fake.grants.given).toHaveLength(1)
  })

  it('outlive a restart: the configured token is only the first', async () => {
    await service().access()
    now += 26 * HOUR
    expect(await service().access()).toBe('access-2')
    now += 26 * HOUR
    expect(await service().access()).toBe('access-3')
    expect(fake.grants.refused).toBe(0)
  })

  it('are renewed at half their life, and the old one serves meanwhile', async () => {
    const tokens = service()
    await tokens.keepFresh()
    now += 12 * HOUR
    await tokens.keepFresh()
    expect(fake.grants.given).toHaveLength(1)
    now += HOUR
    expect(await tokens.access()).toBe('access-1')
    expect(await tokens.keepFresh()).toMatchObject({ kind: 'fresh' })
    expect(await tokens.access()).toBe('access-2')
  })

  it('lie encrypted in a file only its owner reads, opened by no other secret and for no other app', async () => {
    await service().access()
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    const text = readFileSync(path(), 'utf8')
    for (const plain of ['access-1', 'refresh-1', FIRST]) expect(text).not.toContain(plain)
    expect(openTokenFile(path(), 'another secret of thirty-two signs', fake.appId).read()).toBeNull()
    expect(openTokenFile(path(), SECRET, 'another app').read()).toBeNull()
    const changed = JSON.parse(text) as { data: string }
    writeFileSync(path(), JSON.stringify({ ...changed, data: `${changed.data.slice(0, -8)}AAAAAAA=` }))
    expect(kept()).toBeNull()
  })

  it('begin anew when another token is configured, as after a new consent', async () => {
    await service().access()
    fake.grants.consent('of the new consent')
    expect(await service('of the new consent').access()).toBe('access-2')
    expect(await service('of the new consent').access()).toBe('access-2')
  })

  it('are never used before they are on the disk', async () => {
    let full = true
    const real = openTokenFile(path(), SECRET, fake.appId)
    const tokens = createTokens({
      appId: fake.appId,
      appSecret: fake.appSecret,
      refreshToken: FIRST,
      oauthRoot: fake.root,
      file: {
        read: real.read,
        write: (next) => {
          if (full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
          real.write(next)
        },
      },
      exclusively: (work) => work(),
      now: () => now,
    })
    await expect(tokens.access()).rejects.toMatchObject({
      kind: 'waiting',
      message: 'waiting: token not written: ENOSPC',
    })
    full = false
    expect(await tokens.access()).toBe('access-1')
    expect([fake.grants.given.length, kept()?.access]).toEqual([1, 'access-1'])
  })
})

describe('a renewal that goes wrong', () => {
  it.each(['drop', 'truncate', 'accept-then-drop'] as const)(
    'leaves the old access token at work: %s',
    async (kind) => {
      const tokens = service()
      await tokens.access()
      now += 13 * HOUR
      fake.faults.push({ method: RENEW, times: 1, kind })
      expect(await tokens.keepFresh()).toMatchObject({ kind: 'waiting' })
      expect(await tokens.access()).toBe('access-1')
    },
  )

  it('is tried again when Zalo never got it', async () => {
    const tokens = service()
    fake.faults.push({ method: RENEW, times: 1, kind: 'drop' })
    await expect(tokens.access()).rejects.toMatchObject({ kind: 'waiting' })
    expect(await tokens.access()).toBe('access-1')
  })

  it('whose answer was lost asks for a person while twelve hours are left, and stops when they are over', async () => {
    const bench = await oaBench()
    try {
      await bench.send('một')
      bench.clock.now += 13 * HOUR
      bench.fake.faults.push({ method: RENEW, times: 1, kind: 'accept-then-drop' })
      bench.run()
      await until(() => bench.waits.asked.length === 1)
      expect(bench.waits.asked).toEqual([60_000])
      bench.waits.release()
      await until(() => bench.waits.asked.length === 2)
      const warned = await bench.channel.health()
      expect(warned).toMatchObject({ ok: false })
      expect(warned.detail).toMatch(
        /^Zalo OA sẽ ngừng lúc 2026-11-22T03:00.*ZALO_OA_REFRESH_TOKEN.*\[ZALO_OA_CONSENT_ENDING\]$/u,
      )
      expect(await bench.send('hai')).toMatchObject({ status: 'sent' })
      bench.clock.now += 13 * HOUR
      expect(await bench.send('ba')).toEqual({ status: 'down', why: 'auth' })
      expect((await bench.channel.health()).detail).toMatch(/^Zalo OA đã ngừng.*\[ZALO_OA_CONSENT_LOST\]$/u)
      expect(await bench.channel.probe?.()).toBe(false)
    } finally {
      await bench.stop()
    }
  })

  it('is plain to see when the right was taken away: the account is down at once and says so until it is given back', async () => {
    const bench = await oaBench()
    try {
      await bench.send('một')
      bench.fake.grants.revoke()
      bench.fake.grants.consent('of nobody yet')
      expect(await bench.send('hai')).toEqual({ status: 'down', why: 'auth' })
      bench.run()
      await until(() => bench.waits.asked.length === 1)
      expect((await bench.channel.health()).detail).toContain('[ZALO_OA_CONSENT_LOST]')
      bench.fake.grants.consent('refresh-1')
      bench.clock.now += 16 * 60_000
      expect(await bench.channel.probe?.()).toBe(true)
      expect(await bench.channel.health()).toMatchObject({ ok: true })
    } finally {
      await bench.stop()
    }
  })

  it('asks a dead token again only after a quarter of an hour', async () => {
    const tokens = service('never given')
    for (let at = 0; at < 5; at += 1) await expect(tokens.access()).rejects.toMatchObject({ kind: 'lost' })
    expect(fake.grants.refused).toBe(1)
    now += 16 * 60_000
    await expect(tokens.access()).rejects.toMatchObject({ kind: 'lost' })
    expect(fake.grants.refused).toBe(2)
  })
})

describe('processes that share a data folder', () => {
  it('renew once between them, each reading what the other wrote', async () => {
    const [one, two] = [service(), service()]
    expect(await Promise.all([one.access(), two.access()])).toEqual(['access-1', 'access-1'])
    expect(await Promise.all([one.instead('access-1'), two.instead('access-1')])).toEqual(['access-2', 'access-2'])
    expect([fake.grants.given.length, fake.grants.refused]).toEqual([2, 0])
  })

  it('never use up a token twice, renewing against each other', async () => {
    fake.now = Date.now
    const both = await Promise.all([otherProcess(25), otherProcess(25)])
    await Promise.all(both.map(gone))
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    expect(fake.grants.refused).toBe(0)
    expect(fake.grants.given.length).toBeGreaterThan(1)
  })
})

describe('a process killed while it renews', () => {
  it('before Zalo got the request: the next start goes on with the same token', async () => {
    fake.now = Date.now
    fake.faults.push({ method: RENEW, times: 1, kind: 'hang' })
    const child = await otherProcess()
    await until(() => fake.calls.some(({ path: asked }) => asked === RENEW))
    child.kill('SIGKILL')
    await gone(child)
    now = Date.now()
    expect(await service().access()).toBe('access-1')
  })

  it('at any instant: what lies on the disk is whole, and no token was used that is not there', async () => {
    fake.now = Date.now
    let cutOff = 0
    for (let round = 0; round < 12; round += 1) {
      const renewed = fake.grants.given.length
      const child = await otherProcess()
      // A different instant each time, counted in what the process does rather than in milliseconds.
      const calls = fake.calls.length + 3 + round
      await until(() => fake.calls.length >= calls)
      child.kill('SIGKILL')
      await gone(child)
      // What it had asked for when it died is carried out all the same.
      await rest()
      expect(fake.grants.given.length).toBeGreaterThan(renewed)
      const pair = kept()
      const used = fake.calls.findLast(({ path: asked }) => asked === '/v2.0/oa/getoa')?.token ?? 'access-0'
      const numberOf = (token: string | undefined) => Number(token?.split('-')[1])
      expect(numberOf(pair?.access)).toBeGreaterThanOrEqual(numberOf(used))
      now = Date.now()
      if (pair?.refresh !== fake.grants.refresh) {
        // The one gap there is: Zalo answered, and nobody was left to write it down. The access token on the disk still serves.
        cutOff += 1
        const after = service()
        expect(await createApi({ root: fake.root, tokens: after }).aboutUs()).toEqual({ id: fake.oaId })
        fake.grants.consent(pair?.refresh ?? FIRST)
      }
    }
    expect(cutOff).toBeLessThan(12)
  })
})
