import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { beginTalk, type Hide, onboardedMemory, type TalkStore } from '../conversation/converse.ts'
import type { Parts } from '../conversation/handler.ts'
import type { TurnReport } from '../conversation/report.ts'
import { jsonLines } from './lines.ts'

/** `hvs ask`: one turn of somebody already onboarded; no consent text, nothing stored. */

export interface AskOptions {
  /** A place id of `places.yaml`. */
  place?: string | null
  json?: boolean
}

/** Fields of `hvs ask --jsonl`, in the order they are printed. */
function rowOf(id: string, report: TurnReport) {
  const { answer, citations, guide, guides, refused, clarify, warned_pii, emergency, scam } = report
  return { id, answer, citations, guide, guides, refused, clarify, warned_pii, emergency, scam }
}

async function askOnce(
  parts: Parts,
  hide: Hide,
  newStore: () => TalkStore,
  { id, question, place }: { id: string; question: string; place: string | null },
  now: number,
): Promise<TurnReport> {
  // Somebody else each time, or a language model's budget for one person would end the list half way.
  const lane = `terminal:ask:${id}`
  return await beginTalk(parts, hide, newStore(), onboardedMemory(now, place), lane).say(question, now)
}

/** One question from the command line: the answer as plain text, or its row as JSON. */
export async function askCommand(
  parts: Parts,
  hide: Hide,
  newStore: () => TalkStore,
  question: string,
  options: AskOptions,
  now: number,
  output: Writable,
): Promise<void> {
  const report = await askOnce(parts, hide, newStore, { id: '', question, place: options.place ?? null }, now)
  const { id: _, ...row } = rowOf('', report)
  output.write(`${options.json ? JSON.stringify(row) : report.answer}\n`)
}

const questionSchema = z.object({ id: z.string(), question: z.string(), place: z.string().nullish() })

/** `hvs ask --jsonl`: each line a talk of its own, answered in order. */
export async function askLinesCommand(
  parts: Parts,
  hide: Hide,
  newStore: () => TalkStore,
  input: Readable,
  output: Writable,
  now: number,
): Promise<void> {
  for await (const line of jsonLines(input, questionSchema)) {
    const report = await askOnce(parts, hide, newStore, { ...line, place: line.place ?? null }, now)
    output.write(`${JSON.stringify(rowOf(line.id, report))}\n`)
  }
}
