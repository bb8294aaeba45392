import type { Readable, Writable } from 'node:stream'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { commandList, commandPurposes } from '../replies/commands.ts'
import { systemClock } from '../shared/clock.ts'
import type { Command } from './commands/command.ts'
import { CONTENT } from './commands/content.ts'
import { STORED } from './commands/stored.ts'
import { TALKING } from './commands/talking.ts'

/** The `hvs` commands. */

const HELP: Command = {
  usage: 'hvs help',
  run: async ({ output }) => {
    output.write(`${listed()}\n`)
    return 0
  },
}

export const COMMANDS: Readonly<Record<string, Command>> = { help: HELP, ...TALKING, ...CONTENT, ...STORED }

/** Words that ask for the list on other command lines; none at all asks for it as well. */
const HELP_WORDS = new Set(['', '-h', '--help'])

function listed(): string {
  const rows = Object.entries(COMMANDS).map(([name, { usage }]) => `  ${usage}\n      ${commandPurposes[name]}`)
  return [commandList.title, ...rows, commandList.guide].join('\n')
}

/** @returns the exit status of a command that ran; @throws AppError COMMAND_UNKNOWN, or USAGE for words the command does not understand */
export async function runCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input: Readable,
  output: Writable,
): Promise<number> {
  const [name = '', ...args] = argv
  const command = HELP_WORDS.has(name) ? HELP : Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new AppError('COMMAND_UNKNOWN', { name })
  const config = readConfig(env)
  const clock = systemClock(config.TEST_CLOCK_OFFSET_SECONDS)
  return command.run({ args, config, input, output, now: clock.now })
}
