import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { LIMIT_MS } from '../support/until.ts'

/** Where Debian and other systems put Chromium. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const found = PLACES.find((path) => existsSync(path)) ?? null

/** True when the browser tests can run. Without Chromium they are skipped with a warning, or fail where HVS_REQUIRE_BROWSER=1. */
export const hasBrowser = found !== null || process.env.HVS_REQUIRE_BROWSER === '1'
if (found === null) console.warn(`Browser tests are skipped: no Chromium at ${PLACES.join(', ')}.`)

export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: executable(), args: ['--no-sandbox'], timeout: LIMIT_MS })
  browser.on('context', (context) => context.setDefaultTimeout(LIMIT_MS))
  return browser
}

/** A small phone whose owner has set the browser's letters to `pixels` (16 is usual); `profile` is an empty folder. */
export async function openWithLetters(profile: string, pixels: number): Promise<BrowserContext> {
  mkdirSync(join(profile, 'Default'))
  const settings = { webkit: { webprefs: { default_font_size: pixels } } }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings))
  const context = await chromium.launchPersistentContext(profile, {
    timeout: LIMIT_MS,
    executablePath: executable(),
    args: ['--no-sandbox'],
    viewport: { width: 360, height: 640 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(LIMIT_MS)
  return context
}

function executable(): string {
  if (found === null) throw new Error(`HVS_REQUIRE_BROWSER=1, but there is no Chromium at ${PLACES.join(', ')}`)
  return found
}

const SHOTS = join(tmpdir(), 'hvs-screenshots')

/** A picture of what the page looks like now, for people who want to see it. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
}

/** Types into the box and presses Enter. */
export async function ask(page: Page, text: string): Promise<void> {
  await page.fill('#text', text)
  await page.press('#text', 'Enter')
}

/** The bot's newest message once it has choices and stands last. */
export function newest(page: Page) {
  return page.locator('#chat > .may:last-child')
}
