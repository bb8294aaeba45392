import { basename } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { PlaceRow } from './catalog.ts'
import { readYamlList } from './yaml-list.ts'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)

const row: z.ZodType<PlaceRow> = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.enum(['tinh', 'xa']).default('tinh'),
  aliases: z.array(z.string().min(2)).min(1),
  plans: z.array(id).default([]),
  offers: z.array(id).default([]),
  in: id.nullable().default(null),
})

/**
 * Provinces and communes with the plans that reach them, from `knowledge/places.yaml`.
 *
 * @throws AppError `CONTENT_INVALID` for a row that breaks the schema; `CONTENT_DANGLING` for an enclosing place that is not there
 */
export function loadPlaces(file: string): PlaceRow[] {
  const rows = readYamlList(file, row)
  const ids = new Set(rows.map((place) => place.id))
  for (const place of rows) {
    if (place.in !== null && !ids.has(place.in)) {
      throw new AppError('CONTENT_DANGLING', { id: place.in, file: basename(file) })
    }
  }
  return rows
}
