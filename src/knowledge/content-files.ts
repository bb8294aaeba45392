import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GlossaryEntry } from './catalog.ts'
import { contentFiles } from './catalog.ts'
import type { ContentProblem } from './content-problem.ts'
import { type CurriculumRow, parseCurriculum } from './curriculum.ts'
import type { FactsFile } from './fact-claims.ts'
import { parseFacts } from './fact-marks.ts'
import { parseGlossary } from './glossary.ts'
import type { Guide, RedFlag } from './guide.ts'
import { parseGuide } from './guide-parser.ts'
import { parseRedFlags } from './red-flags.ts'

/** A guide with the file it came from. */
export interface GuideFile {
  file: string
  guide: Guide
}

/** A pattern of `red-flags.yaml` with the file it came from. */
export interface FlagFile {
  file: string
  flag: RedFlag
}

/** All guide content of a `knowledge` folder, parsed, and whatever could not be. */
export interface ContentFiles {
  /** Every guide file and list read, whether it parsed or not. */
  files: string[]
  guides: GuideFile[]
  flags: FlagFile[]
  glossary: GlossaryEntry[]
  curriculum: CurriculumRow[]
  problems: ContentProblem[]
}

/** Reads guides, `red-flags.yaml`, `glossary.yaml` and `curriculum.yaml`; a list that is not there is empty. */
export function readContent(folder: string): ContentFiles {
  const guideFiles = contentFiles(folder).filter((file) => file.startsWith('guides/') && file.endsWith('.md'))
  const parsed = guideFiles.map((file) => ({
    file,
    result: parseGuide(readFileSync(join(folder, file), 'utf8'), file),
  }))
  const list = <T>(file: string, read: (text: string, file: string) => T, empty: T): T =>
    existsSync(join(folder, file)) ? read(readFileSync(join(folder, file), 'utf8'), file) : empty
  const flags = list('red-flags.yaml', parseRedFlags, { flags: [], problems: [] })
  const glossary = list('glossary.yaml', parseGlossary, { entries: [], problems: [] })
  const curriculum = list('curriculum.yaml', parseCurriculum, { rows: [], problems: [] })
  return {
    files: [...guideFiles, 'red-flags.yaml', 'glossary.yaml', 'curriculum.yaml'],
    guides: parsed.flatMap(({ file, result }) => ('guide' in result ? [{ file, guide: result.guide }] : [])),
    flags: flags.flags.map((flag) => ({ file: 'red-flags.yaml', flag })),
    glossary: glossary.entries,
    curriculum: curriculum.rows,
    problems: [
      ...parsed.flatMap(({ result }) => ('problems' in result ? result.problems : [])),
      ...flags.problems,
      ...glossary.problems,
      ...curriculum.problems,
    ],
  }
}

/** The facts files of a `knowledge` folder by name without `.md`. */
export function readFacts(folder: string): Map<string, FactsFile> {
  const names = readdirSync(join(folder, 'facts')).filter((name) => name.endsWith('.md'))
  return new Map(
    names.map((name) => {
      const id = name.slice(0, -'.md'.length)
      return [id, parseFacts(readFileSync(join(folder, 'facts', name), 'utf8'), id)]
    }),
  )
}
