import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import QR from 'qrcode'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webLabels } from '../../src/replies/web.ts'
import { dataFolder, type Running, startService, temporaryFolder } from '../support/serviceProcess.ts'
import { json, type SpeechServer, startSpeechServer } from '../support/speech-server.ts'
import { vietQr } from '../support/vietqr.ts'
import { writtenIn } from '../support/written.ts'
import { hasBrowser, openBrowser, shoot } from './browser.ts'

/** A photo of a code and a recording, sent from a phone's browser, and a step heard there. */

const ACCOUNT = '98761234505050'
const data = await dataFolder()
const files = temporaryFolder()
const PHOTO = join(files.folder, 'ma.png')
const VOICE = join(files.folder, 'hoi.m4a')
let speech: SpeechServer
let service: Running
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  // As large as a phone's photo.
  await QR.toFile(PHOTO, vietQr({ account: ACCOUNT }), { width: 3000 })
  writeFileSync(VOICE, Buffer.concat([Buffer.from('\0\0\0\x20ftypM4A ', 'latin1'), Buffer.from('giọng của bác')]))
  speech = await startSpeechServer(({ path }, response) => {
    if (path.endsWith('/speech')) response.end(silence(2))
    else json(response, { text: 'quên mật khẩu vneid' })
  })
  const env = {
    ...{ DATA_DIR: data.folder, OPENAI_BASE_URL: speech.baseUrl },
    ...{ OPENAI_STT_MODEL: 'ears', OPENAI_TTS_MODEL: 'mouth' },
  }
  ;[service, browser] = await Promise.all([startService(env), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  service?.signal('SIGTERM')
  await service?.ended
  await speech?.close()
  data.remove()
  files.remove()
})

/** So many seconds of MPEG layer III without a sound: frames of 144 bytes at 32 kbit/s and 32 kHz, 36 ms each. */
function silence(seconds: number): Buffer {
  const frame = Buffer.alloc(144)
  Buffer.from([0xff, 0xfb, 0x18, 0xc4]).copy(frame)
  return Buffer.concat(Array.from({ length: Math.ceil(seconds / 0.036) }, () => frame))
}

async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 640 }, ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => expect.unreachable(error.message))
  await page.goto(service.url)
  return page
}
async function send(page: Page, file: string): Promise<void> {
  await page.locator('#tep summary').click()
  await page.setInputFiles('#chontep', file)
  await page.getByRole('button', { name: webLabels.fileSend }).click()
}
const written = () => writtenIn(data.folder)

describe.runIf(hasBrowser)('a file sent from the page', () => {
  it('is a photo of a code explained, made smaller on the way, and kept nowhere', async () => {
    const page = await visit()
    await page.locator('#tep summary').click()
    await shoot(page, 'phone-upload-form')
    await page.locator('#tep summary').click()
    await send(page, PHOTO)
    await page.getByText('••••5050').waitFor()
    expect(await page.getByText(webLabels.sent.image).count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await shoot(page, 'phone-upload-answer')
    expect(written() + service.stderr()).not.toContain(ACCOUNT)
    await page.context().close()
  })

  it('works the same without JavaScript', async () => {
    const page = await visit({ javaScriptEnabled: false })
    await send(page, PHOTO)
    await page.getByText('••••5050').waitFor()
    expect(await page.getByText(webLabels.sent.image).count()).toBe(1)
    await page.context().close()
  })

  it('is a recording written down and answered', async () => {
    const page = await visit()
    await send(page, VOICE)
    await page.getByText('nghe: "quên mật khẩu vneid"').waitFor()
    expect(speech.calls[0]?.raw).toContain('voice.m4a')
    expect(written()).not.toContain('giọng của bác')
    await page.context().close()
  })

  /** Asks for a step and to hear it, with the keyboard alone; resolves with the control. */
  async function heard(page: Page) {
    for (const words of ['quét mã QR trả tiền thế nào', 'chỉ từng bước', 'đọc cho tôi nghe']) {
      const before = await page.locator('.may').count()
      await page.locator('#text').fill(words)
      await page.locator('#box button').focus()
      await page.keyboard.press('Enter')
      await page.locator('.may').nth(before).waitFor()
    }
    const control = page.locator('audio')
    await control.waitFor()
    return control
  }
  const state = (control: Locator) =>
    control.evaluate((audio: HTMLAudioElement) => ({ paused: audio.paused, at: audio.currentTime }))

  it('is a step that is heard when its control is pressed, by keyboard too, and never by itself', async () => {
    const page = await visit()
    const control = await heard(page)
    expect(await state(control)).toEqual({ paused: true, at: 0 })
    expect(speech.calls.filter(({ path }) => path.endsWith('/speech')).length).toBe(1)
    await page.getByText(/là bước 1 của bài/u).waitFor()
    await control.scrollIntoViewIfNeeded()
    await shoot(page, 'phone-read-aloud')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await control.focus()
    await page.keyboard.press('Space')
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.2)
    await page.context().close()
  })

  it('is heard without JavaScript by the same control', async () => {
    const page = await visit({ javaScriptEnabled: false })
    const control = await heard(page)
    expect(await control.getAttribute('preload')).toBe('none')
    const sound = await page.request.get(new URL((await control.getAttribute('src')) ?? '', service.url).href, {
      headers: { range: 'bytes=0-1' },
    })
    expect([sound.status(), sound.headers()['content-type'], (await sound.body()).byteLength]).toEqual([
      206,
      'audio/mpeg',
      2,
    ])
    await page.context().close()
  })
})
