import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { beside } from '../../tests/support/timing.ts'

/** A bot in a process of its own that a benchmark starts, watches and ends. */

/** `side`: a file of `ours/` or `peers/`; its settings go as JSON. What it says on stderr is shown. */
export function startBot(side: string, settings: unknown): ChildProcess {
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, side), JSON.stringify(settings)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
}

export function ended(bot: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  return new Promise((done) => {
    if (bot.exitCode !== null || bot.signalCode !== null) return done()
    bot.once('exit', () => done())
    bot.kill(signal)
  })
}

/** Until `done`, or until the count has stood still for `quietMs`; longer on a busy machine, where a start alone takes that long. */
export async function restless(count: () => number, quietMs: number, done = () => false): Promise<void> {
  let last = count()
  let since = performance.now()
  const still = () => performance.now() - since
  while (!done() && (still() < quietMs || still() < beside(quietMs))) {
    if (count() !== last) {
      last = count()
      since = performance.now()
    }
    await pauseFor(1)
  }
}

export function pauseFor(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
