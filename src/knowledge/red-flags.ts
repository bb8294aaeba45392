import { z } from 'zod'
import { type ContentProblem, findingsFor } from './content-problem.ts'
import { parseYaml } from './content-yaml.ts'
import type { RedFlag } from './guide.ts'
import { redFlagFields } from './guide-parser-front.ts'

const rows = z.array(z.strictObject({ ...redFlagFields, guide: z.string() }))

/** Reads `red-flags.yaml`: the scam patterns whose guide is not written yet, each with the curriculum id of that guide. */
export function parseRedFlags(text: string, file: string): { flags: RedFlag[]; problems: ContentProblem[] } {
  const found = findingsFor(file)
  return { flags: parseYaml(text, rows, found) ?? [], problems: found.problems }
}
