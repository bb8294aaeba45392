import { basename } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { fold } from '../shared/text.ts'
import type { Agency } from './catalog.ts'
import { readYamlList } from './yaml-list.ts'

/** Reads `knowledge/agencies.yaml`. Apart from finding agencies in texts: a start from a snapshot reads no YAML. */

const spelling = z.string().min(2)

const row = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  name: spelling,
  /** Spellings of each plan, word for word. */
  printed: z.record(z.string(), z.array(spelling).min(1)),
  said: z.array(spelling),
})

/** A row of `knowledge/agencies.yaml`. */
export type AgencyRow = z.infer<typeof row>

/**
 * The agencies with every spelling, from `knowledge/agencies.yaml`.
 *
 * @throws AppError `CONTENT_INVALID` for a row that breaks the schema or a spelling that two agencies claim
 */
export function loadAgencies(file: string): Agency[] {
  const rows = readAgencyRows(file)
  const owners = new Map<string, string>()
  return rows.map(({ id, name, printed, said }) => {
    const aliases = [...new Set([name, ...Object.values(printed).flat(), ...said])]
    // People type without marks, so two spellings that differ in nothing else cannot be told apart either.
    for (const alias of aliases.map(fold)) {
      const owner = owners.get(alias)
      if (owner !== undefined && owner !== id) {
        throw new AppError('CONTENT_INVALID', { file: basename(file), rule: `${alias}: ${owner}, ${id}` })
      }
      owners.set(alias, id)
    }
    return { id, name, aliases }
  })
}

/** The rows as written, with the plan each spelling stands in. */
export function readAgencyRows(file: string): AgencyRow[] {
  return readYamlList(file, row)
}
