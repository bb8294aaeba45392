import QR from 'qrcode'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeTelegram } from '../support/fake-telegram/server.ts'
import { commandUpdate, photoUpdate, textUpdate, voiceUpdate } from '../support/fake-telegram/updates.ts'
import { dataFolder, type Running, startService } from '../support/serviceProcess.ts'
import { json, type SpeechServer, startSpeechServer } from '../support/speech-server.ts'
import { until } from '../support/until.ts'
import { vietQr } from '../support/vietqr.ts'
import { writtenIn } from '../support/written.ts'

/** Photos and voices through the whole service, over a loopback Telegram and a loopback speech service. */

const CHAT = '42'
const ACCOUNT = '98761234505050'
let data: Awaited<ReturnType<typeof dataFolder>>
let fake: FakeTelegram
let speech: SpeechServer
let service: Running

beforeEach(async () => {
  data = await dataFolder()
  fake = await new FakeTelegram().start()
  speech = await startSpeechServer(({ path }, response) => {
    if (path.endsWith('/speech')) response.end(Buffer.from('OggS….'))
    else json(response, { text: 'căn cước của tôi là không sáu tám không một hai ba bốn năm sáu bảy tám' })
  })
  service = await startService({
    DATA_DIR: data.folder,
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    SEND_PACE_PER_SECOND: '1000',
    OPENAI_BASE_URL: speech.baseUrl,
    OPENAI_STT_MODEL: 'ears',
    OPENAI_TTS_MODEL: 'mouth',
  })
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await Promise.all([fake.stop(), speech.close()])
  data.remove()
})

const written = () => writtenIn(data.folder)

const last = () => fake.textsTo(CHAT).at(-1) ?? ''

describe('what people send besides words', () => {
  it('is a photo of a payment code explained, a voice written down and hidden, a step read aloud; none of it on the disk', async () => {
    fake.files.set('p-large', await QR.toBuffer(vietQr({ account: ACCOUNT }), { width: 600 }))
    fake.push(photoUpdate(undefined, Date.now()))
    await until(() => last().includes('••••5050'))
    expect(last()).toContain('Vietcombank')
    expect(last()).toContain('đọc tên người nhận')

    fake.push(voiceUpdate(undefined, Date.now()))
    await until(() => fake.textsTo(CHAT).some((text) => text.includes('che số căn cước')))
    expect(speech.calls[0]?.raw).toContain('bytes of a file')

    fake.push(commandUpdate('start', 'b-qr-04-kiem-tra', undefined, Date.now()))
    await until(() => last().includes('Kiểm tra trước khi bấm'))
    fake.push(textUpdate('1', undefined, Date.now()))
    await until(() => last().includes('Thẻ 1'))
    fake.push(textUpdate('đọc cho tôi nghe', undefined, Date.now()))
    await until(() => fake.calls.some(({ method }) => method === 'sendVoice'))
    await until(() => last().includes('Đó là thẻ 1'))

    const kept = written() + service.stderr() + JSON.stringify(fake.sent)
    for (const secret of [ACCOUNT, ACCOUNT.slice(0, 9), '068012345678', 'không sáu tám'])
      expect(kept).not.toContain(secret)
    expect(service.stderr()).not.toContain(fake.token)
  })
})
