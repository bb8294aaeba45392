import { type CutFile, stateOf } from '../cut-state.ts'
import { printResult, settingsOf } from '../sides.ts'

/** Opens one killed database cut at many lengths; says on stdout how many are done, at last what came of them. */

export interface CutOpenerSettings {
  dataDir: string
  /** A folder of this process alone. */
  copy: string
  file: CutFile
  /** The lengths tried, in bytes: from the longest down to the shortest, every so many. */
  longest: number
  shortest: number
  step: number
  /** A state that opens must hold so many turns. */
  atLeast: number
}

export interface CutTally {
  /** Opened in a state between two turns. */
  opened: number
  /** Refused with the code that says the database is broken. */
  refused: number
  /** Anything else: what was found. */
  wrong: string[]
}

/** Cuts between two lines of progress. */
const TELL_EVERY = 16

const { dataDir, copy, file, longest, shortest, step, atLeast } = settingsOf<CutOpenerSettings>()
const tally: CutTally = { opened: 0, refused: 0, wrong: [] }
let done = 0
for (let length = longest; length >= shortest; length -= step) {
  const found = stateOf(dataDir, copy, { file, length })
  if (found === 'refused') tally.refused += 1
  else if (typeof found === 'number' && found >= atLeast) tally.opened += 1
  else tally.wrong.push(`${length}: ${found}`)
  done += 1
  if (done % TELL_EVERY === 0) process.stdout.write(`${done}\n`)
}
printResult(tally)
