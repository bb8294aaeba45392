import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { AppError } from '../errors.ts'

/** UTF-16 units of one line: a hundred times the longest question, and too little to fill the memory. */
const LONGEST_LINE = 1_000_000

/** The JSON lines of a stream, each checked; a line that is none names itself and what is wrong with it. */
export async function* jsonLines<Schema extends z.ZodType>(
  input: Readable,
  schema: Schema,
): AsyncGenerator<z.output<Schema>> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.length > LONGEST_LINE) throw new AppError('INPUT_TOO_LARGE', { line: number, limit: LONGEST_LINE })
    const text = line.replace(/^\uFEFF/u, '').trim()
    if (text === '') continue
    yield readLine(text, number, schema)
  }
}

function readLine<Schema extends z.ZodType>(text: string, line: number, schema: Schema): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AppError('INPUT_INVALID', { line, rule: 'JSON' })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError('INPUT_INVALID', { line, rule: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
}
