import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { checkScam } from '../assistant/scam.ts'
import type { RedFlag } from '../knowledge/guide.ts'
import { jsonLines } from './lines.ts'

const lineSchema = z.object({ id: z.string(), text: z.string() })

/** `hvs scam --jsonl`: one verdict a line, in order. */
export async function scamCommand(flags: readonly RedFlag[], input: Readable, output: Writable): Promise<void> {
  for await (const { id, text } of jsonLines(input, lineSchema)) {
    const { verdict, reasons, guide } = checkScam(text, flags)
    output.write(`${JSON.stringify({ id, scam: verdict, reasons, guide })}\n`)
  }
}
