import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { contentFiles } from '../knowledge/catalog.ts'
import { compilePlans } from '../knowledge/catalog-compile.ts'
import { checkContent } from '../knowledge/check/index.ts'
import { loadPlansWithProblems } from '../knowledge/plan-loader.ts'
import { contentNoSuchFile, contentPlanLine, contentSentence, contentSummary } from '../replies/content-check.ts'
import { operatorSentence } from '../replies/operator.ts'

/**
 * `hvs check [FILE…]`: validates the content of `folder` as of `today` (ISO date), one line a problem, and returns the exit
 * status: 1 when anything but advice was found, 2 when a named file is none of the content. With files named, everything is
 * read (phrasings and patterns are compared across guides) but only what concerns those files is printed. `complete` also asks that
 * every guide of the curriculum is written.
 */
export function check(
  folder: string,
  today: string,
  only: readonly string[],
  print: (line: string) => void,
  { complete = false } = {},
): 0 | 1 | 2 {
  const known = contentFiles(folder)
  const stray = only.find((name) => !known.some((file) => isNamed(file, name)))
  if (stray !== undefined) {
    print(contentNoSuchFile(stray))
    return 2
  }
  const { problems, files } = checkContent(folder, today, { complete })
  const shown = problems.filter(({ file }) => only.length === 0 || only.some((name) => isNamed(file, name)))
  for (const problem of shown) print(contentSentence(problem))
  const plans = only.length === 0 ? checkPlans(folder) : { stops: [], advice: [] }
  for (const line of [...plans.stops, ...plans.advice]) print(line)
  const errors = shown.filter(({ severity }) => severity === 'error').length
  const stops = errors + plans.stops.length
  print(contentSummary(files, stops, shown.length - errors + plans.advice.length))
  return stops > 0 ? 1 : 0
}

/** `qr-04-kiem-tra.md`, `guides/qr/…` and `knowledge/guides/qr/…` all name the same file. */
function isNamed(file: string, name: string): boolean {
  return `/${file}`.endsWith(`/${name}`) || `/${name}`.endsWith(`/${file}`)
}

/** Plans, places and agencies: whatever would stop the start, and what the plan reader wants a person to look at. */
function checkPlans(folder: string): { stops: string[]; advice: string[] } {
  try {
    compilePlans(folder)
    const problems = loadPlansWithProblems(join(folder, 'plans')).flatMap((plan) => plan.problems)
    return { stops: [], advice: problems.map(({ file, line, message }) => contentPlanLine(file, line, message)) }
  } catch (error) {
    if (error instanceof AppError) return { stops: [operatorSentence(error.code, error.details)], advice: [] }
    throw error
  }
}
