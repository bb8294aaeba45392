import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BotSettings } from '../faults/bot-process.ts'
import { LIMIT_MS } from './until.ts'

export interface BotState {
  counts: Record<string, number>
  backlog: number
  doubted: string[]
}

/** A bot in its own process, as seen by the platform: it takes messages, confirms some of them, and may die at any instant. */
export interface Bot {
  readonly process: ChildProcess
  /** Keys the bot confirmed so far: the platform will not send these again. */
  readonly confirmed: Set<string>
  /** Code of the error that stopped the start, or null. */
  readonly refused: string | null
  tell(key: string, chat: string): void
  state(): Promise<BotState>
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
  exited: Promise<number | null>
}

interface Report {
  ready?: boolean
  refused?: string
  confirmed?: string
  counts?: Record<string, number>
  backlog?: number
  doubted?: string[]
}

/** Starts a bot and waits until it is ready, refused or dead. */
export async function startBot(settings: BotSettings, confirmed = new Set<string>()): Promise<Bot> {
  const child = fork(join(import.meta.dirname, '../faults/bot-process.ts'), [JSON.stringify(settings)], {
    execPath: process.execPath,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let refused: string | null = null
  let answer: (state: BotState) => void = () => {}
  // What it said last may be heard after its end is known.
  const unheard = new Promise<void>((resolve) => child.once('disconnect', () => resolve()))
  const exited = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => resolve(unheard.then(() => code))),
  )
  const ready = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.on('message', (report: Report) => {
      if (report.ready) resolve()
      if (report.refused !== undefined) {
        refused = report.refused
        resolve()
      }
      if (report.confirmed !== undefined) confirmed.add(report.confirmed)
      if (report.counts !== undefined) answer(report as BotState)
    })
  })
  await ready
  return {
    process: child,
    confirmed,
    get refused() {
      return refused
    },
    tell: (key, chat) => {
      // A message told to a dying process is simply not confirmed, as on a real platform.
      if (child.connected) child.send({ key, chat }, () => {})
    },
    state: () =>
      new Promise((resolve) => {
        answer = resolve
        child.send('state')
      }),
    kill(signal) {
      child.kill(signal)
      return exited
    },
    exited,
  }
}

/** Ids of everything that reached a person, in order, over all lives of the bot. */
export function deliveries(record: string): string[] {
  return existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n').filter(Boolean) : []
}

/** Asks the bot until it has nothing left to do. */
export async function settled(bot: Bot): Promise<BotState> {
  const end = performance.now() + LIMIT_MS
  for (;;) {
    const state = await bot.state()
    if (state.backlog === 0 && state.counts.pending === 0 && state.counts.sending === 0) return state
    if (performance.now() > end) throw new Error(`not settled: ${JSON.stringify(state)}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}
