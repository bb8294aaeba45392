import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { sayPlanProblem } from '../replies/plan-problems.ts'
import type { Plan, PlanMeta, PlanProblem } from './plan.ts'
import { readPlanMeta } from './plan-meta.ts'
import { parsePlan } from './plan-parser.ts'

/**
 * Every plan of a folder: `<id>.md` with what is known about it beside `<id>.txt` with its text, by id.
 *
 * @throws AppError `PLAN_UNREADABLE` (file, line, rule) for metadata that breaks its schema or claims what the text does not
 *   print, a missing text, or a `stop` problem of the parser
 */
export function loadPlans(folder: string): Plan[] {
  return loadPlansWithProblems(folder).map(({ plan }) => plan)
}

/** As `loadPlans`, with what a person should look at in each. */
export function loadPlansWithProblems(folder: string): { plan: Plan; problems: PlanProblem[] }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return names.sort().map((name) => loadPlan(folder, name))
}

function loadPlan(folder: string, name: string): { plan: Plan; problems: PlanProblem[] } {
  const read = readPlanMeta(readFileSync(join(folder, name), 'utf8'))
  if (!read.ok) throw unreadable(name, read.line, sayPlanProblem('metaInvalid', { why: read.why }))
  const { meta } = read
  const textFile = `${meta.id}.txt`
  if (name !== `${meta.id}.md`) throw unreadable(name, 1, sayPlanProblem('sourceMissing', { file: textFile }))
  const parsed = parsePlan(readText(folder, textFile, name), meta, textFile)
  const stop = parsed.problems.find((problem) => problem.severity === 'stop')
  if (stop) throw unreadable(stop.file, stop.line, stop.message)
  for (const value of claimed(meta)) {
    // What we say a document prints, it prints: a number typed from memory would be quoted to cadres as fact.
    if (!printedIn(parsed.plan, value)) throw unreadable(name, 1, sayPlanProblem('metaNotPrinted', { value }))
  }
  const paths = new Set(parsed.plan.places.map((place) => place.path))
  for (const { at } of meta.warnings) {
    if (at !== undefined && !paths.has(at)) throw unreadable(name, 1, sayPlanProblem('refUnknown', { text: at }))
  }
  return parsed
}

function readText(folder: string, file: string, metaFile: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, file)))
  } catch (cause) {
    throw unreadable(metaFile, 1, sayPlanProblem('sourceMissing', { file }), cause)
  }
}

function claimed(meta: PlanMeta): string[] {
  return [meta.number, meta.date].flatMap((printed) => (printed.kind === 'absent' ? [] : [printed.value]))
}

/** Blanks are ignored: "Số 01 - KH/BCĐ" prints 01-KH/BCĐ. */
function printedIn(plan: Plan, value: string): boolean {
  const dense = (text: string) => text.normalize('NFC').replaceAll(/\s/gu, '')
  return plan.outside.some((block) => dense(block.text).includes(dense(value)))
}

function unreadable(file: string, line: number, rule: string, cause?: unknown): AppError {
  return new AppError('PLAN_UNREADABLE', { file, line, rule }, cause === undefined ? {} : { cause })
}
