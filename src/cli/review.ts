import { renameSync, writeFileSync } from 'node:fs'
import { type Fit, fitReview, type Logged } from '../learning/fit.ts'
import type { StoredParameters } from '../learning/parameters.ts'
import { fillLine } from '../replies/operator.ts'
import { reviewFitLines as L } from '../replies/review-fit.ts'

type Print = (line: string) => void

/** `hvs review fit [--json]`: fits the weights of review to the log, and writes them to `file` only where they are better. */
export function reviewFitCommand(
  log: readonly Logged[],
  about: { file: string; date: string; json: boolean },
  print: Print,
): 0 {
  const result = fitReview(log)
  const written = result.kind === 'fitted' && result.better
  if (written) writeParameters(about.file, { ...result, date: about.date })
  if (about.json) print(JSON.stringify({ ...result, written }))
  else for (const line of linesOf(result, about.file)) print(line)
  return 0
}

function linesOf(result: Fit, file: string): string[] {
  if (result.kind === 'too-few') return [fillLine(L.tooFew, { attempts: result.attempts, needed: result.needed })]
  const { attempts, trained, tested, losses, better } = result
  const shown = (name: 'factory' | 'average' | 'fitted') => fillLine(L[name], { loss: losses[name].toFixed(4) })
  return [
    fillLine(L.counts, { attempts, trained, tested }),
    L.head,
    shown('factory'),
    shown('average'),
    shown('fitted'),
    better ? fillLine(L.written, { file }) : L.kept,
  ]
}

/** Whole or not at all: a start in mid-writing must not find half a file. */
function writeParameters(
  file: string,
  { date, weights, attempts, tested, losses }: Omit<StoredParameters, 'version'>,
): void {
  const stored: StoredParameters = { version: 1, date, weights, attempts, tested, losses }
  writeFileSync(`${file}.new`, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
