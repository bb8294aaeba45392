import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import QR from 'qrcode'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hearsAbroad, makeSenses } from '../../src/app/senses.ts'
import { makeSounds } from '../../src/app/sounds.ts'
import type { Address, Channel, Media, OutgoingMessage } from '../../src/channels/channel.ts'
import { readConfig } from '../../src/config.ts'
import { openKeptFiles } from '../../src/media/kept-files.ts'
import { bytesAtMost } from '../../src/shared/limited-bytes.ts'
import { silentLog } from '../../src/shared/log.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { recordingChannel } from '../support/recordingChannel.ts'
import { json, type SpeechServer, startSpeechServer } from '../support/speech-server.ts'
import { vietQr } from '../support/vietqr.ts'

let folder = ''
let server: SpeechServer | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-senses-'))
})
afterEach(async () => {
  await server?.close()
  server = null
  rmSync(folder, { recursive: true })
})

const from: Address = { channel: 'telegram', account: 'a', chat: 'c', user: 'u', kind: 'private' }
const of = (kind: Media['kind'], bytes?: number): Media => ({
  kind,
  ref: 'f1',
  ...(bytes === undefined ? {} : { bytes }),
})

/** Senses over a channel whose every file is `file`; counts what was fetched. */
function open(file: () => Promise<Uint8Array>, env: Record<string, string> = {}) {
  const fetched: { most: number }[] = []
  const channel: Channel = {
    ...recordingChannel(() => 0),
    download: (_ref, most) => {
      fetched.push({ most })
      return file()
    },
  }
  const config = readConfig({ DATA_DIR: folder, ...env })
  const senses = makeSenses({ config, channelOf: () => channel, clock: fakeClock(), log: silentLog() })
  return { senses, fetched }
}
const voiceFile = async () => new TextEncoder().encode('OggS')

describe('a photo on its way in', () => {
  it('is fetched within ten megabytes, read, and leaves nothing on the disk', async () => {
    const text = vietQr()
    const { senses, fetched } = open(() => QR.toBuffer(text, { width: 400 }))
    expect(await senses.look(from, of('image'))).toEqual([text])
    expect(fetched).toEqual([{ most: 10_000_000 }])
    expect(readdirSync(folder)).toEqual([])
  })

  it('that is announced too large is not fetched, and one that fails is as none', async () => {
    const { senses, fetched } = open(() => Promise.reject(new Error('gone')))
    expect(await senses.look(from, of('image', 11_000_000))).toBeNull()
    expect(fetched).toEqual([])
    expect(await senses.look(from, of('image'))).toBeNull()
  })
})

describe('a voice on its way in', () => {
  const env = (model: string) => ({ OPENAI_BASE_URL: server?.baseUrl ?? '', OPENAI_STT_MODEL: model })

  it('is written down where a service is configured near by, and never stored', async () => {
    server = await startSpeechServer((_call, response) => json(response, { text: 'xin chào' }))
    const { senses } = open(voiceFile, env('ears'))
    expect(await senses.hear(from, of('voice'))).toEqual({ text: 'xin chào', sure: true })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is not even fetched without a service, with one abroad that nobody accepted, and when the day is used up', async () => {
    for (const settings of [{}, { OPENAI_BASE_URL: 'https://speech.example.com/v1', OPENAI_STT_MODEL: 'ears' }]) {
      const { senses, fetched } = open(voiceFile, settings)
      expect(await senses.hear(from, of('voice'))).toBeNull()
      expect(fetched).toEqual([])
    }
    server = await startSpeechServer((_call, response) => json(response, { text: 'xin chào' }))
    const { senses, fetched } = open(voiceFile, env('ears'))
    for (let count = 0; count < 51; count += 1) await senses.hear(from, of('voice'))
    expect(fetched.length).toBe(50)
  })

  it('that goes abroad is known to, so that the consent text says so', () => {
    const hears = (settings: Record<string, string>) => hearsAbroad(readConfig(settings))
    const abroad = { OPENAI_BASE_URL: 'https://speech.example.com/v1', MODEL_ABROAD_ACCEPTED: 'yes' }
    expect(hears({ ...abroad, OPENAI_STT_MODEL: 'ears' })).toEqual({
      voiceAbroad: true,
      abroadHost: 'speech.example.com',
    })
    const local = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_STT_MODEL: 'ears' }
    for (const settings of [abroad, local]) expect(hears(settings)).toEqual({ voiceAbroad: false })
  })

  it('that the service does not take is as none', async () => {
    server = await startSpeechServer((_call, response) => json(response, {}, 500))
    const { senses } = open(voiceFile, env('ears'))
    expect(await senses.hear(from, of('voice'))).toBeNull()
  })
})

