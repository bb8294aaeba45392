import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listen } from '../../src/app/http.ts'
import { makePictures } from '../../src/app/pictures.ts'
import type { Channel, OutgoingMessage } from '../../src/channels/channel.ts'
import { readConfig } from '../../src/config.ts'
import { openKeptFiles } from '../../src/media/kept-files.ts'
import { silentLog } from '../../src/shared/log.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { recordingChannel } from '../support/recordingChannel.ts'
import { catalog } from '../support/talk.ts'

let folder = ''
const clock = fakeClock()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-pictures-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (env: Record<string, string> = {}) =>
  makePictures(
    readConfig({ DATA_DIR: folder, ...env }),
    openKeptFiles(join(env.DATA_DIR ?? folder, 'media'), clock.now),
    () => catalog,
    silentLog(),
    clock,
  )
const telegram = recordingChannel(() => 0)
const web: Channel = { ...recordingChannel(() => 0, { imageOut: 'url' }), id: 'web' }
const zalo: Channel = { ...recordingChannel(() => 0, { imageOut: 'url' }), id: 'zalo-bot' }

const STEP = { guide: 'qr-04-kiem-tra', step: 5, form: 'bac' }
const image = (drawing = STEP): OutgoingMessage => ({ type: 'image', alt: 'màn hình', drawing })

describe('a drawing on its way out', () => {
  it('becomes bytes where they are taken, and an address on our own page', async () => {
    const pictures = open()
    const sent = await pictures.prepare(telegram, image())
    expect(sent).toMatchObject({ type: 'image', alt: 'màn hình', size: { width: 1080 } })
    expect(
      sent.type === 'image' &&
        Buffer.from(sent.bytes ?? [])
          .subarray(1, 4)
          .toString(),
    ).toBe('PNG')
    expect(sent).not.toHaveProperty('drawing')
    expect(await pictures.prepare(web, image())).toMatchObject({
      url: expect.stringMatching(/^\/hinh\/[0-9a-f]{32}\.png$/u),
    })
  })

  it('needs a public address on a channel that takes only addresses; without one its words go', async () => {
    expect(open().seenOn(zalo)).toBe(false)
    expect(await open().prepare(zalo, image())).toEqual({ type: 'image', alt: 'màn hình' })
    const pictures = open({ PUBLIC_URL: 'https://hoc.example.vn' })
    expect(pictures.seenOn(zalo)).toBe(true)
    expect(await pictures.prepare(zalo, image())).toMatchObject({
      url: expect.stringMatching(/^https:\/\/hoc\.example\.vn\/hinh\/[0-9a-f]{32}\.png$/u),
    })
  })

  it('is drawn once and kept, also when a class asks for it at once', async () => {
    const pictures = open()
    await Promise.all(Array.from({ length: 20 }, () => pictures.prepare(telegram, image())))
    expect(readdirSync(join(folder, 'media'))).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.png$/u)])
  })

  it('is its words when guide or step are gone since, and when nothing can be written it is still sent', async () => {
    const pictures = open()
    expect(await pictures.prepare(telegram, image({ ...STEP, guide: 'gone' }))).toEqual({
      type: 'image',
      alt: 'màn hình',
    })
    expect(await pictures.prepare(telegram, image({ ...STEP, step: 1 }))).toEqual({ type: 'image', alt: 'màn hình' })
    const nowhere = open({ DATA_DIR: join(import.meta.filename, 'no-folder') })
    expect(await nowhere.prepare(telegram, image())).toHaveProperty('bytes')
  })

  it('leaves every other message as it is', async () => {
    const text: OutgoingMessage = { type: 'text', text: 'chào bác' }
    expect(await open().prepare(telegram, text)).toBe(text)
  })
})

describe('words for somebody who asked for large letters', () => {
  const large: OutgoingMessage = { type: 'text', text: 'Bác đọc tên người nhận.', large: true }

  it('are drawn where the platform’s own letters have one size and it takes bytes, and nothing of them is kept', async () => {
    const sent = await open().prepare(telegram, large)
    expect(sent).toEqual({ ...large, drawn: expect.any(Uint8Array) })
    expect(readdirSync(folder)).toEqual([])
  })

  it('go as they are where they can be enlarged, where a picture needs an address, and to everybody else', async () => {
    const pictures = open({ PUBLIC_URL: 'https://hoc.example.vn' })
    const styled = recordingChannel(() => 0, { sizes: true })
    for (const channel of [styled, zalo]) expect(await pictures.prepare(channel, large)).toBe(large)
  })
})

describe('the address of a picture', () => {
  it('gives the picture for good, and nothing for a name nobody drew or a path out of the folder', async () => {
    const pictures = open()
    const sent = await pictures.prepare(web, image())
    const readiness = async () => ({ ready: true, parts: {} })
    const server = await listen({
      host: '127.0.0.1',
      port: 0,
      chat: new Hono(),
      webhooks: [],
      readiness,
      picture: pictures.read,
    })
    try {
      const found = await fetch(server.url + (sent.type === 'image' ? sent.url : ''))
      expect(found.status).toBe(200)
      expect(found.headers.get('content-type')).toBe('image/png')
      expect(found.headers.get('cache-control')).toContain('immutable')
      expect((await found.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
      const card = { title: 'Bác Lan', date: '21/11', rows: [], lines: [], note: '' }
      const mine = await pictures.prepare(web, { type: 'image', alt: 'tiến độ', card })
      const kept = (await fetch(server.url + (mine.type === 'image' ? mine.url : ''))).headers.get('cache-control')
      expect(kept).toBe('no-store')
      for (const name of [`${'0'.repeat(32)}.png`, '..%2f..%2fsecret', 'x.png'])
        expect((await fetch(`${server.url}/hinh/${name}`)).status, name).toBe(404)
    } finally {
      await server.stop(100)
    }
  })

  it('keeps what somebody has learned off the disk, under a name nobody can guess, for a day', async () => {
    const pictures = open()
    const card = {
      title: 'Bác Lan học đến đâu',
      date: '21/11',
      rows: [{ label: 'VNeID', done: 1, all: 9 }],
      lines: [],
      note: '',
    }
    const sent: OutgoingMessage[] = []
    for (let count = 0; count < 16; count += 1)
      sent.push(await pictures.prepare(web, { type: 'image', alt: 'tiến độ', card }))
    const names = sent.map(
      (one) => /\/hinh\/([0-9a-f]{32})\.png$/u.exec((one.type === 'image' && one.url) || '')?.[1] ?? '',
    )
    // No digit of a name is the same in all of them: whoever knows some knows nothing of the next.
    for (let at = 0; at < 32; at += 1) expect(new Set(names.map((name) => name[at])).size).toBeGreaterThan(1)
    expect(sent[0]).not.toHaveProperty('card')
    expect(await pictures.read(names[0] ?? '')).toEqual({ png: expect.any(Uint8Array), own: true })
    expect(readdirSync(folder)).toEqual([])
    await clock.advance(24 * 3_600_000)
    expect(await pictures.read(names[0] ?? '')).toBeNull()
    const photo = await pictures.prepare(telegram, { type: 'image', alt: 'tiến độ', card })
    expect(photo.type === 'image' && photo.bytes).toBeInstanceOf(Uint8Array)
  })
})
