import { checkContent } from '../knowledge/check/index.ts'
import { contentSentence, contentSummary } from '../replies/content-check.ts'

/**
 * `hvs check [FILE…]`: validates all content of `folder`, one line a problem, and returns the exit status: 1 when anything but
 * a warning was found. With files named, everything is read but only their problems are printed.
 */
export function check(folder: string, today: string, only: readonly string[], print: (line: string) => void): 0 | 1 {
  const { problems, files } = checkContent(folder, today)
  const shown = problems.filter(({ file }) => only.length === 0 || only.some((name) => name.endsWith(file)))
  for (const problem of shown) print(contentSentence(problem))
  const errors = shown.filter(({ severity }) => severity === 'error').length
  print(contentSummary(files, errors, shown.length - errors))
  return errors > 0 ? 1 : 0
}
