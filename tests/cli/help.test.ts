import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { COMMANDS, runCommand } from '../../src/app/commands.ts'
import { commandPurposes } from '../../src/replies/commands.ts'

async function printed(argv: string[]): Promise<{ status: number; page: string }> {
  const output = new PassThrough()
  const status = await runCommand(argv, {}, new PassThrough().end(), output)
  output.end()
  return { status, page: await text(output) }
}

describe('whoever opens the terminal for the first time finds every command and what it is for', () => {
  it.each([[['help']], [['--help']], [['-h']], [[]]])('hvs %j prints the list and succeeds', async (argv) => {
    const { status, page } = await printed(argv)
    expect(status).toBe(0)
    for (const { usage } of Object.values(COMMANDS)) expect(page).toContain(`  ${usage}\n`)
  })

  it('says of each command what it is for, and of nothing else', () => {
    expect(Object.keys(commandPurposes).sort()).toEqual(Object.keys(COMMANDS).sort())
  })

  it.each(['hlep', 'constructor', 'toString'])('names %s as unknown and points to the list', async (name) => {
    await expect(printed([name])).rejects.toMatchObject({ code: 'COMMAND_UNKNOWN', details: { name } })
  })
})
