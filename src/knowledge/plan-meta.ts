import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { isPath } from './address.ts'
import type { PlanMeta } from './plan.ts'

const line = z.string().trim().min(1)

const printed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('printed'), value: line }),
  z.strictObject({ kind: z.literal('blank'), value: line }),
  z.strictObject({ kind: z.literal('absent') }),
])

const schema: z.ZodType<PlanMeta> = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  name: line,
  title: line,
  place: line,
  issuer: line,
  number: printed,
  date: printed,
  dateNote: line,
  warnings: z.array(
    z.strictObject({
      text: line,
      source: line,
      at: z.string().refine(isPath, 'phải là số mục như VI.8').exactOptional(),
    }),
  ),
})

/** What a plan's `.md` file says about it, or why it cannot be read. `line` counts from 1 in that file. */
export type ReadMeta = { ok: true; meta: PlanMeta } | { ok: false; line: number; why: string }

/** Reads the front matter between the two `---` lines; the words below it are for people and are not read. */
export function readPlanMeta(source: string): ReadMeta {
  const front = /^---\r?\n(.*?\r?\n)---\r?(?:\n|$)/su.exec(source.normalize('NFC'))
  if (front?.[1] === undefined) return { ok: false, line: 1, why: 'thiếu phần giữa hai dòng ---' }
  let data: unknown
  try {
    data = parse(front[1])
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    return { ok: false, line: (error.linePos?.[0].line ?? 1) + 1, why: error.code }
  }
  const result = schema.safeParse(data)
  if (result.success) return { ok: true, meta: result.data }
  const issue = result.error.issues[0]
  const key = String(issue?.path[0] ?? '')
  const at = front[1].split('\n').findIndex((text) => text.startsWith(`${key}:`))
  return { ok: false, line: at + 2, why: `${issue?.path.join('.')}: ${issue?.message}` }
}
