import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type ContentProblem, findingsFor } from '../content-problem.ts'
import { parseCurriculum } from '../curriculum.ts'
import { parseFacts } from '../fact-marks.ts'
import type { Guide } from '../guide.ts'
import { parseGuide, skillOf } from '../guide-parser.ts'
import { checkAcross, type GuideFile } from './across.ts'
import type { CheckContext, GuideCheck } from './context.ts'
import { checkCounts, checkLengths } from './counts.ts'
import { checkFacts } from './facts.ts'
import { checkFlag } from './flags.ts'
import { checkQuiz } from './quiz.ts'
import { checkReferences } from './references.ts'
import { checkSoftening } from './softening.ts'
import { checkVoice } from './voice.ts'

const RULES: readonly GuideCheck[] = [
  checkCounts,
  checkLengths,
  checkQuiz,
  checkFacts,
  checkSoftening,
  checkReferences,
  checkVoice,
]

/** Every rule that needs one guide only. */
export function checkGuide(guide: Guide, file: string, context: CheckContext): ContentProblem[] {
  const found = findingsFor(file)
  const wanted = `guides/${skillOf(guide.id)}/${guide.id}.md`
  if (file !== wanted) found.error('id', 'ref.fileName', { wanted })
  for (const rule of RULES) rule(guide, context, found)
  for (const flag of guide.redFlags) checkFlag(flag, found)
  return found.problems
}

/** What `hvs check` found, and how many files it read. */
export interface CheckResult {
  problems: ContentProblem[]
  files: number
}

/** Checks all content of a `knowledge` folder as of `today` (ISO date). Problems come in file order. */
export function checkContent(folder: string, today: string): CheckResult {
  const context = readContext(folder, today)
  const files = listGuides(folder)
  const problems: ContentProblem[] = []
  const guides: GuideFile[] = []
  for (const file of files) {
    const parsed = parseGuide(readFileSync(join(folder, file), 'utf8'), file)
    if ('problems' in parsed) problems.push(...parsed.problems)
    else {
      guides.push({ file, guide: parsed.guide })
      problems.push(...checkGuide(parsed.guide, file, context))
    }
  }
  problems.push(...checkAcross(guides, []))
  return { problems: problems.sort((a, b) => a.file.localeCompare(b.file)), files: files.length }
}

/** Guide files of a `knowledge` folder, relative to it, names sorted. */
export function listGuides(folder: string): string[] {
  return readdirSync(join(folder, 'guides'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

function readContext(folder: string, today: string): CheckContext {
  const facts = readdirSync(join(folder, 'facts'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => parseFacts(readFileSync(join(folder, 'facts', name), 'utf8'), basename(name, '.md')))
  const curriculum = 'curriculum.yaml'
  return {
    curriculum: parseCurriculum(readFileSync(join(folder, curriculum), 'utf8'), curriculum),
    facts: new Map(facts.map((file) => [file.name, file])),
    today,
  }
}
