import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webLabels } from '../../src/replies/web.ts'
import { dataFolder, type Running, startService } from '../support/serviceProcess.ts'
import { ask, hasBrowser, newest, openBrowser, shoot } from './browser.ts'

const data = await dataFolder()
let service: Running
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  ;[service, browser] = await Promise.all([startService({ DATA_DIR: data.folder }), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  service?.signal('SIGTERM')
  await service?.ended
  data.remove()
})

/** A page of a new person; anything the page complains about fails the test. */
async function visit(options: BrowserContextOptions = {}, path = '/'): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => expect.unreachable(error.message))
  page.on('console', (message) => {
    // Refused styles and scripts are told here; a lost connection is not an error of the page.
    if (message.type() === 'error' && !message.text().includes('ERR_')) expect.unreachable(message.text())
  })
  await page.goto(service.url + path)
  return page
}

const widthOverflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.runIf(hasBrowser)('talking on the web page', () => {
  it('answers a question without marks with its source, and leads through the steps by tapping', async () => {
    const page = await visit({ viewport: { width: 360, height: 640 } })
    await ask(page, 'lam sao quet qr tra tien')
    const answer = newest(page)
    await answer.locator('.luachon button').first().waitFor()
    expect(await answer.locator('.nguon').textContent()).toContain('qr-02')
    await shoot(page, 'phone-answer')
    await answer.getByRole('button', { name: 'Chỉ từng bước' }).click()
    await page.getByText('Bước 1/6').waitFor()
    expect(await page.getByText('Đã chọn: Chỉ từng bước').count()).toBe(1)
    for (let step = 2; step <= 6; step += 1) {
      await newest(page).locator('.luachon button').first().click()
      await page.getByText(`Bước ${step}/6`).waitFor()
    }
    expect(await page.locator('#status').textContent()).toBe('')
    await shoot(page, 'phone-steps')
    await page.context().close()
  })

  it('goes whole with the keyboard alone, and never loses the place', async () => {
    const page = await visit()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(webLabels.skip)
    await page.keyboard.press('Enter')
    await page.keyboard.type('lam sao quet qr tra tien')
    await page.keyboard.press('Enter')
    await newest(page).locator('.luachon button').first().waitFor()
    await page.locator('#chat').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Bước 1/6').waitFor()
    // The pressed button is gone; one Tab leads to the first choice of the answer.
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => ({
      text: document.activeElement?.textContent?.trim(),
      outline: getComputedStyle(document.activeElement ?? document.body).outlineWidth,
    }))
    expect(focused).toEqual({ text: '1 Tiếp', outline: '4px' })
    await page.keyboard.press('Space')
    await page.getByText('Bước 2/6').waitFor()
    await page.context().close()
  })

  it('works without JavaScript: the form, the choices, the place', async () => {
    const page = await visit({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } })
    await page.fill('#text', 'lam sao quet qr tra tien')
    await page.click('#box button')
    await newest(page).getByRole('button', { name: 'Chỉ từng bước' }).click()
    await page.getByText('Bước 1/6').waitFor()
    await shoot(page, 'no-script')
    await page.click('.noi button')
    await page.getByRole('button', { name: 'Lâm Đồng' }).click()
    expect(await page.locator('#noi').textContent()).toBe('Nơi: Lâm Đồng')
    await page.context().close()
  })

  it('keeps the talk over a reload, and shows it in a second tab as it goes on', async () => {
    const page = await visit()
    await ask(page, 'lam sao quet qr tra tien')
    await newest(page).locator('.luachon button').first().waitFor()
    const before = await page.locator('#chat > .tin').allTextContents()
    await page.reload()
    expect(await page.locator('#chat > .tin').allTextContents()).toEqual(before)
    const second = await page.context().newPage()
    await second.goto(service.url)
    await ask(second, 'quen mat khau vneid')
    for (const tab of [page, second]) {
      await tab.getByText('quen mat khau vneid').waitFor()
      await newest(tab).locator('.luachon').waitFor()
      expect(await tab.locator('#chat > .toi').count()).toBe(2)
    }
    await page.context().close()
  })

  it('changes the place line as soon as another place is chosen', async () => {
    const page = await visit({ viewport: { width: 320, height: 568 } })
    expect(await page.locator('#noi').textContent()).toBe('Nơi: chưa chọn')
    await page.click('.noi button')
    await page.getByRole('button', { name: 'Lai Châu' }).click()
    await page.getByText('Nơi: Lai Châu').waitFor()
    await page.click('.noi button')
    await newest(page).getByRole('button', { name: 'Thái Nguyên' }).click()
    await newest(page).getByRole('button').first().click()
    await page.getByText('Nơi: xã Lam Vỹ').waitFor()
    expect(await widthOverflow(page)).toBe(0)
    await page.context().close()
  })

  it('takes the place of a printed link', async () => {
    const page = await visit({}, '/?b=p-lam-dong_r-cao-tuoi')
    await page.getByText('Nơi: Lâm Đồng').waitFor()
    expect(new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  it('keeps the place line after somebody agreed to be remembered', async () => {
    const page = await visit({}, '/?b=r-dan')
    await newest(page).getByRole('button', { name: 'Đồng ý', exact: false }).first().click()
    await newest(page).getByRole('button', { name: 'Bác' }).first().click()
    await newest(page).getByRole('button', { name: 'Lai Châu' }).click()
    await page.getByText('Nơi: Lai Châu').waitFor()
    await page.reload()
    expect(await page.locator('#noi').textContent()).toBe('Nơi: Lai Châu')
    await page.context().close()
  })

  it('takes what was said off the open page too when somebody asks to be forgotten', async () => {
    const page = await visit()
    await ask(page, 'quen mat khau vneid')
    await newest(page).locator('.luachon').waitFor()
    await ask(page, 'xóa dữ liệu')
    await newest(page).getByRole('button', { name: 'Xóa hết' }).click()
    await page.getByText('không có gì để xóa').waitFor()
    expect(await page.locator('#chat > .tin').count()).toBe(1)
    await page.context().close()
  })

  it('is made one to begin on when the person was forgotten from another chat and nothing is left to read', async () => {
    const page = await visit()
    await ask(page, 'quen mat khau vneid')
    await newest(page).locator('.luachon').waitFor()
    const body = 'event: quen\ndata:\n\n'
    await page.route('**/su-kien*', (route) => route.fulfill({ contentType: 'text/event-stream', body }), { times: 1 })
    const loaded: string[] = []
    page.on('load', (one) => loaded.push(one.url()))
    await page.reload()
    await expect.poll(() => loaded.length, { timeout: 20_000 }).toBe(2)
    await page.context().close()
  })

  it('shows a long answer from its beginning, without sideways scrolling', async () => {
    const page = await visit({ viewport: { width: 320, height: 568 } })
    await ask(page, `Tin này có lừa không: ${'trúng thưởng xe máy, bấm http://quatang.example '.repeat(12)}`)
    await newest(page).waitFor()
    await page.waitForFunction(() => {
      const top = document.querySelector('#chat > .may')?.getBoundingClientRect().top ?? -1
      return top >= 0 && top < 60
    })
    await shoot(page, 'phone-long')
    expect(await widthOverflow(page)).toBe(0)
    await page.context().close()
  })

  it('names the two calls for stolen money in one press, with 113 to tap', async () => {
    const page = await visit({ viewport: { width: 320, height: 568 } })
    await page.getByText(webLabels.emergencyTitle).click()
    await page.getByRole('link', { name: webLabels.callPolice }).waitFor()
    expect(await page.getByRole('link', { name: webLabels.callPolice }).getAttribute('href')).toBe('tel:113')
    const bottom = await page.locator('#box').evaluate((box) => box.getBoundingClientRect().bottom - innerHeight)
    expect(bottom).toBeLessThanOrEqual(0)
    await shoot(page, 'phone-emergency')
    await page.getByRole('button', { name: webLabels.emergencyAsk }).click()
    await newest(page).getByText('NGÂN HÀNG', { exact: false }).first().waitFor()
    await page.context().close()
  })
})
