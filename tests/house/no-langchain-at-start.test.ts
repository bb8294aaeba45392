import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const RECORDER = join(ROOT, 'tests/support/recordModules.ts')
const HEAVY =
  /node_modules\/(?:@langchain\/|langchain\/|langsmith\/|openai\/|onnxruntime-(?:web|common)\/|@huggingface\/|@resvg\/|pdfkit\/|fontkit\/|qrcode\/|zca-js\/|ws\/|@expo-google-fonts\/)/u

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-start-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Runs a script in its own process and returns what it loaded until it ended, or until its third line, when it is stopped. */
function modulesOf(args: readonly string[], settings: Record<string, string>): Promise<string[]> {
  const seen = join(folder, 'modules')
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', RECORDER, ...args], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        MODULES_SEEN: seen,
        DATA_DIR: join(folder, 'data'),
        PORT: '0',
        LOG_LEVEL: 'silent',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
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
  it('loads no module of LangChain, none of the openai package, none that runs local models, none that draws pictures or sheets and none of zca-js', async () => {
    const modules = await modulesOf(['src/main.ts'], {})
    expect(modules.filter((url) => HEAVY.test(url))).toEqual([])
    expect(modules.filter((url) => url.includes('/node_modules/hono/'))).not.toEqual([])
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
