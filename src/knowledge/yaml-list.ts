import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import vi from 'zod/v4/locales/vi.js'
import { AppError } from '../errors.ts'

/** Authors read what zod says, so it says it in Vietnamese. */
const vietnamese = vi().localeError

/**
 * Reads a YAML file that holds one list of rows, each checked by `row`.
 *
 * @throws AppError `CONTENT_INVALID` (file, rule) for broken YAML, a row that breaks the schema, or an id used twice
 */
export function readYamlList<Row extends { id: string }>(path: string, row: z.ZodType<Row>): Row[] {
  const file = basename(path)
  const document = parseDocument(
    readFileSync(path, 'utf8')
      .normalize('NFC')
      .replace(/^\uFEFF/u, ''),
  )
  const [syntax] = document.errors
  if (syntax)
    throw new AppError('CONTENT_INVALID', {
      file,
      rule: `line ${syntax.linePos?.[0].line ?? 1}: ${syntax.message.split('\n')[0]}`,
    })
  const rows = z.array(row).safeParse(document.toJS(), { error: vietnamese })
  if (!rows.success) {
    const [issue] = rows.error.issues
    throw new AppError('CONTENT_INVALID', { file, rule: `${issue?.path.join('.')}: ${issue?.message}` })
  }
  const ids = rows.data.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) throw new AppError('CONTENT_INVALID', { file, rule: twice })
  return rows.data
}
