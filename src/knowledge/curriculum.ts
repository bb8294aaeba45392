import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { type GuideId, SKILLS, type Skill } from './guide.ts'

/** One guide of the curriculum, written or not. From `knowledge/curriculum.yaml`. */
export interface CurriculumRow {
  id: GuideId
  skill: Skill
  /** The skill's mastery rests on it. */
  core: boolean
  title: string
}

const rows = z.array(z.strictObject({ id: z.string(), skill: z.enum(SKILLS), core: z.boolean(), title: z.string() }))

/** Reads the list; throws `GUIDE_INVALID` naming the file when it is not one. */
export function parseCurriculum(text: string, file: string): CurriculumRow[] {
  const result = rows.safeParse(parse(text))
  if (!result.success) throw new AppError('GUIDE_INVALID', { file, rule: result.error.issues[0]?.message ?? '' })
  return result.data
}
