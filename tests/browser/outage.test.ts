import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webLabels } from '../../src/replies/web.ts'
import { dataFolder, freePort, type Running, startService } from '../support/serviceProcess.ts'
import { ask, hasBrowser, newest, openBrowser, shoot } from './browser.ts'

const data = await dataFolder()
let service: Running
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  ;[service, browser] = await Promise.all([
    startService({ DATA_DIR: data.folder, PORT: String(await freePort()) }),
    openBrowser(),
  ])
})

afterAll(async () => {
  await browser?.close()
  service?.signal('SIGTERM')
  await service?.ended
  data.remove()
})

describe.runIf(hasBrowser)('a server that restarts while somebody writes', () => {
  it('is found again by the open page, and gets what could not be sent, once', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' })
    await page.goto(service.url)
    await ask(page, 'lam sao quet qr tra tien')
    await newest(page).locator('.luachon').waitFor()

    service.signal('SIGTERM')
    expect((await service.ended).status).toBe(0)
    await page.getByText(webLabels.reconnecting).waitFor()
    await ask(page, 'quen mat khau vneid thi lam sao')
    await page.getByText(webLabels.unsent).waitFor()
    expect(await page.inputValue('#text')).toBe('')
    await shoot(page, 'phone-unsent')

    service = await startService({ DATA_DIR: data.folder, PORT: String(service.port) })
    await newest(page).waitFor()
    await page.getByText(webLabels.unsent).waitFor({ state: 'detached' })
    const talk = page.locator('#chat > .tin')
    expect(await talk.first().textContent()).toContain('lam sao quet qr tra tien')
    expect(await page.getByText('quen mat khau vneid thi lam sao').count()).toBe(1)
    expect(await page.locator('#chat > .may').count()).toBe(2)
    expect(await newest(page).textContent()).toMatch(/mật khẩu/iu)
    await page.close()
  })
})
