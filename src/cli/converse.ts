import type { Readable, Writable } from 'node:stream'
import { type Hide, runScript, scriptSchema, type TalkStore } from '../conversation/converse.ts'
import type { Parts } from '../conversation/handler.ts'
import { jsonLines } from './lines.ts'

/** `hvs converse --jsonl`: scripts in, one row a turn out, in order, one process. */
export async function converseCommand(
  parts: Parts,
  hide: Hide,
  newStore: () => TalkStore,
  input: Readable,
  output: Writable,
): Promise<void> {
  for await (const script of jsonLines(input, scriptSchema)) {
    for (const row of await runScript(parts, hide, newStore(), script)) output.write(`${JSON.stringify(row)}\n`)
  }
}
