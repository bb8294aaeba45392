import { z } from 'zod'
import { type ContentProblem, findingsFor } from './content-problem.ts'
import { parseYaml } from './content-yaml.ts'
import { type GuideId, SKILLS, type Skill } from './guide.ts'

/** One guide of the curriculum, written or not. From `knowledge/curriculum.yaml`. */
export interface CurriculumRow {
  id: GuideId
  skill: Skill
  /** The skill's mastery rests on it. */
  core: boolean
  title: string
}

const schema = z.array(z.strictObject({ id: z.string(), skill: z.enum(SKILLS), core: z.boolean(), title: z.string() }))

/** Reads the list of every guide there is or will be. */
export function parseCurriculum(text: string, file: string): { rows: CurriculumRow[]; problems: ContentProblem[] } {
  const found = findingsFor(file)
  return { rows: parseYaml(text, schema, found) ?? [], problems: found.problems }
}
