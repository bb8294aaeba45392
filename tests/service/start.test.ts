import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseEarlyClock } from '../../src/app/clock-check.ts'
import { refuseOldNode } from '../../src/app/node-version.ts'
import { AppError } from '../../src/errors.ts'
import { dataFolder, type Ended, type Running, refusedStart, startService } from '../support/serviceProcess.ts'
import { beside } from '../support/timing.ts'

const data = await dataFolder()
const first = join(data.folder, 'first')
let service: Running

beforeAll(async () => {
  service = await startService({ DATA_DIR: indexed('first') })
})

afterAll(async () => {
  service?.signal('SIGTERM')
  await service?.ended
  data.remove()
})

/** A data folder with an index and nothing else. */
function indexed(name: string): string {
  const folder = join(data.folder, name)
  mkdirSync(folder)
  cpSync(join(data.folder, 'index'), join(folder, 'index'), { recursive: true })
  return folder
}

/** One sentence with its code on standard error, nothing on standard output, and soon. */
function expectRefusal(ended: Ended, code: string, status: number): void {
  expect(ended.stderr.trim()).toMatch(new RegExp(`^[^\\n]+\\[${code}\\]$`, 'u'))
  expect(ended.stdout).toBe('')
  expect(ended.status).toBe(status)
  // A second on an idle machine.
  expect(ended.took).toBeLessThan(beside(5000))
}

describe('npm start', () => {
  it('says in three lines where it is, which channels are on, and what it works with', () => {
    const lines = service.lines().filter((line) => !line.includes('Đang dựng'))
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/đang chạy tại http:\/\/127\.0\.0\.1:\d+$/u)
    expect(lines[1]).toMatch(/^Kênh: web bật · Telegram tắt \(chưa có TELEGRAM_BOT_TOKEN\)/u)
    expect(lines[2]).toMatch(/^Dữ liệu: .+ · chỉ mục 165 mục kế hoạch, \d+ bài hướng dẫn · sqlite · /u)
    expect(service.port).toBeGreaterThan(0)
  })

  it('tells a supervisor that it is alive and ready, and nothing about anybody', async () => {
    const said = 'chuyện riêng của bà Tư'
    const posted = await fetch(`${service.url}/tin-nhan`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ id: 'riengtu-1', text: said }),
    })
    expect(posted.status).toBe(202)
    expect(await (await fetch(`${service.url}/healthz`)).json()).toEqual({ ok: true })
    const answer = await fetch(`${service.url}/readyz`)
    const text = await answer.text()
    const ready = JSON.parse(text)
    expect(answer.status).toBe(200)
    expect(ready).toMatchObject({ ready: true, database: { engine: 'sqlite' }, channels: { web: { ok: true } } })
    expect(ready.index.places).toBeGreaterThan(165)
    expect(text).not.toContain('bà Tư')
    expect(text).not.toMatch(/[\w-]{22}/u)
  })

  it('refuses a second process on the same folder', async () => {
    expectRefusal(await refusedStart({ DATA_DIR: first }), 'DATABASE_LOCKED', 1)
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
  })

  it('refuses a port somebody else has, naming it', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as { port: number }
    const ended = await refusedStart({ DATA_DIR: indexed('port'), PORT: String(port) })
    other.close()
    expectRefusal(ended, 'PORT_TAKEN', 1)
    expect(ended.stderr).toContain(String(port))
  })

  it('refuses a folder it cannot write to', async () => {
    const file = join(data.folder, 'a-file')
    writeFileSync(file, '')
    expectRefusal(await refusedStart({ DATA_DIR: join(file, 'data') }), 'DATA_DIR_NOT_WRITABLE', 1)
  })

  it('refuses a database of a newer version rather than half understand it', async () => {
    const folder = indexed('newer')
    const db = new DatabaseSync(join(folder, 'hvs.sqlite'))
    db.exec(
      'CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)',
    )
    db.exec("INSERT INTO schema_versions VALUES (999, 'from the future', 0)")
    db.close()
    const ended = await refusedStart({ DATA_DIR: folder })
    expectRefusal(ended, 'DATABASE_NEWER', 1)
    expect(ended.stderr).toContain('999')
  })

  it('refuses a damaged database rather than start an empty one', async () => {
    const folder = indexed('broken')
    writeFileSync(join(folder, 'hvs.sqlite'), 'không phải cơ sở dữ liệu '.repeat(100))
    expectRefusal(await refusedStart({ DATA_DIR: folder }), 'DATABASE_BROKEN', 1)
  })

  it('refuses a bad setting, naming it and its rule but never its value', async () => {
    const settings = { TELEGRAM_WEBHOOK_SECRET: 'abc', PORT: 'ba-nghin' }
    const ended = await refusedStart({ DATA_DIR: indexed('settings'), ...settings })
    expectRefusal(ended, 'CONFIG_INVALID', 2)
    expect(ended.stderr).toContain('TELEGRAM_WEBHOOK_SECRET: 16 đến 256')
    expect(ended.stderr).toContain('PORT: một số')
    for (const value of Object.values(settings)) expect(ended.stderr).not.toContain(`${value} `)
  })

  it('takes a value with blanks around it', async () => {
    const trimmed = await startService({ DATA_DIR: indexed('blank'), PORT: ' 0 ', LOG_LEVEL: 'warn ' })
    trimmed.signal('SIGINT')
    expect((await trimmed.ended).status).toBe(0)
  })

  it('refuses a clock that stands before the content was checked', async () => {
    const ended = await refusedStart({ DATA_DIR: indexed('clock'), TEST_CLOCK_OFFSET_SECONDS: '-63072000' })
    expectRefusal(ended, 'CLOCK_BEFORE_BUILD', 1)
  })
})

describe('a clock compared with the content', () => {
  const guides = new Map([
    ['a', { checkedOn: '2026-11-20' }],
    ['b', { checkedOn: '2026-11-21' }],
  ]) as unknown as Parameters<typeof refuseEarlyClock>[0]['guides']

  it('may lag a day behind, for other time zones, and no more', () => {
    expect(() => refuseEarlyClock({ guides }, Date.parse('2026-11-20T00:00:00+07:00'))).not.toThrow()
    expect(() => refuseEarlyClock({ guides }, Date.parse('2026-11-19T23:59:00+07:00'))).toThrow(AppError)
    expect(() => refuseEarlyClock({ guides: new Map() }, 0)).not.toThrow()
  })
})

describe('a Node that is too old', () => {
  it.each(['18.20.8', '22.19.0', '9.0.0'])('%s is refused by its code', (version) => {
    expect(() => refuseOldNode(version)).toThrow(
      expect.objectContaining({ code: 'NODE_TOO_OLD', details: { version } }),
    )
  })

  it.each(['24.0.0', '24.21.0', '100.1.0'])('%s is taken', (version) => {
    expect(() => refuseOldNode(version)).not.toThrow()
  })
})
