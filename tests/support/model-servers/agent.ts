import { draftIn, passagesIn } from './honest.ts'
import { type Behaviour, callTools, type ModelCall, reply } from './server.ts'

type ToolCalls = readonly { name: string; args: unknown }[]

/** Asks for the given tools, one round after another, then says what `say` makes of everything it was shown. */
export function lookingUp(rounds: readonly ToolCalls[], say: (call: ModelCall) => string): Behaviour {
  const done = rounds.map((_, at) => rounds.slice(0, at).reduce((sum, round) => sum + round.length, 0))
  return (call, response) => {
    const next = rounds[done.indexOf(call.results.length)]
    if (next !== undefined && call.tools.length > 0) callTools(response, next)
    else reply(response, say(call))
  }
}

/** Every passage of the request and of what the tools gave back. */
export function shownIn(call: ModelCall): { address: string; text: string }[] {
  const found = call.results.flatMap((result) => passagesIn({ ...call, user: result }))
  return [...passagesIn(call), ...found]
}

/** The first whole sentence of each passage it was shown, each under its address. */
export function firstSentences(call: ModelCall): string {
  return shownIn(call)
    .map(({ address, text }) => `${sentenceOf(text)} [${address}]`)
    .join('\n')
}

function sentenceOf(text: string): string {
  const lines = text.split(/\n|(?<=[.;])\s/u)
  return lines.find((line) => line.split(' ').length >= 6 && /[.;]$/u.test(line)) ?? lines[0] ?? ''
}

/** Says the answer of the rules, line by line, as it was sent it. */
export const parrot: Behaviour = (call, response) => {
  reply(response, draftIn(call))
}
