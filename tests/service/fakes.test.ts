import QR from 'qrcode'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunningFake } from '../../scripts/fakes/chat-server.ts'
import { startTelegramFake } from '../../scripts/fakes/telegram.ts'
import { startZaloBotFake } from '../../scripts/fakes/zalo-bot.ts'
import { startZaloOaFake } from '../../scripts/fakes/zalo-oa.ts'
import { startZaloPersonalFake } from '../../scripts/fakes/zalo-personal.ts'
import { dataFolder, freePort, type Running, startService } from '../support/serviceProcess.ts'
import { LIMIT_MS, until } from '../support/until.ts'
import { vietQr } from '../support/vietqr.ts'

/** The four fakes as somebody without any account uses them: their pages, and the settings they print. */

let data: Awaited<ReturnType<typeof dataFolder>>
let fakes: Record<string, RunningFake> = {}
let service: Running

beforeEach(async () => {
  data = await dataFolder()
  const port = await freePort()
  fakes = {
    telegram: await startTelegramFake(0),
    'zalo-bot': await startZaloBotFake(0),
    'zalo-oa': await startZaloOaFake(0, `http://127.0.0.1:${port}/webhook/zalo-oa`),
    'zalo-personal': await startZaloPersonalFake(0),
  }
  const settings = Object.assign({}, ...Object.values(fakes).map((fake) => fake.settings)) as Record<string, string>
  service = await startService({ ...settings, PORT: String(port), DATA_DIR: data.folder })
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  for (const fake of Object.values(fakes)) await fake.stop()
  data.remove()
})

const post = (page: string, fields: Record<string, string>) =>
  fetch(page, { method: 'POST', body: new URLSearchParams(fields) })
const send = (page: string, name: string, type: string, bytes: Uint8Array<ArrayBuffer>, chu = '') =>
  fetch(`${page}tep?${new URLSearchParams({ ten: name, chu })}`, { method: 'POST', body: new Blob([bytes], { type }) })
const shown = async (page: string) => (await fetch(`${page}tin`)).text()
const shows = (page: string, words: string) =>
  vi.waitUntil(async () => (await shown(page)).includes(words), { timeout: LIMIT_MS, interval: 50 })

describe('the page of a fake', () => {
  it('lets anyone try a photographed payment code, a recording, a file, words under a photo, a sticker, a place, a contact and a changed message', async () => {
    const phone = fakes['zalo-personal']?.page ?? ''
    await shows(phone, 'Quét mã')
    await post(phone, { data: 'quet' })
    await post(phone, { data: 'dong-y' })
    await until(() => service.lines().join('\n').includes('đã nối, đang nhận tin'))
    const photo = new Uint8Array(await QR.toBuffer(vietQr({ account: '98761234505050' }), { width: 600 }))
    for (const { page } of Object.values(fakes)) {
      await send(page, 'mã QR.png', 'image/png', photo)
      await shows(page, '••••5050')
      await send(page, 'tiếng.aac', 'audio/aac', new Uint8Array(9))
      await shows(page, 'chưa nghe được tiếng')
    }
    for (const name of ['telegram', 'zalo-oa', 'zalo-personal']) {
      const { page = '' } = fakes[name] ?? {}
      await send(page, 'VNeID.apk', 'application/vnd.android.package-archive', new Uint8Array(9))
      await shows(page, 'Đừng cài tệp này')
    }
    for (const { page } of Object.values(fakes)) {
      await send(page, 'tin.png', 'image/png', new Uint8Array(9), 'làm sao kiểm tra trước khi bấm chuyển')
      await shows(page, 'trả lời theo chữ bác viết')
      await post(page, { act: 'Nhãn dán' })
      await shows(page, 'Dạ.')
    }
    for (const name of ['telegram', 'zalo-oa', 'zalo-personal']) {
      const { page = '' } = fakes[name] ?? {}
      for (const [act, words] of [
        ['Vị trí', 'không cần vị trí'],
        ['Danh thiếp', 'không cần danh bạ'],
      ] as const) {
        await post(page, { act })
        await shows(page, words)
      }
    }
    const { page: telegram = '' } = fakes.telegram ?? {}
    expect((await post(telegram, { act: 'Sửa tin vừa gửi' })).status).toBe(400)
    await post(telegram, { text: 'cách quét mã' })
    await post(telegram, { act: 'Sửa tin vừa gửi', text: 'quên mật khẩu vneid' })
    await shows(telegram, 'vneid-03')
    const withheld = fakes['zalo-bot']?.page ?? ''
    await send(withheld, 'VNeID.apk', '', new Uint8Array(9))
    await shows(withheld, 'Zalo không chuyển nội dung sang')
    expect(await shown(withheld)).toContain('[ảnh] mã QR.png')
  })
})
