import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { dataFolder } from '../support/serviceProcess.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const RECORDER = join(ROOT, 'tests/support/recordModules.ts')
const QUICK = join(ROOT, 'src/compile-cache.cjs')
/** LangChain and models, local models, pictures, sheets and codes, photos of codes, and the platforms nobody has set up. */
const HEAVY =
  /node_modules\/(?:@langchain\/|langchain\/|langsmith\/|openai\/|onnxruntime-(?:web|common)\/|@huggingface\/|@resvg\/|pdfkit\/|fontkit\/|qrcode\/|@expo-google-fonts\/|zxing-wasm\/|telegraf\/|zca-js\/|ws\/)/u

const { folder, remove } = await dataFolder()
afterAll(remove)

/** Runs a script in its own process and returns what it loaded until it ended, or until its third line, when it is stopped. */
function modulesOf(args: readonly string[], settings: Record<string, string>): Promise<string[]> {
  const seen = join(folder, 'modules')
  rmSync(seen, { force: true })
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--require', QUICK, '--import', RECORDER, ...args],
      {
        cwd: ROOT,
        env: {
          PATH: process.env.PATH,
          MODULES_SEEN: seen,
          DATA_DIR: folder,
          PORT: '0',
          LOG_LEVEL: 'silent',
          ...settings,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let lines = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (chunk: string) => {
      lines += chunk
      if (lines.includes('Dữ liệu:')) child.kill('SIGTERM')
    })
    child.once('error', fail)
    child.once('exit', (code, signal) => {
      if (code === 0 || signal === 'SIGTERM') done(readFileSync(seen, 'utf8').trim().split('\n'))
      else fail(new Error(`the process ended with ${code}: ${lines}`))
    })
  })
}

describe('a start without a model', () => {
  it('loads no module of LangChain, none of the openai package, none that runs local models, none that draws pictures or sheets or reads photos, and none of a platform that is not set up', async () => {
    // The first start of all, which builds its index.
    const modules = await modulesOf(['src/main.ts'], { DATA_DIR: join(folder, 'first') })
    expect(modules.filter((url) => HEAVY.test(url))).toEqual([])
    expect(modules.filter((url) => url.includes('/node_modules/hono/'))).not.toEqual([])
  })

  it('loads zod without the languages of its messages', async () => {
    const modules = await modulesOf(['src/config.ts'], {})
    expect(modules.filter((url) => url.includes('/zod/v4/core/')).length).toBeGreaterThan(5)
    expect(new Set(modules.filter((url) => url.includes('/zod/v4/locales/')).map((url) => basename(url)))).toEqual(
      new Set(['en.js']),
    )
  })

  it('loads no server, no log and no platform to answer one question at the command line', async () => {
    const modules = await modulesOf(['src/cli/main.ts', 'ask', 'ai lừa đảo thì báo ở đâu'], {})
    expect(modules.filter((url) => HEAVY.test(url) || /node_modules\/(?:hono|pino)\//u.test(url))).toEqual([])
    expect(modules.some((url) => url.endsWith('/src/assistant/extractive.ts'))).toBe(true)
  })

  it('is told apart from what reads photos of codes and what talks to Telegram', async () => {
    const photos = await modulesOf(['src/media/qr-photo/decode.ts'], {})
    expect(photos.some((url) => HEAVY.test(url))).toBe(true)
    const telegram = await modulesOf(['src/channels/telegram/index.ts'], {})
    expect(telegram.some((url) => url.includes('/node_modules/telegraf/'))).toBe(true)
  })

  it('is told apart from one with them: what loads LangChain is seen to load it', async () => {
    const modules = await modulesOf(['src/assistant/langchain.ts'], {})
    expect(modules.filter((url) => HEAVY.test(url)).length).toBeGreaterThan(50)
  })

  it('is told apart from one with a personal Zalo account, which loads zca-js and its socket', async () => {
    // Nobody answers there: the account is tried again and again, and the process ends all the same.
    const modules = await modulesOf(['src/main.ts'], {
      ZALO_PERSONAL_ENABLED: 'yes',
      ZALO_PERSONAL_API_ROOT: 'http://127.0.0.1:9',
    })
    expect(modules.filter((url) => url.includes('/node_modules/zca-js/'))).not.toEqual([])
    expect(modules.filter((url) => url.includes('/node_modules/ws/'))).not.toEqual([])
  })

  it('is told apart from one with a local embedding model: what opens one is seen to load its packages', async () => {
    const modules = [
      ...(await modulesOf(['src/onnx/session.ts'], {})),
      ...(await modulesOf(['src/onnx/tokens.ts'], {})),
    ]
    const packages = modules.filter((url) => HEAVY.test(url)).map((url) => /node_modules\/(@?\w+)/u.exec(url)?.[1])
    expect(new Set(packages)).toEqual(new Set(['onnxruntime', '@huggingface']))
  })

  it('loads neither when the model’s host is abroad and nobody has accepted that', async () => {
    const modules = await modulesOf(['src/main.ts'], { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm' })
    expect(modules.filter((url) => HEAVY.test(url))).toEqual([])
  })
})
