import { readContent, readFacts } from '../content-files.ts'
import { type ContentProblem, findingsFor } from '../content-problem.ts'
import type { Guide, RedFlag } from '../guide.ts'
import { skillOf } from '../guide-parser.ts'
import { checkAcross } from './across.ts'
import type { CheckContext, GuideCheck } from './context.ts'
import { checkCounts, checkLengths } from './counts.ts'
import { checkFacts } from './facts.ts'
import { checkFigures } from './figures.ts'
import { checkFlag } from './flags.ts'
import { checkPictures } from './pictures.ts'
import { checkQuiz } from './quiz.ts'
import { checkQuizBank } from './quiz-bank.ts'
import { checkReading } from './reading.ts'
import { checkReferences } from './references.ts'
import { checkSmuggled } from './smuggled.ts'
import { checkSoftening } from './softening.ts'
import { checkVoice } from './voice.ts'
import { checkWhole } from './whole.ts'

const RULES: readonly GuideCheck[] = [
  checkCounts,
  checkLengths,
  checkQuiz,
  checkQuizBank,
  checkFacts,
  checkSoftening,
  checkSmuggled,
  checkFigures,
  checkReferences,
  checkVoice,
  checkReading,
  checkPictures,
]

/** Every rule that needs one guide only. */
function checkGuide(guide: Guide, file: string, context: CheckContext): ContentProblem[] {
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

/**
 * Checks all content of a `knowledge` folder as of `today` (ISO date); with `complete`, also that nothing of the curriculum is
 * missing. Problems come in file order.
 */
export function checkContent(folder: string, today: string, { complete = false } = {}): CheckResult {
  const content = readContent(folder)
  const { curriculum, glossary } = content
  const context: CheckContext = { curriculum, glossary, facts: readFacts(folder), today }
  const problems = [
    ...content.problems,
    ...content.guides.flatMap(({ file, guide }) => checkGuide(guide, file, context)),
    ...content.flags.flatMap(({ file, flag }) => checkLooseFlag(flag, file, context)),
    ...checkAcross(content.guides, content.flags, curriculum),
    ...(complete ? checkWhole(content.guides, curriculum) : []),
  ]
  return { problems: problems.sort((a, b) => a.file.localeCompare(b.file)), files: content.files.length }
}

/** A pattern of `red-flags.yaml`: its own words, its owner in the curriculum, its sources in the facts. */
function checkLooseFlag(flag: RedFlag, file: string, { curriculum, facts }: CheckContext): ContentProblem[] {
  const found = findingsFor(file)
  checkFlag(flag, found)
  if (!curriculum.some(({ id }) => id === flag.guide)) found.error(flag.id, 'ref.guide', { id: flag.guide })
  for (const code of flag.source) {
    if (![...facts.values()].some(({ sources }) => sources.has(code))) {
      found.error(flag.id, 'source.notInFacts', { code })
    }
  }
  return found.problems
}
