import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../errors.ts'

/** Responses of a model service on disk, JSON lines: the head, then one line a request, by the hash of what was asked. */

export interface TapeHead {
  format: 1
  /** Name of the language model. */
  model: string
  /** ISO time. */
  recordedAt: string
}

export interface TapeRow {
  /** sha256 of path and body of the request. */
  key: string
  path: string
  /** HTTP status; 0 when the answer did not come before the asking side gave up. */
  status: number
  /** Seconds, as the service wrote them. */
  retryAfter?: string | undefined
  body: string
  /** How long the service took, in milliseconds. */
  ms: number
}

export interface Tape {
  head: TapeHead
  rows: Map<string, TapeRow>
}

const headSchema = z.object({ format: z.literal(1), model: z.string(), recordedAt: z.string() })
const rowSchema = z.object({
  key: z.string(),
  path: z.string(),
  status: z.number(),
  retryAfter: z.string().optional(),
  body: z.string(),
  ms: z.number(),
})

/** @throws AppError INPUT_INVALID for a file that is missing, or has a line that is none */
export function readTape(file: string): Tape {
  if (!existsSync(file)) throw new AppError('INPUT_INVALID', { line: 0, rule: file })
  const [first = '', ...others] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const rows = others.map((line, at) => readLine(line, at + 2, file, rowSchema))
  return { head: readLine(first, 1, file, headSchema), rows: new Map(rows.map((row) => [row.key, row])) }
}

function readLine<Schema extends z.ZodType>(text: string, line: number, file: string, schema: Schema) {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('INPUT_INVALID', { line, rule: file }, { cause })
  }
}

/** Replaces the file: a head line, then one line a request, readable by its owner alone. */
export function writeTape(file: string, { head, rows }: Tape): void {
  const lines = [head, ...rows.values()].map((row) => `${JSON.stringify(row)}\n`)
  writeFileSync(file, lines.join(''), { mode: 0o600 })
}
