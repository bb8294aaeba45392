import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The two sides of a benchmark run in processes of their own: what one has compiled, cached or leaked never helps the other. */

const run = promisify(execFile)
const HERE = import.meta.dirname

/** Runs a side (a file of `ours/` or `peers/`) with its settings as JSON; its last line of output is its result as JSON. */
export async function runSide<Result>(file: string, settings: unknown): Promise<Result> {
  const args = ['--disable-warning=ExperimentalWarning', join(HERE, file), JSON.stringify(settings)]
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28 })
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Result
}

/** The settings a side was started with. */
export function settingsOf<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? '{}') as Settings
}

export function printResult(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

/** Both sides once a round, the order turned round each time, so that a machine growing busy harms both alike. */
export async function alternate<Ours, Peer>(
  rounds: number,
  ours: () => Promise<Ours>,
  peer: () => Promise<Peer>,
): Promise<{ ours: Ours[]; peer: Peer[] }> {
  const results: { ours: Ours[]; peer: Peer[] } = { ours: [], peer: [] }
  for (let at = 0; at < rounds; at += 1) {
    const first = at % 2 === 0
    if (first) results.ours.push(await ours())
    results.peer.push(await peer())
    if (!first) results.ours.push(await ours())
  }
  return results
}

/** "minisearch 7.2.0", as installed. */
export function versionOf(name: string): string {
  const file = join(HERE, '../../node_modules', name, 'package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return `${name} ${version}`
}

/** The retrieval chain of the LangChain documentation, with the versions of its parts. */
export function langchainName(): string {
  return ['@langchain/classic', '@langchain/community', '@langchain/textsplitters'].map(versionOf).join(', ')
}
