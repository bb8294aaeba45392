import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'

/** One `hvs` command: it parses its own words, builds what it needs and calls its function in `src/cli/`. */

export interface Call {
  args: string[]
  config: Config
  input: Readable
  output: Writable
  now: () => number
}

export interface Command {
  usage: string
  /** @returns the exit status; @throws AppError USAGE for words nobody understands */
  run: (call: Call) => Promise<number>
}

export const JSONL = { jsonl: { type: 'boolean' } } as const

/** @throws AppError USAGE */
export function parse<Options extends Record<string, { type: 'boolean' | 'string' }>>(
  usage: string,
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw new AppError('USAGE', { usage }, { cause })
  }
}

/** A command called otherwise than its usage line says; the line is printed with it. */
export function misused(usage: string): AppError {
  return new AppError('USAGE', { usage })
}
