import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { beginTalk, type Hide } from '../conversation/converse.ts'
import type { Parts } from '../conversation/handler.ts'
import { textOf } from '../conversation/report.ts'
import { emptyMemory } from '../conversation/session.ts'

/** `hvs chat`: a person at a terminal, met as on any channel; an empty line ends it. Nothing is stored. */
export async function chatCommand(
  parts: Parts,
  hide: Hide,
  now: () => number,
  input: Readable,
  output: Writable,
): Promise<void> {
  const talk = beginTalk(parts, hide, emptyMemory())
  const show = async (text: string) => {
    const report = await talk.say(text, now())
    for (const message of report.messages) output.write(`\n${textOf(message)}\n`)
    output.write('\n> ')
  }
  await show('/start')
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') break
    await show(line)
  }
}