describe('a lesson on its way out as sound', () => {
  const telegram = recordingChannel(() => 0)
  const zalo: Channel = { ...recordingChannel(() => 0, { voiceOut: 'url-aac' }), id: 'zalo-bot' }
  const message: OutgoingMessage = { type: 'voice', mime: 'audio/ogg', transcript: 'Mở VNeID, bấm nút đỏ.' }
  const kept = () => openKeptFiles(join(folder, 'media'), Date.now)
  const sounds = (env: Record<string, string> = {}) =>
    makeSounds(
      readConfig({ DATA_DIR: folder, OPENAI_BASE_URL: server?.baseUrl ?? '', OPENAI_TTS_MODEL: 'mouth', ...env }),
      kept(),
      silentLog(),
    )

  it('is made once for everybody who asks for the same words, read as they are said', async () => {
    server = await startSpeechServer((_call, response) => response.end(Buffer.from('OggS1')))
    const one = sounds()
    const made = await Promise.all(Array.from({ length: 9 }, () => one.prepare(telegram, message)))
    expect(made[0]).toMatchObject({ mime: 'audio/ogg', bytes: Uint8Array.from(Buffer.from('OggS1')) })
    expect(await sounds().prepare(telegram, message)).toMatchObject({ bytes: Buffer.from('OggS1') })
    expect(readdirSync(join(folder, 'media'))).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.ogg$/u)])
    expect(JSON.parse(Buffer.from(server.calls[0]?.raw ?? '', 'latin1').toString()).input).toContain('Vi-en-i-đi')
    expect(server.calls.length).toBe(1)
  })

  it('is an address of AAC where that is taken, and words when the service sends something else', async () => {
    let bytes = Buffer.from([0xff, 0xf1, 0x50])
    server = await startSpeechServer((_call, response) => response.end(bytes))
    const open = { PUBLIC_URL: 'https://hoc.example.vn' }
    expect(sounds().heardOn(zalo)).toBe(false)
    const sent = await sounds(open).prepare(zalo, message)
    expect(sent).toMatchObject({
      url: expect.stringMatching(/^https:\/\/hoc\.example\.vn\/tieng\/[0-9a-f]{32}\.aac$/u),
    })
    const name = sent.type === 'voice' ? (sent.url?.split('/').at(-1) ?? '') : ''
    expect(await sounds(open).read(name)).toEqual({ mime: 'audio/aac', bytes })
    expect(await sounds(open).read('../secret')).toBeNull()
    bytes = Buffer.from('ID3')
    const other: OutgoingMessage = { ...message, transcript: 'Câu khác.' }
    expect(await sounds(open).prepare(zalo, other)).toEqual(other)
  })

  it('is an address of its own on our page, public or not, in what browsers of every age play', async () => {
    server = await startSpeechServer((_call, response) => response.end(Buffer.from('ID3')))
    const web: Channel = { ...recordingChannel(() => 0, { voiceOut: 'url-mp3' }), id: 'web' }
    expect(sounds().heardOn(web)).toBe(true)
    for (const env of [{}, { PUBLIC_URL: 'https://hoc.example.vn' }])
      expect(await sounds(env).prepare(web, message)).toMatchObject({
        mime: 'audio/mpeg',
        url: expect.stringMatching(/^\/tieng\/[0-9a-f]{32}\.mp3$/u),
      })
    expect(JSON.parse(server.calls[0]?.raw ?? '{}').response_format).toBe('mp3')
    expect(server.calls.length).toBe(1)
  })

  it('is its words alone without a service', async () => {
    const none = makeSounds(readConfig({ DATA_DIR: folder }), kept(), silentLog())
    expect(none.heardOn(telegram)).toBe(false)
    expect(await none.prepare(telegram, message)).toBe(message)
  })
})

describe('a file from a platform', () => {
  it('is read no further than allowed, whatever was announced', async () => {
    expect(await bytesAtMost(new Response('12345'), 5)).toEqual(new Uint8Array(Buffer.from('12345')))
    await expect(bytesAtMost(new Response('123456'), 5)).rejects.toThrow('more than 5')
    await expect(bytesAtMost(new Response('1', { headers: { 'content-length': '9' } }), 5)).rejects.toThrow('announced')
    await expect(bytesAtMost(new Response('gone', { status: 404 }), 5)).rejects.toThrow('404')
  })
})
