import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openMind } from '../../src/app/mind.ts'
import { readConfig } from '../../src/config.ts'
import { runFolder } from './run-folder.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** What a process said and how it ended. */
export interface Ended {
  /** Exit status; null when a signal ended it. */
  status: number | null
  stdout: string
  stderr: string
  /** From start to end, milliseconds of real time. */
  took: number
}

export interface Running {
  /** `http://127.0.0.1:41234`, as the service itself said it. */
  url: string
  port: number
  /** Complete lines of standard output so far. */
  lines: () => string[]
  /** What was logged so far. */
  stderr: () => string
  signal: (name: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => void
  ended: Promise<Ended>
}

/** A folder of its own under the system's temporary one, and how to remove it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hvs-service-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The same with the search index a service would build in its first seconds, unless a test is about that. */
export async function dataFolder(): Promise<ReturnType<typeof temporaryFolder>> {
  const made = join(runFolder(), 'data')
  if (!existsSync(made)) {
    const half = mkdtempSync(`${made}-`)
    await openMind(readConfig({ DATA_DIR: half }))
    try {
      renameSync(half, made)
    } catch (error) {
      // Another test file was quicker.
      if (!existsSync(made)) throw error
    }
  }
  const data = temporaryFolder()
  cpSync(join(made, 'index'), join(data.folder, 'index'), { recursive: true })
  return data
}

/** Below the ports a system gives out by itself: one of those may be another's by the time the service asks for it. */
const PORTS = { from: 20_000, count: 10_000 }
/** Test files that run side by side, each in a process of its own, begin far from each other. */
let tried = process.pid * 37

/** A port nobody listens on, for a service whose printed address is its public one, or that comes back at the same. */
export async function freePort(): Promise<number> {
  for (;;) {
    tried += 1
    const port = PORTS.from + (tried % PORTS.count)
    const server = createServer()
    const isFree = await new Promise<boolean>((done) => {
      server.once('error', () => done(false))
      server.listen(port, '127.0.0.1', () => done(true))
    })
    if (!isFree) continue
    await new Promise<void>((done) => server.close(() => done()))
    return port
  }
}

interface Started {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  ended: Promise<Ended>
}

/** Nothing of the machine's own settings reaches the process, so that a test means the same everywhere. */
function start(entry: string, args: readonly string[], settings: Record<string, string>): Started {
  const from = performance.now()
  const child = spawn(process.execPath, [join(ROOT, entry), ...args], {
    cwd: ROOT,
    // Compiled modules are kept, as `npm start` keeps them.
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: join(runFolder(), 'compiled'), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
  })
  const ended = new Promise<Ended>((done) =>
    child.once('close', (status) => done({ status, ...output, took: performance.now() - from })),
  )
  return { child, output, ended }
}

/** `npm start` with these settings, until its third line is there. Rejects when it ends before. */
export async function startService(settings: Record<string, string>): Promise<Running> {
  const { child, output, ended } = start('src/main.ts', [], { PORT: '0', LOG_LEVEL: 'warn', ...settings })
  const lines = () => output.stdout.split('\n').slice(0, -1)
  const ready = new Promise<void>((done) => {
    child.stdout?.on('data', () => {
      if (/^Dữ liệu: .*\n/mu.test(output.stdout)) done()
    })
  })
  const early = await Promise.race([ready, ended])
  if (early) throw new Error(`the service ended with ${early.status}: ${early.stderr}`)
  const url = /https?:\/\/\S+/u.exec(output.stdout)?.[0] ?? ''
  return {
    url,
    port: Number(new URL(url).port),
    lines,
    stderr: () => output.stderr,
    signal: (name) => void child.kill(name),
    ended,
  }
}

/** `npm start` that is expected to refuse. */
export function refusedStart(settings: Record<string, string>): Promise<Ended> {
  return start('src/main.ts', [], { PORT: '0', LOG_LEVEL: 'warn', ...settings }).ended
}

/** One `hvs` command, killed as soon as it has said something on standard error that fits; or at its end, if it never does. */
export function hvsKilledAt(words: RegExp, args: readonly string[], settings: Record<string, string>): Promise<Ended> {
  const { child, output, ended } = start('src/cli/main.ts', args, settings)
  child.stderr?.on('data', () => {
    if (words.test(output.stderr)) child.kill('SIGKILL')
  })
  return ended
}

/** One `hvs` command, to its end. */
export function hvs(args: readonly string[], settings: Record<string, string>): Promise<Ended> {
  return start('src/cli/main.ts', args, settings).ended
}
