import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder, type Running, startService, temporaryFolder } from '../support/serviceProcess.ts'
import { ask, hasBrowser, newest, openBrowser, openWithLetters, shoot } from './browser.ts'

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

/** A page in the middle of a talk, with choices open, a list passed by, and the emergency help unfolded. */
async function talk(
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
  return startTalk(await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' }))
}

async function startTalk(page: Page): Promise<Page> {
  await page.goto(service.url)
  await ask(page, 'lam sao quet qr tra tien')
  await newest(page).locator('.luachon').waitFor()
  await newest(page).locator('.luachon button').first().click()
  await newest(page).getByText('Bước 1/6').waitFor()
  await ask(page, 'quen mat khau vneid')
  await newest(page).locator('.luachon').waitFor()
  return page
}

/** Every visible text with its contrast against the nearest painted background, its size, and what it says. */
function textsOf(page: Page): Promise<{ text: string; contrast: number; size: number }[]> {
  return page.evaluate(() => {
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (color: string) => {
      const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ground = (start: Element) => {
      for (let at: Element | null = start; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor
        if ((channels(color)[3] ?? 1) === 1) return color
      }
      return 'rgb(255, 255, 255)'
    }
    const ratio = (one: string, other: string) => {
      const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
      return (high + 0.05) / (low + 0.05)
    }
    const rows: { text: string; contrast: number; size: number }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!element || !text || element.closest('.an, .nhay, noscript') || !element.checkVisibility()) continue
      const style = getComputedStyle(element)
      rows.push({ text, contrast: ratio(style.color, ground(element)), size: Number.parseFloat(style.fontSize) })
    }
    const box = document.querySelector('textarea')
    if (box) {
      const style = getComputedStyle(box, '::placeholder')
      rows.push({
        text: 'placeholder',
        contrast: ratio(style.color, ground(box)),
        size: Number.parseFloat(style.fontSize),
      })
    }
    return rows
  })
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.runIf(hasBrowser)('a page a grandmother can read on a cheap phone', () => {
  it.each(['light', 'dark'] as const)(
    'writes every word large and with a contrast of 7:1 or more: %s',
    async (scheme) => {
      const page = await talk({ width: 360, height: 640 }, scheme)
      for (const id of ['#gap', '#tep']) await page.locator(`${id} summary`).click()
      const texts = await textsOf(page)
      expect(texts.length).toBeGreaterThan(20)
      expect(texts.filter(({ contrast }) => contrast < 7)).toEqual([])
      expect(texts.filter(({ size }) => size < 16)).toEqual([])
      await shoot(page, `phone-${scheme}`)
      await page.close()
    },
  )

  it('makes everything to press at least 44 pixels high and wide', async () => {
    const page = await talk({ width: 320, height: 568 })
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, summary, textarea')]
        .filter((one) => one.checkVisibility())
        .map((one) => ({ text: one.textContent?.trim(), ...one.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width < 44 || height < 44),
    )
    expect(small).toEqual([])
    await page.close()
  })

  it('never scrolls sideways: small phone, phone on its side, everything twice as large', async () => {
    for (const [name, viewport] of Object.entries({
      small: { width: 320, height: 568 },
      side: { width: 568, height: 320 },
      // A 1024 x 768 screen at 200 % has this many CSS pixels; at 400 % of 1280 x 1024 it would be 320 x 256.
      zoom200: { width: 512, height: 384 },
      zoom400: { width: 320, height: 256 },
    })) {
      const page = await talk(viewport)
      expect(await overflow(page), name).toBe(0)
      const box = await page.locator('#text').boundingBox()
      expect(box && box.y + box.height, name).toBeLessThanOrEqual(viewport.height)
      // What stays at the bottom leaves more than half of the window to the talk.
      expect(box?.y, name).toBeGreaterThan(viewport.height / 2)
      await shoot(page, name)
      await page.close()
    }
  })

  it('grows with the letters the reader has chosen in the browser', async () => {
    const profile = temporaryFolder()
    const context = await openWithLetters(profile.folder, 32)
    const page = await startTalk(await context.newPage())
    expect(
      await page
        .locator('#chat p')
        .first()
        .evaluate((one) => getComputedStyle(one).fontSize),
    ).toBe('38px')
    expect(await overflow(page)).toBe(0)
    const box = await page.locator('#text').boundingBox()
    expect(box?.y).toBeGreaterThan(320)
    // The words in the empty box are whole, and what unfolds is seen from its beginning.
    expect(await page.locator('#text').evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0)
    for (const id of ['#gap', '#tep']) {
      await page.locator(`${id} summary`).click()
      await page.waitForFunction((one) => {
        const top = document.querySelector(`${one} summary`)?.getBoundingClientRect().top ?? -1
        return top >= 0 && top < innerHeight / 2
      }, id)
      await shoot(page, `letters-twice-${id.slice(1)}`)
      await page.locator(`${id} summary`).click()
    }
    await shoot(page, 'letters-twice')
    await context.close()
    profile.remove()
  })

  it('shows a drawn screen together with the step it belongs to on a large screen', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    await page.goto(service.url)
    await ask(page, 'lam sao quet qr tra tien')
    await newest(page).locator('.luachon button').first().click()
    await newest(page).getByText('Bước 1/6').waitFor()
    const picture = await page.locator('.tin img').boundingBox()
    const words = await newest(page).getByText('Bước 1/6').boundingBox()
    const covered = await page.locator('footer').boundingBox()
    expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual(covered?.y ?? 0)
    expect(picture?.y).toBeGreaterThanOrEqual(0)
    await page.close()
  })

  it('tells a screen reader who speaks, what is new and what can be chosen', async () => {
    const page = await talk({ width: 360, height: 640 })
    expect(await page.locator('html').getAttribute('lang')).toBe('vi')
    expect(await page.getByRole('banner').count()).toBe(1)
    expect(await page.getByRole('main').count()).toBe(1)
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite')
    expect(await page.getByRole('status').count()).toBe(1)
    expect(await page.getByRole('textbox', { name: 'Gõ câu hỏi vào đây' }).count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Đổi nơi ở' }).count()).toBe(1)
    const levels = await page.getByRole('heading').evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))))
    expect(levels[0]).toBe(1)
    expect(new Set(levels.slice(1))).toEqual(new Set([2]))
    expect(await page.getByRole('form', { name: 'Chọn một việc' }).last().getByRole('button').count()).toBeGreaterThan(
      1,
    )
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((one) => one.id))
    expect(new Set(ids).size).toBe(ids.length)
    await page.close()
  })
})
