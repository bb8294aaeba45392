import type { Readable, Writable } from 'node:stream'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { systemClock } from '../shared/clock.ts'
import type { Command } from './commands/command.ts'
import { CONTENT } from './commands/content.ts'
import { STORED } from './commands/stored.ts'
import { TALKING } from './commands/talking.ts'

/** The `hvs` commands. */

const COMMANDS: Record<string, Command> = { ...TALKING, ...CONTENT, ...STORED }

/** @returns the exit status of a command that ran; @throws AppError USAGE for words nobody understands */
export async function runCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input: Readable,
  output: Writable,
): Promise<number> {
  const [name = '', ...args] = argv
  const command = COMMANDS[name]
  if (!command)
    throw new AppError('USAGE', {
      usage: Object.values(COMMANDS)
        .map((one) => one.usage)
        .join(' · '),
    })
  const config = readConfig(env)
  const clock = systemClock(config.TEST_CLOCK_OFFSET_SECONDS)
  return command.run({ args, config, input, output, now: clock.now })
}
