import type { Writable } from 'node:stream'
import { AppError, ERRORS } from '../errors.ts'
import { operatorSentence } from '../replies/operator.ts'
import { redact } from '../shared/redact.ts'

/** Writes one Vietnamese sentence with the error's code and returns the exit status. Unknown errors keep their stack for a report. */
export function report(error: unknown, to: Writable): 1 | 2 {
  if (error instanceof AppError) {
    to.write(`${operatorSentence(error.code, error.details)}\n`)
    return ERRORS[error.code].exit
  }
  to.write(`${redact(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
  return 1
}
