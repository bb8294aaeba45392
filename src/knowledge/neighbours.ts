import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { NeighbourField } from './catalog.ts'
import { readYamlList } from './yaml-list.ts'

const list = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.string().min(2)).min(1))

/** Names stand in one text with commas between them: nine hundred lines of one name each would be read by nobody. */
const row: z.ZodType<NeighbourField> = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  ask: z.string().trim().min(1),
  names: list,
  unless: list.default([]),
})

/**
 * Subjects next to ours that nothing here speaks of, from `knowledge/neighbours.yaml`; none where the file is missing.
 *
 * @throws AppError `CONTENT_INVALID` for a row that breaks the schema, or a name given twice
 */
export function loadNeighbours(file: string): NeighbourField[] {
  if (!existsSync(file)) return []
  const fields = readYamlList(file, row)
  const names = fields.flatMap((field) => field.names)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new AppError('CONTENT_INVALID', { file: basename(file), rule: twice })
  return fields
}
