import type { Plan, PlanMeta, PlanProblem } from './plan.ts'
import { readLines } from './plan-lines.ts'
import { problemReport, readPlaces } from './plan-places.ts'
import { ANNEX, cutSections, readFoot, readHead } from './plan-sections.ts'
import { findReferences } from './references.ts'

/**
 * Reads the text of an administrative plan (parts I, items 1., sub-items 1.1., points a) into a tree. Works for the genre:
 * scanned, converted to Markdown with untrustworthy marks, cut by pages. Wording is kept as printed.
 *
 * @param text the file's content; Unicode form and line ends may be any
 * @param file named in the problems
 * @returns the tree, and what a person should look at; with a `stop` among the problems some address is not to be trusted
 */
export function parsePlan(text: string, meta: PlanMeta, file: string): { plan: Plan; problems: PlanProblem[] } {
  const problems: PlanProblem[] = []
  const report = problemReport(file, problems)
  const lines = readLines(text)
  const { head, body, closing, foot } = cutSections(lines)
  const places = readPlaces(meta.id, body, report)
  if (places.length === 0) report('stop', 1, 'noPlaces')
  const annex = foot.find((line) => ANNEX.test(line.whole))
  if (annex) report('warn', annex.line, 'annex')
  const outside = [...readHead(head), ...readFoot(closing, foot)]
  const references = findReferences(meta.id, places, outside, report)
  return { plan: { meta, places, outside, references }, problems }
}
