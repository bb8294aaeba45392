import QR from 'qrcode'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { imageEvent, LAN, textEvent, voiceEvent } from '../support/fake-zalo-bot/events.ts'
import { FakeZaloBot } from '../support/fake-zalo-bot/server.ts'
import * as oaEvents from '../support/fake-zalo-oa/events.ts'
import { FakeZaloOa } from '../support/fake-zalo-oa/server.ts'
import { dataFolder, freePort, type Running, startService } from '../support/serviceProcess.ts'
import { json, type SpeechServer, startSpeechServer } from '../support/speech-server.ts'
import { until } from '../support/until.ts'
import { vietQr } from '../support/vietqr.ts'
import { writtenIn } from '../support/written.ts'

/** Voices and photos on both Zalo channels through the whole service, over the loopback fakes and a loopback speech service. */

const AAC = Buffer.from([0xff, 0xf1, 0x50, 0x80, 1, 2, 3])
const SAID = 'làm sao lấy lại mật khẩu vneid'
let data: Awaited<ReturnType<typeof dataFolder>>
let bot: FakeZaloBot
let oa: FakeZaloOa
let speech: SpeechServer
let service: Running
let spoken = AAC
let local = ''

beforeEach(async () => {
  data = await dataFolder()
  bot = await new FakeZaloBot().start({ holdMs: 500 })
  oa = await new FakeZaloOa().start()
  spoken = AAC
  speech = await startSpeechServer(({ path }, response) => {
    if (path.endsWith('/speech')) response.end(spoken)
    else json(response, { text: SAID })
  })
  const port = await freePort()
  local = `http://127.0.0.1:${port}`
  service = await startService({
    PORT: String(port),
    DATA_DIR: data.folder,
    PUBLIC_URL: 'https://hoc.example.vn',
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_API_ROOT: bot.apiRoot,
    ZALO_OA_APP_ID: oa.appId,
    ZALO_OA_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_REFRESH_TOKEN: 'refresh-from-the-consent-page',
    ZALO_OA_API_ROOT: oa.root,
    ZALO_OA_OAUTH_ROOT: oa.root,
    OPENAI_BASE_URL: speech.baseUrl,
    OPENAI_STT_MODEL: 'ears',
    OPENAI_TTS_MODEL: 'mouth',
  })
  oa.webhook = `${local}/webhook/zalo-oa`
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await Promise.all([bot.stop(), oa.stop(), speech.close()])
  data.remove()
})

const written = () => writtenIn(data.folder)
const toLan = () => bot.textsTo(LAN.id).join('\n')
const toOa = () => oa.textsTo(oaEvents.PERSON).join('\n')

describe('a voice and a photo on Zalo', () => {
  it('are heard and seen on Zalo Bot: said back, answered, and kept nowhere', async () => {
    bot.files.set('/tep/tieng.aac', Buffer.concat([AAC, Buffer.from('giọng của bác Lan')]))
    bot.push(voiceEvent(LAN, `${bot.apiRoot}/tep/tieng.aac`))
    await until(() => toLan().includes(`nghe: "${SAID}"`))
    expect(toLan()).toContain('Nghe chưa đúng thì bác nói lại, hoặc gõ vài chữ.')
    expect(toLan()).toContain('Nguồn:')
    expect(speech.calls[0]?.raw).toContain('voice.aac')

    bot.files.set('/tep/anh.png', await QR.toBuffer(vietQr({ account: '98761234505050' }), { width: 600 }))
    bot.push(imageEvent('photo_url', undefined, LAN, `${bot.apiRoot}/tep/anh.png`))
    await until(() => toLan().includes('••••5050'))
    expect(written()).not.toContain('giọng của bác')
    expect(written() + service.stderr()).not.toContain('98761234505050')
  })

  it('are answered politely when their address leads into our own network, which is not called', async () => {
    const before = speech.calls.length
    bot.push(voiceEvent(LAN, `${oa.root}/tep/tieng.aac`))
    await until(() => toLan().includes('chưa nghe được tiếng'))
    expect(oa.calls.filter(({ path }) => path.startsWith('/tep'))).toEqual([])
    expect(speech.calls.length).toBe(before)
  })

  it('are heard and seen on the Official Account', async () => {
    oa.files.set('/tep/tieng', AAC)
    await oa.push(oaEvents.fileEvent('audio', { url: `${oa.root}/tep/tieng` }, undefined, Date.now()))
    await until(() => toOa().includes(`nghe: "${SAID}"`))
    oa.files.set('/tep/anh.png', await QR.toBuffer(vietQr({ account: '98761234505050' }), { width: 600 }))
    await oa.push(oaEvents.fileEvent('image', { url: `${oa.root}/tep/anh.png` }, undefined, Date.now()))
    await until(() => toOa().includes('••••5050'))
    await oa.push(oaEvents.fileEvent('audio', {}, undefined, Date.now()))
    await until(() => toOa().includes('chưa nghe được tiếng'))
  })
})

describe('"đọc cho tôi nghe" on Zalo', () => {
  const atCard = async () => {
    bot.push(textEvent('/start b-qr-04-kiem-tra'))
    await until(() => toLan().includes('Kiểm tra trước khi bấm'))
    bot.push(textEvent('1'))
    await until(() => toLan().includes('Thẻ 1'))
    bot.push(textEvent('đọc cho tôi nghe'))
  }

  it('sends an address of AAC that our own server hands out', async () => {
    await atCard()
    await until(() => bot.sent.some(({ voice }) => voice !== undefined))
    const { voice = '' } = bot.sent.find((one) => one.voice) ?? {}
    expect(voice).toMatch(/^https:\/\/hoc\.example\.vn\/tieng\/[0-9a-f]{32}\.aac$/u)
    const played = await fetch(`${local}${new URL(voice).pathname}`)
    expect(played.headers.get('content-type')).toBe('audio/aac')
    expect(Buffer.from(await played.arrayBuffer())).toEqual(AAC)
    await until(() => toLan().includes('Đó là thẻ 1'))
  })

  it('sends the words where the service makes no AAC, and where the platform does not take the address', async () => {
    spoken = Buffer.from('ID3 mp3')
    await atCard()
    await until(() => toLan().includes('Đó là thẻ 1'))
    expect(bot.sent.some(({ voice }) => voice)).toBe(false)
    const words = bot.textsTo(LAN.id).length
    spoken = AAC
    bot.faults.push({ method: 'sendVoice', times: 1, kind: 'error', code: 400, description: 'Bad request: voice_url' })
    bot.push(textEvent('tiếp'))
    await until(() => toLan().includes('Thẻ 2'))
    bot.push(textEvent('đọc cho tôi nghe'))
    await until(() => toLan().includes('Đó là thẻ 2'))
    expect(bot.calls.some(({ method }) => method === 'sendVoice')).toBe(true)
    expect(bot.textsTo(LAN.id).length).toBe(words + 3)
  })
})
