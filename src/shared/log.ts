import { type Logger, pino } from 'pino'
import { redact } from './redact.ts'

export type Log = Logger

/**
 * JSON lines on stderr. Tokens inside strings (Telegram and Zalo put theirs into the URL) are cut out of every error text,
 * and the stack is kept without the message, since some libraries put whole requests into it.
 */
export function makeLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

/** Event names only; nothing is written. For tests and commands that print results. */
export function silentLog(): Log {
  return pino({ level: 'silent' })
}

/** Writes nothing and counts events by their names. For evaluations, which report what went wrong in numbers. */
export function countingLog(): { log: Log; events: Map<string, number> } {
  const events = new Map<string, number>()
  const write = (line: string) => {
    const name = String((JSON.parse(line) as { msg?: unknown }).msg)
    events.set(name, (events.get(name) ?? 0) + 1)
  }
  return { log: pino({ level: 'info' }, { write }), events }
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'not an Error' }
  const { code } = error as Error & { code?: unknown }
  return {
    name: error.name,
    ...(code === undefined ? {} : { code: String(code) }),
    message: redact(error.message).slice(0, 300),
    at: (error.stack ?? '')
      .split('\n')
      // A message of several lines is part of the stack, and would go out as it came.
      .filter((line) => /^\s+at /u.test(line))
      .slice(0, 5)
      .map((line) => redact(line.trim())),
  }
}
